package dev.diptych.engine.gist;

import dev.diptych.engine.Alignment;
import dev.diptych.engine.Explanation;
import dev.diptych.engine.gist.Disambiguator.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds which English word renders which reading, in what was written: of the words of the same
 * base form the one nearest to where the reading stands. Grammar moves, joins and drops words, so
 * what is not found has no counterpart; none is guessed. Linear in the sentence but for a word that
 * stands many times.
 */
final class Counterparts {

  /** More readings than this nobody compares. */
  private static final int MOST_READINGS = 6;

  /** A word that stands oftener is no help to a reader. */
  private static final int MOST_PLACES = 24;

  private final String english;
  private final List<int[]> words = new ArrayList<>();
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final boolean[] taken;

  private Counterparts(String english) {
    this.english = english;
    int at = 0;
    while (at < english.length()) {
      int from = at;
      while (at < english.length() && isPartOfWord(at, from)) {
        at++;
      }
      if (at > from) {
        words.add(new int[] {from, at});
      } else {
        at++;
      }
    }
    taken = new boolean[words.size()];
    for (int i = 0; i < words.size(); i++) {
      for (String base : English.bases(word(i))) {
        places.computeIfAbsent(base, key -> new ArrayList<>(2)).add(i);
      }
    }
  }

  private boolean isPartOfWord(int at, int from) {
    char c = english.charAt(at);
    boolean inside =
        at > from && at + 1 < english.length() && Character.isLetterOrDigit(english.charAt(at + 1));
    return Character.isLetterOrDigit(c) || inside && "-.,:".indexOf(c) >= 0;
  }

  private String word(int i) {
    return english.substring(words.get(i)[0], words.get(i)[1]).toLowerCase(Locale.ROOT);
  }

  /** A reading with what stands for it; {@code target} is empty if nothing does. */
  private record Found(Choice choice, int[] target, String rendering) {}

  /**
   * The counterparts of the readings, in the order of the source.
   *
   * @param source what the tokens were cut from
   * @param words the readings as the parser got them: some with the meaning that they have beside
   *     another word
   */
  static List<Alignment> of(
      String source, List<Token> tokens, List<Choice> choices, List<Word> words, String english) {
    List<int[]> ranges = ranges(source, tokens);
    List<Alignment> alignment = new ArrayList<>(choices.size());
    for (Found found : found(choices, words, new Counterparts(english))) {
      Choice choice = found.choice();
      int[] first = ranges.get(choice.from());
      int[] last = ranges.get(choice.from() + choice.reading().tokens() - 1);
      if (found.target().length > 0 && first.length > 0 && last.length > 0) {
        alignment.add(
            new Alignment(
                first[0],
                last[1],
                found.target()[0],
                found.target()[1],
                readings(choice, found.rendering())));
      }
    }
    return alignment;
  }

  /** The same in words, also for readings without a counterpart. */
  static List<Explanation.Word> explained(
      List<Token> tokens, List<Choice> choices, List<Word> words, String english) {
    List<Explanation.Word> explained = new ArrayList<>(choices.size());
    for (Found found : found(choices, words, new Counterparts(english))) {
      Choice choice = found.choice();
      int to = choice.from() + choice.reading().tokens();
      explained.add(
          new Explanation.Word(
              tokens.subList(choice.from(), to).stream()
                  .map(Token::text)
                  .collect(Collectors.joining(" ")),
              found.rendering(),
              readings(choice, found.rendering()),
              found.target().length == 0
                  ? null
                  : english.substring(found.target()[0], found.target()[1])));
    }
    return explained;
  }

  private static List<Found> found(List<Choice> choices, List<Word> words, Counterparts target) {
    Map<String, Set<String>> meanings = new HashMap<>();
    for (Word word : words) {
      meanings
          .computeIfAbsent(word.lemma().arabic(), key -> new LinkedHashSet<>(2))
          .add(word.english());
    }
    List<Found> found = new ArrayList<>(choices.size());
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      if (isWord(choice.reading())) {
        double share = choices.size() < 2 ? 0 : i / (double) (choices.size() - 1);
        Lemma lemma = choice.reading().lemma();
        found.add(
            target.counterpart(choice, meanings.getOrDefault(lemma.arabic(), Set.of()), share));
      }
    }
    return found;
  }

  private static boolean isWord(Reading reading) {
    return switch (reading.category()) {
      case MARK, CONJUNCTION -> false;
      default -> true;
    };
  }

  /** The parser may have settled for another rendering, by what stands beside the word. */
  private Found counterpart(Choice choice, Set<String> meanings, double share) {
    Lemma lemma = choice.reading().lemma();
    Set<String> renderings = new LinkedHashSet<>(meanings);
    renderings.add(lemma.english());
    renderings.addAll(lemma.others());
    for (String rendering : renderings) {
      int[] target = find(rendering, share);
      if (target.length > 0) {
        return new Found(choice, target, rendering);
      }
    }
    return new Found(choice, new int[0], lemma.english());
  }

  /** Where a rendering stands; empty if it does not. */
  private int[] find(String rendering, double share) {
    String[] wanted = rendering.toLowerCase(Locale.ROOT).split(" ");
    int head = -1;
    int best = Integer.MAX_VALUE;
    List<Integer> candidates = places.getOrDefault(wanted[0], List.of());
    if (candidates.size() > MOST_PLACES) {
      return new int[0];
    }
    int expected = (int) Math.round(share * (words.size() - 1));
    for (int place : candidates) {
      int distance = Math.abs(place - expected);
      if (!taken[place] && distance < best && goesOn(place, wanted)) {
        best = distance;
        head = place;
      }
    }
    if (head < 0) {
      return new int[0];
    }
    int last = head + wanted.length - 1;
    for (int i = head; i <= last; i++) {
      taken[i] = true;
    }
    return new int[] {words.get(head)[0], words.get(last)[1]};
  }

  private boolean goesOn(int place, String[] wanted) {
    if (place + wanted.length > words.size()) {
      return false;
    }
    for (int i = 1; i < wanted.length; i++) {
      if (taken[place + i] || !English.bases(word(place + i)).contains(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  /** Other renderings of the reading, then the readings that were not chosen. */
  private static List<String> readings(Choice choice, String chosen) {
    Lemma lemma = choice.reading().lemma();
    Set<String> readings = new LinkedHashSet<>();
    readings.add(lemma.english());
    readings.addAll(lemma.others());
    for (Reading other : choice.passedOver()) {
      readings.add(other.lemma().english());
      readings.addAll(other.lemma().others());
    }
    readings.remove(chosen);
    readings.remove("");
    return readings.stream().limit(MOST_READINGS).toList();
  }

  /** Where each token stands in the source; empty for one that is not written as it stands. */
  private static List<int[]> ranges(String source, List<Token> tokens) {
    String text = ArabicText.digits(ArabicText.compose(source));
    boolean same = text.length() == source.length();
    List<int[]> ranges = new ArrayList<>(tokens.size());
    int at = 0;
    for (Token token : tokens) {
      int from = same ? text.indexOf(token.text(), at) : -1;
      if (from < 0) {
        ranges.add(new int[0]);
      } else {
        at = from + token.text().length();
        ranges.add(new int[] {from, at});
      }
    }
    return ranges;
  }
}
