package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.GlossaryTerm;
import dev.diptych.text.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

  private static final String CLITICS = "(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)";
  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
  private static final String NO_WORD_BEHIND = "(?![\\p{L}\\p{M}\\p{N}])";

  /** Few letters, so that terms occur; clitics, twins, marks and ends of words among them. */
  private static final String ALPHABET = "وفبكلالالكبأإآاىيةهتم\u0640\u064e\u0654 ..-aAbB1١";

  @ParameterizedTest
  @CsvSource({
    "بنك التنمية, وافق بنك التنمية على القرض, true",
    "بنك التنمية, وببنك التنمية, true",
    "بنك التنمية, بنكالتنمية, false",
    "شركة, للشركة حصة, true",
    "الشركة, وللشركة حصة, true",
    "الأمم المتحدة, للأمم المتحدة, true",
    "الأمم المتحدة, للامم المتحدة, true",
    "الشركة, لشركة, false",
    "الإمارات, زار الامارات, true",
    "السيسي, قال السيسى, true",
    "علي, على الطاولة, false",
    "علي, قال علي, true",
    "علي, قال عَليٌّ, true",
    "كتاب, کتاب, true",
    "كتاب, كتابة, false",
    "كتاب, كتـــابٌ, true",
    "NATO, النATO, false",
    "NATO, الNATO, true",
    "nato, (NATO), true",
    "nato, NATOs, false",
    "résumé, RE\u0301SUME\u0301, true",
    "resume, résumé, false",
    "مادة 20, المادة ٢٠, true",
    "مادة 20, مادة ٢٠, true",
    "20, 205, false"
  })
  void whereATermOccurs(String term, String text, boolean hit) {
    assertThat(hits(List.of(term), List.of(text))).isEqualTo(hit ? List.of(term) : List.of());
  }

  @Test
  void longerTermsComeFirstAndATermInsideAnotherIsATermToo() {
    assertThat(hits(List.of("مجلس", "الأمن", "مجلس الأمن"), List.of("قرر مجلس الأمن", "نعم")))
        .containsExactly("مجلس الأمن", "الأمن", "مجلس");
  }

  @Test
  void aTermOfSignsAloneOccursNowhere() {
    assertThat(hits(List.of("\u064e", "\u0640", " "), List.of("كـــَتب \u064e"))).isEmpty();
  }

  @Test
  void whatOneExpressionATermFindsIsFound() {
    Random random = new Random(17);
    int found = 0;
    for (int round = 0; round < 4_000; round++) {
      String text = text(random, 30);
      List<String> terms = terms(random, text);
      List<String> hits = hits(terms, List.of(text));
      List<String> expressions = byExpressions(terms, text);
      assertThat(hits).as("%s in %s", terms, text).containsAll(expressions);
      found += expressions.size();
    }
    assertThat(found).isGreaterThan(2_000);
  }

  @Test
  void onFoldedTextItFindsExactlyWhatExpressionsFind() {
    Random random = new Random(19);
    int found = 0;
    for (int round = 0; round < 4_000; round++) {
      String text = text(random, 30);
      List<String> terms = terms(random, text);
      List<String> expected = expected(terms, text);
      assertThat(hits(terms, List.of(text))).as("%s in %s", terms, text).isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(2_000);
  }

  /** What the glossary did before it folded: one expression a term, on the text as it is. */
  private static Pattern before(String term) {
    return Pattern.compile(
        NO_WORD_BEFORE + CLITICS + Pattern.quote(term) + NO_WORD_BEHIND,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static List<String> expected(List<String> terms, String text) {
    String folded = Folding.SPELLINGS.fold(text);
    return ordered(terms).stream()
        .filter(
            written -> {
              String term = Folding.SPELLINGS.fold(written);
              return !term.isBlank()
                  && (occurs(written, term, folded, text) || swallowed(term, folded));
            })
        .toList();
  }

  private static boolean occurs(String written, String term, String folded, String text) {
    String letters = Folding.LETTERS.fold(text);
    for (int at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      boolean spelled = term.length() >= 4 || letters.startsWith(Folding.LETTERS.fold(written), at);
      boolean begins =
          Pattern.compile(NO_WORD_BEFORE + CLITICS + "$").matcher(folded.substring(0, at)).find();
      boolean ends =
          Pattern.compile(NO_WORD_BEHIND)
              .matcher(folded)
              .region(at + term.length(), folded.length())
              .lookingAt();
      if (spelled && begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean swallowed(String term, String text) {
    return term.matches("ال.+")
        && Pattern.compile(
                NO_WORD_BEFORE + "[وف]?لل" + Pattern.quote(term.substring(2)) + NO_WORD_BEHIND)
            .matcher(text)
            .find();
  }

  private static List<String> byExpressions(List<String> terms, String text) {
    return ordered(terms).stream()
        .filter(term -> !Folding.SPELLINGS.fold(term).isBlank())
        .filter(term -> before(term).matcher(text).find())
        .toList();
  }

  private static List<String> ordered(List<String> terms) {
    return terms.stream()
        .sorted(
            Comparator.comparing((String term) -> -term.length())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static List<String> hits(List<String> terms, List<String> texts) {
    Glossary glossary =
        new Glossary(terms.stream().map(term -> new GlossaryTerm(term, "x")).toList());
    return Glossary.together(texts.stream().map(glossary::hits).toList()).stream()
        .map(GlossaryTerm::source)
        .toList();
  }

  /** Pieces of the text, which may occur, and others. */
  private static List<String> terms(Random random, String text) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int from = random.nextInt(text.length());
      String piece = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(6)));
      String term = (i % 2 == 0 ? piece : text(random, 5)).strip();
      boolean beginsWithALetter =
          !term.isEmpty() && Character.getType(term.charAt(0)) != Character.NON_SPACING_MARK;
      if (beginsWithALetter && !terms.contains(term)) {
        terms.add(term);
      }
    }
    return terms;
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
