package dev.diptych.digest;

import dev.diptych.digest.Digest.Change;
import dev.diptych.digest.Digest.Changes;
import dev.diptych.digest.Digest.Was;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was changed between two texts of one article, sentence by sentence. A sentence that stands
 * in both, wherever, is not changed: each of the earlier text is matched with one of the later that
 * reads the same but for white space, the first with the first. Those that kept their order (the
 * longest increasing run) cut both texts into stretches; what is left in a stretch is a sentence
 * that was edited, added or removed. Takes n log n steps and linear memory, whatever the texts are.
 * A pure function.
 */
final class Comparison {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** Fewer than these of ten sentences kept: it is another article. */
  private static final int KEPT_OF_TEN = 4;

  /** In a longer stretch nobody looks which sentence became which: so much was not edited. */
  private static final int MOST_PAIRS = 4_096;

  private final List<Row> before;
  private final List<Row> after;
  private final List<Change> changes = new ArrayList<>();
  private int kept;

  private Comparison(List<Row> before, List<Row> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * A text to compare.
   *
   * @param title its title, {@code null} without one
   * @param rows headings and sentences in reading order
   */
  record Text(@Nullable Row title, List<Row> rows) {}

  /** Headings and sentences in reading order. */
  static List<Row> rows(List<DigestSection> sections) {
    return sections.stream()
        .flatMap(
            section -> Stream.concat(Stream.ofNullable(section.heading()), section.rows().stream()))
        .toList();
  }

  /** A text as it is compared: nothing but its white space is folded. */
  static String folded(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /**
   * Compares.
   *
   * @param since label of the edition that had the earlier text
   * @return {@code null} if nothing was changed
   */
  static @Nullable Changes of(String since, Text before, Text after) {
    Comparison comparison = new Comparison(before.rows(), after.rows());
    comparison.title(before.title(), after.title());
    comparison.compare();
    int shorter = Math.min(before.rows().size(), after.rows().size());
    if (10 * comparison.kept < KEPT_OF_TEN * shorter) {
      return new Changes(since, true, List.of());
    }
    return comparison.changes.isEmpty() ? null : new Changes(since, false, comparison.changes);
  }

  /** A title is always what became of the title. */
  private void title(@Nullable Row earlier, @Nullable Row later) {
    if (earlier == null && later == null) {
      return;
    }
    if (earlier == null || later == null || !text(earlier).equals(text(later))) {
      changes.add(
          new Change(
              earlier == null ? null : was(earlier), later == null ? null : later.segmentId()));
    }
  }

  private static Was was(Row row) {
    return new Was(row.source(), row.target());
  }

  private static String text(Row row) {
    return folded(row.source());
  }

  private void compare() {
    int[] partners = partners();
    boolean[] stands = new boolean[before.size()];
    Arrays.stream(partners)
        .filter(at -> at >= 0)
        .forEach(
            at -> {
              stands[at] = true;
              kept++;
            });
    int from = 0;
    List<Row> added = new ArrayList<>();
    boolean[] inOrder = inOrder(partners);
    for (int at = 0; at < after.size(); at++) {
      if (partners[at] < 0) {
        added.add(after.get(at));
      } else if (inOrder[at]) {
        stretch(removed(from, partners[at], stands), added);
        from = partners[at] + 1;
        added = new ArrayList<>();
      }
    }
    stretch(removed(from, before.size(), stands), added);
  }

  private List<Row> removed(int from, int to, boolean[] stands) {
    List<Row> removed = new ArrayList<>();
    for (int at = from; at < to; at++) {
      if (!stands[at]) {
        removed.add(before.get(at));
      }
    }
    return removed;
  }

  /** For each row of the later text the place of the same one in the earlier, or −1. */
  private int[] partners() {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int at = 0; at < before.size(); at++) {
      places.computeIfAbsent(text(before.get(at)), key -> new ArrayDeque<>()).add(at);
    }
    int[] partners = new int[after.size()];
    for (int at = 0; at < partners.length; at++) {
      Deque<Integer> same = places.get(text(after.get(at)));
      Integer first = same == null ? null : same.poll();
      partners[at] = first == null ? -1 : first;
    }
    return partners;
  }

  /** Which rows of the later text belong to the longest run whose partners keep their order. */
  private static boolean[] inOrder(int[] partners) {
    int[] lastOfLength = new int[partners.length];
    int[] previous = new int[partners.length];
    int longest = 0;
    for (int at = 0; at < partners.length; at++) {
      if (partners[at] >= 0) {
        int length = shorter(partners, lastOfLength, longest, partners[at]);
        previous[at] = length == 0 ? -1 : lastOfLength[length - 1];
        lastOfLength[length] = at;
        longest = Math.max(longest, length + 1);
      }
    }
    boolean[] inOrder = new boolean[partners.length];
    for (int at = longest == 0 ? -1 : lastOfLength[longest - 1]; at >= 0; at = previous[at]) {
      inOrder[at] = true;
    }
    return inOrder;
  }

  /** How many runs, by length, end before this partner; found by halving. */
  private static int shorter(int[] partners, int[] lastOfLength, int longest, int partner) {
    int low = 0;
    int high = longest;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (partners[lastOfLength[middle]] < partner) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What happened between two sentences that stayed: one alone is what became of the other. */
  private void stretch(List<Row> removed, List<Row> added) {
    if (removed.size() == 1 && added.size() == 1) {
      Likeness likeness = new Likeness(removed, added);
      replaced(removed.get(0), added.get(0), likeness.alike(0, 0));
    } else if (removed.isEmpty() || added.isEmpty() || tooLong(removed, added)) {
      removed.forEach(this::gone);
      added.forEach(this::isNew);
    } else {
      paired(removed, added);
    }
  }

  private static boolean tooLong(List<Row> removed, List<Row> added) {
    return (long) removed.size() * added.size() > MOST_PAIRS;
  }

  /** Pairs versions of one sentence so that they are as like as possible and keep their order. */
  private void paired(List<Row> removed, List<Row> added) {
    Likeness likeness = new Likeness(removed, added);
    double[][] best = new double[removed.size() + 1][added.size() + 1];
    for (int r = removed.size() - 1; r >= 0; r--) {
      for (int a = added.size() - 1; a >= 0; a--) {
        double apart = Math.max(best[r + 1][a], best[r][a + 1]);
        best[r][a] =
            likeness.alike(r, a) ? Math.max(apart, best[r + 1][a + 1] + likeness.of(r, a)) : apart;
      }
    }
    int r = 0;
    int a = 0;
    while (r < removed.size() && a < added.size()) {
      if (likeness.alike(r, a) && best[r][a] == best[r + 1][a + 1] + likeness.of(r, a)) {
        replaced(removed.get(r++), added.get(a++), true);
      } else if (best[r][a] == best[r + 1][a]) {
        gone(removed.get(r++));
      } else {
        isNew(added.get(a++));
      }
    }
    removed.subList(r, removed.size()).forEach(this::gone);
    added.subList(a, added.size()).forEach(this::isNew);
  }

  /**
   * @param alike whether it is the same sentence, edited, rather than another in its place
   */
  private void replaced(Row earlier, Row later, boolean alike) {
    changes.add(new Change(was(earlier), later.segmentId()));
    kept += alike ? 1 : 0;
  }

  private void gone(Row earlier) {
    changes.add(new Change(was(earlier), null));
  }

  private void isNew(Row later) {
    changes.add(new Change(null, later.segmentId()));
  }
}
