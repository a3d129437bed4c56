package dev.diptych.intake.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules in Arabic, Persian, Urdu and Hebrew, a line each in {@code rules.txt}: the language, and
 * the sentences with ¦ between them.
 */
class SentenceCasesTest {

  private static final int RULES = 100;
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private final SentenceSegmenter segmenter = new SentenceSegmenter();

  @ParameterizedTest
  @MethodSource("rules")
  void splitsWhereThePressEndsASentence(String rule) {
    String language = rule.substring(0, 2);
    String sentences = marked(rule.substring(3));
    List<String> got = segmenter.segment(sentences.replace("¦", ""), language);
    assertThat(String.join("", got)).isEqualTo(sentences.replace("¦", ""));
    assertThat(got.stream().map(SentenceCasesTest::bare))
        .containsExactlyElementsOf(
            Stream.of(sentences.split("¦")).map(SentenceCasesTest::bare).toList());
  }

  /** Signs that a text file would hide are written as escapes. */
  private static String marked(String text) {
    Matcher escape = ESCAPE.matcher(text.replace("\\n", "\n"));
    return escape.replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
  }

  private static String bare(String sentence) {
    return sentence.replaceAll("\\p{Cf}", "").strip();
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(RULES);
  }

  static Stream<String> rules() throws IOException {
    try (var file = SentenceCasesTest.class.getResourceAsStream("rules.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }
}
