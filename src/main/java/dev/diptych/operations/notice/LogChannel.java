package dev.diptych.operations.notice;

import dev.diptych.store.Alerts.AlertRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The log of this machine: everybody has it. */
@Component
final class LogChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger("faults");

  @Override
  public String name() {
    return "log";
  }

  @Override
  public boolean takes(Kind kind) {
    return kind != Kind.MORNING;
  }

  @Override
  public void tell(AlertRow alert) {
    if (alert.alert().kind().equals(Kind.ALL_CLEAR.name())) {
      log.info("{}", alert.alert().subject());
    } else {
      log.warn("{}", alert.alert().subject());
    }
  }
}
