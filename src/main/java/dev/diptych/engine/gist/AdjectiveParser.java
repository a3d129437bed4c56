package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** Adjectives that belong to no noun before them: predicates, and heads of phrases. */
final class AdjectiveParser {

  private final Cursor cursor;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final NounClauseParser nouns;

  AdjectiveParser(Source source, Progress progress, NounClauseParser nouns) {
    this.cursor = source.cursor();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.nouns = nouns;
  }

  void read(Word word) {
    if (referents.lastPhrase() != null && NounAdjectives.isOwn(word, cursor.peek(1))) {
      cursor.take();
      cursor.take();
      parts.plain("of");
      return;
    }
    boolean heads = word.article() || word.has("ordinal") || word.has("elative");
    if (!heads || complementsPhrase(word) || !nouns.read()) {
      predicate(word);
    }
  }

  /** المدينة … المعروفة ب: it follows its noun from afar, with a complement of its own. */
  private boolean complementsPhrase(Word word) {
    Word next = cursor.peek(1);
    return referents.lastPhrase() != null
        && word.article()
        && next != null
        && NounAdjectives.takesComplement(word, next);
  }

  /** A predicate, or a participle with a complement of its own. */
  private void predicate(Word word) {
    cursor.take();
    parts.adjective(Realiser.adjective(word));
    boolean participle = word.lemma().isParticiple();
    Pronoun object = word.suffix();
    if (object != null && participle) {
      parts.plain(object.object());
    }
    governors.adjective(word.lemma());
    if (participle && cursor.next(Category.PREPOSITION) && resumesIn(cursor.peek(1))) {
      parts.removeLast();
      parts.plain(English.pastParticiple(word.english()));
      cursor.take();
      cursor.take();
    }
    openings.noClause();
    referents.forgetPhrase();
  }

  /** المعترف بها: the pronoun only points back. */
  private static boolean resumesIn(@Nullable Word word) {
    return word != null && word.is(Category.PRONOUN) && word.has("object");
  }
}
