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
   * @param source at what follows the verbal noun
   */
  static @Nullable Done passive(Verbal verbal, @Nullable NounPhrase subject, Source source) {
    Lemma verb = subject == null ? null : subject.head().lemma().verb();
    if (subject == null || verb == null || !isPassiveLight(verbal)) {
      return null;
    }
    NounPhrase possessor = subject.possessor();
    Pronoun owner = subject.owner();
    VerbGroup group = verbal.group();
    VerbGroup passive =
        new VerbGroup(
            verb.english(), group.shape(), group.negated(), true, group.adverb(), null, null);
    Verbal real =
        new Verbal(
            new Word(Category.VERB, verb, verbal.verb().inflection(), false, false, null, false),
            passive,
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
    Done done = byPreposition(real, source);
    return done == null ? happened(verbal, subject) : done;
  }

  /** تم التصويت: nothing is said to be voted on, "the vote took place". */
  private static Done happened(Verbal verbal, NounPhrase subject) {
    VerbGroup group = verbal.group();
    return new Done(
        verbal.with(
            new VerbGroup(
                "take place", group.shape(), group.negated(), false, group.adverb(), null, null)),
        subject);
  }

  /**
   * الإعصار تم تسجيله: what it is done to stands before, and the verbal noun points back to it.
   *
   * @return {@code null} (and the cursor unmoved) if it is not so
   */
  static @Nullable Done passiveOf(Verbal verbal, NounPhrase before, Source source) {
    if (!isPassiveLight(verbal)) {
      return null;
    }
    int mark = source.cursor().mark();
    NounPhrase masdar = source.phrases().parse();
    Pronoun owner = masdar == null ? null : masdar.owner();
    Done done =
        owner != null && source.clauses().refersTo(owner, before)
            ? passive(verbal, masdar, source)
            : null;
    if (done == null) {
      source.cursor().reset(mark);
      return null;
    }
    return new Done(done.verbal(), before);
  }

  /** تم التوصل إلى حل, تم القبض على اللص: the verbal noun reaches its object by a preposition. */
  private static @Nullable Done byPreposition(Verbal real, Source source) {
    Cursor cursor = source.cursor();
    Word preposition = cursor.peek();
    String english =
        preposition == null || !preposition.is(Category.PREPOSITION)
            ? null
            : real.lemma().government().get(ArabicText.key(preposition.lemma().arabic()));
    if (english == null || !NounPhraseParser.starts(cursor.peek(1))) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase patient = source.phrases().parse();
    if (patient == null || patient.head().is(Category.PRONOUN)) {
      cursor.reset(mark);
      return null;
    }
    return new Done(
        english.isEmpty() ? real : real.with(real.group().followedBy(english)), patient);
  }

  /** A passive clause found. */
  record Done(Verbal verbal, NounPhrase patient) {}
}
