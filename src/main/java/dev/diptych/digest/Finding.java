package dev.diptych.digest;

import java.util.List;

/**
 * Something a quality check noticed about one segment. Its words are made where it is shown, in the
 * language of the page, from {@code check} and {@code arguments}.
 *
 * @param check which check
 * @param severity whether the target may stand
 * @param arguments what the check found, for the message: texts of the article or numbers
 */
public record Finding(Check check, Severity severity, List<String> arguments) {

  /** Copies the list, so that the finding cannot change. */
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /** The checks; each has a message {@code check.<NAME>} in the bundles of the digest. */
  public enum Check {
    /** The target is empty. */
    EMPTY,
    /**
     * A language model speaks for itself: it refuses, introduces its answer, or shows its
     * instructions.
     */
    REFUSAL,
    /** The target is the source again: the signature of an engine that lacks the pair. */
    ECHO,
    /** A number of the source is missing in the target, or the other way round. */
    NUMBERS,
    /** The target is far longer or shorter than the source allows. */
    LENGTH,
    /** Letters of the source's script stand in the target. */
    SCRIPT,
    /** The target repeats itself where the source does not. */
    REPETITION,
    /** A negation of the source is missing in the target, or the other way round. */
    NEGATION,
    /** A web address, mail address, handle or Latin name was changed. */
    VERBATIM,
    /** A name stands on one side only. */
    NAMES,
    /** A glossary term was not used. */
    TERM,
    /** Another engine says something else of what matters. */
    SECOND_OPINION,
    /** The engine itself states a doubt. */
    ENGINE_DOUBT
  }

  /** What a finding means for the target. */
  public enum Severity {
    /** The target stands and carries the finding. */
    WARNING,
    /** The target may say something else than the source: it stands only if there is no better. */
    DOUBT,
    /** The target may not be shown. */
    REJECTION
  }
}
