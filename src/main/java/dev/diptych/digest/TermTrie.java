package dev.diptych.digest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The states of a {@link TermAutomaton}: a tree of characters in which every node knows the longest
 * proper suffix of its text that is a node too. Filled, linked once, then only read.
 */
final class TermTrie {

  static final int ROOT = 0;
  static final int NONE = -1;

  private final Children children = new Children();
  private final List<List<Integer>> patterns = new ArrayList<>();
  private int[] suffix = {ROOT};
  private int[] match = {NONE};

  TermTrie() {
    patterns.add(List.of());
  }

  /** Adds a text, which is found again by this number. */
  void add(String text, int pattern) {
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      int child = children.of(node, text.charAt(i));
      if (child == NONE) {
        child = patterns.size();
        patterns.add(List.of());
        children.put(node, text.charAt(i), child);
      }
      node = child;
    }
    List<Integer> all = new ArrayList<>(patterns.get(node));
    all.add(pattern);
    patterns.set(node, List.copyOf(all));
  }

  /** Finds the suffixes, from the root down; to be called once, when all texts are in. */
  void link() {
    suffix = new int[patterns.size()];
    match = new int[patterns.size()];
    Arrays.fill(match, NONE);
    Deque<Integer> next = new ArrayDeque<>();
    next.add(ROOT);
    while (!next.isEmpty()) {
      int node = next.remove();
      children.forEach(
          node,
          (character, child) -> {
            suffix[child] = node == ROOT ? ROOT : next(suffix[node], character);
            match[child] = longestMatch(suffix[child]);
            next.add(child);
          });
    }
    children.linked();
  }

  /** The state after one more character. */
  int next(int node, char character) {
    int at = node;
    int child = children.of(at, character);
    while (child == NONE && at != ROOT) {
      at = suffix[at];
      child = children.of(at, character);
    }
    return child == NONE ? ROOT : child;
  }

  /** The node of the longest text that ends here; {@link #NONE} if none does. */
  int longestMatch(int node) {
    return patterns.get(node).isEmpty() ? match[node] : node;
  }

  /** The node of the next shorter one. */
  int nextMatch(int node) {
    return match[node];
  }

  /** The numbers of the texts that end with this node. */
  List<Integer> patterns(int node) {
    return patterns.get(node);
  }

  /** Node and character to node, without an object an entry: there are hundreds of thousands. */
  private static final class Children {

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;
    private final List<StringBuilder> characters = new ArrayList<>();

    @FunctionalInterface
    interface Each {
      void child(char character, int child);
    }

    int of(int node, char character) {
      long key = key(node, character);
      for (int slot = slot(key); keys[slot] != 0; slot = slot + 1 & keys.length - 1) {
        if (keys[slot] == key) {
          return values[slot];
        }
      }
      return NONE;
    }

    void put(int node, char character, int child) {
      while (characters.size() <= node) {
        characters.add(new StringBuilder(0));
      }
      characters.get(node).append(character);
      if (2 * ++size > keys.length) {
        grow();
      }
      insert(key(node, character), child);
    }

    void forEach(int node, Each each) {
      if (node < characters.size()) {
        StringBuilder all = characters.get(node);
        for (int i = 0; i < all.length(); i++) {
          each.child(all.charAt(i), of(node, all.charAt(i)));
        }
      }
    }

    /** Nobody goes through all children again. */
    void linked() {
      characters.clear();
    }

    private void insert(long key, int value) {
      int slot = slot(key);
      while (keys[slot] != 0) {
        slot = slot + 1 & keys.length - 1;
      }
      keys[slot] = key;
      values[slot] = value;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldValues = values;
      keys = new long[2 * oldKeys.length];
      values = new int[2 * oldKeys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          insert(oldKeys[i], oldValues[i]);
        }
      }
    }

    /** Never 0, which marks a free slot. */
    private static long key(int node, char character) {
      return (long) (node + 1) << Character.SIZE | character;
    }

    private int slot(long key) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 32) & keys.length - 1;
    }
  }
}
