package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code config.json} and {@code generation_config.json} say; where both do, the second.
 *
 * @param kind which tokens it wants
 * @param words how many words the graphs know
 * @param layers of the decoder
 * @param heads of the decoder
 * @param headSize numbers a head
 * @param longestSource tokens that a source may have
 * @param decoding how a target is chosen
 */
record ModelConfig(
    Kind kind,
    int words,
    int layers,
    int heads,
    int headSize,
    int longestSource,
    Decoding decoding) {

  /** A longer source is split: such models were trained on sentences and lose themselves. */
  private static final int LONGEST_SENTENCE = 256;

  private static final int LONGEST_TARGET = 512;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Families of models, by how they write the language into their input. */
  enum Kind {
    /** One pair, or {@code >>fra<<} before the text. */
    MARIAN,
    /** {@code __ar__} before the text and {@code __en__} before the target. */
    M2M100,
    /** The same with {@code arb_Arab} and {@code eng_Latn}. */
    NLLB
  }

  /**
   * Reads both files.
   *
   * @param beams 0 for what the model says
   * @throws Unavailable if a number is missing or a model of another family
   */
  static ModelConfig read(ModelFolder folder, int beams) throws Unavailable {
    JsonNode config = json(folder.config());
    Path file = folder.generation();
    JsonNode generation = file == null ? config : json(file);
    Reader reader = new Reader(config, generation, folder);
    Kind kind = reader.kind();
    int heads = reader.number("decoder_attention_heads");
    int words =
        config.has("decoder_vocab_size") && config.path("decoder_vocab_size").isNumber()
            ? config.path("decoder_vocab_size").intValue()
            : reader.number("vocab_size");
    int positions = reader.number("max_position_embeddings", OptionalInt.of(LONGEST_TARGET));
    int longest = Math.min(positions, reader.number("max_length", OptionalInt.of(LONGEST_TARGET)));
    if (heads < 1 || longest < 8 || words < 8) {
      throw new Unavailable("%s has numbers that no model has".formatted(folder.config()), null);
    }
    return new ModelConfig(
        kind,
        words,
        reader.number("decoder_layers"),
        heads,
        reader.number("d_model") / heads,
        Math.min(positions, LONGEST_SENTENCE),
        reader.decoding(beams, longest));
  }

  /**
   * A file of JSON.
   *
   * @throws Unavailable if it is none
   */
  static JsonNode json(Path file) throws Unavailable {
    try {
      JsonNode read = MAPPER.readTree(Files.readAllBytes(file));
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (IOException | JacksonException e) {
      throw new Unavailable("%s cannot be read as JSON".formatted(file), e);
    }
    throw new Unavailable("%s holds no JSON object".formatted(file), null);
  }

  private record Reader(JsonNode config, JsonNode generation, ModelFolder folder) {

    Kind kind() throws Unavailable {
      String type = config.path("model_type").asString("");
      if (type.equals("marian")) {
        return Kind.MARIAN;
      }
      if (type.equals("m2m_100")) {
        return folder.vocabulary() == null ? Kind.NLLB : Kind.M2M100;
      }
      throw new Unavailable(
          "%s is a model of type \"%s\"; right are marian and m2m_100 (which NLLB is too)"
              .formatted(folder.config(), type.replaceAll("[^\\w-]", "?")),
          null);
    }

    private JsonNode either(String name) {
      JsonNode own = generation.path(name);
      return own.isMissingNode() || own.isNull() ? config.path(name) : own;
    }

    int number(String name) throws Unavailable {
      return number(name, OptionalInt.empty());
    }

    int number(String name, OptionalInt otherwise) throws Unavailable {
      JsonNode value = either(name);
      if (value.isArray() && value.size() == 1) {
        value = value.get(0);
      }
      if (value.isIntegralNumber() && value.canConvertToInt()) {
        return value.intValue();
      }
      return otherwise.orElseThrow(
          () -> new Unavailable("%s lacks the number %s".formatted(folder.config(), name), null));
    }

    Decoding decoding(int beams, int longest) throws Unavailable {
      int end = number("eos_token_id");
      int pad = number("pad_token_id");
      List<Integer> banned = new ArrayList<>();
      for (JsonNode bad : either("bad_words_ids")) {
        if (bad.size() == 1 && bad.get(0).isIntegralNumber()) {
          banned.add(bad.get(0).intValue());
        }
      }
      if (kind() == Kind.MARIAN && !banned.contains(pad)) {
        banned.add(pad);
      }
      int forcedEnd = number("forced_eos_token_id", OptionalInt.of(-1));
      JsonNode early = either("early_stopping");
      return new Decoding(
          beams > 0 ? beams : Math.max(1, number("num_beams", OptionalInt.of(1))),
          longest,
          either("length_penalty").isNumber() ? either("length_penalty").doubleValue() : 1.0,
          early.isBoolean() && early.booleanValue()
              ? Decoding.Early.YES
              : early.isString() ? Decoding.Early.NEVER : Decoding.Early.NO,
          either("renormalize_logits").isBoolean() && either("renormalize_logits").booleanValue(),
          banned,
          pad,
          end,
          number("decoder_start_token_id", OptionalInt.of(pad)),
          forcedEnd == end);
    }
  }
}
