package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import java.util.Objects;

/**
 * Reads the words of a sentence from left to right and sets its parts down in English order: a
 * subject that follows its verb goes before it, everything else keeps its place. One pass with
 * bounded trials. It decides by the next word who reads on; all of them share one {@link Progress}.
 * One object a sentence, not for several threads.
 */
final class Parser {

  private final Source source;
  private final Progress progress;
  private final ConnectiveParser connectives;
  private final ThatParser thats;
  private final VerbClauseParser verbs;
  private final NegationParser negations;
  private final RelativeParser relatives;
  private final PrepositionParser prepositions;
  private final NounClauseParser nouns;
  private final AdjectiveParser adjectives;
  private final AdverbParser adverbs;
  private final Topics topics;

  private Parser(Cursor cursor, int depth) {
    source = Source.of(cursor);
    progress = Progress.atStart();
    Predicates predicates = new Predicates(source, progress);
    Modifiers modifiers = new Modifiers(source, depth);
    relatives = new RelativeParser(source, progress, predicates);
    verbs = new VerbClauseParser(source, progress, predicates, relatives, modifiers);
    nouns = new NounClauseParser(source, progress, predicates, relatives, modifiers);
    prepositions = new PrepositionParser(source, progress, verbs, relatives);
    connectives = new ConnectiveParser(source, progress, verbs);
    thats = new ThatParser(source, progress, predicates, verbs);
    negations = new NegationParser(source, progress, nouns);
    adjectives = new AdjectiveParser(source, progress, nouns);
    adverbs = new AdverbParser(source, progress);
    topics = new Topics(source, progress);
  }

  /** The parts of the sentence in English order. */
  static List<Node> parse(List<Word> words) {
    Parser parser = new Parser(new Cursor(words), 0);
    if (endsInStop(words)) {
      parser.progress.openings().verbless();
    } else {
      parser.progress.openings().headline();
    }
    while (!parser.source.cursor().isAtEnd()) {
      parser.step();
    }
    return parser.parts().all();
  }

  /** A parser for what stands behind a phrase and belongs to it. */
  static Parser inside(NounPhrase phrase, Cursor cursor, int depth) {
    Parser parser = new Parser(cursor, depth);
    Progress progress = parser.progress;
    progress.referents().subject(phrase);
    progress.referents().lastPhrase(phrase);
    progress.governors().phrase(phrase);
    progress.openings().noSentence();
    return parser;
  }

  private static boolean endsInStop(List<Word> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      Word word = words.get(i);
      if (!word.is(Category.MARK)) {
        return false;
      }
      if (".!؟?".contains(word.english())) {
        return true;
      }
    }
    return false;
  }

  EnglishParts parts() {
    return progress.parts();
  }

  /** Takes the next part of the sentence; there must be a word left. */
  void step() {
    Cursor cursor = source.cursor();
    Word word = Objects.requireNonNull(cursor.peek());
    int before = cursor.mark();
    read(word);
    if (cursor.mark() == before) {
      takeAsItIs();
    }
    if (!word.is(Category.MARK) && !word.is(Category.CONJUNCTION)) {
      progress.openings().noSentence();
    }
  }

  private void read(Word word) {
    switch (word.category()) {
      case MARK -> connectives.mark();
      case CONJUNCTION -> connectives.conjunction();
      case SUBORDINATOR -> {
        if (Topics.opens(word)) {
          topics.read();
        } else {
          connectives.subordinator();
        }
      }
      case THAT_NOUN -> thats.beforeNoun();
      case THAT_VERB -> thats.beforeVerb();
      case VERB, PARTICLE, NEGATION -> verbal();
      case RELATIVE -> relatives.pronoun();
      case PREPOSITION -> prepositions.read();
      case ADVERB -> adverbs.read();
      case ADJECTIVE -> adjectives.read(word);
      default -> {
        if (!NounPhraseParser.starts(word) || !nouns.read()) {
          takeAsItIs();
        }
      }
    }
  }

  private void verbal() {
    Verbal verbal = VerbGroupParser.parse(source.cursor());
    if (verbal != null) {
      verbs.clause(verbal);
    } else {
      negations.read();
    }
  }

  private void takeAsItIs() {
    parts().plain(source.cursor().take().english());
  }
}
