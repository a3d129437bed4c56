package dev.diptych.engine.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the likeliest few continuations. Scores are floats, added in the order in which the
 * library adds them, so that what is nearly as likely is decided alike.
 */
final class BeamSearch implements Search {

  private static final float OUT = -1.0e9f;

  private final Decoding decoding;
  private final @Nullable Integer first;
  private final int maxLength;
  private final int beams;
  private int[][] rows;
  private float[] scores;
  private int[] parents;
  private List<Found> found;
  private int length = 1;
  private boolean finished;

  BeamSearch(Decoding decoding, @Nullable Integer first, int maxLength) {
    this.decoding = decoding;
    this.first = first;
    this.maxLength = maxLength;
    this.beams = decoding.beams();
    this.rows = new int[beams][0];
    this.parents = new int[beams];
    // All rows begin alike: only the first may be continued.
    this.scores = new float[beams];
    Arrays.fill(scores, 1, beams, OUT);
    this.found = new ArrayList<>();
    for (int i = 0; i < beams; i++) {
      found.add(new Found(rows[0], OUT, false));
    }
  }

  /** A target, or what stands for one that is not found yet. */
  private record Found(int[] target, float score, boolean complete) {}

  /** A continuation of a row. */
  private record Candidate(int row, int word, float score, boolean ends) {}

  @Override
  public void step(Words words) {
    List<Candidate> best = best(words);
    keepFinished(best);
    goOn(best);
    length++;
    finished = !mayImprove() || allEnd(best) || full();
  }

  private boolean full() {
    return decoding.early() == Decoding.Early.YES && found.stream().allMatch(Found::complete);
  }

  private static boolean allEnd(List<Candidate> best) {
    return best.stream().allMatch(Candidate::ends);
  }

  /** The best continuations of all rows, twice as many as beams: half of them may end. */
  private List<Candidate> best(Words words) {
    Integer forced = Search.forced(decoding, first, length, maxLength);
    List<Candidate> candidates = new ArrayList<>();
    for (int row = 0; row < beams; row++) {
      if (forced != null) {
        candidates.add(candidate(row, forced, 0 + scores[row]));
        continue;
      }
      for (int rank = 0; rank < words.known(); rank++) {
        float probability = words.logit(row, rank) - words.norm(row);
        candidates.add(candidate(row, words.id(row, rank), probability + scores[row]));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::score, Comparator.reverseOrder()));
    return candidates.subList(0, Math.min(2 * beams, candidates.size()));
  }

  private Candidate candidate(int row, int word, float score) {
    return new Candidate(row, word, score, word == decoding.end() || length + 1 >= maxLength);
  }

  private void keepFinished(List<Candidate> best) {
    float divisor = (float) Math.pow(length, decoding.lengthPenalty());
    List<Found> all = new ArrayList<>(found);
    boolean full = full();
    for (int i = 0; i < Math.min(beams, best.size()); i++) {
      Candidate candidate = best.get(i);
      if (candidate.ends() && !full) {
        all.add(new Found(continued(candidate), candidate.score() / divisor, true));
      }
    }
    all.sort(Comparator.comparing(Found::score, Comparator.reverseOrder()));
    found = all.subList(0, beams);
  }

  private int[] continued(Candidate candidate) {
    int[] target = Arrays.copyOf(rows[candidate.row()], length);
    target[length - 1] = candidate.word();
    return target;
  }

  private void goOn(List<Candidate> best) {
    List<Candidate> order = new ArrayList<>(best);
    order.sort(
        Comparator.comparing(
            (Candidate c) -> c.ends() ? c.score() + OUT : c.score(), Comparator.reverseOrder()));
    int[][] nextRows = new int[beams][];
    float[] nextScores = new float[beams];
    int[] nextParents = new int[beams];
    for (int i = 0; i < beams; i++) {
      Candidate candidate = order.get(Math.min(i, order.size() - 1));
      nextRows[i] = continued(candidate);
      nextScores[i] = candidate.ends() ? candidate.score() + OUT : candidate.score();
      nextParents[i] = candidate.row();
    }
    rows = nextRows;
    scores = nextScores;
    parents = nextParents;
  }

  private boolean mayImprove() {
    boolean never = decoding.early() == Decoding.Early.NEVER && decoding.lengthPenalty() > 0;
    int longest = never ? maxLength - 1 : length - 1;
    float best = scores[0] / (float) Math.pow(longest, decoding.lengthPenalty());
    float worst = found.get(beams - 1).score();
    return found.stream().anyMatch(one -> best > (one.complete() ? worst : OUT));
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public int[] parents() {
    return parents;
  }

  @Override
  public int[] words() {
    int[] words = new int[beams];
    for (int i = 0; i < beams; i++) {
      words[i] = rows[i][length - 2];
    }
    return words;
  }

  @Override
  public int[] target() {
    return found.get(0).complete() ? found.get(0).target() : rows[0];
  }
}
