package dev.diptych.digest;

import dev.diptych.engine.GlossaryTerm;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The job's terms. Immutable.
 *
 * <p>A term occurs in a text where it stands between word boundaries, also behind the Arabic
 * clitics و ف ب ك ل and the article.
 */
public final class Glossary {

  /** Without terms. */
  public static final Glossary NONE = new Glossary(List.of());

  private static final String CLITICS = "(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)";

  private final List<Entry> entries;

  /** A glossary of these terms; longer ones are looked for first. */
  public Glossary(List<GlossaryTerm> terms) {
    entries =
        terms.stream()
            .sorted(
                Comparator.comparing((GlossaryTerm term) -> -term.source().length())
                    .thenComparing(GlossaryTerm::source))
            .map(term -> new Entry(term, pattern(term.source())))
            .toList();
  }

  /** The terms that occur in any of the texts, longest first. */
  public List<GlossaryTerm> hits(List<String> texts) {
    return entries.stream()
        .filter(entry -> texts.stream().anyMatch(text -> entry.pattern().matcher(text).find()))
        .map(Entry::term)
        .toList();
  }

  private static Pattern pattern(String term) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{M}\\p{N}])" + CLITICS + Pattern.quote(term) + "(?![\\p{L}\\p{M}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private record Entry(GlossaryTerm term, Pattern pattern) {}
}
