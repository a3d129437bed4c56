package dev.diptych.run;

import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.store.Beat;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.ProcessIdentity.Life;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the process behind a run lives. Looks only, and needs nothing of Spring Batch. */
@Component
public class Vitals {

  private final ProcessIdentity process;
  private final RunSettings settings;
  private final Clock clock;

  /** As seen from a process. */
  public Vitals(ProcessIdentity process, RunSettings settings, Clock clock) {
    this.process = process;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Whether a run will, for all that is known, end what it has in hand. One that is frozen may live
   * and will not.
   */
  boolean willGoOn(Beat beat) {
    Diagnosis diagnosis = diagnose(beat);
    return !diagnosis.dead() && !diagnosis.stale();
  }

  /** What the last sign of life says; {@code null} if there never was one. */
  public Diagnosis diagnose(@Nullable Beat beat) {
    if (beat == null) {
      return new Diagnosis(Life.DEAD, "it never gave a sign of life", true);
    }
    ProcessIdentity other = beat.process();
    Life life = process.lifeOf(other);
    Duration silent = Duration.between(beat.at(), clock.instant());
    String who = "process %d on %s, last beat %s".formatted(other.pid(), other.host(), beat.at());
    String verdict =
        switch (life) {
          case ALIVE -> "it lives";
          case DEAD ->
              other.bootId().equals(process.bootId())
                  ? "no such process any more"
                  : "the machine was started anew since";
          case ELSEWHERE -> "silent for " + silent.toSeconds() + " s";
        };
    return new Diagnosis(life, who + ": " + verdict, silent.compareTo(settings.staleAfter()) > 0);
  }
}
