package dev.diptych.engine.gist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases by their folded words; finds the longest one at a place. */
final class PhraseIndex {

  private static final String[] SUFFIXES = {"هما", "هم", "هن", "ها", "نا", "ه"};

  private final Node root = new Node();
  private int size;

  /**
   * A phrase found.
   *
   * @param length in tokens
   */
  record Match(Form form, int length, @Nullable Pronoun suffix) {
    Match(Form form, int length) {
      this(form, length, null);
    }
  }

  void add(String arabic, Lemma lemma, Inflection inflection) {
    Node node = root;
    for (String word : arabic.split(" +")) {
      node = node.child(ArabicText.key(word));
    }
    if (node.form == null) {
      node.form = new Form(lemma, inflection, arabic);
      size++;
    }
  }

  int size() {
    return size;
  }

  /**
   * The longest phrase that starts at a token.
   *
   * @param first the key of its first word, clitics removed
   */
  @Nullable Match longest(List<Token> tokens, int start, String first) {
    Node node = root.find(first);
    Match best = null;
    for (int i = start + 1; node != null; i++) {
      if (node.form != null) {
        best = new Match(node.form, i - start);
      }
      if (i >= tokens.size() || tokens.get(i).kind() == Token.Kind.VERBATIM) {
        break;
      }
      String key = tokens.get(i).key();
      Node next = node.find(key);
      if (next == null && best == null) {
        best = owned(node, key, i + 1 - start);
      }
      node = next;
    }
    return best;
  }

  /** وجهة نظره: the last word of the phrase with a pronoun; {@code null} for none. */
  private static @Nullable Match owned(Node before, String key, int length) {
    for (String suffix : SUFFIXES) {
      int end = key.length() - suffix.length();
      if (end < 2 || !key.endsWith(suffix)) {
        continue;
      }
      String bare = key.substring(0, end);
      Node node = before.find(bare);
      if (node == null && bare.endsWith("ت")) {
        node = before.find(bare.substring(0, end - 1) + "ة");
      }
      Form form = node == null ? null : node.form;
      if (form != null && (form.lemma().category() == Category.NOUN || opens(form, bare))) {
        return new Match(form, length, Pronoun.ofSuffix(suffix));
      }
    }
    return null;
  }

  /** كما أنه, على الرغم من أنهم: the pronoun is the subject of the clause that the phrase opens. */
  private static boolean opens(Form form, String last) {
    Lemma lemma = form.lemma();
    return last.endsWith("ن")
        && (lemma.category() == Category.SUBORDINATOR
            || lemma.category() == Category.ADVERB && lemma.has("opener"));
  }

  private static final class Node {
    private Map<String, Node> next = Map.of();
    private @Nullable Form form;

    @Nullable Node find(String key) {
      return next.get(key);
    }

    /** Most nodes have one child: a map of one is the small immutable kind. */
    Node child(String key) {
      Node known = next.get(key);
      if (known != null) {
        return known;
      }
      Node child = new Node();
      if (next.isEmpty()) {
        next = Map.of(key, child);
        return child;
      }
      if (!(next instanceof HashMap)) {
        next = new HashMap<>(next);
      }
      next.put(key, child);
      return child;
    }
  }
}
