package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchListTest {

  private static final WatchList LIST =
      new WatchList(
          Map.of(
              "Bani Walid", List.of("بني وليد"),
              "Wagner", List.of("فاغنر", "فاجنر"),
              "Derna", List.of("درنة"),
              "Africa", List.of("أفريقيا", "إفريقيا"),
              "Musa", List.of("موسى"),
              "The Union", List.of("الاتحاد")));

  @ParameterizedTest
  @CsvSource({
    "وصلوا إلى بني وليد أمس,                    Bani Walid",
    "اشتباكات ببني وليد,                        Bani Walid",
    "وبني وليد مدينة,                           Bani Walid",
    "بَنِي وَلِيد,                                Bani Walid",
    "بنى وليد,                                  Bani Walid",
    "بـــني وليد,                               Bani Walid",
    "قوات فاغنر,                                Wagner",
    "لفاغنر دور,                                Wagner",
    "وبفاجنر,                                   Wagner",
    "في درنه,                                   Derna",
    "ودرنة,                                     Derna",
    "في افريقيا,                                Africa",
    "بأفريقيا,                                  Africa",
    "موسي,                                      Musa",
    "للاتحاد,                                   The Union",
    "والاتحاد,                                  The Union",
    "بالاتحاد,                                  The Union",
    "\"WAGNER's men\",                          Wagner",
    "Bani-Walid,                                Bani Walid",
    "the union,                                 The Union",
  })
  void spellingsAndCliticsAreFound(String text, String name) {
    assertThat(LIST.mentioned(text)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "بني سويف",
        "وليد",
        "بنيوليد",
        "Wagnerian",
        "فاغنري",
        "Bani",
        "walid bani",
        "Bani. Or",
        ""
      })
  void otherWordsAreNot(String text) {
    assertThat(LIST.mentioned(text)).isEmpty();
  }

  @Test
  void theFirstSentenceIsShownInBothLanguages() {
    assertThat(new WatchList(Map.of("Malta", List.of("مالطا"))).hits(SampleDigests.draft()))
        .hasSize(1)
        .hasEntrySatisfying(
            "Malta",
            hit -> {
              assertThat(hit.segmentId()).isEqualTo("s2.1");
              assertThat(hit.source()).contains("إلى مالطا");
              assertThat(hit.target()).contains("to Malta");
            });
  }

  @Test
  void aHitNeedsNoTranslation() {
    Map<String, WatchHit> hits =
        new WatchList(Map.of("Coffee", List.of("القهوة"))).hits(SampleDigests.untranslated());
    assertThat(hits.get("Coffee").target()).isNull();
    assertThat(hits.get("Coffee").segmentId()).isEqualTo("title");
  }

  @Test
  void theEffortGrowsWithTheLengthOfAText() {
    String words = "وبالاتحاد بني بني بني وليدة ";
    new Effort<>(Looking.class).assertLinear(500, words::repeat);
    assertThat(LIST.mentioned(words.repeat(40_000))).containsExactly("The Union");
  }

  static final class Looking implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> LIST.mentioned(text);
    }
  }
}
