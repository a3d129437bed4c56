package dev.diptych.engine.onnx;

import ai.onnxruntime.OrtException;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A model that has been loaded whole. Safe for use by several threads. */
final class Model implements AutoCloseable {

  /** Of what is done to a text before and after; a part of who made a translation. */
  static final String VERSION = "1";

  /** A target may have twice as many tokens as its source, and these. */
  private static final int SPARE = 20;

  private static final int MOST_ROWS = 64;

  private final ModelConfig config;
  private final Codec codec;
  private final Network network;
  private final Generator generator;
  private final int tokensAtOnce;
  private final boolean placeholders;

  private Model(ModelConfig config, Codec codec, Network network, int tokensAtOnce) {
    this.config = config;
    this.codec = codec;
    this.network = network;
    this.generator = new Generator(network);
    this.tokensAtOnce = tokensAtOnce;
    this.placeholders = codec.knows(Placeholders.EXAMPLE);
  }

  /**
   * Loads a folder.
   *
   * @param threads of one call
   * @throws Unavailable saying what is wrong with which file
   */
  static Model load(ModelFolder folder, ModelConfig config, int threads, int tokensAtOnce)
      throws Unavailable {
    Codec codec = Codec.of(folder, config);
    try {
      return new Model(config, codec, Network.load(folder, config, threads), tokensAtOnce);
    } catch (Unavailable e) {
      codec.close();
      throw e;
    }
  }

  /**
   * The translation of one segment.
   *
   * @param text may be empty
   * @param parts in how many it was split because it is too long
   * @param cut whether the model came to no end, so that something may be missing
   */
  record Written(String text, int parts, boolean cut) {}

  /**
   * All translations, and what they took.
   *
   * @param read tokens of the sources
   * @param made tokens of the targets
   */
  record Translation(List<Written> segments, long read, long made) {}

  /** Translates segments that have nothing to do with each other. */
  Translation translate(List<String> segments, List<GlossaryTerm> glossary, LanguagePair pair)
      throws EngineException {
    Work work = new Work(pair);
    List<Placeholders> asked = new ArrayList<>();
    List<List<Part>> parts = new ArrayList<>();
    for (String segment : segments) {
      Placeholders text = protect(plain(segment), glossary);
      asked.add(text);
      parts.add(work.add(text.text()));
    }
    work.write();
    List<Written> written = new ArrayList<>();
    List<List<Part>> again = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Written whole = joined(parts.get(i));
      Optional<String> restored = asked.get(i).restore(whole.text());
      if (restored.isPresent()) {
        written.add(new Written(restored.get(), whole.parts(), whole.cut()));
        again.add(List.of());
      } else {
        // The model lost a word that stood for something: better its own version of that.
        written.add(whole);
        again.add(work.add(plain(segments.get(i))));
      }
    }
    work.write();
    for (int i = 0; i < segments.size(); i++) {
      if (!again.get(i).isEmpty()) {
        written.set(i, joined(again.get(i)));
      }
    }
    return new Translation(written, work.read, work.made);
  }

  private Placeholders protect(String text, List<GlossaryTerm> glossary) {
    return placeholders ? Placeholders.protect(text, glossary) : new Placeholders(text, List.of());
  }

  /** Half a character would not pass to the native side; what controls a terminal is no text. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : Character.isISOControl(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  private static Written joined(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    for (Part part : parts) {
      if (!part.target.isEmpty()) {
        text.append(text.length() == 0 ? "" : " ").append(part.target);
      }
      cut |= part.cut;
    }
    return new Written(text.toString(), parts.size(), cut);
  }

  /** A piece of a segment that the model reads at once. */
  private static final class Part {

    private final int[] source;
    private String target = "";
    private boolean cut;

    Part(int[] source) {
      this.source = source;
    }
  }

  /** What is to be written next, in batches. Used by one thread. */
  private final class Work {

    private final LanguagePair pair;
    private final List<Part> waiting = new ArrayList<>();
    private long read;
    private long made;

    Work(LanguagePair pair) {
      this.pair = pair;
    }

    List<Part> add(String text) throws Rejected {
      List<Part> parts = new ArrayList<>();
      for (String part :
          Clauses.split(
              text, piece -> codec.source(piece, pair).length <= config.longestSource())) {
        int[] source = codec.source(part, pair);
        if (source.length <= config.longestSource()) {
          parts.add(new Part(source));
        } else {
          throw new Rejected("a single letter of it has more tokens than the model reads", null);
        }
      }
      waiting.addAll(parts);
      return parts;
    }

    /** Long ones first, so that batches are of one length, and the largest is tried at once. */
    void write() throws EngineException {
      waiting.sort(Comparator.comparing((Part part) -> -part.source.length));
      int begin = 0;
      while (begin < waiting.size()) {
        int width = waiting.get(begin).source.length;
        int rows = Math.max(1, tokensAtOnce / (width * config.decoding().beams()));
        int end = Math.min(waiting.size(), begin + Math.min(rows, MOST_ROWS));
        write(waiting.subList(begin, end));
        begin = end;
      }
      waiting.clear();
    }

    private void write(List<Part> batch) throws EngineException {
      Decoding decoding = config.decoding();
      int[] longest = new int[batch.size()];
      for (int i = 0; i < longest.length; i++) {
        int length = batch.get(i).source.length;
        longest[i] = Math.min(decoding.maxLength(), 2 * length + SPARE);
        read += length;
      }
      List<int[]> targets;
      try {
        targets =
            generator.write(
                batch.stream().map(part -> part.source).toList(),
                longest,
                decoding,
                codec.first(pair));
      } catch (OrtException e) {
        throw Network.failed("the model failed", e);
      }
      for (int i = 0; i < longest.length; i++) {
        int[] tokens = targets.get(i);
        Part part = batch.get(i);
        made += tokens.length;
        part.target = codec.target(tokens).strip();
        part.cut = tokens.length >= longest[i] - 1;
      }
    }
  }

  /** How many native tensors are open. */
  long open() {
    return network.open();
  }

  @Override
  public void close() {
    network.close();
    codec.close();
  }
}
