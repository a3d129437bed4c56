package dev.diptych.intake.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short texts of {@code sentences.txt}: one sentence, and five of them. */
class OneSentenceTest {

  private static final int LANGUAGES = 25;
  private static final int SENTENCES = 8;

  private final WordLanguageDetector detector = new WordLanguageDetector();

  @Test
  void everyLanguageHasItsSentences() throws IOException {
    assertThat(sentences()).hasSizeGreaterThanOrEqualTo(LANGUAGES);
    assertThat(sentences().values()).allMatch(all -> all.size() >= SENTENCES);
  }

  @Test
  void isRightAboutNinetyEightSentencesInAHundred() throws IOException {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (Map.Entry<String, List<String>> entry : sentences().entrySet()) {
      for (String sentence : entry.getValue()) {
        all++;
        String found = detector.detect(sentence);
        if (!found.equals(entry.getKey())) {
          wrong.add(entry.getKey() + " taken for " + found + ": " + sentence);
        }
      }
    }
    assertThat(wrong).as("wrong of %d: %s", all, wrong).hasSizeLessThanOrEqualTo(all * 2 / 100);
  }

  @Test
  void isRightAboutEveryFiveSentences() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : sentences().entrySet()) {
      List<String> all = entry.getValue();
      for (int from = 0; from < all.size(); from++) {
        List<String> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          five.add(all.get((from + i) % all.size()));
        }
        String found = detector.detect(String.join(" ", five));
        if (!found.equals(entry.getKey())) {
          wrong.add(entry.getKey() + " taken for " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "قالت الوزارة في بيان إن الجسر الذي كان مغلقا منذ عامين سيفتح أمام الناس بعد أسبوع من الآن",
        "The ministry said that the bridge, which had been closed for two years, would be opened to"
            + " the public after a week of tests that are not yet complete.",
        "Η γέφυρα άνοιξε.",
        "道路が開通した。"
      })
  void aClearTextNeedsNoModel(String text) {
    detector.detect(text);
    assertThat(detector.loadedModels()).isEmpty();
  }

  @Test
  void aDoubtReadsTheModelsOfItsScriptAlone() {
    detector.detect("Команды сыграли вничью перед полными трибунами.");
    assertThat(detector.loadedModels()).contains("ru", "uk").doesNotContain("en", "ar");
  }

  private static Map<String, List<String>> sentences() throws IOException {
    try (var file = OneSentenceTest.class.getResourceAsStream("sentences.txt")) {
      Map<String, List<String>> byLanguage = new LinkedHashMap<>();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int blank = line.indexOf(' ');
                byLanguage
                    .computeIfAbsent(line.substring(0, blank), tag -> new ArrayList<>())
                    .add(line.substring(blank + 1));
              });
      return byLanguage;
    }
  }
}
