package dev.diptych.engine.extractive;

/** What a sentence is to the news, by the words in it; how much more or less it is worth then. */
enum Cue {
  /** Something was decided, settled, found or lost: a verdict, a number of dead, an agreement. */
  OUTCOME(2.5),
  /** It came otherwise than was said or thought. */
  TURN(1.5),
  /** A day or an hour: behind the first sentence, that of what has happened since. */
  DAY(1.4),
  /** Somebody wants or expects it, or it was so before: it has not come to pass now. */
  PLAN(1),
  /** How it came to this; what a place or a person is like. */
  BACKGROUND(0.4),
  /** What is so, not what has happened. */
  STATE(0.6),
  /** Hopes, thanks and colours. */
  REACTION(0.6);

  private final double weight;

  Cue(double weight) {
    this.weight = weight;
  }

  double weight() {
    return weight;
  }

  /**
   * Whether it says what came of the article's matter. Of another matter it says nothing; and what
   * is told last settles what was open before it.
   */
  boolean settles() {
    return weight > 1;
  }
}
