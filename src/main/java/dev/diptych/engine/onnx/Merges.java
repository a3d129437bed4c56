package dev.diptych.engine.onnx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Byte pair encoding (Sennrich 2016): of a word's letters, those two are joined again and again
 * whose merge comes first in a list. What ranks alike is joined from the left.
 */
final class Merges implements Subwords {

  private final Map<String, Integer> words;
  private final int unknown;
  private final boolean fuse;

  /** Sorted: the numbers of the left and of the right piece. */
  private final long[] pairs;

  private final int[] ranks;
  private final int[] made;

  private Merges(
      Map<String, Integer> words,
      int unknown,
      boolean fuse,
      long[] pairs,
      int[] ranks,
      int[] made) {
    this.words = words;
    this.unknown = unknown;
    this.fuse = fuse;
    this.pairs = pairs;
    this.ranks = ranks;
    this.made = made;
  }

  /**
   * A merge of a file.
   *
   * @param pair numbers of both pieces, see {@link #pair}
   * @param rank its place in the list
   * @param made the number of both together
   */
  record Merge(long pair, int rank, int made) {}

  /**
   * A model.
   *
   * @param words of letters and pieces, by their text
   * @param fuse whether what is unknown side by side counts as one
   * @param merges in any order; of two for the same pair the later one counts
   */
  static Merges of(Map<String, Integer> words, int unknown, boolean fuse, List<Merge> merges) {
    List<Merge> sorted =
        merges.stream()
            .sorted(Comparator.comparingLong(Merge::pair).thenComparing(Merge::rank))
            .toList();
    long[] pairs = new long[sorted.size()];
    int[] ranks = new int[sorted.size()];
    int[] made = new int[sorted.size()];
    int count = 0;
    for (Merge merge : sorted) {
      if (count > 0 && pairs[count - 1] == merge.pair()) {
        count--;
      }
      pairs[count] = merge.pair();
      ranks[count] = merge.rank();
      made[count++] = merge.made();
    }
    return new Merges(
        words,
        unknown,
        fuse,
        Arrays.copyOf(pairs, count),
        Arrays.copyOf(ranks, count),
        Arrays.copyOf(made, count));
  }

  /** Two numbers as one. */
  static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  @Override
  public void split(String word, List<Integer> numbers) {
    int[] letters = letters(word);
    new Chain(letters).join(numbers);
  }

  private int[] letters(String word) {
    int[] letters = new int[word.length()];
    int count = 0;
    boolean wasUnknown = false;
    int next;
    for (int at = 0; at < word.length(); at = next) {
      next = at + Character.charCount(word.codePointAt(at));
      Integer known = words.get(word.substring(at, next));
      if (known != null || !wasUnknown || !fuse) {
        letters[count++] = known == null ? unknown : known;
      }
      wasUnknown = known == null;
    }
    return Arrays.copyOf(letters, count);
  }

  /** A merge that may be made. */
  private record Chance(int rank, int at, int made) {}

  /** The pieces of one word while they are joined. Used by one thread. */
  private final class Chain {

    private static final int GONE = -1;

    private final int[] numbers;
    private final int[] before;
    private final int[] after;
    private final PriorityQueue<Chance> queue =
        new PriorityQueue<>(Comparator.comparingInt(Chance::rank).thenComparing(Chance::at));

    Chain(int[] letters) {
      numbers = letters;
      before = new int[letters.length];
      after = new int[letters.length];
      Arrays.setAll(before, i -> i - 1);
      Arrays.setAll(after, i -> i + 1);
    }

    private int find(int left) {
      return Arrays.binarySearch(pairs, pair(numbers[left], numbers[after[left]]));
    }

    private void offer(int left) {
      if (left >= 0 && after[left] < numbers.length) {
        int merge = find(left);
        if (merge >= 0) {
          queue.add(new Chance(ranks[merge], left, made[merge]));
        }
      }
    }

    void join(List<Integer> found) {
      for (int i = 0; i < numbers.length; i++) {
        offer(i);
      }
      for (Chance best = queue.poll(); best != null; best = queue.poll()) {
        int left = best.at();
        if (isDue(best)) {
          int right = after[left];
          numbers[left] = best.made();
          numbers[right] = GONE;
          after[left] = after[right];
          if (after[left] < numbers.length) {
            before[after[left]] = left;
          }
          offer(before[left]);
          offer(left);
        }
      }
      for (int number : numbers) {
        if (number != GONE) {
          found.add(number);
        }
      }
    }

    /** Its pieces may have been joined with others meanwhile. */
    private boolean isDue(Chance chance) {
      int left = chance.at();
      if (numbers[left] == GONE || after[left] >= numbers.length) {
        return false;
      }
      int merge = find(left);
      return merge >= 0 && made[merge] == chance.made();
    }
  }
}
