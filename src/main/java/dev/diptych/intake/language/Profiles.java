package dev.diptych.intake.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The frequent words and the letters of the languages that share a script, read from {@code
 * words.txt} once. A word or letter that several languages use counts for each of them in part.
 * Immutable after construction.
 */
final class Profiles {

  private final Map<UnicodeScript, Map<String, List<String>>> words = new HashMap<>();
  private final Map<UnicodeScript, Map<Character, List<String>>> letters = new HashMap<>();

  Profiles() {
    InputStream file = Profiles.class.getResourceAsStream("words.txt");
    if (file == null) {
      throw new IllegalStateException("The words of the languages are missing from the jar");
    }
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split(" ");
    UnicodeScript script = UnicodeScript.forName(head[1].toUpperCase(Locale.ROOT));
    int bar = line.indexOf('|', colon);
    String list = line.substring(colon + 1, bar < 0 ? line.length() : bar);
    for (String word : list.strip().split(" +")) {
      addWord(script, word, head[0]);
      if (!head[0].equals("ar")) {
        addWord(script, word.replace('ی', 'ي').replace('ک', 'ك'), head[0]);
      }
    }
    if (bar >= 0) {
      line.substring(bar + 1).strip().chars().forEach(c -> addLetter(script, (char) c, head[0]));
    }
  }

  private void addWord(UnicodeScript script, String word, String language) {
    List<String> languages =
        words
            .computeIfAbsent(script, s -> new HashMap<>())
            .computeIfAbsent(word, w -> new ArrayList<>());
    if (!languages.contains(language)) {
      languages.add(language);
    }
  }

  private void addLetter(UnicodeScript script, char letter, String language) {
    letters
        .computeIfAbsent(script, s -> new HashMap<>())
        .computeIfAbsent(letter, c -> new ArrayList<>())
        .add(language);
  }

  boolean tellsApart(UnicodeScript script) {
    return words.containsKey(script);
  }

  /** The languages in which a word, in small letters, is frequent. */
  List<String> ofWord(UnicodeScript script, String word) {
    return words.getOrDefault(script, Map.of()).getOrDefault(word, List.of());
  }

  /** The languages that write a letter which few others write. */
  List<String> ofLetter(UnicodeScript script, char letter) {
    return letters.getOrDefault(script, Map.of()).getOrDefault(letter, List.of());
  }
}
