package dev.diptych.engine.gist;

import dev.diptych.engine.SegmentTarget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stages in their order. Safe for use by several threads. */
final class Translator {

  private static final int HEADLINE = 5;

  private final Lexicon lexicon;

  Translator(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  SegmentTarget translate(String text, Terms terms) {
    Analyser analyser = new Analyser(lexicon, terms);
    List<Token> tokens = tokens(text, analyser);
    List<Reading> readings = new Disambiguator(analyser).choose(tokens);
    return new SegmentTarget(english(readings), doubts(readings));
  }

  private static List<Token> tokens(String text, Analyser analyser) {
    return QuotedNames.unquoted(LostSpaces.restored(Tokeniser.tokens(text), analyser), analyser);
  }

  private String english(List<Reading> readings) {
    List<Node> parts = Requests.settled(parts(readings));
    parts = Antecedents.settled(Particles.dropped(ObjectOrder.settled(parts)));
    return Finisher.text(Realiser.words(Headlines.settled(parts, isHeadline(readings))));
  }

  /** Whether the words are a heading of some length, and no entry of a table. */
  private static boolean isHeadline(List<Reading> readings) {
    return readings.size() >= HEADLINE
        && readings.stream()
            .noneMatch(
                reading ->
                    reading.category() == Category.MARK
                        && ".!؟?".contains(reading.lemma().english()));
  }

  private List<Node> parts(List<Reading> readings) {
    return Parser.parse(Privatives.apply(lexicon.collocations().apply(Word.of(readings))));
  }

  private static List<String> doubts(List<Reading> readings) {
    Set<String> doubts = new LinkedHashSet<>();
    for (Reading reading : readings) {
      if (reading.category() == Category.UNKNOWN) {
        doubts.add(Unknowns.doubt(reading));
      }
    }
    return new ArrayList<>(doubts);
  }

  String explain(String text) {
    Analyser analyser = new Analyser(lexicon, Terms.NONE);
    List<Token> tokens = tokens(text, analyser);
    StringBuilder out = new StringBuilder("tokens and readings\n");
    for (int i = 0; i < tokens.size(); i++) {
      out.append("  ").append(tokens.get(i).text()).append('\n');
      for (Reading reading : analyser.readings(tokens, i)) {
        out.append("    ").append(describe(reading)).append('\n');
      }
    }
    List<Reading> chosen = new Disambiguator(analyser).choose(tokens);
    out.append("chosen\n");
    chosen.forEach(reading -> out.append("  ").append(describe(reading)).append('\n'));
    out.append("English\n  ").append(english(chosen)).append('\n');
    return out.toString();
  }

  private static String describe(Reading reading) {
    StringBuilder out = new StringBuilder();
    if (!reading.conjunction().isEmpty()) {
      out.append(reading.conjunction()).append(" + ");
    }
    if (!reading.preposition().isEmpty()) {
      out.append(reading.preposition()).append(" + ");
    }
    out.append(reading.future() ? "س + " : "").append(reading.article() ? "ال + " : "");
    out.append(reading.form().spelling());
    if (reading.suffix() != null) {
      out.append(" + ").append(reading.suffix());
    }
    Inflection inflection = reading.inflection();
    out.append("  ").append(reading.category()).append(" \"").append(reading.lemma().english());
    out.append("\" ").append(inflection.tense() == Inflection.Tense.NONE ? "" : inflection.tense());
    out.append(inflection.passive() ? " passive" : "");
    out.append(' ').append(inflection.person()).append(' ').append(inflection.gender());
    out.append(' ').append(inflection.count()).append(' ').append(inflection.use());
    return out.append(String.format(java.util.Locale.ROOT, "  %.1f", reading.score())).toString();
  }
}
