package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names a desk watches, each with its spellings in source and target languages. Immutable and
 * safe for use by several threads.
 *
 * <p>A spelling matches whole words. Case, vowel signs, tatweel and the usual variants of Arabic
 * letters do not count (أ إ آ ا, ة ه, ى ي), and the first word of a spelling is also found behind
 * the clitics و ف ب ك ل and the article. Matching a text takes time linear in its length.
 */
public final class WatchList {

  /** Nobody is watched. */
  public static final WatchList NONE = new WatchList(Map.of());

  /** Behind a clitic only names of this many letters are found: "بلا" is not the name "لا". */
  private static final int MIN_LETTERS_BEHIND_CLITIC = 3;

  private final List<String> names;
  private final Map<String, List<Spelling>> byFirstWord = new HashMap<>();

  /**
   * A watch list.
   *
   * @param spellings name shown → its spellings; the name itself is one of them
   */
  public WatchList(Map<String, List<String>> spellings) {
    names = List.copyOf(spellings.keySet());
    spellings.forEach(
        (name, written) -> {
          add(name, name);
          written.forEach(spelling -> add(name, spelling));
        });
  }

  private void add(String name, String spelling) {
    List<String> words = FoldedWords.of(spelling);
    if (!words.isEmpty()) {
      byFirstWord
          .computeIfAbsent(words.get(0), key -> new ArrayList<>())
          .add(new Spelling(name, words));
    }
  }

  /** The names in the order of the job file. */
  public List<String> names() {
    return names;
  }

  /**
   * Which names a digest mentions, in either language.
   *
   * @return name → the first row that mentions it
   */
  public Map<String, WatchHit> hits(Digest digest) {
    Map<String, WatchHit> hits = new LinkedHashMap<>();
    if (byFirstWord.isEmpty()) {
      return hits;
    }
    digest
        .rows()
        .forEach(
            row ->
                mentioned(row)
                    .forEach(
                        name ->
                            hits.putIfAbsent(
                                name, new WatchHit(row.segmentId(), row.target(), row.source()))));
    return hits;
  }

  private Set<String> mentioned(Row row) {
    Set<String> found = new TreeSet<>(mentioned(row.source()));
    String target = row.target();
    if (target != null) {
      found.addAll(mentioned(target));
    }
    return found;
  }

  /** Whether a text mentions any of the names. */
  public boolean mentions(String text) {
    return !byFirstWord.isEmpty() && !mentioned(text).isEmpty();
  }

  /** Which names a text mentions, sorted. */
  public Set<String> mentioned(String text) {
    Set<String> found = new TreeSet<>();
    List<String> words = FoldedWords.of(text);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      find(word, words, i, found);
      for (String bare : FoldedWords.withoutClitics(word)) {
        if (bare.length() >= MIN_LETTERS_BEHIND_CLITIC) {
          find(bare, words, i, found);
        }
      }
    }
    return found;
  }

  private void find(String first, List<String> words, int at, Set<String> found) {
    for (Spelling spelling : byFirstWord.getOrDefault(first, List.of())) {
      int length = spelling.words().size();
      boolean matches =
          at + length <= words.size()
              && words.subList(at + 1, at + length).equals(spelling.words().subList(1, length));
      if (matches) {
        found.add(spelling.name());
      }
    }
  }

  private record Spelling(String name, List<String> words) {}
}
