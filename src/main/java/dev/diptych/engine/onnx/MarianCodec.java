package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Marian: pieces by two files, numbers by {@code vocab.json}, and before the text of a model of
 * several target languages a word such as {@code >>fra<<}. Such a word in an article is text.
 */
final class MarianCodec implements Codec {

  private final Pieces source;
  private final Pieces target;
  private final Vocabulary vocabulary;
  private final Decoding decoding;
  private final Set<String> targets = new TreeSet<>();

  private MarianCodec(Pieces source, Pieces target, Vocabulary vocabulary, Decoding decoding) {
    this.source = source;
    this.target = target;
    this.vocabulary = vocabulary;
    this.decoding = decoding;
    for (String piece : vocabulary.all()) {
      if (piece.startsWith(">>") && piece.endsWith("<<")) {
        targets.add(piece);
      }
    }
  }

  static MarianCodec load(ModelFolder folder, ModelConfig config) throws Unavailable {
    Path file = folder.vocabulary();
    if (file == null) {
      throw new Unavailable("in %s is missing: vocab.json".formatted(folder.folder()), null);
    }
    Vocabulary vocabulary = Vocabulary.read(file, config);
    Pieces source = Pieces.load(folder.source());
    try {
      Pieces target = Pieces.load(folder.target());
      try {
        vocabulary.check(List.of(source, target), folder.folder());
        return new MarianCodec(source, target, vocabulary, config.decoding());
      } catch (Unavailable e) {
        target.close();
        throw e;
      }
    } catch (Unavailable e) {
      source.close();
      throw e;
    }
  }

  @Override
  public int[] source(String text, LanguagePair pair) throws Rejected {
    List<Integer> tokens = new ArrayList<>();
    if (!targets.isEmpty()) {
      tokens.add(vocabulary.number(word(pair)));
    }
    source.split(text).forEach(piece -> tokens.add(vocabulary.number(piece)));
    tokens.add(decoding.end());
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private String word(LanguagePair pair) throws Rejected {
    Locale locale = Locale.forLanguageTag(pair.target());
    for (String code : LanguageWords.codes(locale)) {
      String word = ">>" + code + "<<";
      if (targets.contains(word)) {
        return word;
      }
    }
    throw new Rejected(
        "the model writes %d languages, and %s is none of them"
            .formatted(targets.size(), pair.target()),
        null);
  }

  @Override
  public @Nullable Integer first(LanguagePair pair) {
    return null;
  }

  @Override
  public String target(int[] tokens) {
    List<String> pieces = new ArrayList<>();
    for (int token : tokens) {
      String piece = vocabulary.piece(token);
      if (piece != null && !targets.contains(piece)) {
        pieces.add(piece);
      }
    }
    return target.join(pieces);
  }

  @Override
  public boolean knows(String text) {
    return source.split(text).stream()
        .allMatch(piece -> vocabulary.number(piece) != vocabulary.unknown());
  }

  @Override
  public void close() {
    source.close();
    target.close();
  }
}
