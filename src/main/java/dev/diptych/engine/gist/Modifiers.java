package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepositional phrases and relative clauses after a subject. Each is read by a parser of its own,
 * so that a trial which fails leaves nothing behind but the cursor.
 */
final class Modifiers {

  private static final int MAX_DEPTH = 3;
  private static final int MAX_MODIFIERS = 4;
  private static final int MAX_STEPS = 12;

  private final Source source;
  private final Cursor cursor;
  private final Clauses clauses;
  private final int depth;

  /**
   * @param depth how many phrases the sentence in hand is inside of
   */
  Modifiers(Source source, int depth) {
    this.source = source;
    this.cursor = source.cursor();
    this.clauses = source.clauses();
    this.depth = depth;
  }

  /** What belongs to the phrase before the cursor, as far as it goes. */
  List<Node> after(NounPhrase phrase) {
    if (depth >= MAX_DEPTH || !mayBegin(cursor.peek())) {
      return List.of();
    }
    Parser inside = Parser.inside(phrase, cursor, depth + 1);
    int count = 0;
    while (count < MAX_MODIFIERS && read(phrase, inside)) {
      count++;
    }
    return inside.parts().all();
  }

  private static boolean mayBegin(@Nullable Word word) {
    return word != null
        && switch (word.category()) {
          case PREPOSITION, RELATIVE, ADJECTIVE, MARK -> true;
          case ADVERB -> isTime(word);
          case NOUN -> Measures.is(word.lemma()) && word.suffix() != null;
          default -> false;
        };
  }

  /** هذا العام, اليوم: when, between a subject and what is said about it. */
  private static boolean isTime(Word adverb) {
    String english = adverb.english();
    return switch (english) {
      case "today", "yesterday", "now", "currently", "tomorrow" -> true;
      default ->
          english.startsWith("this ") || english.startsWith("last ") || english.startsWith("next ");
    };
  }

  private boolean read(NounPhrase phrase, Parser inside) {
    if (cursor.next(Category.PREPOSITION)) {
      inside.step();
      return true;
    }
    if (cursor.next(Category.RELATIVE)) {
      inside.step();
      relativeClause(inside);
      return true;
    }
    EnglishParts parts = inside.parts();
    Word time = cursor.peek();
    if (time != null && time.is(Category.ADVERB) && isTime(time)) {
      parts.plain(cursor.take().english());
      return true;
    }
    Node measure = Measures.of(phrase, source);
    if (measure != null) {
      return parts.addAll(List.of(measure));
    }
    return parts.addAll(clauses.participle(phrase)) || parts.addAll(clauses.brackets());
  }

  /** To the next mark, conjunction, clause or second verb. */
  private void relativeClause(Parser inside) {
    boolean verbSeen = false;
    for (int steps = 0; steps < MAX_STEPS; steps++) {
      Word word = cursor.peek();
      boolean verb = VerbGroupParser.starts(cursor);
      boolean amount = word != null && word.is(Category.NUMERAL) && verbSeen && steps > 1;
      if (word == null || endsClause(word) || verb && verbSeen || amount) {
        return;
      }
      inside.step();
      verbSeen = verbSeen || verb || inside.parts().hasVerb();
    }
  }

  private static boolean endsClause(Word word) {
    return switch (word.category()) {
      case MARK, CONJUNCTION, THAT_NOUN, SUBORDINATOR -> true;
      default -> false;
    };
  }
}
