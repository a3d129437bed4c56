package dev.diptych.operations;

import dev.diptych.job.Allowance;
import dev.diptych.job.Overrides;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done by a run. An order says what is wanted and nothing about who carries it
 * out: {@link Orders} makes a pass of it and gives that to a {@link Dispatcher}.
 */
public sealed interface WorkOrder {

  /** The verb of the command line that gives this order. */
  String verb();

  /** An order about one edition. */
  sealed interface OfEdition extends WorkOrder {

    /** The edition. */
    EditionName edition();
  }

  /**
   * The edition of the day: a new one, or the one that is not finished.
   *
   * @param job the job's name
   * @param overrides of its settings, for a new edition only
   * @param asOf the reference instant of a new edition, {@code null} for now: the same instant
   *     makes the same edition again
   * @param dryRun only say what would be done
   */
  record Run(String job, Overrides overrides, @Nullable Instant asOf, boolean dryRun)
      implements WorkOrder {
    @Override
    public String verb() {
      return "run";
    }
  }

  /**
   * A failed or stopped pass again, exactly as it was ordered but for what is allowed now; that
   * holds for the edition from then on.
   */
  record Restart(EditionName edition, Allowance allowance) implements OfEdition {
    @Override
    public String verb() {
      return "restart";
    }
  }

  /**
   * What is missing and matches, as a new pass.
   *
   * @param choice which of the missing units
   * @param engine to ask instead of the job's, {@code null} for the job's
   */
  record RetryGaps(
      EditionName edition, UnitChoice choice, @Nullable String engine, Allowance allowance)
      implements OfEdition {
    @Override
    public String verb() {
      return "retry-gaps";
    }
  }

  /**
   * A section that is wrong anew; what is remembered of it is rejected first.
   *
   * @param article slug, id, position or path
   * @param section its id, such as {@code s2}
   * @param engine to ask instead of the job's, {@code null} for the job's
   */
  record Redo(
      EditionName edition,
      String article,
      String section,
      @Nullable String engine,
      Allowance allowance)
      implements OfEdition {
    @Override
    public String verb() {
      return "redo";
    }
  }

  /**
   * A person's translation of a segment in its place; it outranks machines for good.
   *
   * @param article slug, id, position or path
   * @param segment its id, such as {@code s2.5}
   * @param target BCP 47 tag, {@code null} for the job's first
   * @param text the right translation, not blank
   */
  record Correct(
      EditionName edition, String article, String segment, @Nullable String target, String text)
      implements OfEdition {
    @Override
    public String verb() {
      return "correct";
    }
  }

  /**
   * Digests that a person edited in a tool of their own: what differs from what stands is
   * corrected, all of it in one pass.
   *
   * @param file XLIFF 2, as it was written here and edited since
   */
  record TakeBack(Path file) implements WorkOrder {
    @Override
    public String verb() {
      return "tm import";
    }
  }

  /**
   * A term's right translation in everything that is out.
   *
   * @param source the term as articles have it, {@code null} for all that has changed in the job's
   *     glossary
   * @param target its right translation, {@code null} together with the source
   */
  record Term(String job, @Nullable String source, @Nullable String target) implements WorkOrder {
    @Override
    public String verb() {
      return "tm term";
    }
  }

  /**
   * An article out of its edition, with what is nearly the same text in all editions of the job; it
   * is not published again.
   *
   * @param article slug, id, position or path
   * @param alsoFromMemory whether its machine translations are rejected too
   */
  record Withdraw(EditionName edition, String article, boolean alsoFromMemory)
      implements OfEdition {
    @Override
    public String verb() {
      return "withdraw";
    }
  }

  /**
   * A skipped file again that has been mended.
   *
   * @param path as the edition shows it
   */
  record Include(EditionName edition, String path) implements OfEdition {
    @Override
    public String verb() {
      return "include";
    }
  }

  /** A finished edition written again from the tables, as it is; asks no engine. */
  record Publish(EditionName edition) implements OfEdition {
    @Override
    public String verb() {
      return "publish";
    }
  }
}
