package dev.diptych.engine.gist;

import java.util.List;

/** A line without a stop is a heading, which English does not begin with "the". */
final class Headlines {

  private Headlines() {}

  /** The same parts, the article of the first left out if they are a heading's. */
  static List<Node> settled(List<Node> parts, boolean headline) {
    if (headline && !parts.isEmpty() && parts.get(0) instanceof NounPhrase phrase) {
      if (phrase.superlative() == null && !isDescribed(parts)) {
        first(phrase).headline();
      }
    }
    return parts;
  }

  /** "the soldier who": a clause says which one it is. */
  private static boolean isDescribed(List<Node> parts) {
    return parts.size() > 1
        && parts.get(1) instanceof Node.Plain plain
        && (plain.text().equals("that") || plain.text().equals("who"));
  }

  /** The phrase whose words come first: of "the council's session" the council. */
  private static NounPhrase first(NounPhrase phrase) {
    NounPhrase of = phrase.possessor();
    boolean owner = of != null && Genitives.way(phrase, of) == Genitives.Way.POSSESSIVE;
    return owner && of != null ? first(of) : phrase;
  }
}
