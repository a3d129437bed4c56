package dev.diptych.run;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Glossary;
import dev.diptych.engine.Engine;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.job.GlossarySource;
import dev.diptych.job.JobFile;
import dev.diptych.publish.WatchList;
import dev.diptych.store.EditionRow;
import dev.diptych.store.PassRow;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one run works on: one object a run, shared by its steps and lanes.
 *
 * @param edition as it was frozen
 * @param pass the pass this run carries out
 * @param epoch of this run: whatever it writes is conditional on it
 * @param job the edition's settings
 * @param engines the chain of this pass, best first
 * @param writer who writes summaries, {@code null} if sentences are chosen
 * @param signal tells the lanes to end
 * @param progress how far the run is
 */
record RunContext(
    EditionRow edition,
    PassRow pass,
    int epoch,
    JobFile job,
    List<TranslationEngine> engines,
    @Nullable SummaryEngine writer,
    RunSignal signal,
    RunProgress progress) {

  RunContext {
    engines = List.copyOf(engines);
  }

  /** What its units are worth. */
  Worth worth() {
    return new Worth(new WatchList(job.watch()));
  }

  /**
   * Whether something may be cut off, by time or by budget, so that the order of units matters;
   * otherwise articles are worked on one after the other.
   */
  boolean mayBeCut() {
    return deadline() != null || !job.budget().equals(Budget.Limits.NONE);
  }

  /** The edition's glossary. */
  Glossary glossary() {
    GlossarySource source = job.glossary();
    return source == null ? Glossary.NONE : source.glossary();
  }

  /**
   * When the edition is published as it is: the first {@code publishBy} after the edition's
   * reference instant. Later passes have no deadline, for their edition is out already.
   */
  @Nullable Instant deadline() {
    if (job.publishBy() == null || pass.number() > 1) {
      return null;
    }
    ZonedDateTime start = edition.asOf().atZone(job.zone());
    ZonedDateTime deadline = start.with(job.publishBy());
    return (deadline.isAfter(start) ? deadline : deadline.plusDays(1)).toInstant();
  }

  /** Whether every engine of the chain works inside this process, on its processors. */
  boolean local() {
    return all().allMatch(engine -> engine.reach() == Reach.PROCESS);
  }

  /** Whether what every engine of the chain does is done again in milliseconds. */
  boolean repeatable() {
    return all().allMatch(Engine::repeatable);
  }

  private Stream<Engine> all() {
    return Stream.concat(engines.stream(), Stream.ofNullable(writer));
  }
}
