package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/**
 * لا … إلا, لم … سوى: a negation that an exception takes back. English says "only" and does not
 * negate; to say both, or neither, would turn the sentence around.
 */
final class Exceptives {

  private static final int REACH = 14;

  private Exceptives() {}

  /** Whether the word brings what is excepted. */
  static boolean is(@Nullable Word word) {
    return word != null
        && (word.is(Category.PREPOSITION, "إلا") || word.is(Category.PREPOSITION, "سوى"));
  }

  /** Whether an exception comes before the clause at the cursor ends. */
  static boolean ahead(Cursor cursor) {
    for (int i = 0; i < REACH; i++) {
      Word word = cursor.peek(i);
      if (word == null) {
        return false;
      }
      if (is(word)) {
        Word next = cursor.peek(i + 1);
        return next != null && !next.is(Category.THAT_NOUN) && !next.is(Category.MARK);
      }
      switch (word.category()) {
        case MARK, CONJUNCTION, SUBORDINATOR, THAT_NOUN, RELATIVE, NEGATION -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
