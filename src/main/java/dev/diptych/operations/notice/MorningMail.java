package dev.diptych.operations.notice;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionViews;
import dev.diptych.publish.DigestEntry;
import dev.diptych.store.Alerts;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.Digests;
import dev.diptych.store.NightFigures;
import dev.diptych.store.NightFigures.Night;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The mail with the index of an edition, as soon as its night has ended: that is at {@code
 * publishBy} at the latest, which ends a night as it is. Once an edition; what mends it later sends
 * none. A night without an edition is a matter of {@code alertBy}.
 */
@Component
class MorningMail {

  /** A night that ended longer ago is no morning's news: nothing served meanwhile. */
  private static final Duration NEWS = Duration.ofHours(12);

  private final NightFigures nights;
  private final EditionViews views;
  private final Digests digests;
  private final ConsoleAddress console;
  private final Alerts alerts;
  private final MailChannel mail;
  private final Clock clock;

  MorningMail(
      NightFigures nights,
      EditionViews views,
      Digests digests,
      ConsoleAddress console,
      Alerts alerts,
      MailChannel mail,
      Clock clock) {
    this.nights = nights;
    this.views = views;
    this.digests = digests;
    this.console = console;
    this.alerts = alerts;
    this.mail = mail;
    this.clock = clock;
  }

  /** The mails that were not noted yet. */
  List<NewAlert> due() {
    if (!mail.takes(Kind.MORNING)) {
      return List.of();
    }
    return nights.endedAfter(clock.instant().minus(NEWS)).stream()
        .filter(night -> !alerts.isNoted(key(night), MailChannel.NAME))
        .map(this::written)
        .toList();
  }

  private static String key(Night night) {
    return "morning:%s/%s".formatted(night.job(), night.label());
  }

  private NewAlert written(Night night) {
    Full full = views.show(new EditionName(night.job(), night.label()));
    EditionView edition = full.summary();
    MorningText text = new MorningText(edition, full.index(), console);
    Map<String, List<DigestEntry>> first = new TreeMap<>();
    Map<String, Integer> counts = new HashMap<>();
    digests
        .all(night.editionId())
        .filter(row -> row.entry() != null)
        .forEach(
            row -> {
              List<DigestEntry> entries =
                  first.computeIfAbsent(row.target(), target -> new ArrayList<>());
              if (counts.merge(row.target(), 1, Integer::sum) <= MorningText.MOST_ARTICLES) {
                entries.add(digests.entry(row.entry(), DigestEntry.class));
              }
            });
    first.forEach((target, entries) -> text.list(target, entries, counts.getOrDefault(target, 0)));
    return new NewAlert(
        key(night),
        Kind.MORNING.name(),
        night.job(),
        night.label(),
        Words.subject(
            "%s/%s: %d articles, %s"
                .formatted(night.job(), night.label(), edition.articles(), text.state())),
        text.plain(),
        text.html());
  }
}
