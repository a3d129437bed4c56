package dev.diptych.digest;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was wrong with a target, in English sentences for an engine that can be told. They may quote
 * the article, shortened: an adapter passes them on as data.
 */
final class Remarks {

  private static final int QUOTED = 80;

  private Remarks() {}

  /** One sentence for each doubt or rejection. */
  static List<String> of(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() != Finding.Severity.WARNING)
        .flatMap(Remarks::of)
        .distinct()
        .toList();
  }

  private static Stream<String> of(Finding finding) {
    List<String> about = finding.arguments().stream().map(Remarks::quoted).toList();
    String first = about.isEmpty() ? "" : about.get(0);
    return Stream.of(
        switch (finding.check()) {
          case EMPTY -> "The translation was empty.";
          case ECHO -> "The source text was repeated instead of translated.";
          case REFUSAL ->
              "The answer was not the translation alone, but %s. Give the translation and nothing else."
                  .formatted(first);
          case NUMBERS ->
              "The number %s is not the same in source and translation.".formatted(first);
          case SCRIPT -> "Words were left in the script of the source.";
          case REPETITION -> "The translation repeats %s.".formatted(first);
          case NEGATION -> "Source and translation do not both say no.";
          case VERBATIM -> "%s must be kept as it is written.".formatted(first);
          case NAMES -> "The name %s is not the same in source and translation.".formatted(first);
          case TERM ->
              "The term %s must be translated as %s."
                  .formatted(first, about.size() > 1 ? about.get(1) : "the glossary says");
          case SECOND_OPINION -> "Another translation says otherwise.";
          case LENGTH, ENGINE_DOUBT -> "The translation may not be complete.";
        });
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int points = line.codePointCount(0, line.length());
    return "“%s”"
        .formatted(
            points <= QUOTED ? line : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…");
  }
}
