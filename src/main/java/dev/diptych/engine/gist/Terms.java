package dev.diptych.engine.gist;

import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.gist.Inflection.Use;
import java.util.List;

/** The terms of a request as phrases; what they say overrides the lexicon. */
final class Terms {

  static final Terms NONE = new Terms(List.of());

  private final PhraseIndex index = new PhraseIndex();

  Terms(List<GlossaryTerm> glossary) {
    for (GlossaryTerm term : glossary) {
      String source = ArabicText.compose(term.source()).strip();
      if (!source.isEmpty() && !term.target().isBlank()) {
        add(source, term.target().strip());
      }
    }
  }

  private void add(String source, String target) {
    Lemma lemma = Lemma.of(Category.PROPER, source, target, "term", "phrase");
    Inflection inflection = Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY);
    String words = separate(source);
    index.add(words, lemma, inflection);
    // A name in quotes is read without them behind an organisation.
    String bare = words.replaceAll("[\"«»“”]", "").replaceAll(" +", " ").strip();
    if (!bare.isEmpty() && !bare.equals(words)) {
      index.add(bare, lemma, inflection);
    }
    if (!words.startsWith("ال") && ArabicText.isLetter(words.charAt(0))) {
      index.add("ال" + words, lemma, inflection);
    }
  }

  /** As the tokeniser cuts the text, one blank between tokens. */
  private static String separate(String source) {
    return String.join(" ", Tokeniser.tokens(source).stream().map(Token::text).toList());
  }

  boolean isEmpty() {
    return index.size() == 0;
  }

  PhraseIndex index() {
    return index;
  }
}
