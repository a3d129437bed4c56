package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.GlossaryTerm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a text before a model reads it. */
class TextTest {

  private static List<String> split(String text, int most) throws Rejected {
    return Clauses.split(text, part -> part.codePointCount(0, part.length()) <= most);
  }

  @Test
  void whatFitsStaysWhole() throws Rejected {
    assertThat(split("one, two", 10)).containsExactly("one, two");
    assertThat(split("", 10)).isEmpty();
  }

  @Test
  void aLongOneIsSplitAtAClauseBeforeASpace() throws Rejected {
    assertThat(split("one two three, four five six", 16))
        .containsExactly("one two three,", "four five six");
    assertThat(split("قال الوزير إن الوفد وصل، وأضاف أن اللقاء انتهى", 25))
        .containsExactly("قال الوزير إن الوفد وصل،", "وأضاف أن اللقاء انتهى");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one two three four five six seven eight nine ten",
        "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q",
        "waaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay",
        "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
        "Ende. Anfang? Mitte! Schluss; und noch eins: ja"
      })
  void nothingIsLostAndEverythingFits(String text) throws Rejected {
    List<String> parts = split(text, 5);
    assertThat(String.join("", parts).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.codePointCount(0, part.length())).isLessThanOrEqualTo(5);
              assertThat(part.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
            });
  }

  @Test
  void whatMustSurviveStandsInThePlaceOfItsWord() {
    Placeholders text =
        Placeholders.protect(
            "زار ميناء الفاو في https://example.org/a?b=c, وكلف 1,250.5 مليون",
            List.of(
                new GlossaryTerm("ميناء الفاو", "Al-Faw port"), new GlossaryTerm("ميناء", "port")));
    assertThat(text.text()).isEqualTo("زار ZX1 في ZX2, وكلف ZX3 مليون");
    assertThat(text.restore("He visited ZX1, see zx2, at ZX 3 million."))
        .contains("He visited Al-Faw port, see https://example.org/a?b=c, at 1,250.5 million.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Nothing at all", "ZX1 and ZX1 and ZX2", "ZX1 alone", "ZX1, ZX2, ZX3", "ZX12"})
  void aTargetThatLostOrMadeUpAWordIsNone(String target) {
    Placeholders text = Placeholders.protect("a@b.org 123456", List.of());
    assertThat(text.originals()).hasSize(2);
    assertThat(text.restore(target)).isEmpty();
  }

  @Test
  void aTextThatHasSuchAWordIsLeftAlone() {
    Placeholders text = Placeholders.protect("The ZX1 of 123456", List.of());
    assertThat(text.none()).isTrue();
    assertThat(text.text()).isEqualTo("The ZX1 of 123456");
    assertThat(text.restore("Any $1 \\ target")).contains("Any $1 \\ target");
  }

  @Test
  void shortNumbersAndPartsOfWordsAreLeftToTheModel() {
    assertThat(Placeholders.protect("في 2024 وصل 12", List.of()).none()).isTrue();
    assertThat(Placeholders.protect("والميناء", List.of(new GlossaryTerm("ميناء", "port"))).none())
        .isTrue();
  }
}
