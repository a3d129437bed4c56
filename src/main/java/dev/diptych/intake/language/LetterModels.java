package dev.diptych.intake.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models by which close languages are told apart where frequent words do not suffice. Each is
 * read when it is first needed. Safe for use by several threads.
 */
final class LetterModels {

  /** By script, the languages of the press that lingua has models of, by its names. */
  private static final Map<UnicodeScript, List<String>> LANGUAGES =
      Map.of(
          UnicodeScript.ARABIC,
          List.of("ar", "fa", "ur"),
          UnicodeScript.LATIN,
          List.of(
              "en", "fr", "de", "es", "pt", "it", "nl", "ca", "ro", "pl", "cs", "sk", "hu", "fi",
              "sv", "da", "nb", "tr", "az", "id", "vi", "sw", "so", "hr", "sl", "sq"),
          UnicodeScript.CYRILLIC,
          List.of("ru", "uk", "be", "bg", "sr", "mk", "kk"),
          UnicodeScript.DEVANAGARI,
          List.of("hi", "mr"));

  private final Map<String, LetterModel> loaded = new ConcurrentHashMap<>();

  /** The tags of the languages of a script that a model is at hand of. */
  List<String> of(UnicodeScript script) {
    List<String> languages = LANGUAGES.getOrDefault(script, List.of());
    boolean there = !languages.isEmpty() && LetterModel.exists(languages.get(0));
    return there ? languages.stream().map(l -> l.equals("nb") ? "no" : l).toList() : List.of();
  }

  LetterModel of(String tag) {
    return loaded.computeIfAbsent(tag.equals("no") ? "nb" : tag, LetterModels::read);
  }

  private static LetterModel read(String language) {
    try {
      return LetterModel.read(language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The languages whose models are in memory. */
  Set<String> loaded() {
    return Set.copyOf(loaded.keySet());
  }
}
