package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.Alignment;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which English word renders which Arabic one, as the engine's answer says it. */
class CounterpartsTest {

  private static final GistEngine ENGINE = new GistEngine();

  private static SegmentTarget translated(String source) throws Exception {
    TranslationRequest request =
        new TranslationRequest(new LanguagePair("ar", "en"), List.of(source), List.of());
    return ENGINE.read(request, ENGINE.ask(request)).get(0);
  }

  private static String said(SegmentTarget target, Alignment one) {
    return target.text().substring(one.targetFrom(), one.targetTo());
  }

  private static Map<String, String> words(String source) throws Exception {
    SegmentTarget target = translated(source);
    Map<String, String> words = new LinkedHashMap<>();
    for (Alignment one : target.alignment()) {
      words.put(source.substring(one.sourceFrom(), one.sourceTo()), said(target, one));
    }
    return words;
  }

  @Test
  void aWordHasItsCounterpartWhereverItWent() throws Exception {
    assertThat(words("وصل رئيس الوزراء إلى القاهرة مساء الأحد."))
        .containsEntry("وصل", "reached")
        .containsEntry("رئيس الوزراء", "prime minister")
        .containsEntry("القاهرة", "Cairo")
        .containsEntry("مساء الأحد", "Sunday evening");
  }

  @Test
  void formsOfAWordAreFound() throws Exception {
    assertThat(words("كتب الصحفيون رسائل وزارت النساء المدن."))
        .containsEntry("كتب", "wrote")
        .containsEntry("الصحفيون", "journalists")
        .containsEntry("رسائل", "letters")
        .containsEntry("النساء", "women")
        .containsEntry("المدن", "cities");
  }

  @Test
  void aFigureStandsForItselfInAnyDigits() throws Exception {
    assertThat(words("قتل ٢٥ شخصا في 3 هجمات.")).containsEntry("٢٥", "25").containsEntry("3", "3");
  }

  @Test
  void oneWordIsNobodyElsesCounterpart() throws Exception {
    SegmentTarget target = translated("زار الوزير الوزير وزار الوزير المدينة والمدينة.");
    int[] taken = new int[target.text().length()];
    for (Alignment one : target.alignment()) {
      for (int i = one.targetFrom(); i < one.targetTo(); i++) {
        taken[i]++;
      }
    }
    assertThat(taken).doesNotContain(2, 3, 4);
    assertThat(target.alignment()).hasSizeGreaterThan(4);
  }

  @Test
  void whatElseAWordMayMeanIsToldAndNotWhatWasChosen() throws Exception {
    SegmentTarget target = translated("كتب الصحفيون رسائل وزارت النساء المدن.");
    Alignment noun =
        target.alignment().stream()
            .filter(one -> said(target, one).equals("letters"))
            .findFirst()
            .orElseThrow();
    assertThat(noun.readings())
        .contains("message")
        .doesNotContain("letter")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "؟",
        "ﻭﺯﻳﺮ",
        "و و و و و و و و و و و و و و و و و و و و و و و و و و و و و و",
        "وَصَلَ الوَزِيرُ",
        "\u202Eوزير\u202C",
        "قال: \"شركة \"فاغنر\" وصلت\"…",
        "١٢٫٥٪ من 3/4 http://example.org/%D8"
      })
  void whateverTheTextIsRangesLieInIt(String source) throws Exception {
    SegmentTarget target = translated(source);
    assertThat(target.alignment())
        .allSatisfy(
            one -> {
              assertThat(one.sourceTo()).isBetween(one.sourceFrom(), source.length());
              assertThat(one.targetTo()).isBetween(one.targetFrom(), target.text().length());
            });
  }
}
