package dev.diptych.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FoldingTest {

  private static final String LETTERS =
      "abÉeßςſK١۲3 \u00a0-.اأإآٱؤئءبةهەہھىيیېكکڪلم\u0640\u0627\u0654\u0653\u064b\u064e\u0651\u0670"
          + "\u0301\u0327\u0323\u200c\u200d\u200f\u00ad\ufeff\ufefb\ufb01\ufdf2\ufdfc\uff21\uff71\uff9e\u2122"
          + "कि가が漢\ud835\udc00\ud83d\ude00\ud800\udc00\u05d0\u05bc\ufb30";

  @ParameterizedTest
  @CsvSource({
    "MÜNCHEN, münchen",
    "e\u0301te\u0301, été",
    "ΟΔΟΣ, οδοσ",
    "İstanbul, istanbul",
    "كِتَابٌ, كتاب",
    "كتـــاب, كتاب",
    "\ufe91\ufef4\ufe96, بيت",
    "\ufefb, لا",
    "\ufdf2, الله",
    "\ufb01ne, fine",
    "ＡＢＣ, abc",
    "کتابی, كتابي",
    "ہمارا, همارا",
    "٣٫٥ ۱۲, 3٫5 12",
    "ا\u0655, إ",
    "soft\u00adhyphen, softhyphen",
    "می\u200cخواهم, مي\u200cخواهم",
    "10\u00a0km, 10 km",
    "Acme\u2122 m\u00b2, acme\u2122 m\u00b2",
    "שָׁלוֹם, שלום",
    "किताब, किताब"
  })
  void oneCodeALetter(String text, String folded) {
    assertThat(Folding.LETTERS.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "الإمارات, الامارات",
    "آمال, امال",
    "على, علي",
    "مدرسة, مدرسة",
    "مسؤول, مسؤول",
    "café, café"
  })
  void oneSpelling(String text, String folded) {
    assertThat(Folding.SPELLINGS.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "مدرسة, مدرسه",
    "مسؤول شؤون هيئة, مسوول شوون هييه",
    "Café Zürich, cafe zurich",
    "می\u200cخواهم, ميخواهم",
    "½ \u2122, 1\u20442 tm"
  })
  void whatSomebodyTypes(String text, String folded) {
    assertThat(Folding.SEARCH.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @EnumSource
  void foldingAgainChangesNothingAndBothFormsOfATextFoldAlike(Folding strength) {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String once = strength.fold(text);
      assertThat(strength.fold(once)).as(text).isEqualTo(once);
      String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
      assertThat(strength.fold(decomposed)).as(text).isEqualTo(once);
    }
  }

  @Test
  void betweenLettersAndSpellingsEveryCharacterStaysAtItsIndex() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String letters = Folding.LETTERS.fold(text);
      assertThat(Folding.SPELLINGS.fold(text)).as(text).hasSameSizeAs(letters);
      assertThat(Folding.SPELLINGS.fold(letters)).as(text).isEqualTo(Folding.SPELLINGS.fold(text));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterKnowsWhereItComesFrom(Folding strength) {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      Folded folded = strength.folded(text);
      assertThat(folded.text()).isEqualTo(strength.fold(text));
      assertThat(folded.origin(folded.text().length())).isEqualTo(text.length());
      for (int at = 0; at < folded.text().length(); at++) {
        assertThat(folded.origin(at))
            .isBetween(at == 0 ? 0 : folded.origin(at - 1), text.length() - 1);
      }
    }
  }

  @Test
  void theWordThatWasFoundIsCutOutOfTheText() {
    String text = "قال: الإمـــاراتُ اليوم";
    Folded folded = Folding.SPELLINGS.folded(text);
    int start = folded.text().indexOf("الامارات");
    int end = start + "الامارات".length();
    assertThat(text.substring(folded.origin(start), folded.origin(end))).isEqualTo("الإمـــاراتُ");
  }

  @Test
  void marksWithoutEndAreNoHardWork() {
    String marks = "\u0327\u0301".repeat(200_000);
    for (Folding strength : Folding.values()) {
      assertThat(strength.fold("e" + marks + "ن")).endsWith("ن");
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
