package dev.diptych.engine.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The likeliest pieces of a word, when each is as likely as its score says (Kudo 2018). Adds in the
 * order and the precision of the {@code tokenizers} library, so that near ties are decided alike.
 */
final class Unigram implements Subwords {

  /** What is not known is by this much less likely than the least likely piece. */
  private static final double PENALTY = 10.0;

  /** In the order of their UTF-16, so that those that begin alike lie together. */
  private final String[] pieces;

  private final int[] numbers;
  private final double[] scores;
  private final double unknownScore;
  private final int unknown;

  private Unigram(
      String[] pieces, int[] numbers, double[] scores, double unknownScore, int unknown) {
    this.pieces = pieces;
    this.numbers = numbers;
    this.scores = scores;
    this.unknownScore = unknownScore;
    this.unknown = unknown;
  }

  /**
   * A model.
   *
   * @param words all, by their numbers; empty ones are never found
   * @param scores of each
   * @param steering which of them are no text
   */
  static Unigram of(List<String> words, double[] scores, java.util.BitSet steering, int unknown) {
    Integer[] order =
        java.util.stream.IntStream.range(0, words.size())
            .filter(i -> i != unknown && !steering.get(i) && !words.get(i).isEmpty())
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> words.get(a).compareTo(words.get(b)));
    String[] pieces = new String[order.length];
    int[] numbers = new int[order.length];
    double[] sorted = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      pieces[i] = words.get(order[i]);
      numbers[i] = order[i];
      sorted[i] = scores[order[i]];
    }
    double least = Arrays.stream(scores, 0, words.size()).min().orElse(0);
    return new Unigram(pieces, numbers, sorted, least - PENALTY, unknown);
  }

  @Override
  public void split(String word, List<Integer> found) {
    Lattice lattice = new Lattice(word.length());
    int next;
    for (int at = 0; at < word.length(); at = next) {
      next = at + Character.charCount(word.codePointAt(at));
      if (!pieces(word, at, next, lattice)) {
        lattice.offer(at, next, unknownScore, unknown);
      }
    }
    lattice.add(found, unknown);
  }

  /**
   * Offers every piece that begins here.
   *
   * @return whether the first letter alone is one
   */
  private boolean pieces(String word, int at, int next, Lattice lattice) {
    boolean single = false;
    int low = 0;
    int high = pieces.length;
    for (int end = at; end < word.length(); end++) {
      int depth = end - at;
      low = bound(low, high, depth, word.charAt(end));
      high = bound(low, high, depth, word.charAt(end) + 1);
      if (low == high) {
        return single;
      }
      if (pieces[low].length() == depth + 1) {
        lattice.offer(at, end + 1, scores[low], numbers[low]);
        single |= end + 1 == next;
      }
    }
    return single;
  }

  /** The first of some pieces that begin alike whose next letter is not less. */
  private int bound(int low, int high, int depth, int letter) {
    int from = low;
    int to = high;
    while (from < to) {
      int middle = (from + to) >>> 1;
      String piece = pieces[middle];
      if (piece.length() <= depth || piece.charAt(depth) < letter) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The best way to each place of a word. Used by one thread. */
  private static final class Lattice {

    private final double[] scores;
    private final int[] begins;
    private final int[] numbers;

    Lattice(int length) {
      scores = new double[length + 1];
      begins = new int[length + 1];
      numbers = new int[length + 1];
      Arrays.fill(begins, -1);
    }

    void offer(int begin, int end, double score, int number) {
      double whole = score + scores[begin];
      if (begins[end] < 0 || whole > scores[end]) {
        scores[end] = whole;
        begins[end] = begin;
        numbers[end] = number;
      }
    }

    /** What is unknown side by side counts as one. */
    void add(List<Integer> found, int unknown) {
      List<Integer> backwards = new ArrayList<>();
      boolean wasUnknown = false;
      for (int end = begins.length - 1; end > 0; end = begins[end]) {
        boolean isUnknown = numbers[end] == unknown;
        if (!isUnknown || !wasUnknown) {
          backwards.add(numbers[end]);
        }
        wasUnknown = isUnknown;
      }
      Collections.reverse(backwards);
      found.addAll(backwards);
    }
  }
}
