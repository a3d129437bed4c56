package dev.diptych.engine.onnx;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the targets of sources that are computed together. What is finished leaves the
 * computation. Safe for use by several threads.
 */
final class Generator {

  private final Network network;

  Generator(Network network) {
    this.network = network;
  }

  /**
   * Tokens of each source's target, without its start.
   *
   * @param sources with the end of each
   * @param maxLengths of each target, start and end included, at least 2
   * @param first the word every target begins with, {@code null} if any may
   */
  List<int[]> write(
      List<int[]> sources, int[] maxLengths, Decoding decoding, @Nullable Integer first)
      throws OrtException {
    List<Search> searches = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      searches.add(Search.of(decoding, first, maxLengths[i]));
    }
    try (Batch batch = new Batch(sources, decoding)) {
      batch.run(searches);
    }
    return searches.stream().map(Search::target).toList();
  }

  /** Sources in hand, and all that lies in native memory for them. Used by one thread. */
  private final class Batch implements AutoCloseable {

    private final Decoding decoding;
    private final int[] lengths;
    private final int width;
    private final List<int[]> sources;

    /** Of each row: which source it belongs to. */
    private int[] rowSources;

    private @Nullable Tensor hidden;
    private @Nullable Tensor mask;
    private @Nullable Tensor logits;
    private List<Tensor> caches = List.of();
    private List<Tensor> sourceCaches = List.of();

    Batch(List<int[]> sources, Decoding decoding) {
      this.sources = sources;
      this.decoding = decoding;
      this.lengths = sources.stream().mapToInt(source -> source.length).toArray();
      this.width = Arrays.stream(lengths).max().orElse(1);
      this.rowSources = new int[sources.size()];
      Arrays.setAll(rowSources, i -> i);
    }

    void run(List<Search> searches) throws OrtException {
      Tensor attention = mask = network.longs(mask());
      Tensor states = hidden = network.encode(ids(), attention);
      long[] starts = new long[sources.size()];
      Arrays.fill(starts, decoding.start());
      take(network.first(states, attention, starts));
      List<Search> live = new ArrayList<>(searches);
      // Before the first step a search has one row, whatever the number of its beams.
      int rowsOfOne = 1;
      int known = decoding.beams() == 1 ? 1 : 2 * decoding.beams();
      while (true) {
        Network.Best best = network.best(open(logits), known);
        for (int i = 0; i < live.size(); i++) {
          live.get(i).step(new Rows(best, i * rowsOfOne, rowsOfOne == 1));
        }
        List<Search> left = new ArrayList<>();
        List<Long> parents = new ArrayList<>();
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
          Search search = live.get(i);
          if (!search.finished()) {
            left.add(search);
            int[] last = search.words();
            int[] from = search.parents();
            for (int row = 0; row < last.length; row++) {
              parents.add((long) i * rowsOfOne + (rowsOfOne == 1 ? 0 : from[row]));
              words.add((long) last[row]);
            }
          }
        }
        if (left.isEmpty()) {
          return;
        }
        keep(parents.stream().mapToLong(Long::longValue).toArray());
        live = left;
        rowsOfOne = decoding.beams();
        State before = new State(caches, sourceCaches);
        take(
            network.next(
                open(hidden),
                open(mask),
                words.stream().mapToLong(Long::longValue).toArray(),
                before.caches(),
                before.sources()));
      }
    }

    private record State(List<Tensor> caches, List<Tensor> sources) {}

    private static Tensor open(@Nullable Tensor tensor) {
      if (tensor == null) {
        throw new IllegalStateException("Nothing has been computed yet");
      }
      return tensor;
    }

    /** Takes what a step made, and frees what it has taken the place of. */
    private void take(Network.State made) {
      closeStep();
      logits = made.logits();
      caches = made.own();
      if (!made.cross().isEmpty()) {
        sourceCaches = made.cross();
      }
    }

    private void closeStep() {
      if (logits != null) {
        logits.close();
      }
      Tensor.closeAll(caches);
    }

    /** Goes on with these rows. */
    private void keep(long[] rows) throws OrtException {
      if (isAll(rows)) {
        return;
      }
      List<Tensor> chosen = network.rows(caches, rows);
      Tensor.closeAll(caches);
      caches = chosen;
      int[] next = new int[rows.length];
      Arrays.setAll(next, i -> rowSources[(int) rows[i]]);
      if (Arrays.equals(next, rowSources)) {
        return;
      }
      // Other sources, or more rows of each: what belongs to the sources changes too.
      List<Tensor> all = new ArrayList<>(sourceCaches);
      all.add(open(hidden));
      List<Tensor> moved = network.rows(all, rows);
      Tensor.closeAll(all);
      sourceCaches = List.copyOf(moved.subList(0, moved.size() - 1));
      hidden = moved.get(moved.size() - 1);
      rowSources = next;
      open(mask).close();
      mask = network.longs(mask());
    }

    private boolean isAll(long[] rows) {
      if (rows.length != rowSources.length) {
        return false;
      }
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] != i) {
          return false;
        }
      }
      return true;
    }

    private long[][] ids() {
      long[][] ids = new long[sources.size()][width];
      for (int i = 0; i < ids.length; i++) {
        Arrays.fill(ids[i], decoding.pad());
        for (int j = 0; j < lengths[i]; j++) {
          ids[i][j] = sources.get(i)[j];
        }
      }
      return ids;
    }

    private long[][] mask() {
      long[][] mask = new long[rowSources.length][width];
      for (int i = 0; i < mask.length; i++) {
        Arrays.fill(mask[i], 0, lengths[rowSources[i]], 1);
      }
      return mask;
    }

    @Override
    public void close() {
      closeStep();
      Tensor.closeAll(sourceCaches);
      if (hidden != null) {
        hidden.close();
      }
      if (mask != null) {
        mask.close();
      }
    }
  }

  /** The part of the likeliest words that belongs to one search. */
  private record Rows(Network.Best best, int offset, boolean single) implements Search.Words {

    private int row(int row) {
      return single ? offset : offset + row;
    }

    @Override
    public int known() {
      return best.known();
    }

    @Override
    public int id(int row, int rank) {
      return (int) best.ids()[row(row) * best.known() + rank];
    }

    @Override
    public float logit(int row, int rank) {
      return best.values()[row(row) * best.known() + rank];
    }

    @Override
    public float norm(int row) {
      return best.norms()[row(row)];
    }
  }
}
