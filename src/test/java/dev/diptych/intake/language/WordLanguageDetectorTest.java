package dev.diptych.intake.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.LanguageDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordLanguageDetectorTest {

  private final LanguageDetector detector = new WordLanguageDetector();

  @Test
  void isRightAboutEveryArticle() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String sample : samples()) {
      String text = text(sample).replace(" ¦ ", " ");
      if (!detector.detect(text).equals(language(sample))) {
        wrong.add(language(sample) + " taken for " + detector.detect(text));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void isRightAboutNearlyEverySentence() throws IOException {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (String sample : samples()) {
      for (String sentence : text(sample).split(" ¦ ")) {
        all++;
        if (!detector.detect(sentence).equals(language(sample))) {
          wrong.add(language(sample) + " taken for " + detector.detect(sentence) + ": " + sentence);
        }
      }
    }
    assertThat(wrong).as("wrong of %d: %s", all, wrong).hasSizeLessThanOrEqualTo(all / 25);
  }

  @Test
  void theLanguageOfMostOfAMixedTextWins() throws IOException {
    String arabic = text(samples().get(0));
    assertThat(detector.detect(arabic + " The BBC and CNN reported from Beirut.")).isEqualTo("ar");
    assertThat(detector.detect("قال: The ministry said that the line would open next month."))
        .isEqualTo("en");
  }

  @Test
  void persianTypedOnAnArabicKeyboardIsPersian() throws IOException {
    String persian = text(samples().get(2)).replace('ی', 'ي').replace('ک', 'ك');
    assertThat(detector.detect(persian)).isEqualTo("fa");
  }

  @Test
  void vowelSignsDoNotHideArabic() {
    assertThat(
            detector.detect("قَالَ إِنَّ هَذَا الكِتَابَ مِنْ أَقْدَمِ الكُتُبِ فِي المَكْتَبَةِ"))
        .isEqualTo("ar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "12345 67,8", "…!?", "Xyzzq", "🙂🙂🙂", "a"})
  void saysThatItCannotTell(String text) {
    assertThat(detector.detect(text)).isEqualTo(LanguageDetector.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({
    "السفير الأميركي, ar",
    "تقدم القوات في الجنوب, ar",
    "What happens next to the port, en"
  })
  void oftenKnowsAHeading(String text, String language) {
    assertThat(detector.detect(text)).isEqualTo(language);
  }

  private static List<String> samples() throws IOException {
    try (var file = WordLanguageDetectorTest.class.getResourceAsStream("samples.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static String language(String sample) {
    return sample.substring(0, sample.indexOf(':'));
  }

  private static String text(String sample) {
    return sample.substring(sample.indexOf(':') + 2);
  }
}
