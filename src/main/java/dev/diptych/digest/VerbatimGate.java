package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is the same in every language stands in the target as it does in the source: web and mail
 * addresses, handles, hashtags in Latin letters, and names that a text in another script writes in
 * Latin letters. Case does not count, nor does what punctuation surrounds it.
 */
final class VerbatimGate {

  /** Each is looked for in the whole target. No segment has more but one that is made to. */
  private static final int MOST = 100;

  /** Bounded everywhere, so that no text makes it go back far. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[\\p{Alnum}./?#&=%_~:+@-]{1,500}"
              + "|[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}.-]{1,190}\\.\\p{Alpha}{2,24}"
              + "|(?<![\\p{Alnum}@])[@#][\\p{Alnum}_]{2,50}");

  private static final Pattern LATIN_NAME =
      Pattern.compile("(?<![\\p{Alnum}_])\\p{Alpha}[\\p{Alnum}]{1,50}(?![\\p{Alnum}_])");

  private static final Pattern TRAILING = Pattern.compile("[.,:;?!_~-]+$");

  private VerbatimGate() {}

  static Stream<Finding> check(Candidate candidate) {
    String target = candidate.target().toLowerCase(Locale.ROOT);
    Set<String> wanted = new LinkedHashSet<>();
    String rest = collect(ADDRESS, candidate.source(), wanted);
    if (!Scripts.isLatin(candidate.pair().source())) {
      collect(LATIN_NAME, rest, wanted);
    }
    return wanted.stream()
        .limit(MOST)
        .filter(part -> !target.contains(part.toLowerCase(Locale.ROOT)))
        .map(part -> new Finding(Check.VERBATIM, Severity.DOUBT, List.of(part)));
  }

  /**
   * @return the text without what was found
   */
  private static String collect(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      found.add(TRAILING.matcher(matcher.group()).replaceFirst(""));
      matcher.appendReplacement(rest, " ");
    }
    return matcher.appendTail(rest).toString();
  }
}
