package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Negations, and particles, that belong to no verb. */
final class NegationParser {

  private static final Set<String> OWNING = Set.of("ل", "لدى", "لدي", "عند");

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
    if (pending == null && head == null && hasNot()) {
      return;
    }
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

  /** ليس لدى الشرطة دليل: "the police do not have evidence". */
  private boolean hasNot() {
    Word preposition = cursor.peek();
    if (preposition == null
        || !preposition.is(Category.PREPOSITION)
        || !OWNING.contains(preposition.lemma().arabic())) {
      return false;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase owner =
        cursor.next(Category.PRONOUN)
            ? source.clauses().pronounSubject(cursor.take(), referents.lastSubject())
            : source.phrases().parse();
    Word owned = cursor.peek();
    if (owner == null || owned == null || !mayBeOwned(owned)) {
      cursor.reset(mark);
      return false;
    }
    parts.add(owner);
    referents.subject(owner);
    parts.add(new VerbGroup("have", Shape.PRESENT, true, false, "", owner.agreement(), null));
    openings.noClause();
    return true;
  }

  private static boolean mayBeOwned(Word word) {
    return word.is(Category.NOUN) && !word.article() || word.is(Category.QUANTIFIER);
  }

  private @Nullable NounPhrase following() {
    Word next = cursor.peek();
    boolean predicate = next != null && next.isAccusative();
    return NounPhraseParser.starts(next) && !predicate ? source.clauses().subject(null) : null;
  }
}
