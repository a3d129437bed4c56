package dev.diptych.digest;

import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import java.util.List;
import java.util.stream.Stream;

/**
 * A check of one target against its source, without any reference translation. A pure function;
 * safe for use by several lanes.
 */
@FunctionalInterface
interface Gate {

  /** What the gate notices; empty if nothing. */
  Stream<Finding> check(Candidate candidate);

  /**
   * A target before it is accepted.
   *
   * @param source the text
   * @param target its translation
   * @param pair from what into what
   * @param terms glossary terms that occur in the source
   * @param doubts what the engine itself states
   */
  record Candidate(
      String source,
      String target,
      LanguagePair pair,
      List<GlossaryTerm> terms,
      List<String> doubts) {}
}
