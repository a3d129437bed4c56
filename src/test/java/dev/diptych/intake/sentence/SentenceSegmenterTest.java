package dev.diptych.intake.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSegmenterTest {

  private static final String SEPARATOR = "¦";
  private static final Effort<String> EFFORT = new Effort<>(Segmenting.class);

  private final SentenceSegmenter segmenter = new SentenceSegmenter();

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fa", "ur", "en", "fr", "es", "de", "ru", "zh"})
  void splitsTheLabelledTextsOf(String language) {
    List<String> wrong = new ArrayList<>();
    List<String> cases = cases(language);
    for (String line : cases) {
      String text = line.replace(SEPARATOR, "");
      String whole = language.equals("zh") ? text : text.replaceAll(" +", " ");
      List<String> pieces = segmenter.segment(whole, language);
      assertThat(String.join("", pieces)).isEqualTo(whole);
      String got = String.join(SEPARATOR, pieces.stream().map(String::strip).toList());
      if (!got.equals(line.replaceAll(" *¦ *", SEPARATOR))) {
        wrong.add(got);
      }
    }
    assertThat(wrong).as("wrong of %d", cases.size()).hasSizeLessThanOrEqualTo(cases.size() / 20);
  }

  @Test
  void losesNothingWhateverTheText() {
    String[] bits = {
      "a",
      "B",
      "د",
      "ه",
      "٣",
      "5",
      ".",
      "…",
      "؟",
      "!",
      "?",
      "\"",
      "«",
      "»",
      "(",
      ")",
      "'",
      "’",
      " ",
      "  ",
      "\n",
      "\n\n",
      "\r\n",
      "\t",
      "\u00a0",
      "\u2028",
      "1.",
      "2)",
      "•",
      "-",
      "Mr.",
      "U.S.",
      "[1]",
      "\ud83d\ude00",
      "\ud83d",
      "\ude00",
      "\u0651",
      "\u200f",
      "。",
      "\0",
      "\ufeff",
      "ﷺ"
    };
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      assertLossless(text.toString());
    }
  }

  @Test
  void losesNothingOfLongStretchesWithoutAnEnd() {
    Random random = new Random(7);
    String[] bits = {"a", "\ud83d\ude00", "e\u0301", " ", "\u0651", "،", "\n"};
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      int variety = 1 + random.nextInt(bits.length);
      while (text.length() < 5000) {
        text.append(bits[random.nextInt(variety)].repeat(1 + random.nextInt(40)));
      }
      assertLossless(text.toString());
    }
  }

  private void assertLossless(String text) {
    for (String language : List.of("en", "ar", "xx", "not a tag")) {
      List<String> pieces = segmenter.segment(text, language);
      if (text.isBlank()) {
        assertThat(pieces).isEmpty();
      } else {
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).noneMatch(String::isBlank);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "كلمة ", "a", ". ", "...", "\"", "(", "« ", "1. ", "a.b", "[1]", "\n", "\n ", "؟ ", "'x ",
        "Mr. ", "• ", ". . ", "1) a ", ".)", ".1 ", "\r", "”", "، "
      })
  void takesALongLineOfAnythingInItsStride(String bit) {
    EFFORT.assertLinear(20_000, length -> bit.repeat(length / bit.length()));
    String text = bit.repeat(1_000_000 / bit.length());
    List<String> pieces = segmenter.segment(text, "ar");
    if (!text.isBlank()) {
      assertThat(pieces.stream().mapToInt(String::length).sum()).isEqualTo(text.length());
    }
  }

  static final class Segmenting implements Function<String, Runnable> {
    private final SentenceSegmenter segmenter = new SentenceSegmenter();

    @Override
    public Runnable apply(String text) {
      return () -> segmenter.segment(text, "ar");
    }
  }

  @Test
  void takesALineOfFiveMegabytes() {
    String sentences = "ذكر د. أحمد أن النسبة 3.5 في المئة. ثم سأل: «لماذا؟» ";
    EFFORT.assertLinear(400, sentences::repeat);
    assertThat(segmenter.segment(sentences.repeat(100_000), "ar")).hasSize(200_000);
  }

  @Test
  void cutsWhatIsLongerThanAnEngineTakesAtAComma() {
    String clause = "ثم قال إن الأمر ليس كما يبدو، ";
    List<String> pieces = segmenter.segment(clause.repeat(200), "ar");
    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allMatch(piece -> piece.length() <= SentenceSegmenter.LONGEST && piece.endsWith("، "));
  }

  @Test
  void aBlankLineAlwaysEndsASentence() {
    assertThat(segmenter.segment("Mr.\n\nSmith (a\n\nb) c", "en"))
        .containsExactly("Mr.\n\n", "Smith (a\n\n", "b) c");
  }

  @Test
  void aLineThatWasWrappedGoesOn() {
    String wrapped =
        "The committee that had been meeting behind closed\ndoors voted late on Friday. Nobody\n"
            + "spoke.\nA new line starts here";
    assertThat(segmenter.segment(wrapped, "en"))
        .containsExactly(
            "The committee that had been meeting behind closed\ndoors voted late on Friday. ",
            "Nobody\n",
            "spoke.\n",
            "A new line starts here");
  }

  @Test
  void entriesOfAListInALineAreApart() {
    assertThat(segmenter.segment("1) The port 2) The road 3) The bridge", "en"))
        .containsExactly("1) The port ", "2) The road ", "3) The bridge");
    assertThat(segmenter.segment("• الميناء • الطريق • الجسر", "ar"))
        .containsExactly("• الميناء ", "• الطريق ", "• الجسر");
  }

  private static List<String> cases(String language) {
    String name = language + ".sentences";
    try (InputStream file = SentenceSegmenterTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
