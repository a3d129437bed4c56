package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A whole engine on a tiny model with random weights: what it writes means nothing. */
class OnnxEngineTest extends TranslationEngineContract {

  private static OnnxEngine tiny;
  private static List<String> sentences;

  @TempDir Path folder;
  private final List<OnnxEngine> made = new ArrayList<>();

  @BeforeAll
  static void sentencesOfWhichTheModelMakesSomething() throws EngineException {
    Fixture fixture = Fixture.of("marian");
    tiny = engine(fixture.folder(), Map.of());
    sentences = new ArrayList<>();
    for (JsonNode text : fixture.expected().path("texts")) {
      String sentence = text.path("text").stringValue();
      if (sentences.size() < 6 && !sentence.isBlank() && !target(tiny, sentence).isBlank()) {
        sentences.add(sentence);
      }
    }
  }

  @AfterAll
  static void close() {
    tiny.close();
  }

  @AfterEach
  void closeMade() {
    made.forEach(OnnxEngine::close);
  }

  private static OnnxEngine engine(Path folder, Map<String, String> more) {
    Map<String, String> settings = new java.util.LinkedHashMap<>(more);
    settings.put("folder", folder.toString());
    settings.putIfAbsent("pairs", "ar>en");
    return OnnxEngines.engine(
        "tiny", Bound.settings(OnnxSettings.class, settings, "\u0000 no secret"));
  }

  private OnnxEngine made(Path of, Map<String, String> more) {
    OnnxEngine engine = engine(of, more);
    made.add(engine);
    return engine;
  }

  private static String target(OnnxEngine engine, String text) throws EngineException {
    return targets(engine, text, List.of()).get(0).text();
  }

  private static List<SegmentTarget> targets(
      OnnxEngine engine, String text, List<GlossaryTerm> glossary) throws EngineException {
    TranslationRequest request =
        new TranslationRequest(new LanguagePair("ar", "en"), List.of(text), glossary);
    return engine.read(request, engine.ask(request));
  }

  private static EngineException failing(OnnxEngine engine, String text) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> target(engine, text));
    assertThat(failure).as("the engine fails").isNotNull();
    return failure;
  }

  @Override
  protected TranslationEngine engine() {
    return tiny;
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("fr", "en");
  }

  @Override
  protected List<String> sentences() {
    return sentences;
  }

  @Test
  void itStaysInThisProcessAndItsAnswersAreKept() {
    assertThat(tiny.reach()).isEqualTo(Reach.PROCESS);
    assertThat(tiny.repeatable()).isFalse();
    assertThat(tiny.residentBytes()).isPositive();
  }

  /** All that can change an answer is in the fingerprint, and nothing else. */
  @Test
  void theFingerprintIsOfTheFilesAndTheDecoding() throws IOException {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    String version = made(copy, Map.of()).identity().version();
    assertThat(tiny.identity().version()).isEqualTo(version);
    assertThat(made(copy, Map.of("threads", "1")).identity().version()).isEqualTo(version);
    assertThat(made(copy, Map.of("beams", "2")).identity().version()).isNotEqualTo(version);
    Files.writeString(copy.resolve("vocab.json"), " ", java.nio.file.StandardOpenOption.APPEND);
    assertThat(made(copy, Map.of()).identity().version()).isNotEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onnx/encoder_model.onnx",
        "onnx/decoder_model_merged.onnx",
        "config.json",
        "source.spm",
        "target.spm",
        "vocab.json"
      })
  void everyFileThatIsMissingIsNamed(String file) throws IOException {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    Files.delete(copy.resolve(file));
    OnnxEngine engine = made(copy, Map.of());
    assertThat(failing(engine, "ا"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("in " + copy + " is missing: " + file)
        .hasMessageContaining("opus-mt");
    assertThat(engine.identity().version()).isEqualTo("unread");
  }

  @Test
  void aFolderThatIsNotThereAndOneThatIsEmpty() throws IOException {
    assertThat(failing(made(folder.resolve("none"), Map.of()), "ا"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("there is no folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(failing(made(empty, Map.of()), "ا"))
        .hasMessageContaining(
            "are missing: onnx/encoder_model.onnx, onnx/decoder_model_merged.onnx")
        .hasMessageContaining("target.spm, vocab.json");
    assertThat(failing(made(Path.of("src/test/resources/onnx/nllb"), Map.of()), "ا"))
        .hasMessageContaining("onnx/encoder_model.onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "onnx/encoder_model.onnx, 0.6",
    "onnx/decoder_model_merged.onnx, 0.9",
    "onnx/decoder_model_merged.onnx, 0",
    "config.json, 0.5",
    "vocab.json, 0.5",
    "source.spm, 0.3",
    "source.spm, 0",
    "target.spm, 0.5"
  })
  void aFileThatWasCutOffTakesTheEngineOut(String file, double share) throws Exception {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    try (RandomAccessFile cut = new RandomAccessFile(copy.resolve(file).toFile(), "rw")) {
      cut.setLength((long) (cut.length() * share));
    }
    assertThat(failing(made(copy, Map.of()), "ا"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(file);
    assertThat(target(tiny, sentences.get(0))).as("others go on").isNotBlank();
  }

  @Test
  void graphsOfAFormThatIsNotKnown() throws IOException {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    Path graph = copy.resolve("onnx/encoder_model.onnx");
    byte[] bytes = Files.readAllBytes(graph);
    // The last message of the file is the version of the operators: domain "", version 17.
    assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 17);
    bytes[bytes.length - 1] = 99;
    Files.write(graph, bytes);
    assertThat(failing(made(copy, Map.of()), "ا"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("encoder_model.onnx")
        .hasMessageContaining("99");
  }

  @ParameterizedTest
  @CsvSource({
    "config.json, '\"vocab_size\": 3', '\"vocab_size\": 9', two models|words",
    "config.json, '\"decoder_layers\": 2', '\"decoder_layers\": 1', more layers than 1",
    "config.json, '\"decoder_layers\": 2', '\"decoder_layers\": 3', past_key_values.2.decoder.key",
    "config.json, '\"decoder_attention_heads\": 4', '\"decoder_attention_heads\": 8', heads",
    "config.json, '\"marian\"', '\"t5\"', type \"t5\"",
    "vocab.json, '<unk>', '<unknown>', no <unk>",
    "vocab.json, '▁', '_', of two models"
  })
  void filesOfTwoModels(String file, String from, String to, String words) throws IOException {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(copy.resolve(file), text.replace(from, to));
    assertThat(failing(made(copy, Map.of()), "ا"))
        .isInstanceOf(Unavailable.class)
        .message()
        .containsPattern(words);
  }

  @Test
  void filesThatAreReplacedWhileItRuns() throws IOException {
    Path copy = Fixture.copy("marian", folder.resolve("a"));
    OnnxEngine engine = made(copy, Map.of());
    engine.identity();
    Files.writeString(copy.resolve("vocab.json"), " ", java.nio.file.StandardOpenOption.APPEND);
    assertThat(failing(engine, "ا"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("were changed while Diptych runs");
  }

  @Test
  void whatIsTooLongIsTranslatedInPartsAndSaysSo() throws EngineException {
    String clause = sentences.get(0) + ", ";
    List<SegmentTarget> targets =
        targets(tiny, clause.repeat(10_000 / sentences.get(0).length()), List.of());
    assertThat(targets.get(0).doubts())
        .anySatisfy(doubt -> assertThat(doubt).contains("translated in").contains("parts"));
    assertThat(targets.get(0).text()).isNotBlank();
  }

  @Test
  void anotherScriptAndNothingAtAll() throws EngineException {
    for (String text : List.of("漢字かな交じり文", "Ж", "\u0000", "\ud800", "   ")) {
      assertThat(targets(tiny, text, List.of())).hasSize(1);
    }
  }

  /** A random model loses every word that stands for something. */
  @Test
  void aTermThatTheModelLosesDoesNotCostTheSentence() throws EngineException {
    for (String sentence : sentences) {
      List<GlossaryTerm> terms = List.of(new GlossaryTerm(sentence.split(" ")[0], "Some Name"));
      assertThat(targets(tiny, sentence, terms).get(0).text()).isEqualTo(target(tiny, sentence));
    }
  }

  @Test
  void aClosedEngineIsOutAndTheProcessLives() throws EngineException {
    OnnxEngine engine = engine(Fixture.of("marian").folder(), Map.of());
    assertThat(target(engine, sentences.get(0))).isNotBlank();
    engine.close();
    engine.close();
    assertThat(failing(engine, "ا")).isInstanceOf(Unavailable.class);
  }

  @Test
  void manyLanguagesByTheirWords() throws EngineException {
    OnnxEngine many = made(Fixture.of("m2m100").folder(), Map.of("pairs", "any"));
    assertThat(many.supports(new LanguagePair("fr", "de"))).isTrue();
    TranslationRequest unknown =
        new TranslationRequest(new LanguagePair("ar", "tlh"), List.of("ا"), List.of());
    assertThat(catchThrowableOfType(Rejected.class, () -> many.ask(unknown)))
        .hasMessageContaining("tlh");
  }

  @Test
  void neverMoreThreadsThanProcessors() {
    OnnxSettings four =
        Bound.settings(
            OnnxSettings.class, Map.of("folder", "x", "requests-at-once", "4"), "\u0000 no secret");
    assertThat(four.lanes(8) * four.threadsOfOne(8)).isEqualTo(8);
    assertThat(four.lanes(2) * four.threadsOfOne(2)).isEqualTo(2);
    OnnxSettings greedy =
        Bound.settings(
            OnnxSettings.class,
            Map.of("folder", "x", "requests-at-once", "4", "threads", "3"),
            "\u0000 no secret");
    assertThat(greedy.lanes(8)).isEqualTo(2);
    assertThat(greedy.lanes(2) * greedy.threadsOfOne(2)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/m/opus-mt-ar-en, ar→en",
    "/m/Xenova-opus-mt-fr-en/, fr→en",
    "/m/opus-mt-tc-big-ar-en, ar→en",
    "/m/nllb-200-distilled-600M, any",
    "/m/m2m100_418M, any"
  })
  void theFolderSaysWhatItTranslates(String path, String pairs) {
    OnnxSettings settings =
        Bound.settings(OnnxSettings.class, Map.of("folder", path), "\u0000 no secret");
    assertThat(OnnxEngines.pairs(settings).orElseThrow().words()).containsExactly(pairs);
    assertThat(new OnnxEngines().fault("p", settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "folder, '', p.folder is missing",
    "folder, /m/mine, p.pairs is missing",
    "beams, 99, p.beams is 1 to 16",
    "tokens-at-once, 0, p.tokens-at-once begins",
    "requests-at-once, 0, begin with 1"
  })
  void whatDoesNotSufficeIsNamed(String setting, String value, String words) {
    Map<String, String> settings = new java.util.LinkedHashMap<>();
    settings.put("folder", "/m/opus-mt-ar-en");
    settings.put(setting, value);
    assertThat(
            new OnnxEngines()
                .fault("p", Bound.settings(OnnxSettings.class, settings, "\u0000 no secret")))
        .hasValueSatisfying(fault -> assertThat(fault).contains(words));
  }
}
