package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.digest.LatinNames.Run;
import dev.diptych.digest.LatinNames.Word;
import dev.diptych.text.Folding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name stands on both sides; between Arabic and English so far, in either direction. What is a
 * name is told by both. On the English side it is a capital inside a sentence, on a word that no
 * list knows as one which is translated; it must sound like a word of the Arabic side or be known
 * as its name; one of the table must sound very much like it, as Arabic mostly has another word for
 * it. On the Arabic side it is a word that a list knows as a name ({@link LostNames}). If there one
 * seems lost, a word with a capital that translates nothing in the Arabic text may stand in its
 * place, though it be an ordinary word.
 *
 * <p>Between two languages in Latin letters nothing is checked: London is Londres, and no list
 * short enough to be kept says so for every language.
 */
final class NamesGate {

  /** Bounds the work: each name is compared with each word. No sentence has more. */
  private static final int MOST_NAMES = 20;

  private static final int SHORTEST = 3;

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final Pattern ARABIC_WORD = Pattern.compile("[\\p{IsArabic}&&\\p{L}]+");

  /** Conjunctions, prepositions and the article, as they are written to the word. */
  private static final List<String> PREFIXES =
      List.of("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "وب", "ول");

  private final NameLexicon lexicon = NameLexicon.all();
  private final KnownNames known = KnownNames.ALL;

  /** Each word, folded, and what it may be without what is written to it. */
  private final Map<String, List<String>> arabic = new LinkedHashMap<>();

  private final Set<String> forms = new LinkedHashSet<>();

  private final Set<String> sounds = new LinkedHashSet<>();
  private final String arabicText;
  private final List<BigDecimal> arabicDigits;
  private final String english;
  private final LostNames lost;

  private NamesGate(String arabicText, String english) {
    this.arabicText = withoutForeignLetters(Folding.SPELLINGS.fold(arabicText));
    this.arabicDigits = Numbers.in(arabicText).digits();
    this.english = english;
    String before = "";
    Matcher words = ARABIC_WORD.matcher(this.arabicText);
    while (words.find()) {
      arabic.computeIfAbsent(words.group(), NamesGate::forms);
      sounds.add(NameLetters.ofArabic(before + words.group()));
      before = words.group();
    }
    arabic.values().forEach(forms::addAll);
    forms.forEach(form -> sounds.add(NameLetters.ofArabic(form)));
    lost = new LostNames(arabic, english);
  }

  /** Letters that some write for foreign sounds, and others do not. */
  private static String withoutForeignLetters(String text) {
    return text.replace('چ', 'ج').replace('پ', 'ب').replace('ڤ', 'ف').replace('گ', 'ك');
  }

  static List<String> forms(String word) {
    List<String> forms = new ArrayList<>();
    forms.add(word);
    for (String prefix : PREFIXES) {
      if (word.startsWith(prefix) && word.length() > prefix.length() + 1) {
        forms.add(word.substring(prefix.length()));
      }
    }
    return forms;
  }

  static Stream<Finding> check(Candidate candidate) {
    boolean fromArabic = candidate.pair().source().startsWith("ar");
    boolean isPair =
        fromArabic && candidate.pair().target().startsWith("en")
            || candidate.pair().source().startsWith("en")
                && candidate.pair().target().startsWith("ar");
    if (!isPair || candidate.target().isBlank()) {
      return Stream.empty();
    }
    NamesGate gate =
        fromArabic
            ? new NamesGate(candidate.source(), candidate.target())
            : new NamesGate(candidate.target(), candidate.source());
    return Stream.concat(gate.unmatched().stream(), gate.lost.told().stream())
        .distinct()
        .map(name -> new Finding(Check.NAMES, Severity.DOUBT, List.of(name)));
  }

  /** Names of the English side that the Arabic side does not have. */
  private List<String> unmatched() {
    List<String> names = new ArrayList<>();
    Set<String> compared = new HashSet<>();
    for (Run run : LatinNames.in(english)) {
      for (Word word : run.words()) {
        String name = word.text();
        if (!word.opens()
            && isName(name)
            && !isTranslated(name)
            && compared.size() < MOST_NAMES
            && compared.add(name)
            && !isSaid(name)
            && (isSurelyName(run, name) || lost.isAny())) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** A word that stands in a title, and whose Arabic stands there too. */
  private boolean isTranslated(String name) {
    return isWord(name) && lexicon.isTranslated(name.toLowerCase(Locale.ROOT), forms);
  }

  private boolean isWord(String name) {
    return !known.knows(name)
        && (known.isWord(name) || lexicon.isEnglishWord(name.toLowerCase(Locale.ROOT)));
  }

  /** "Casa de Luz" may be translated as a whole, and a word of a title by another one. */
  private boolean isSurelyName(Run run, String name) {
    return known.knows(name) || !run.foreign() && !isWord(name);
  }

  /** Not an abbreviation, and no capital in the middle of it, as trade names have. */
  private static boolean isName(String word) {
    return word.length() >= SHORTEST && word.substring(1).chars().noneMatch(Character::isUpperCase);
  }

  private boolean isSaid(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    String month = month(small);
    if (!month.isEmpty() && (known.areSaid(month, forms) || lexicon.isNamed(month, forms))) {
      return true;
    }
    if (known.areSaid(name, forms)
        || lexicon.isNamed(small, forms)
        || arabicText.contains(small)
        || isMonthInDigits(small)) {
      return true;
    }
    if (known.knows(name)) {
      String sound = NameLetters.ofLatin(name);
      return sounds.stream().anyMatch(word -> NameLetters.areMuchAlike(sound, word));
    }
    return stems(name).stream()
        .map(NameLetters::ofLatin)
        .anyMatch(
            stem ->
                NameLetters.weight(stem) == 0
                    || sounds.stream().anyMatch(word -> NameLetters.areAlike(stem, word)));
  }

  /** Jan is January. */
  static String month(String abbreviation) {
    return abbreviation.length() > 4 || abbreviation.length() < SHORTEST
        ? ""
        : MONTHS.stream().filter(month -> month.startsWith(abbreviation)).findFirst().orElse("");
  }

  /** 24/11 is a day of November. */
  private boolean isMonthInDigits(String name) {
    NumberWords words = NumberWords.of("en");
    return words != null && arabicDigits.stream().anyMatch(number -> words.saysMonth(name, number));
  }

  /** A people and an adjective without their endings, too. */
  private static List<String> stems(String name) {
    List<String> stems = new ArrayList<>();
    stems.add(name);
    for (String ending :
        List.of("ians", "ian", "ans", "an", "ese", "ish", "ic", "i", "es", "s", "n")) {
      if (name.endsWith(ending) && name.length() >= ending.length() + SHORTEST + 1) {
        stems.add(name.substring(0, name.length() - ending.length()));
      }
    }
    return stems;
  }
}
