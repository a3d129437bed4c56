package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import org.jspecify.annotations.Nullable;

/** لم يسبق له أن فعل "he has never done", سبق أن فعل "has done before". */
final class Precedents {

  /**
   * What was read.
   *
   * @param verbal what has, or never has, happened
   * @param subject whom it has happened to; {@code null} if the verb's own subject follows
   */
  record Found(Verbal verbal, @Nullable NounPhrase subject) {}

  private Precedents() {}

  /** What stands behind سبق; {@code null} (and the cursor unmoved) if it is not this idiom. */
  static @Nullable Found after(Verbal first, Source source, @Nullable NounPhrase last) {
    if (!first.verb().is(Category.VERB, "سبق") || first.verb().suffix() != null) {
      return null;
    }
    Cursor cursor = source.cursor();
    int mark = cursor.mark();
    NounPhrase subject = whom(source, last);
    if (cursor.next(Category.CONJUNCTION, "و")) {
      cursor.take();
    }
    Verbal second = cursor.next(Category.THAT_VERB) ? second(cursor) : null;
    if (second == null) {
      cursor.reset(mark);
      return null;
    }
    boolean never = first.group().negated();
    VerbGroup group =
        second.group().withShape(Shape.PRESENT_PERFECT).withAdverb(never ? "never" : "previously");
    return new Found(second.with(group), subject);
  }

  private static @Nullable Verbal second(Cursor cursor) {
    cursor.take();
    return VerbGroupParser.parse(cursor);
  }

  private static @Nullable NounPhrase whom(Source source, @Nullable NounPhrase last) {
    Cursor cursor = source.cursor();
    if (!cursor.next(Category.PREPOSITION, "ل")) {
      return null;
    }
    cursor.take();
    Word pronoun = cursor.peek();
    if (pronoun != null && pronoun.is(Category.PRONOUN)) {
      return source.clauses().pronounSubject(cursor.take(), last);
    }
    return source.phrases().parse();
  }
}
