package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import org.jspecify.annotations.Nullable;

/** تم نشر الصور "the pictures were published", قام بقصف المدينة "shelled the city". */
final class Periphrasis {

  private Periphrasis() {}

  static boolean isPassiveLight(Verbal verbal) {
    String arabic = verbal.lemma().arabic();
    return arabic.equals("تم") || arabic.equals("جرى");
  }

  /** The verb that is meant: that of the verbal noun, where there is one. */
  static Verbal resolve(Verbal verbal, Cursor cursor) {
    if (!verbal.lemma().arabic().equals("قام") || !cursor.next(Category.PREPOSITION, "ب")) {
      return verbal;
    }
    Word masdar = cursor.peek(1);
    Lemma verb = masdar == null ? null : masdar.lemma().verb();
    if (masdar == null || verb == null || masdar.article()) {
      return verbal;
    }
    cursor.take();
    cursor.take();
    VerbGroup group = verbal.group();
    VerbGroup meant =
        new VerbGroup(
            verb.english(),
            group.shape(),
            group.negated(),
            false,
            group.adverb(),
            group.subject(),
            masdar.suffix());
    Word word =
        new Word(
            Category.VERB, verb, verbal.verb().inflection(), false, false, masdar.suffix(), false);
    return new Verbal(word, meant, false);
  }

  /**
   * What is done to, for تم and جرى with a verbal noun as their subject.
   *
   * @param subject the verbal noun with its genitive
   */
  static @Nullable Done passive(Verbal verbal, @Nullable NounPhrase subject) {
    Lemma verb = subject == null ? null : subject.head().lemma().verb();
    if (subject == null || verb == null || !isPassiveLight(verbal)) {
      return null;
    }
    NounPhrase possessor = subject.possessor();
    Pronoun owner = subject.owner();
    VerbGroup group = verbal.group();
    VerbGroup done =
        new VerbGroup(
            verb.english(), group.shape(), group.negated(), true, group.adverb(), null, null);
    Verbal real =
        new Verbal(
            new Word(Category.VERB, verb, verbal.verb().inflection(), false, false, null, false),
            done,
            false);
    if (possessor != null) {
      possessor.after().addAll(subject.after());
      return new Done(real, possessor);
    }
    if (owner != null) {
      return new Done(
          real,
          Clauses.pronoun(
              owner == Pronoun.HE || owner == Pronoun.SHE ? "it" : owner.subject(),
              owner.person(),
              owner.isPlural(),
              Gender.MASCULINE));
    }
    return null;
  }

  /** A passive clause found. */
  record Done(Verbal verbal, NounPhrase patient) {}
}
