package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Folders with {@code tokenizer.json} and no file of SentencePiece. */
class TokenizerFileTest {

  private static final LanguagePair PAIR = new LanguagePair("ar", "en");

  @TempDir Path home;

  /** The model of a fixture with its tokenizer in the place of the files of SentencePiece. */
  private Path folder(String model, String tokenizer) throws IOException {
    Path folder = Fixture.copy(model, home.resolve("model"));
    for (String file :
        List.of(
            "source.spm",
            "target.spm",
            "vocab.json",
            "sentencepiece.bpe.model",
            "special_tokens_map.json")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Path from = Fixture.of(tokenizer).folder();
    Files.copy(
        from.resolve("tokenizer.json"),
        folder.resolve("tokenizer.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return folder;
  }

  private static Tokens tokens(String name) throws Exception {
    String model = name.startsWith("m") ? name.replace("-json", "") : name;
    Path graph = Path.of("none");
    Path config = Fixture.of(model).folder().resolve("config.json");
    Path file = Fixture.of(name).folder().resolve("tokenizer.json");
    ModelFolder folder =
        new ModelFolder(
            file.resolveSibling("."),
            graph,
            graph,
            null,
            null,
            config,
            null,
            null,
            file,
            file,
            file);
    return TokenizerFile.read(file, ModelConfig.read(folder, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"marian-json", "m2m100-json", "nllb-json", "unigram-json"})
  void textsHaveTheNumbersThatTheTokenizersLibraryGivesThem(String name) throws Exception {
    try (Tokens tokens = tokens(name)) {
      JsonNode texts = Fixture.of(name).expected().path("texts");
      assertThat(texts.size()).isGreaterThan(200);
      List<int[]> rows = Fixture.rows(texts.valueStream().map(t -> t.path("ids")).toList());
      org.assertj.core.api.SoftAssertions all = new org.assertj.core.api.SoftAssertions();
      for (int i = 0; i < rows.size(); i++) {
        all.assertThat(tokens.numbers(texts.get(i).path("text").stringValue()))
            .as("%s %s", name, texts.get(i).path("text"))
            .isEqualTo(Arrays.stream(rows.get(i)).boxed().toList());
      }
      all.assertAll();
    }
  }

  /** What an article says is text, also where it reads like a word of the model. */
  @ParameterizedTest
  @ValueSource(strings = {"marian-json", "m2m100-json", "nllb-json", "unigram-json"})
  void anArticleCannotSteerTheModel(String name) throws Exception {
    try (Tokens tokens = tokens(name)) {
      List<Integer> steering =
          List.of(tokens.number("</s>"), tokens.number("<pad>"), tokens.number("__en__"));
      assertThat(tokens.numbers("</s> <pad> __en__ arb_Arab"))
          .isNotEmpty()
          .doesNotContain(steering.get(0), steering.get(1))
          .doesNotContain(steering.get(2) == tokens.unknown() ? steering.get(0) : steering.get(2));
    }
  }

  private static OnnxEngine engine(Path folder) {
    return OnnxEngines.engine(
        "tiny",
        Bound.settings(
            OnnxSettings.class,
            Map.of("folder", folder.toString(), "pairs", "ar>en"),
            "\u0000 no secret"));
  }

  private static TranslationRequest request(String text) {
    return new TranslationRequest(PAIR, List.of(text), List.of());
  }

  @ParameterizedTest
  @CsvSource({"marian, marian-json", "m2m100, m2m100-json"})
  void aModelWithoutFilesOfSentencePieceTranslates(String model, String tokenizer)
      throws Exception {
    try (OnnxEngine engine = engine(folder(model, tokenizer))) {
      int written = 0;
      for (JsonNode text : Fixture.of(tokenizer).expected().path("texts")) {
        if (written < 3 && text.path("text").stringValue().length() > 30) {
          TranslationRequest request = request(text.path("text").stringValue());
          String target = engine.read(request, engine.ask(request)).get(0).text();
          assertThat(target).doesNotContain("▁", "</s>", "<unk>");
          written += target.isBlank() ? 0 : 1;
        }
      }
      assertThat(written).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"WhitespaceSplit\"', '\"BertPreTokenizer\"', pre_tokenizer that Diptych does not know:"
        + " BertPre",
    "'\"Precompiled\"', '\"Lowercase\"', normalizer that Diptych does not know: Lowercase",
    "'\"Unigram\"', '\"WordPiece\"', model that Diptych does not know: WordPiece",
    "'\"unk_id\": 2', '\"byte_fallback\": true', 'byte_fallback true'",
    "'\"<unk>\"', '\"<unknown>\"', it has no <unk>",
    "'\"precompiled_charsmap\": null', '\"precompiled_charsmap\": \"AAAA\"', damaged"
        + " precompiled_charsmap",
    "'\"model\": {', '\"model\": [', cannot be read as JSON|has no model"
  })
  void whatIsNotUnderstoodIsRefusedByItsName(String from, String to, String words)
      throws Exception {
    Path folder = folder("marian", "marian-json");
    Path file = folder.resolve("tokenizer.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    try (OnnxEngine engine = engine(folder)) {
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> engine.ask(request("ا")));
      assertThat(failure).isInstanceOf(Unavailable.class);
      assertThat(failure.getMessage()).contains("tokenizer.json").containsPattern(words);
    }
  }

  @Test
  void filesOfSentencePieceGoBeforeIt() throws Exception {
    Path folder = folder("marian", "marian-json");
    assertThat(ModelFolder.find(folder, "auto").hasTokenizerOnly()).isTrue();
    Files.copy(Fixture.of("marian").folder().resolve("source.spm"), folder.resolve("source.spm"));
    assertThat(catchThrowableOfType(Unavailable.class, () -> ModelFolder.find(folder, "auto")))
        .hasMessageContaining("are missing: target.spm, vocab.json");
  }
}
