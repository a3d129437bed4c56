package dev.diptych.cli;

import dev.diptych.job.UsageException;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Option;

/** How long a verb that runs something waits until another run is over. */
final class Patience {

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "How long to wait while another run is at work, such as 30m; 0s refuses at once"
              + " (default: ${DEFAULT-VALUE}).")
  private String time = "1h";

  /**
   * The time.
   *
   * @throws UsageException if it is none
   */
  Duration time() {
    try {
      Duration parsed = DurationStyle.SIMPLE.parse(time);
      if (!parsed.isNegative()) {
        return parsed;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a negative one.
    }
    throw new UsageException("--wait takes a time such as 30m, 2h or 0s, not " + time);
  }
}
