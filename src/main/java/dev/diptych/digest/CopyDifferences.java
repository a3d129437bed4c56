package dev.diptych.digest;

import dev.diptych.article.Article;
import dev.diptych.article.Segment;
import dev.diptych.text.Beginning;
import dev.diptych.text.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a copy of a story says more or otherwise than the copy that stands for it. A sentence with a
 * counterpart gives the words in which it differs, names and numbers among them; one without gives
 * itself. Spelling, vowel signs and punctuation do not count.
 */
public final class CopyDifferences {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,٫٬][\\p{N}]+)*");
  private static final double COUNTERPART = 0.5;
  private static final int MOST = 8;
  private static final int MOST_COMPARED = 400;
  private static final int LONGEST = 160;
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 250;

  private CopyDifferences() {}

  /**
   * Compares.
   *
   * @return at most {@value #MOST} pieces of the copy's text, each of at most {@value #LONGEST}
   *     characters and an ellipsis
   */
  public static List<String> of(Article standing, Article copy) {
    List<Sentence> known =
        standing.segments().stream().limit(MOST_COMPARED).map(CopyDifferences::sentence).toList();
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      for (String word : known.get(i).set()) {
        places.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
      }
    }
    Set<String> found = new LinkedHashSet<>();
    for (Segment segment : copy.segments().stream().limit(MOST_COMPARED).toList()) {
      if (found.size() >= MOST) {
        break;
      }
      Sentence sentence = sentence(segment);
      Sentence counterpart = counterpart(sentence, known, places);
      if (counterpart != null) {
        found.addAll(spans(sentence, counterpart));
      } else if (sentence.folded().size() >= FEWEST_WORDS) {
        found.add(Beginning.marked(segment.content(), LONGEST));
      }
    }
    return found.stream().limit(MOST).toList();
  }

  /** The sentence with the largest share of common words, from half on. */
  private static @Nullable Sentence counterpart(
      Sentence sentence, List<Sentence> known, Map<String, List<Integer>> places) {
    Map<Integer, Integer> common = new HashMap<>();
    for (String word : sentence.set()) {
      for (int place : places.getOrDefault(word, List.of())) {
        common.merge(place, 1, Integer::sum);
      }
    }
    return common.entrySet().stream()
        .filter(
            entry -> {
              int larger = Math.max(sentence.set().size(), known.get(entry.getKey()).set().size());
              return entry.getValue() >= larger * COUNTERPART;
            })
        .max(
            Comparator.comparing((Map.Entry<Integer, Integer> entry) -> entry.getValue())
                .thenComparing(entry -> -entry.getKey()))
        .map(entry -> known.get(entry.getKey()))
        .orElse(null);
  }

  /**
   * The runs of words that stand at their place in the copy alone. A word that only stands
   * elsewhere in the counterpart is none, a number is.
   */
  private static List<String> spans(Sentence sentence, Sentence counterpart) {
    boolean[] same = common(sentence.folded(), counterpart.folded());
    List<String> spans = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= same.length; i++) {
      boolean other =
          i < same.length
              && !same[i]
              && (!counterpart.set().contains(sentence.folded().get(i))
                  || Character.isDigit(sentence.folded().get(i).charAt(0)));
      if (other && from < 0) {
        from = i;
      } else if (!other && from >= 0) {
        int end = sentence.ends().get(i - 1);
        spans.add(
            Beginning.marked(sentence.text().substring(sentence.starts().get(from), end), LONGEST));
        from = -1;
      }
    }
    return spans;
  }

  /** Which words of one belong to the longest row of words that both have in this order. */
  private static boolean[] common(List<String> one, List<String> other) {
    int[][] longest = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int k = other.size() - 1; k >= 0; k--) {
        longest[i][k] =
            one.get(i).equals(other.get(k))
                ? longest[i + 1][k + 1] + 1
                : Math.max(longest[i + 1][k], longest[i][k + 1]);
      }
    }
    boolean[] same = new boolean[one.size()];
    int k = 0;
    for (int i = 0; i < one.size(); i++) {
      while (k < other.size() && longest[i][k] == longest[i][k + 1]) {
        k++;
      }
      if (k < other.size() && longest[i][k] > longest[i + 1][k]) {
        same[i] = true;
        k++;
      }
    }
    return same;
  }

  private static Sentence sentence(Segment segment) {
    String text = segment.content();
    List<String> folded = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find() && folded.size() < MOST_WORDS) {
      folded.add(Folding.SPELLINGS.fold(word.group()));
      starts.add(word.start());
      ends.add(word.end());
    }
    return new Sentence(text, folded, starts, ends, Set.copyOf(folded));
  }

  /** A sentence and its words as they are compared, with their places. */
  private record Sentence(
      String text,
      List<String> folded,
      List<Integer> starts,
      List<Integer> ends,
      Set<String> set) {}
}
