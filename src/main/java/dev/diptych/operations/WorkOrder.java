package dev.diptych.operations;

import dev.diptych.job.Allowance;
import dev.diptych.job.Overrides;
import java.io.IOException;
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

  /**
   * Has the order told apart.
   *
   * @return what the visitor makes of an order of this kind
   * @throws IOException as the visitor does
   */
  <T> T accept(Visitor<T> visitor) throws IOException;

  /**
   * What is made of an order, by its kind: a new kind does not compile before everybody who tells
   * them apart knows it.
   *
   * @param <T> what is made of it
   */
  interface Visitor<T> {
    /** Of a {@link Run}; throws if the input folder cannot be listed. */
    T run(Run order) throws IOException;

    /** Of a {@link Restart}. */
    T restart(Restart order) throws IOException;

    /** Of a {@link RetryGaps}. */
    T retryGaps(RetryGaps order) throws IOException;

    /** Of a {@link Redo}. */
    T redo(Redo order) throws IOException;

    /** Of a {@link Correct}. */
    T correct(Correct order) throws IOException;

    /** Of a {@link TakeBack}. */
    T takeBack(TakeBack order) throws IOException;

    /** Of a {@link Term}. */
    T term(Term order) throws IOException;

    /** Of a {@link Withdraw}. */
    T withdraw(Withdraw order) throws IOException;

    /** Of a {@link Include}. */
    T include(Include order) throws IOException;

    /** Of a {@link Publish}. */
    T publish(Publish order) throws IOException;
  }

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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.run(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.restart(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.retryGaps(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.redo(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.correct(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.takeBack(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.term(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.withdraw(this);
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

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.include(this);
    }
  }

  /** A finished edition written again from the tables, as it is; asks no engine. */
  record Publish(EditionName edition) implements OfEdition {
    @Override
    public String verb() {
      return "publish";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) throws IOException {
      return visitor.publish(this);
    }
  }
}
