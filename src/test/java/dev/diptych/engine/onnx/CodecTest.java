package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.LanguagePair;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same numbers as the tokenizers of {@code transformers}. */
class CodecTest {

  private static final LanguagePair PAIR = new LanguagePair("ar", "en");

  /** NLLB's fixture has no graphs: its tokens alone differ from M2M100's. */
  private static Codec codec(String name) throws Exception {
    Path folder = Fixture.of(name).folder();
    Path graph = folder.resolve("onnx/encoder_model.onnx");
    boolean marian = name.equals("marian");
    boolean nllb = name.equals("nllb");
    Path pieces = folder.resolve(marian ? "source.spm" : "sentencepiece.bpe.model");
    ModelFolder files =
        new ModelFolder(
            folder,
            graph,
            graph,
            null,
            null,
            folder.resolve("config.json"),
            null,
            nllb ? null : folder.resolve("vocab.json"),
            pieces,
            marian ? folder.resolve("target.spm") : pieces,
            marian ? null : folder.resolve(nllb ? "tokenizer.json" : "special_tokens_map.json"));
    return Codec.of(files, ModelConfig.read(files, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"marian", "m2m100", "nllb"})
  void sourcesHaveTheNumbersThatTransformersGivesThem(String name) throws Exception {
    try (Codec codec = codec(name)) {
      JsonNode texts = Fixture.of(name).expected().path("texts");
      assertThat(texts.size()).isGreaterThan(40);
      int i = 0;
      for (JsonNode text : texts) {
        assertThat(codec.source(text.path("text").stringValue(), PAIR))
            .as("%s %s", name, text.path("text"))
            .isEqualTo(Fixture.rows(texts.valueStream().map(t -> t.path("ids")).toList()).get(i++));
      }
    }
  }

  @Test
  void targetsAreWrittenByTheirOwnPieces() throws Exception {
    try (Codec codec = codec("marian")) {
      int written = 0;
      for (JsonNode text : Fixture.of("marian").expected().path("texts")) {
        int[] ids = new int[text.path("writtenIds").size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = text.path("writtenIds").get(i).intValue();
        }
        // An unknown piece is left out: nobody knows what it stood for.
        boolean known = java.util.Arrays.stream(ids).noneMatch(id -> id == 1);
        if (ids.length > 0 && known) {
          written++;
          assertThat(codec.target(ids)).isEqualTo(text.path("written").stringValue());
        }
      }
      assertThat(written).isGreaterThan(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nllb, ar, arb_Arab",
    "nllb, en, eng_Latn",
    "nllb, en-GB, eng_Latn",
    "nllb, fa, pes_Arab",
    "nllb, zh-Hant, zho_Hant",
    "nllb, zh, zho_Hans"
  })
  void languagesHaveTheWordsOfTheModel(String name, String tag, String word) throws Exception {
    int number = -1;
    for (JsonNode added :
        ModelConfig.json(Fixture.of(name).folder().resolve("tokenizer.json"))
            .path("added_tokens")) {
      number =
          added.path("content").stringValue().equals(word) ? added.path("id").intValue() : number;
    }
    try (Codec codec = codec(name)) {
      assertThat(codec.first(new LanguagePair("en", tag))).isEqualTo(number);
    }
  }

  /** What an article says is text, also where it looks like a word for a language. */
  @Test
  void anArticleCannotChooseTheLanguage() throws Exception {
    try (Codec codec = codec("marian")) {
      assertThat(codec.source(">>fra<< abc", PAIR).length).isGreaterThan(3);
    }
  }

  @Test
  void namesOfLanguagesAreTheShortestThatFit() {
    LanguageWords words =
        new LanguageWords(java.util.Map.of("__ar__", 5, "__en__", 6, "__no__", 7, "__zh__", 8));
    assertThat(words.token("ar-EG")).contains(5);
    assertThat(words.token("nb")).contains(7);
    assertThat(words.token("zh-Hant")).contains(8);
    assertThat(words.token("xx")).isEmpty();
    assertThat(words.first()).isEqualTo(5);
  }
}
