package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * M2M100 and NLLB: one file of pieces for all languages, the source's language before the text and
 * the target's as the first word that is written. M2M100 numbers pieces by {@code vocab.json}, NLLB
 * by the file of pieces, with one more; either may have {@code tokenizer.json} instead.
 */
final class LanguageCodec implements Codec {

  private static final int UNKNOWN = 3;

  /** Reads a value in the middle of a file. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Tokens tokens;
  private final LanguageWords languages;
  private final Decoding decoding;

  private LanguageCodec(Tokens tokens, LanguageWords languages, Decoding decoding) {
    this.tokens = tokens;
    this.languages = languages;
    this.decoding = decoding;
  }

  static LanguageCodec load(ModelFolder folder, ModelConfig config) throws Unavailable {
    Path file = folder.languages();
    if (file == null) {
      throw new Unavailable(
          "in %s is missing: special_tokens_map.json (or tokenizer.json)"
              .formatted(folder.folder()),
          null);
    }
    if (folder.hasTokenizerOnly()) {
      LanguageWords languages = checked(languages(file, -1), file, config);
      return new LanguageCodec(
          TokenizerFile.read(folder.source(), config), languages, config.decoding());
    }
    if (folder.vocabulary() != null) {
      PieceTokens tokens = PieceTokens.load(folder, config);
      try {
        LanguageWords languages = checked(languages(file, tokens.all().size()), file, config);
        return new LanguageCodec(tokens, languages, config.decoding());
      } catch (Unavailable e) {
        tokens.close();
        throw e;
      }
    }
    LanguageWords languages = checked(languages(file, -1), file, config);
    Pieces pieces = Pieces.load(folder.source());
    int end = languages.first();
    PieceTokens tokens =
        new PieceTokens(
            pieces,
            pieces,
            Set.of(),
            text -> pieces.number(text) > 2 ? pieces.number(text) + 1 : UNKNOWN,
            token -> token > UNKNOWN && token < end ? pieces.piece(token - 1) : null,
            UNKNOWN);
    return new LanguageCodec(tokens, languages, config.decoding());
  }

  private static LanguageWords checked(LanguageWords languages, Path file, ModelConfig config)
      throws Unavailable {
    if (languages.size() < 2 || languages.first() >= config.words()) {
      throw new Unavailable(
          "%s names no languages that fit the %d words of the graphs"
              .formatted(file, config.words()),
          null);
    }
    return languages;
  }

  /**
   * Reads the words for languages.
   *
   * @param begin the number of the first where the file only lists them, -1 if it must give them
   */
  private static LanguageWords languages(Path file, int begin) throws Unavailable {
    Map<String, Integer> tokens = new LinkedHashMap<>();
    String name = String.valueOf(file.getFileName());
    if (name.equals("tokenizer.json")) {
      addedTokens(file, tokens);
    } else if (name.equals("added_tokens.json")) {
      for (Map.Entry<String, JsonNode> one : ModelConfig.json(file).properties()) {
        tokens.put(one.getKey(), one.getValue().asInt(-1));
      }
    } else {
      int next = begin;
      for (JsonNode word : ModelConfig.json(file).path("additional_special_tokens")) {
        JsonNode content = word.isObject() ? word.path("content") : word;
        if (begin >= 0) {
          tokens.put(content.asString(""), next++);
        }
      }
      if (begin < 0 && Files.isRegularFile(file.resolveSibling("tokenizer.json"))) {
        addedTokens(file.resolveSibling("tokenizer.json"), tokens);
      }
    }
    tokens.keySet().removeIf(word -> !word.matches("__[a-z]+__|[a-z]{3}_[A-Z][a-z]{3}"));
    return new LanguageWords(tokens);
  }

  /** The file has every piece of the model too; only the list before them is kept in memory. */
  private static void addedTokens(Path file, Map<String, Integer> tokens) throws Unavailable {
    try (JsonParser parser = MAPPER.createParser(Files.newInputStream(file))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (!name.equals("added_tokens")) {
          parser.skipChildren();
          continue;
        }
        JsonNode added = MAPPER.readTree(parser);
        for (JsonNode one : added) {
          tokens.put(one.path("content").asString(""), one.path("id").asInt(-1));
        }
        return;
      }
    } catch (IOException | JacksonException e) {
      throw new Unavailable("%s cannot be read as JSON".formatted(file), e);
    }
  }

  private int language(String tag) throws Rejected {
    return languages
        .token(tag)
        .orElseThrow(
            () ->
                new Rejected(
                    "the model knows %d languages, and %s is none of them"
                        .formatted(languages.size(), tag),
                    null));
  }

  @Override
  public int[] source(String text, LanguagePair pair) throws Rejected {
    List<Integer> source = new ArrayList<>();
    source.add(language(pair.source()));
    source.addAll(tokens.numbers(text));
    source.add(decoding.end());
    return source.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Integer first(LanguagePair pair) throws Rejected {
    return language(pair.target());
  }

  @Override
  public String target(int[] written) {
    return tokens.text(Arrays.stream(written).boxed().toList());
  }

  @Override
  public boolean knows(String text) {
    return !tokens.numbers(text).contains(tokens.unknown());
  }

  @Override
  public void close() {
    tokens.close();
  }
}
