package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;

/**
 * لم يعد: "no longer", and only with a place to come back to "did not return". The verb is the same
 * as "return", and unvocalised also as "consider" and "promise".
 */
final class NoLonger {

  static final String ADVERB = "no longer";

  private NoLonger() {}

  static boolean is(Verbal verbal) {
    VerbGroup group = verbal.group();
    boolean past = group.negated() && group.shape() == Shape.PAST;
    return past && verbal.verb().is(Category.VERB, "عاد");
  }

  /** The verb as it is to be set down, with what stands at the cursor behind it. */
  static VerbGroup settled(Verbal verbal, Cursor cursor) {
    VerbGroup group = verbal.group();
    if (!is(verbal) || VerbGroupParser.starts(cursor) || returns(cursor)) {
      return group;
    }
    return new VerbGroup("be", Shape.PRESENT, false, false, ADVERB, group.subject(), null);
  }

  private static boolean returns(Cursor cursor) {
    Word next = cursor.peek();
    Word then = cursor.peek(1);
    if (next == null || next.is(Category.MARK) || next.is(Category.CONJUNCTION)) {
      return true;
    }
    boolean from =
        next.is(Category.PREPOSITION, "من") && then != null && !then.is(Category.ADJECTIVE);
    return from || next.is(Category.PREPOSITION, "إلى") || next.is(Category.PREPOSITION, "حتى");
  }
}
