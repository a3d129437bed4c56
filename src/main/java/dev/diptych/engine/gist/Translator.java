package dev.diptych.engine.gist;

import dev.diptych.engine.Explanation;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.gist.Disambiguator.Choice;
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

  /**
   * How a text is read, before it becomes English.
   *
   * @param choices the readings, with those they were chosen from
   * @param words what the parser gets
   */
  private record Analysis(
      Analyser analyser,
      List<Token> tokens,
      List<Choice> choices,
      List<Reading> readings,
      List<Word> words) {}

  private Analysis analyse(String text, Terms terms) {
    Analyser analyser = new Analyser(lexicon, terms);
    List<Token> tokens = tokens(text, analyser);
    List<Choice> choices = new Disambiguator(analyser).choices(tokens);
    List<Reading> readings = choices.stream().map(Choice::reading).toList();
    return new Analysis(analyser, tokens, choices, readings, words(readings));
  }

  SegmentTarget translate(String text, Terms terms) {
    Analysis read = analyse(text, terms);
    String english = english(read.words());
    return new SegmentTarget(
        english,
        doubts(read.readings()),
        Counterparts.of(text, read.tokens(), read.choices(), read.words(), english));
  }

  private static List<Token> tokens(String text, Analyser analyser) {
    return QuotedNames.unquoted(LostSpaces.restored(Tokeniser.tokens(text), analyser), analyser);
  }

  private List<Word> words(List<Reading> readings) {
    List<Word> words = lexicon.collocations().apply(CompoundOrdinals.joined(Word.of(readings)));
    List<Word> meant = lexicon.senses().apply(words);
    return Wordings.apply(Abilities.apply(Manners.apply(Privatives.apply(Degrees.apply(meant)))));
  }

  private static String english(List<Word> words) {
    List<Node> parts = Requests.settled(Parser.parse(words));
    parts = Antecedents.settled(Particles.dropped(ObjectOrder.settled(parts)));
    return Finisher.text(Realiser.words(Headlines.settled(parts, isHeadline(words))));
  }

  /** Whether the words are a heading of some length, and no entry of a table. */
  private static boolean isHeadline(List<Word> words) {
    return words.stream().filter(word -> !word.attached()).count() >= HEADLINE
        && words.stream()
            .noneMatch(word -> word.is(Category.MARK) && ".!؟?".contains(word.english()));
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

  Explanation explanation(String text) {
    return explanation(text, analyse(text, Terms.NONE));
  }

  private static Explanation explanation(String text, Analysis read) {
    String english = english(read.words());
    return new Explanation(
        text,
        english,
        Counterparts.explained(read.tokens(), read.choices(), read.words(), english));
  }

  String explain(String text) {
    Analysis read = analyse(text, Terms.NONE);
    Explanation explanation = explanation(text, read);
    StringBuilder out = new StringBuilder("tokens and readings\n");
    for (int i = 0; i < read.tokens().size(); i++) {
      out.append("  ").append(read.tokens().get(i).text()).append('\n');
      for (Reading reading : read.analyser().readings(read.tokens(), i)) {
        out.append("    ").append(describe(reading)).append('\n');
      }
    }
    out.append("chosen\n");
    read.readings().forEach(reading -> out.append("  ").append(describe(reading)).append('\n'));
    out.append("English\n  ").append(explanation.target()).append('\n');
    out.append("where it came from\n");
    for (Explanation.Word word : explanation.words()) {
      out.append("  ").append(word.source()).append(" → ");
      out.append(word.target() == null ? "(" + word.reading() + ")" : word.target());
      if (!word.passedOver().isEmpty()) {
        out.append("   not ").append(String.join(", ", word.passedOver()));
      }
      out.append('\n');
    }
    out.append("senses by company\n");
    List<Word> joined = lexicon.collocations().apply(Word.of(read.readings()));
    lexicon.senses().reasons(joined).forEach(line -> out.append("  ").append(line).append('\n'));
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
