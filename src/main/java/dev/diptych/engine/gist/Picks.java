package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;

/**
 * Prefers the readings that the table of company asks for: خلف الانفجار قتلى "left dead", not
 * "behind". Looks a few tokens around, and only for the words whose lines are marked so.
 */
final class Picks {

  private static final int REACH = 6;
  private static final double WORTH = 3;

  private final List<Token> tokens;
  private final Analyser analyser;

  Picks(List<Token> tokens, Analyser analyser) {
    this.tokens = tokens;
    this.analyser = analyser;
  }

  /** The readings of the token at this place, some of them with a higher score. */
  List<Reading> preferred(int at) {
    List<Reading> readings = analyser.readings(tokens, at);
    List<Reading> preferred = null;
    for (int i = 0; i < readings.size() && readings.size() > 1; i++) {
      Reading reading = readings.get(i);
      List<Sense> senses = analyser.senses().picks(reading);
      if (!senses.isEmpty() && mayOpen(reading, senses, at) && isAccompanied(senses, at)) {
        preferred = preferred == null ? new ArrayList<>(readings) : preferred;
        preferred.set(i, reading.withScore(reading.score() + WORTH));
      }
    }
    return preferred == null ? readings : preferred;
  }

  /** وصل عبر النهر: within a clause it is the preposition. */
  private boolean mayOpen(Reading reading, List<Sense> senses, int at) {
    return reading.category() != Category.VERB
        || at == 0
        || !reading.conjunction().isEmpty()
        || followsSubject(senses, at);
  }

  /** قارب يقل مهاجرين: what does so stands right before it. */
  private boolean followsSubject(List<Sense> senses, int at) {
    return analyser.readings(tokens, at - 1).stream()
        .anyMatch(
            other ->
                other.category() == Category.NOUN
                    && senses.stream()
                        .anyMatch(sense -> sense.words().contains(other.lemma().arabic())));
  }

  private boolean isAccompanied(List<Sense> senses, int at) {
    for (int step = -1; step <= 1; step += 2) {
      for (int i = at + step; i >= 0 && i < tokens.size() && Math.abs(i - at) <= REACH; i += step) {
        if (tokens.get(i).kind() == Token.Kind.MARK) {
          break;
        }
        for (Reading other : analyser.readings(tokens, i)) {
          if (senses.stream().anyMatch(sense -> sense.words().contains(other.lemma().arabic()))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
