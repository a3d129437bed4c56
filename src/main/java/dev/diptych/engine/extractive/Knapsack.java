package dev.diptych.engine.extractive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The candidates of greatest total value whose words fit the room. */
final class Knapsack {

  private final List<Candidate> candidates;
  private final int room;
  private final ToDoubleFunction<Candidate> value;

  Knapsack(List<Candidate> candidates, int room, ToDoubleFunction<Candidate> value) {
    this.candidates = candidates;
    this.room = room;
    this.value = value;
  }

  /** In the order given; time and memory are candidates × room. */
  List<Candidate> best() {
    double[] total = new double[room + 1];
    List<BitSet> taken = new ArrayList<>();
    for (Candidate candidate : candidates) {
      taken.add(row(total, candidate.words(), value.applyAsDouble(candidate)));
    }
    List<Candidate> chosen = new ArrayList<>();
    int left = room;
    for (int i = candidates.size() - 1; i >= 0; i--) {
      if (taken.get(i).get(left)) {
        chosen.add(0, candidates.get(i));
        left -= candidates.get(i).words();
      }
    }
    return chosen;
  }

  private BitSet row(double[] total, int words, double worth) {
    BitSet taken = new BitSet(room + 1);
    for (int space = room; space >= words; space--) {
      double with = total[space - words] + worth;
      if (with > total[space]) {
        total[space] = with;
        taken.set(space);
      }
    }
    return taken;
  }
}
