package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.text.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every term of the glossary that the source has is said in the target as the glossary says it: its
 * words in a row, each in any of its forms ("Authority" and "Authorities", in Arabic also behind
 * clitics and the article). The gate would rather miss a wrong form than doubt a right one.
 */
final class TermGate {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** Clitics and the article, as glossaries do not write them. */
  private static final Pattern ARABIC_HEAD = Pattern.compile("^[وف]?[بكل]?(?:ال|لل)?(?=\\p{L}{2})");

  /** A form keeps at least so many letters of its word, and adds or changes at most so many. */
  private static final int KEPT = 4;

  private static final int CHANGED = 3;

  private TermGate() {}

  static Stream<Finding> check(Candidate candidate) {
    if (candidate.terms().isEmpty()) {
      return Stream.empty();
    }
    String folded = Folding.SPELLINGS.fold(candidate.target());
    List<String> target = words(folded);
    return candidate.terms().stream()
        // Also of languages that put no spaces between words.
        .filter(term -> !folded.contains(Folding.SPELLINGS.fold(term.target())))
        .filter(term -> !says(target, words(Folding.SPELLINGS.fold(term.target()))))
        .map(
            term -> new Finding(Check.TERM, Severity.DOUBT, List.of(term.source(), term.target())));
  }

  private static List<String> words(String folded) {
    return Arrays.stream(NO_WORD.split(folded)).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean says(List<String> target, List<String> term) {
    for (int start = 0; start + term.size() <= target.size(); start++) {
      if (isForm(target.subList(start, start + term.size()), term)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForm(List<String> said, List<String> term) {
    for (int i = 0; i < term.size(); i++) {
      if (!isForm(said.get(i), term.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForm(String said, String word) {
    return said.equals(word)
        || isInflected(said, word)
        || isInflected(
            ARABIC_HEAD.matcher(said).replaceFirst(""), ARABIC_HEAD.matcher(word).replaceFirst(""));
  }

  private static boolean isInflected(String said, String word) {
    int same = 0;
    while (same < said.length() && same < word.length() && said.charAt(same) == word.charAt(same)) {
      same++;
    }
    return (same >= KEPT || same == word.length() && same == said.length())
        && said.length() - same <= CHANGED
        && word.length() - same <= CHANGED;
  }
}
