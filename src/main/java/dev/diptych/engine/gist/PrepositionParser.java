package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepositions with their objects, and the clauses that hang on those. */
abstract class PrepositionParser extends VerbClauseParser {

  private static final java.util.Set<String> TEMPORAL = java.util.Set.of("بعد", "قبل", "منذ");

  PrepositionParser(Cursor cursor, int depth) {
    super(cursor, depth);
  }

  void prepositional() {
    Node.Prepositional node = prepositionalPhrase();
    if (node != null) {
      out.add(node);
      afterPreposition(node);
    }
  }

  void afterPreposition(Node.Prepositional node) {
    lastPhrase = node.object() instanceof NounPhrase phrase ? phrase : null;
    governingWord = lastPhrase == null ? null : lastPhrase.innermost().head().lemma();
    governed = true;
    attachAsyndetic();
    if (!sentenceStart && !joinedClause && governingVerb != null) {
      opening = false;
    }
  }

  /** Takes the preposition and its object; {@code null} if only the preposition was set down. */
  Node.@Nullable Prepositional prepositionalPhrase() {
    Word preposition = cursor.take();
    Word next = cursor.peek();
    List<Lemma> governors = governors();
    boolean afterNoun = lastPhrase != null;
    if (next == null || next.is(Category.MARK)) {
      plain(Prepositions.english(preposition, null, governors, afterNoun));
      return null;
    }
    if (next.is(Category.THAT_NOUN) || next.is(Category.THAT_VERB)) {
      boolean keeps = preposition.has("phrase") || TEMPORAL.contains(preposition.lemma().arabic());
      if (keeps) {
        plain(preposition.english());
        if (next.is(Category.THAT_VERB)) {
          cursor.take();
        }
        opening = true;
      } else {
        asPredicate(preposition, governors);
      }
      return null;
    }
    if (preposition.is(Category.PREPOSITION, "حتى") && VerbGroupParser.starts(cursor)
        || preposition.is(Category.PREPOSITION, "ل") && VerbGroupParser.starts(cursor)) {
      infinitive();
      return null;
    }
    if (next.is(Category.PRONOUN)) {
      NounPhrase open = gap;
      Pronoun pronoun = next.suffix();
      cursor.take();
      boolean ofItsOwn =
          preposition.is(Category.PREPOSITION, "ل")
              && lastPhrase != null
              && !lastPhrase.isDefinite();
      if (ofItsOwn) {
        return null;
      }
      String english =
          Prepositions.english(preposition, new NounPhrase(next), governors, afterNoun);
      if (open != null && pronoun != null && clauses.refersTo(pronoun, open)) {
        plain(english);
        return null;
      }
      return new Node.Prepositional(english, clauses.objectPronoun(next, lastSubject));
    }
    int mark = cursor.mark();
    NounPhrase object = phrases.parse();
    if (object == null) {
      cursor.reset(mark);
      plain(Prepositions.english(preposition, null, governors, afterNoun));
      return null;
    }
    Node purpose = Gerunds.purpose(preposition, object, governors);
    if (purpose != null) {
      return new Node.Prepositional("", purpose);
    }
    Gerunds.apply(preposition, object);
    return new Node.Prepositional(
        Prepositions.english(preposition, object, governors, afterNoun), object);
  }

  /** وصفه بأنه كذا: "described it as". */
  void asPredicate(Word preposition, List<Lemma> governors) {
    String key = ArabicText.key(preposition.lemma().arabic());
    Lemma verb = governingVerb;
    boolean as =
        verb != null && "as".equals(verb.government().get(key))
            || governors.stream().anyMatch(lemma -> "as".equals(lemma.government().get(key)));
    Word that = cursor.peek();
    Word pronoun = cursor.peek(1);
    Word predicate = cursor.peek(2);
    boolean plain =
        predicate != null && (predicate.is(Category.ADJECTIVE) || predicate.is(Category.NOUN));
    if (as && plain && that != null && that.attached() && pronoun != null) {
      cursor.take();
      cursor.take();
      plain("as");
      opening = false;
    }
  }

  /** An indefinite noun with a verb right after it: "talks that lead to". */
  void attachAsyndetic() {
    NounPhrase phrase = lastPhrase;
    Word next = cursor.peek();
    if (phrase == null || next == null || !next.is(Category.VERB) || phrase.isDefinite()) {
      return;
    }
    if (!clauses.agrees(next, phrase)) {
      phrase = phrase.innermost();
    }
    Pronoun object = next.suffix();
    boolean resumes = object != null && clauses.refersTo(object, phrase);
    if (phrase.head().has("time") || !(resumes || clauses.agrees(next, phrase))) {
      return;
    }
    plain(phrase.isPerson() ? "who" : "that");
    gap = phrase;
  }
}
