package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of the lexicon as plain lists, for those who ask what is a name and what a word and
 * translate nothing. Reading them takes a moment and needs no engine. Safe for use by several
 * threads.
 *
 * @param names in Arabic and English, of persons, places, nations and organisations, in no order
 * @param words each English word, in small letters, with the Arabic words that it translates alone
 *     or in a phrase, and their plurals and stems, as the files spell them
 * @param arabic the Arabic words that are translated alone and are no names
 */
public record WordLists(List<Name> names, Map<String, Set<String>> words, Set<String> arabic) {

  private static final Pattern NO_ARABIC = Pattern.compile("[^\\p{IsArabic}\\p{Mn}]+");
  private static final Pattern NO_LATIN = Pattern.compile("[^\\p{IsLatin}]+");
  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");
  private static final Pattern BETWEEN_SENSES = Pattern.compile(" \\| ");

  /** Of nouns and adjectives. */
  private static final int TRANSLATIONS = 3;

  /** Copies the lists, so that they cannot change. */
  public WordLists {
    names = List.copyOf(names);
    words = Map.copyOf(words);
    arabic = Set.copyOf(arabic);
  }

  /**
   * A name.
   *
   * @param arabic as the files spell it, one word or several
   * @param english as the English press writes it
   */
  public record Name(String arabic, String english) {}

  /** Reads the lists that are packed with the program. */
  public static WordLists load() {
    List<Name> names = new ArrayList<>();
    Map<String, Set<String>> words = new HashMap<>();
    Set<String> arabic = new HashSet<>();
    for (StandardNames.Name name : StandardNames.entries()) {
      names.add(new Name(name.arabic(), name.english()));
    }
    for (LexiconRow row : LexiconFiles.load().rows()) {
      switch (row.kind()) {
        case NAMES -> names.add(new Name(row.text(0), row.text(1)));
        case NOUNS, ADJECTIVES -> {
          List<String> capitals = capitals(row.text(TRANSLATIONS));
          capitals.forEach(english -> names.add(new Name(row.text(0), english)));
          if (capitals.isEmpty()) {
            addWords(row, words, arabic);
          }
        }
        case VERBS, FUNCTION, PHRASES -> addWords(row, words, arabic);
        case VOWELS, COMPANY, CLASSES -> {}
      }
    }
    return new WordLists(names, words, arabic);
  }

  /** Of a nation, a people, a language: what English writes with a capital in every sense. */
  private static List<String> capitals(String translations) {
    List<String> senses = List.of(BETWEEN_SENSES.split(translations));
    return senses.stream().allMatch(sense -> CAPITAL.matcher(sense).lookingAt())
        ? senses
        : List.of();
  }

  private static void addWords(
      LexiconRow row, Map<String, Set<String>> words, Set<String> alone) {
    String columns = String.join(" ", row.columns());
    Set<String> arabic = words(NO_ARABIC, columns);
    if (row.kind() != LexiconRow.Kind.PHRASES
        || arabic.size() == 1 && !CAPITAL.matcher(row.text(2)).lookingAt()) {
      alone.addAll(arabic);
    }
    for (String english : words(NO_LATIN, columns)) {
      if (english.equals(english.toLowerCase(Locale.ROOT))) {
        words.computeIfAbsent(english, none -> new HashSet<>()).addAll(arabic);
      }
    }
  }

  private static Set<String> words(Pattern others, String columns) {
    return others
        .splitAsStream(columns)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
