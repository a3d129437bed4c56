package dev.diptych.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of an Arabic text that an English one does not have, by tables and by their sounds. */
final class LostNames {

  /** Bounds the work: each is compared with each English word. */
  private static final int MOST = 20;

  private static final int SHORTEST = 3;
  private static final int SHORTEST_UNKNOWN = 5;
  private static final int LONGEST_ENDING = 2;

  /** Sounds of a word that is compared though it has no capital: fewer are like anything. */
  private static final int SOUNDS_OF_A_WORD = 3;

  private static final Pattern ENGLISH_WORD = Pattern.compile("\\p{IsLatin}++");
  private static final Pattern ABBREVIATION =
      Pattern.compile("\\p{Lu}[\\p{IsLatin}]*\\p{Lu}\\p{Ll}?");

  private final KnownNames known = KnownNames.ALL;
  private final NameLexicon lexicon = NameLexicon.all();
  private final Map<String, List<String>> arabic;
  private final List<String> english = new ArrayList<>();
  private final List<String> small = new ArrayList<>();
  private final List<String> abbreviations = new ArrayList<>();
  private final Set<KnownNames.Entry> said;

  /** What was asked for once: the same words are looked at for several reasons. */
  private final Map<String, Set<String>> names = new HashMap<>();

  private final Map<String, String> latin = new HashMap<>();

  /** {@code null} as long as nobody asked. */
  private @Nullable Boolean any;

  /**
   * @param arabic each word, folded, with what it may be without what is written to it
   * @param text the English one
   */
  LostNames(Map<String, List<String>> arabic, String text) {
    this.arabic = arabic;
    Matcher words = ENGLISH_WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      english.add(word);
      small.add(word.toLowerCase(Locale.ROOT));
      if (ABBREVIATION.matcher(word).matches()) {
        abbreviations.add(small.get(small.size() - 1));
      }
    }
    this.said = known.said(english);
  }

  /** The Arabic words that are surely names and surely lost. */
  Collection<String> told() {
    return Stream.concat(listed(form -> known.isLost(form, said)), named(true)).distinct().toList();
  }

  /** Whether a word that may be a name seems lost, so that another may stand in its place. */
  boolean isAny() {
    if (any == null) {
      any =
          Stream.of(listed(this::mayBeLost), named(false), unknown())
              .anyMatch(words -> words.findAny().isPresent());
    }
    return any;
  }

  private boolean mayBeLost(String form) {
    return known.mayBeLost(form, said) && !lexicon.isWord(form);
  }

  /** By the table of what is written unlike its sound. */
  private Stream<String> listed(Predicate<String> isLost) {
    return arabic.entrySet().stream()
        .filter(word -> word.getValue().stream().anyMatch(isLost))
        .filter(word -> !isListed(word.getValue()))
        .map(Map.Entry::getKey);
  }

  private boolean isListed(List<String> forms) {
    return forms.stream().anyMatch(form -> known.isSaid(form, said));
  }

  /** By the lexicon. */
  private Stream<String> named(boolean surely) {
    return arabic.entrySet().stream()
        .filter(word -> !names(word).isEmpty())
        .limit(MOST)
        .filter(word -> !surely || word.getValue().stream().noneMatch(this::mayBeVerb))
        .filter(word -> !isListed(word.getValue()) && !isSpelt(word.getValue()))
        .filter(word -> names(word).stream().noneMatch(this::isWritten))
        .map(Map.Entry::getKey);
  }

  private Set<String> names(Map.Entry<String, List<String>> word) {
    return names.computeIfAbsent(word.getKey(), none -> lexicon.names(word.getValue()));
  }

  private String latin(String word) {
    return latin.computeIfAbsent(word, NameLetters::ofLatin);
  }

  private boolean mayBeVerb(String form) {
    return form.length() < SHORTEST_UNKNOWN && lexicon.isWordOrVerb(form);
  }

  /** In any of its forms: Armenia, Armenians; or by its first letter in an abbreviation. */
  private boolean isWritten(String name) {
    int beginning = Math.max(SHORTEST, name.length() - LONGEST_ENDING);
    return name.length() < SHORTEST
        || abbreviations.stream().anyMatch(word -> word.indexOf(name.charAt(0)) >= 0)
        || small.stream()
            .anyMatch(
                word ->
                    NamesGate.month(word).equals(name)
                        || name.regionMatches(0, word, 0, Math.min(beginning, name.length())));
  }

  /** Words of no list, which may be names that no list has. */
  private Stream<String> unknown() {
    return arabic.entrySet().stream()
        .filter(word -> word.getKey().length() >= SHORTEST_UNKNOWN)
        .filter(word -> word.getValue().stream().noneMatch(lexicon::isWordOrVerb))
        .filter(word -> names(word).isEmpty())
        .filter(word -> word.getValue().stream().noneMatch(form -> known.mayBeLost(form, Set.of())))
        .limit(MOST)
        .filter(word -> !isHeard(word.getValue()))
        .map(Map.Entry::getKey);
  }

  /** As another spelling of a name of the lexicon. */
  private boolean isSpelt(List<String> forms) {
    return english.stream()
        .filter(this::mayBeName)
        .map(this::latin)
        .anyMatch(latin -> sounds(forms).anyMatch(s -> NameLetters.areWhollyAlike(latin, s)));
  }

  /** As a name that no list has. */
  private boolean isHeard(List<String> forms) {
    return isSpelt(forms)
        || english.stream()
            .filter(word -> word.length() >= SHORTEST && Character.isUpperCase(word.charAt(0)))
            .map(this::latin)
            .anyMatch(latin -> sounds(forms).anyMatch(s -> NameLetters.areAlike(latin, s)));
  }

  private static Stream<String> sounds(List<String> forms) {
    return forms.stream().map(NameLetters::ofArabic);
  }

  /** With a capital; without one only if it is long enough to be like no other. */
  private boolean mayBeName(String word) {
    return word.length() >= SHORTEST
        && (Character.isUpperCase(word.charAt(0))
            || NameLetters.weight(latin(word)) >= SOUNDS_OF_A_WORD);
  }
}
