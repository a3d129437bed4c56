package dev.diptych.digest;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Arabic and English names and words, as plain lists: from the files of the lexicon that the engine
 * {@code gist} translates by, and the world's states from CLDR. The files are read as the data they
 * are; no engine is asked. Reading them takes half a second.
 */
final class WordLists {

  private static final String FILES = "classpath*:dev/diptych/engine/gist/lexicon/*.tsv";
  private static final ULocale ARABIC = new ULocale("ar");
  private static final Pattern BETWEEN_SENSES = Pattern.compile(" \\| ");
  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");
  private static final Pattern NO_ARABIC = Pattern.compile("[^\\p{IsArabic}\\p{Mn}]+");
  private static final Pattern NO_LATIN = Pattern.compile("[^\\p{IsLatin}]+");

  /** The columns of a name, a phrase, a noun or adjective that say it in English. */
  private static final int OF_NAME = 1;

  private static final int OF_PHRASE = 2;
  private static final int OF_NOUN = 3;

  private final List<Name> names = new ArrayList<>();
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Set<String> arabic = new HashSet<>();

  private WordLists() {
    LocaleDisplayNames inArabic = LocaleDisplayNames.getInstance(ARABIC);
    LocaleDisplayNames inEnglish = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
    for (String state : ULocale.getISOCountries()) {
      names.add(new Name(inArabic.regionDisplayName(state), inEnglish.regionDisplayName(state)));
    }
  }

  /**
   * A name.
   *
   * @param arabic one word or several
   * @param english as the press writes it
   */
  record Name(String arabic, String english) {}

  static WordLists load() {
    WordLists lists = new WordLists();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        String kind = String.valueOf(file.getFilename()).split("-")[0];
        file.getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .forEach(line -> lists.add(kind, List.of(line.split("\t"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The lexicon of gist cannot be read", e);
    }
    return lists;
  }

  private void add(String kind, List<String> columns) {
    switch (kind) {
      case "names" -> names.add(new Name(columns.get(0), columns.get(OF_NAME)));
      case "nouns", "adjectives" -> {
        List<String> senses = List.of(BETWEEN_SENSES.split(columns.get(OF_NOUN)));
        if (senses.stream().allMatch(WordLists::isCapital)) {
          senses.forEach(english -> names.add(new Name(columns.get(0), english)));
        } else {
          addWords(columns, true);
        }
      }
      case "verbs", "function" -> addWords(columns, true);
      case "phrases" ->
          addWords(columns, columns.get(0).indexOf(' ') < 0 && !isCapital(columns.get(OF_PHRASE)));
      default -> {
        // The other files say what words do together, and how they are vowelled.
      }
    }
  }

  private static boolean isCapital(String english) {
    return CAPITAL.matcher(english).lookingAt();
  }

  private void addWords(List<String> columns, boolean alone) {
    String all = String.join(" ", columns);
    Set<String> translated = words(NO_ARABIC, all);
    if (alone) {
      arabic.addAll(translated);
    }
    for (String english : words(NO_LATIN, all)) {
      if (english.equals(english.toLowerCase(Locale.ROOT))) {
        words.computeIfAbsent(english, none -> new HashSet<>()).addAll(translated);
      }
    }
  }

  private static Set<String> words(Pattern others, String columns) {
    return others
        .splitAsStream(columns)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Of persons, places, nations and organisations, in no order. */
  List<Name> names() {
    return names;
  }

  /**
   * Each English word, in small letters, with the Arabic words that it translates alone or in a
   * phrase, and their plurals and stems, as the files spell them.
   */
  Map<String, Set<String>> words() {
    return words;
  }

  /** The Arabic words that are translated alone and are no names. */
  Set<String> arabic() {
    return arabic;
  }
}
