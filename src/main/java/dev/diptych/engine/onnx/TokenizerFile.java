package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads {@code tokenizer.json}, from which the {@code tokenizers} library of Hugging Face makes a
 * tokenizer. Of its 10 to 40 MB only pieces, scores and merges are kept. What the file puts before
 * and behind a text is not read: each family's codec knows that.
 */
final class TokenizerFile {

  private static final long MOST_BYTES = 128L << 20;
  private static final int MOST_WORDS = 1 << 20;
  private static final int MOST_MERGES = 1 << 22;
  private static final String UNKNOWN = "<unk>";
  private static final String END = "</s>";

  /** Reads a value in the middle of a file; names are words of a model and not to be kept. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What a model may say beside its words, if it says nothing by it. */
  private static final Set<String> SETTINGS =
      Set.of("type", "unk_id", "unk_token", "fuse_unk", "ignore_merges");

  private final Path file;
  private final int most;
  private final Steps steps;
  private final Map<String, JsonNode> sections = new HashMap<>();
  private final Map<String, JsonNode> settings = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Merges.Merge> merges = new ArrayList<>();
  private double[] scores = new double[0];
  private int mergesRead;

  private TokenizerFile(Path file, int most) {
    this.file = file;
    this.most = Math.min(most, MOST_WORDS);
    this.steps = new Steps(file);
  }

  /**
   * Reads a file.
   *
   * @throws Unavailable if it is damaged, does not fit the graphs, or wants something that is not
   *     known here, which is named
   */
  static Tokens read(Path file, ModelConfig config) throws Unavailable {
    TokenizerFile reader = new TokenizerFile(file, config.words());
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Unavailable("%s is larger than any tokenizer".formatted(file), null);
      }
      try (JsonParser parser = MAPPER.createParser(Files.newInputStream(file))) {
        reader.read(parser);
      }
    } catch (IOException | JacksonException e) {
      throw new Unavailable("%s cannot be read as JSON".formatted(file), e);
    }
    return reader.tokens(config);
  }

  private void read(JsonParser parser) throws Unavailable {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw damaged("it holds no JSON object");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "added_tokens", "normalizer", "pre_tokenizer", "decoder" ->
            sections.put(name, MAPPER.readTree(parser));
        case "model" -> model(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void model(JsonParser parser) throws Unavailable {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw damaged("it has no model");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("vocab") && value == JsonToken.START_ARRAY) {
        scored(parser);
      } else if (name.equals("vocab") && value == JsonToken.START_OBJECT) {
        numbered(parser);
      } else if (name.equals("merges") && value == JsonToken.START_ARRAY) {
        merges(parser);
      } else {
        settings.put(name, MAPPER.readTree(parser));
      }
    }
  }

  private Unavailable damaged(String how) {
    return new Unavailable("%s is no tokenizer, or damaged: %s".formatted(file, how), null);
  }

  private void put(String word, int number) throws Unavailable {
    if (number < 0 || number >= most) {
      throw new Unavailable(
          "%s gives a piece the number %d, but the graphs know %d words: they are of two models"
              .formatted(file, number, most),
          null);
    }
    numbers.put(word, number);
  }

  /** {@code ["piece", score]}, by their numbers. */
  private void scored(JsonParser parser) throws Unavailable {
    int count = 0;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw damaged("a piece is no text");
      }
      put(parser.getString(), count);
      if (!parser.nextToken().isNumeric()) {
        throw damaged("a piece has no score");
      }
      if (count == scores.length) {
        scores = Arrays.copyOf(scores, Math.max(1024, 2 * count));
      }
      scores[count++] = parser.getDoubleValue();
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw damaged("a piece has more than a score");
      }
    }
    scores = Arrays.copyOf(scores, count);
  }

  private void numbered(JsonParser parser) throws Unavailable {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String word = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
        throw damaged("a piece has no number");
      }
      put(word, parser.getIntValue());
    }
  }

  /** {@code "left right"}, or since 2024 {@code ["left", "right"]}; they follow their pieces. */
  private void merges(JsonParser parser) throws Unavailable {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        String left = parser.nextStringValue();
        String right = parser.nextStringValue();
        if (left == null || right == null || parser.nextToken() != JsonToken.END_ARRAY) {
          throw damaged("a merge is not of two pieces");
        }
        merge(left, right);
      } else {
        String both = token == JsonToken.VALUE_STRING ? parser.getString() : "";
        int space = both.indexOf(' ');
        if (space < 1 || space != both.lastIndexOf(' ')) {
          throw damaged("a merge is not of two pieces");
        }
        merge(both.substring(0, space), both.substring(space + 1));
      }
    }
  }

  private void merge(String left, String right) throws Unavailable {
    Integer first = numbers.get(left);
    Integer second = numbers.get(right);
    Integer made = numbers.get(left + right);
    if (first == null || second == null || made == null || mergesRead == MOST_MERGES) {
      throw damaged("a merge is of pieces that it does not have");
    }
    merges.add(new Merges.Merge(Merges.pair(first, second), mergesRead++, made));
  }

  private Tokens tokens(ModelConfig config) throws Unavailable {
    @Nullable String[] words = new String[most];
    numbers.forEach((word, number) -> words[number] = word);
    BitSet steering = steering(words);
    int unknown = number(UNKNOWN);
    steering.set(unknown);
    if (number(END) != config.decoding().end()) {
      throw new Unavailable(
          "%s gives </s> the number %d, but the configuration says %d: they are of two models"
              .formatted(file, number(END), config.decoding().end()),
          null);
    }
    steps.checkDecoder(section("decoder"));
    return new FileTokens(
        steps.normalizer(section("normalizer")),
        steps.words(section("pre_tokenizer")),
        subwords(words, steering, unknown),
        Map.copyOf(numbers),
        words,
        steering,
        unknown);
  }

  private JsonNode section(String name) {
    return sections.getOrDefault(name, JsonNodeFactory.instance.nullNode());
  }

  private int number(String word) throws Unavailable {
    Integer number = numbers.get(word);
    if (number == null) {
      throw damaged("it has no " + word);
    }
    return number;
  }

  /** Which words are no text: those that were added to the model, and those for languages. */
  private BitSet steering(@Nullable String[] words) throws Unavailable {
    BitSet steering = new BitSet();
    for (JsonNode added : section("added_tokens")) {
      String word = added.path("content").asString("");
      int number = added.path("id").asInt(-1);
      Integer known = numbers.get(word);
      if (known != null && known != number) {
        throw damaged("an added token has two numbers, %d and %d".formatted(known, number));
      }
      put(word, number);
      words[number] = word;
      steering.set(number);
    }
    numbers.forEach(
        (word, number) -> {
          if (MarianCodec.isTarget(word)) {
            steering.set(number);
          }
        });
    return steering;
  }

  private Subwords subwords(@Nullable String[] words, BitSet steering, int unknown)
      throws Unavailable {
    for (Map.Entry<String, JsonNode> one : settings.entrySet()) {
      JsonNode value = one.getValue();
      boolean silent =
          value.isNull()
              || value.isBoolean() && !value.booleanValue()
              || value.isString() && value.stringValue().isEmpty();
      if (!silent && (!SETTINGS.contains(one.getKey()) || one.getKey().equals("ignore_merges"))) {
        throw steps.unknown("model", "%s %s".formatted(one.getKey(), value));
      }
    }
    String type = settings.getOrDefault("type", section("none")).asString("");
    boolean scored = scores.length > 0;
    if (type.equals("Unigram") || type.isEmpty() && scored) {
      // Converters for the browser write a fixed unk_id, whatever number <unk> has.
      return Unigram.of(scoredWords(words), scores, steering, unknown);
    }
    if (type.equals("BPE") || type.isEmpty() && !merges.isEmpty()) {
      merges.removeIf(merge -> steering.get(merge.made()));
      return Merges.of(bare(steering), unknown, fuses(), merges);
    }
    throw steps.unknown("model", type);
  }

  private List<String> scoredWords(@Nullable String[] words) throws Unavailable {
    List<String> scored = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      String word = words[i];
      if (word == null || numbers.getOrDefault(word, -1) != i) {
        throw damaged("the piece of number %d is there twice".formatted(i));
      }
      scored.add(word);
    }
    return scored;
  }

  private Map<String, Integer> bare(BitSet steering) {
    Map<String, Integer> letters = new HashMap<>();
    numbers.forEach(
        (word, number) -> {
          if (word.codePointCount(0, word.length()) == 1 && !steering.get(number)) {
            letters.put(word, number);
          }
        });
    return letters;
  }

  private boolean fuses() {
    JsonNode fuse = settings.get("fuse_unk");
    return fuse != null && fuse.isBoolean() && fuse.booleanValue();
  }
}
