package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;

/**
 * قدمت للمزارعين 15 ألف شجرة: Arabic may have the object behind an adverbial, English has it beside
 * the verb. Goes through the parts of a sentence once they stand.
 */
final class ObjectOrder {

  /** How many adverbials may stand between. */
  private static final int MAX_BETWEEN = 3;

  /** An object with more behind it than this stays where it is: English has heavy ones last. */
  private static final int HEAVY = 1;

  private ObjectOrder() {}

  static List<Node> settled(List<Node> parts) {
    List<Node> out = new ArrayList<>(parts);
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i) instanceof VerbGroup group && takesObject(group)) {
        int object = object(out, i + 1);
        if (object > 0) {
          out.add(i + 1, out.remove(object));
        }
      }
    }
    return out;
  }

  private static boolean takesObject(VerbGroup group) {
    String verb = group.english();
    return !group.passive()
        && group.object() == null
        && !verb.equals("be")
        && !verb.startsWith("be ")
        && !verb.equals("become")
        && !verb.equals("say")
        && !verb.equals("tell")
        && !verb.equals("add")
        && !verb.endsWith(" that");
  }

  /** Where the object stands behind adverbials; 0 if there is none. */
  private static int object(List<Node> parts, int start) {
    int at = start;
    while (at < parts.size() && at - start < MAX_BETWEEN && isAdverbial(parts.get(at))) {
      at++;
    }
    boolean found =
        at > start
            && at < parts.size()
            && parts.get(at) instanceof NounPhrase phrase
            && !isTime(phrase)
            && !isYear(phrase)
            && !phrase.head().is(Category.PRONOUN)
            && phrase.after().size() <= HEAVY
            && !(at + 1 < parts.size() && parts.get(at + 1) instanceof VerbGroup)
            && !opensRelative(parts, at + 1);
    return found ? at : 0;
  }

  private static boolean opensRelative(List<Node> parts, int at) {
    return at < parts.size()
        && parts.get(at) instanceof Node.Plain plain
        && (plain.text().equals("that") || plain.text().equals("who"));
  }

  private static boolean isAdverbial(Node node) {
    return node instanceof Node.Prepositional prepositional
            && prepositional.object() instanceof NounPhrase object
            && object.after().isEmpty()
            && !prepositional.preposition().isEmpty()
        || node instanceof NounPhrase phrase && isTime(phrase);
  }

  private static boolean isYear(NounPhrase phrase) {
    return phrase.head().is(Category.NUMERAL) && phrase.number().matches("\\d{4}");
  }

  private static boolean isTime(NounPhrase phrase) {
    Word head = phrase.head();
    return head.has("day") || head.has("month") || head.has("time") && phrase.possessor() == null;
  }
}
