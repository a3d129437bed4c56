package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Token for token what {@code transformers} writes with the same weights. */
class GeneratorTest {

  /** Marian has the merged decoder, M2M100 the older pair; alone, and many together. */
  @ParameterizedTest
  @CsvSource({"marian, 1", "marian, 7", "marian, 32", "m2m100, 1", "m2m100, 32"})
  void itWritesWhatTransformersWrites(String name, int together) throws Exception {
    Fixture fixture = Fixture.of(name);
    List<int[]> inputs = Fixture.rows(fixture.expected().path("inputs"));
    for (JsonNode one : fixture.expected().path("cases")) {
      List<int[]> outputs = Fixture.rows(one.path("outputs"));
      JsonNode settings = one.path("settings");
      ModelConfig config = config(fixture, settings);
      try (Network network = Network.load(ModelFolder.find(fixture.folder(), "auto"), config, 1)) {
        List<int[]> written =
            write(network, inputs.subList(0, outputs.size()), config, settings, together);
        for (int i = 0; i < outputs.size(); i++) {
          assertThat(written.get(i))
              .as("%s %s, input %d: %s", name, settings, i, Arrays.toString(inputs.get(i)))
              .isEqualTo(outputs.get(i));
        }
        assertThat(network.open()).isZero();
      }
    }
  }

  private static List<int[]> write(
      Network network, List<int[]> inputs, ModelConfig config, JsonNode settings, int together)
      throws OrtException {
    List<int[]> written = new ArrayList<>();
    Integer first =
        settings.has("forced_bos_token_id")
            ? settings.path("forced_bos_token_id").intValue()
            : null;
    for (int begin = 0; begin < inputs.size(); begin += together) {
      List<int[]> batch = inputs.subList(begin, Math.min(begin + together, inputs.size()));
      int[] longest = new int[batch.size()];
      Arrays.fill(longest, config.decoding().maxLength());
      written.addAll(new Generator(network).write(batch, longest, config.decoding(), first));
    }
    return written;
  }

  private static ModelConfig config(Fixture fixture, JsonNode settings) throws Exception {
    ModelConfig own = ModelConfig.read(ModelFolder.find(fixture.folder(), "auto"), 0);
    Decoding decoding = own.decoding();
    return new ModelConfig(
        own.kind(),
        own.words(),
        own.layers(),
        own.heads(),
        own.headSize(),
        own.longestSource(),
        new Decoding(
            settings.path("num_beams").intValue(),
            settings.path("max_length").intValue(),
            settings.path("length_penalty").doubleValue(1.0),
            settings.path("early_stopping").booleanValue(false)
                ? Decoding.Early.YES
                : Decoding.Early.NO,
            settings.path("renormalize_logits").booleanValue(false),
            settings.has("bad_words_ids") ? decoding.banned() : List.of(),
            decoding.pad(),
            decoding.end(),
            decoding.start(),
            settings.has("forced_eos_token_id")));
  }

  /** What lies outside the heap is freed on every way out. */
  @ParameterizedTest
  @ValueSource(strings = {"marian", "m2m100"})
  void aThousandRequestsThatFailLeaveNothingBehind(String name) throws Exception {
    Fixture fixture = Fixture.of(name);
    ModelFolder folder = ModelFolder.find(fixture.folder(), "auto");
    ModelConfig config = ModelConfig.read(folder, 3);
    try (Network network = Network.load(folder, config, 1)) {
      Generator generator = new Generator(network);
      int[] unknown = {2, config.words() + 7, 0};
      for (int i = 0; i < 500; i++) {
        assertThatThrownBy(
                () -> generator.write(List.of(unknown), new int[] {20}, config.decoding(), null))
            .isInstanceOf(OrtException.class);
        // Fails at the second step, when caches are there.
        assertThatThrownBy(
                () ->
                    generator.write(
                        List.of(new int[] {5, 6, 0}, new int[] {7, 0}),
                        new int[] {20, 20},
                        config.decoding(),
                        config.words() + 7))
            .isInstanceOf(OrtException.class);
        assertThat(network.open()).isZero();
      }
      int[] sane = {5, 6, config.decoding().end()};
      assertThat(generator.write(List.of(sane), new int[] {20}, config.decoding(), null))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "marian")
  void aTensorIsOfNoUseOnceItIsClosed(String name) throws Exception {
    ModelFolder folder = ModelFolder.find(Fixture.of(name).folder(), "auto");
    ModelConfig config = ModelConfig.read(folder, 1);
    try (Network network = Network.load(folder, config, 1)) {
      Tensor mask = network.longs(new long[][] {{1, 1}});
      mask.close();
      mask.close();
      assertThat(network.open()).isZero();
      assertThatThrownBy(() -> network.encode(new long[][] {{5, 0}}, mask))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("after it had been closed");
      assertThat(network.open()).isZero();
    }
  }
}
