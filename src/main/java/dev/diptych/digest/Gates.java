package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.text.Folding;
import java.util.List;
import java.util.stream.Stream;

/** The quality gates every target passes, whichever engine made it. */
final class Gates {

  /** ENGINES.md, section 7: a longer source may grow or shrink less. */
  private static final int SHORT_SOURCE = 20;

  private static final double MIN_RATIO = 0.45;

  /**
   * Arabic leaves short vowels out, so English is longer: of 997 pairs that people translated one
   * is shorter than this, and it is no translation.
   */
  private static final double MIN_RATIO_OF_ENGLISH_TO_ARABIC = 0.6;

  private static final double MAX_SHARE_OF_SOURCE_SCRIPT = 0.05;
  private static final double REJECTED_SHARE_OF_SOURCE_SCRIPT = 0.5;

  private static final List<Gate> ALL =
      List.of(
          Gates::empty,
          Gates::echo,
          RefusalGate::check,
          Gates::length,
          Gates::script,
          NumbersGate::check,
          NegationGate::check,
          VerbatimGate::check,
          NamesGate::check,
          RepetitionGate::check,
          TermGate::check,
          Gates::doubts);

  private Gates() {}

  /** What all gates notice, rejections first. */
  static List<Finding> check(Candidate candidate) {
    return ALL.stream()
        .flatMap(gate -> gate.check(candidate))
        .sorted((a, b) -> b.severity().compareTo(a.severity()))
        .toList();
  }

  private static Stream<Finding> empty(Candidate c) {
    return c.target().isBlank() ? rejection(Check.EMPTY) : Stream.empty();
  }

  /** A text without a letter (a number, a rule of dashes) is its own translation. */
  private static Stream<Finding> echo(Candidate c) {
    boolean same = c.source().strip().equalsIgnoreCase(c.target().strip());
    boolean hasSourceLetters =
        Scripts.isLatin(c.pair().source())
            ? c.source().strip().indexOf(' ') > 0 && Scripts.letters(c.source()) > 0
            : Scripts.foreignLetters(c.source()) > 0;
    return same && hasSourceLetters ? rejection(Check.ECHO) : Stream.empty();
  }

  private static Stream<Finding> length(Candidate c) {
    boolean isArabicToEnglish =
        c.pair().source().startsWith("ar") && c.pair().target().startsWith("en");
    // Vowel signs, where somebody writes them, are no text that English would need.
    String written = isArabicToEnglish ? Folding.LETTERS.fold(c.source()) : c.source();
    int source = written.strip().length();
    int target = c.target().strip().length();
    if (source == 0 || target == 0) {
      return Stream.empty();
    }
    boolean isShort = source <= SHORT_SOURCE;
    double ratio = (double) target / source;
    double least = isArabicToEnglish ? MIN_RATIO_OF_ENGLISH_TO_ARABIC : MIN_RATIO;
    boolean odd = ratio > (isShort ? 3.5 : 2.0) || ratio < (isShort ? 0.3 : least);
    return odd
        ? warning(Check.LENGTH, Integer.toString(source), Integer.toString(target))
        : Stream.empty();
  }

  private static Stream<Finding> script(Candidate c) {
    if (Scripts.isLatin(c.pair().source()) || !Scripts.isLatin(c.pair().target())) {
      return Stream.empty();
    }
    int letters = Scripts.letters(c.target());
    double share = letters == 0 ? 0 : (double) Scripts.foreignLetters(c.target()) / letters;
    if (share > REJECTED_SHARE_OF_SOURCE_SCRIPT) {
      return rejection(Check.SCRIPT, percent(share));
    }
    return share > MAX_SHARE_OF_SOURCE_SCRIPT
        ? warning(Check.SCRIPT, percent(share))
        : Stream.empty();
  }

  private static Stream<Finding> doubts(Candidate c) {
    return c.doubts().stream()
        .map(doubt -> new Finding(Check.ENGINE_DOUBT, Severity.WARNING, List.of(doubt)));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static Stream<Finding> rejection(Check check, String... arguments) {
    return Stream.of(new Finding(check, Severity.REJECTION, List.of(arguments)));
  }

  private static Stream<Finding> warning(Check check, String... arguments) {
    return Stream.of(new Finding(check, Severity.WARNING, List.of(arguments)));
  }
}
