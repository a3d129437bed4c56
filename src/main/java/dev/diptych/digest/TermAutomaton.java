package dev.diptych.digest;

import dev.diptych.text.Folding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of many terms in one walk over a folded text (Aho and Corasick, 1975). What a walk
 * finds is then held against the words around it. Immutable once built, safe for several threads.
 */
final class TermAutomaton {

  private static final String ARTICLE = "ال";

  /** In a shorter term two spellings are two words: على "on", علي "Ali". */
  private static final int LETTERS_TO_SPELL_FREELY = 4;

  private final TermTrie trie = new TermTrie();
  private final List<Pattern> patterns = new ArrayList<>();

  /**
   * @param terms as the glossary writes them; found by their index
   */
  TermAutomaton(List<String> terms) {
    for (int i = 0; i < terms.size(); i++) {
      String term = Folding.SPELLINGS.fold(terms.get(i));
      if (!term.isBlank()) {
        String spelled =
            term.length() < LETTERS_TO_SPELL_FREELY ? Folding.LETTERS.fold(terms.get(i)) : null;
        add(new Pattern(i, term, spelled, false));
        if (term.startsWith(ARTICLE) && term.length() > ARTICLE.length()) {
          add(new Pattern(i, term.substring(ARTICLE.length()), null, true));
        }
      }
    }
    trie.link();
  }

  /**
   * A text to look for.
   *
   * @param term index of the term
   * @param text folded
   * @param spelled the term with its spelling, where that counts; otherwise {@code null}
   * @param swallowed whether it is a term without its article, and stands only behind لل
   */
  private record Pattern(int term, String text, @Nullable String spelled, boolean swallowed) {}

  private void add(Pattern pattern) {
    trie.add(pattern.text(), patterns.size());
    patterns.add(pattern);
  }

  /** Adds the indexes of the terms that occur in the text. */
  void find(String text, BitSet found) {
    Walk walk = new Walk(text, found);
    int node = TermTrie.ROOT;
    for (int i = 0; i < walk.folded.length(); i++) {
      node = trie.next(node, walk.folded.charAt(i));
      int match = trie.longestMatch(node);
      if (match != TermTrie.NONE && WordEdges.endsAt(walk.folded, i + 1)) {
        for (; match != TermTrie.NONE; match = trie.nextMatch(match)) {
          for (int pattern : trie.patterns(match)) {
            walk.matched(patterns.get(pattern), i + 1);
          }
        }
      }
    }
  }

  /** One look at one text. */
  private static final class Walk {

    private final String text;
    private final String folded;
    private final BitSet found;
    private @Nullable String letters;

    Walk(String text, BitSet found) {
      this.text = text;
      this.folded = Folding.SPELLINGS.fold(text);
      this.found = found;
    }

    void matched(Pattern pattern, int end) {
      int start = end - pattern.text().length();
      if (!found.get(pattern.term())
          && WordEdges.startsAt(folded, start, pattern.swallowed())
          && (pattern.spelled() == null || letters().startsWith(pattern.spelled(), start))) {
        found.set(pattern.term());
      }
    }

    private String letters() {
      String known = letters;
      if (known == null) {
        known = Folding.LETTERS.fold(text);
        letters = known;
      }
      return known;
    }
  }

  /** Where words begin and end. */
  private static final class WordEdges {

    private static final int LONGEST_CLITICS = 4;

    static boolean endsAt(String text, int index) {
      return index == text.length() || !isInside(text.codePointAt(index));
    }

    private static boolean beginsAt(String text, int index) {
      return index == 0 || !isInside(text.codePointBefore(index));
    }

    /** Whether a word, or its clitics, begin where the term does. */
    static boolean startsAt(String text, int start, boolean swallowed) {
      for (int from = start; from >= 0 && from >= start - LONGEST_CLITICS; from--) {
        if (beginsAt(text, from)) {
          return swallowed ? isForThe(text, from, start) : areClitics(text, from, start);
        }
      }
      return false;
    }

    /** {@code [وف]?[بكل]?(ال)?} or {@code [وف]?لل}. */
    private static boolean areClitics(String text, int from, int to) {
      int at = behind(text, from, to, "وف");
      at = behind(text, at, to, "بكل");
      return at == to
          || to - at == ARTICLE.length() && text.startsWith(ARTICLE, at)
          || isForThe(text, from, to);
    }

    /** {@code [وف]?لل}. */
    private static boolean isForThe(String text, int from, int to) {
      int at = behind(text, from, to, "وف");
      return to - at == 2 && text.startsWith("لل", at);
    }

    private static int behind(String text, int at, int to, String letters) {
      return at < to && letters.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    }

    private static boolean isInside(int c) {
      return switch (Character.getType(c)) {
        case Character.UPPERCASE_LETTER,
            Character.LOWERCASE_LETTER,
            Character.TITLECASE_LETTER,
            Character.MODIFIER_LETTER,
            Character.OTHER_LETTER,
            Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.DECIMAL_DIGIT_NUMBER,
            Character.LETTER_NUMBER,
            Character.OTHER_NUMBER ->
            true;
        default -> false;
      };
    }
  }
}
