package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import org.jspecify.annotations.Nullable;

/** Negations, and particles, that belong to no verb. */
final class NegationParser {

  private final Cursor cursor;
  private final Source source;
  private final EnglishParts parts;
  private final Referents referents;
  private final Openings openings;
  private final NounClauseParser nouns;

  NegationParser(Source source, Progress progress, NounClauseParser nouns) {
    this.source = source;
    this.cursor = source.cursor();
    this.parts = progress.parts();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.nouns = nouns;
  }

  void read() {
    Word word = cursor.take();
    if (word.has("be")) {
      isNot(word);
    } else if (word.has("un")) {
      parts.plain("not");
    } else if (word.is(Category.NEGATION) && cursor.next(Category.NOUN)) {
      none();
    } else {
      parts.plain(word.english());
    }
  }

  /** لا شك: "no doubt". */
  private void none() {
    parts.plain("no");
    NounPhrase phrase = source.phrases().parse();
    if (phrase != null) {
      phrase.negated();
      nouns.setDown(phrase);
    }
  }

  /** ليس: "is not". */
  private void isNot(Word word) {
    NounPhrase pending = referents.takePending();
    NounPhrase head = referents.takeGap();
    NounPhrase subject = pending == null && head == null ? following() : pending;
    Agreement agreement = new Agreement(3, word.isPlural());
    if (subject != null) {
      parts.add(subject);
      referents.subject(subject);
      agreement = subject.agreement();
    } else if (head == null) {
      parts.plain("it");
    }
    parts.add(VerbGroup.be(Shape.PRESENT, true, agreement));
    openings.noClause();
  }

  private @Nullable NounPhrase following() {
    return NounPhraseParser.starts(cursor.peek()) ? source.clauses().subject(null) : null;
  }
}
