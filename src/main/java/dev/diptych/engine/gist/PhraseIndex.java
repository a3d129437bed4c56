package dev.diptych.engine.gist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases by their folded words; finds the longest one at a place. */
final class PhraseIndex {

  private final Node root = new Node();
  private int size;

  /**
   * A phrase found.
   *
   * @param length in tokens
   */
  record Match(Form form, int length) {}

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
      node = node.find(tokens.get(i).key());
    }
    return best;
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
