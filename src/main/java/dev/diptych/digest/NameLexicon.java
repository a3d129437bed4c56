package dev.diptych.digest;

import dev.diptych.text.Folding;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of persons, places, nations and organisations in Arabic and English, and the words of both
 * languages that are none: some ten thousand of each, where {@link KnownNames} holds the few that
 * are written unlike their sound. Read when first asked, as this takes a second. Safe for use by
 * several lanes.
 */
final class NameLexicon {

  /** Shorter ones are the beginnings and ends of too many words. */
  private static final int SHORTEST_NAME = 4;

  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_PART = 3;
  private static final String ARTICLE = "ال";
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0-]+");

  /** What verbs begin with, and the future's before it. */
  private static final List<String> OF_VERBS =
      list("ا ي ت ن س سي ست سن سا وا وي وت ون وسي وست فا في فت فن لي لت لن");

  /** Of verbs and nouns, with the pronouns that are written to them. */
  private static final List<String> ENDINGS =
      list(
          "ه ها هم هن هما نا ك كم ي ا وا ون ين ان ات ة ت تا تي تان تين ية يه يا يون يين يات ته تها"
              + " تهم تنا تك اته اتها اتهم ني تم ما");

  /** Of a nation: its women, its men, several of them. */
  private static final List<String> OF_NATIONS = list("ة ه ا ان ون ين ات ي ية يه يا يون يين يات");

  /** Ends that a verb with a weak letter or a noun of one loses before others. */
  private static final List<String> LOST_ENDS = list("ة ي ا");

  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Set<String>> english = new HashMap<>();
  private final Set<String> arabic = new HashSet<>();

  private NameLexicon(WordLists lists) {
    Map<String, String> stems = new HashMap<>();
    UnaryOperator<String> stem = word -> stems.computeIfAbsent(folded(word), same -> same);
    lists
        .words()
        .forEach(
            (word, translated) ->
                english.put(
                    word, translated.stream().map(stem).collect(Collectors.toUnmodifiableSet())));
    lists.arabic().stream().map(stem).forEach(arabic::add);
    lists.names().forEach(this::add);
  }

  private static final class Holder {
    private static final NameLexicon ALL = new NameLexicon(WordLists.load());
  }

  static NameLexicon all() {
    return Holder.ALL;
  }

  private static List<String> list(String words) {
    return Stream.concat(Stream.of(""), SPACE.splitAsStream(words)).toList();
  }

  private static String folded(String word) {
    return withoutArticle(Folding.SPELLINGS.fold(word));
  }

  private static String withoutArticle(String word) {
    return word.startsWith(ARTICLE) && word.length() > ARTICLE.length() + 2
        ? word.substring(ARTICLE.length())
        : word;
  }

  /** Of a name of several words each that is no word and sounds like the one in its place. */
  private void add(WordLists.Name name) {
    String[] arabicWords = SPACE.split(Folding.SPELLINGS.fold(name.arabic()).strip());
    String[] englishWords = SPACE.split(name.english().toLowerCase(Locale.ROOT).strip());
    if (arabicWords.length == 1) {
      add(arabicWords[0], List.of(englishWords));
    } else if (arabicWords.length == englishWords.length) {
      for (int i = 0; i < arabicWords.length; i++) {
        if (!english.containsKey(englishWords[i]) && areAlike(englishWords[i], arabicWords[i])) {
          add(arabicWords[i], List.of(englishWords[i]));
        }
      }
    }
  }

  private static boolean areAlike(String english, String arabic) {
    return NameLetters.areAlike(NameLetters.ofLatin(english), NameLetters.ofArabic(arabic));
  }

  private void add(String arabicName, List<String> englishWords) {
    if (englishWords.stream().anyMatch(word -> word.length() >= SHORTEST_PART)) {
      names
          .computeIfAbsent(withoutArticle(arabicName), none -> new HashSet<>())
          .addAll(englishWords);
    }
  }

  /**
   * The English words, small, of a name.
   *
   * @param forms an Arabic word, folded, and what it may be without what is written to it
   * @return empty if it is no name, or may be a word as well
   */
  Set<String> names(List<String> forms) {
    Set<String> found = new HashSet<>();
    for (String form : forms) {
      found.addAll(allNames(form, shortest(forms.get(0), form)));
    }
    found.removeIf(KnownNames.ALL::isWord);
    return forms.stream().anyMatch(this::isWord) ? Set.of() : found;
  }

  /** Behind a preposition of one letter a short name is rather another word. */
  private static int shortest(String word, String form) {
    return word.length() == form.length() + 1 ? SHORTEST_NAME + 1 : SHORTEST_NAME;
  }

  private Set<String> allNames(String form, int shortest) {
    return OF_NATIONS.stream()
        .filter(form::endsWith)
        .filter(ending -> form.length() - ending.length() >= shortest)
        .map(ending -> names.get(form.substring(0, form.length() - ending.length())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Set.of());
  }

  /** Whether one of these Arabic forms is an English name, small; whatever else it may be. */
  boolean isNamed(String name, Collection<String> forms) {
    return forms.stream().anyMatch(form -> allNames(form, SHORTEST_PART).contains(name));
  }

  /** Whether an Arabic word, folded, without what is written to it, may be no name. */
  boolean isWord(String form) {
    for (String ending : ENDINGS) {
      int length = form.length() - ending.length();
      if (form.endsWith(ending) && length >= 2 && isStem(form.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  /** Also a form of a verb. */
  boolean isWordOrVerb(String form) {
    return OF_VERBS.stream()
        .filter(form::startsWith)
        .filter(beginning -> form.length() - beginning.length() >= SHORTEST_STEM)
        .map(beginning -> form.substring(beginning.length()))
        .anyMatch(rest -> isWord(rest) || isWord("ا" + rest));
  }

  private boolean isStem(String stem) {
    return arabic.contains(stem)
        || stem.length() >= SHORTEST_STEM
            && LOST_ENDS.stream().anyMatch(end -> arabic.contains(stem + end));
  }

  /**
   * Whether an English word, small, is one that Arabic translates: it, or the two it is made of.
   */
  boolean isEnglishWord(String word) {
    if (english.containsKey(word)) {
      return true;
    }
    for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
      if (english.containsKey(word.substring(0, i)) && english.containsKey(word.substring(i))) {
        return true;
      }
    }
    return word.endsWith("s") && english.containsKey(word.substring(0, word.length() - 1));
  }

  /** Whether one of these Arabic forms is a translation of an English word, small. */
  boolean isTranslated(String word, Collection<String> forms) {
    Set<String> stems =
        english.getOrDefault(
            english.containsKey(word) || !word.endsWith("s")
                ? word
                : word.substring(0, word.length() - 1),
            Set.of());
    return forms.stream()
        .anyMatch(
            form ->
                ENDINGS.stream()
                    .filter(form::endsWith)
                    .map(ending -> form.substring(0, form.length() - ending.length()))
                    .anyMatch(stems::contains));
  }
}
