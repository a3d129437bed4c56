package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * "wait for", "talk about": verbs of the lexicon that end in a preposition lose it where nothing
 * stands behind it. Goes through the parts of a sentence once they stand.
 */
final class Particles {

  private static final Set<String> PREPOSITIONS =
      Set.of("for", "with", "of", "about", "from", "at");

  private Particles() {}

  static List<Node> dropped(List<Node> parts) {
    List<Node> out = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Node next = i + 1 < parts.size() ? parts.get(i + 1) : null;
      boolean drops =
          parts.get(i) instanceof VerbGroup group
              && group.object() == null
              && !group.passive()
              && next instanceof Node.Prepositional behind
              && !behind.preposition().isEmpty()
              && !isRelative(parts, i);
      out.add(drops ? bare((VerbGroup) parts.get(i)) : parts.get(i));
    }
    return out;
  }

  private static VerbGroup bare(VerbGroup group) {
    String verb = group.english();
    int blank = verb.lastIndexOf(' ');
    boolean ends = blank > 0 && PREPOSITIONS.contains(verb.substring(blank + 1));
    return ends ? group.withEnglish(verb.substring(0, blank)) : group;
  }

  /** "that he waited for": the preposition is at home there. */
  private static boolean isRelative(List<Node> parts, int verb) {
    for (int i = verb - 1; i >= 0 && i >= verb - 2; i--) {
      if (parts.get(i) instanceof Node.Plain plain) {
        return switch (plain.text()) {
          case "that", "who", "which", "what", "whose" -> true;
          default -> false;
        };
      }
    }
    return false;
  }
}
