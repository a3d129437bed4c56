package dev.diptych.intake.language;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * How likely a letter is after the two before it in the words of one language. Made of the models
 * that the library lingua brings: some 30,000 runs of one to three letters, a megabyte of heap.
 * Immutable.
 */
final class LetterModel {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String[] FILES = {"unigrams", "bigrams", "trigrams"};

  /** What a shorter run counts where the longer one was never seen. */
  private static final double BACK_OFF = Math.log(0.2);

  private static final double NEVER_SEEN = Math.log(1e-6);

  private long[] runs = new long[1 << 16];
  private float[] weights = new float[1 << 16];
  private int size;

  private LetterModel() {}

  /** Whether the models are at hand: a build that skipped their unpacking has none. */
  static boolean exists(String language) {
    return LetterModel.class.getResource(path(language, "trigrams")) != null;
  }

  /** Reads the model of a language by the name that lingua has for it. */
  static LetterModel read(String language) throws IOException {
    LetterModel model = new LetterModel();
    for (String file : FILES) {
      model.add(path(language, file));
    }
    return model;
  }

  private static String path(String language, String file) {
    return "/language-models/" + language + "/" + file + ".json";
  }

  /** {@code {"language": …, "ngrams": {"3/10": "abc abd", …}}}. */
  private void add(String path) throws IOException {
    try (InputStream file = LetterModel.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IOException("The model " + path + " is missing from the jar");
      }
      try (JsonParser json =
          JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), file)) {
        float weight = 0;
        while (json.nextToken() != null) {
          if (json.currentToken() == JsonToken.PROPERTY_NAME) {
            weight = weight(json.currentName());
          } else if (json.currentToken() == JsonToken.VALUE_STRING && weight < 0) {
            for (String run : json.getString().split(" ")) {
              add(key(run, 0, run.length()), weight);
            }
          }
        }
      }
    }
  }

  /**
   * The logarithm of a fraction; 0 for any other name. A run that is certain counts as nearly so.
   */
  private static float weight(String fraction) {
    int slash = fraction.indexOf('/');
    if (slash < 0) {
      return 0;
    }
    double share =
        Double.parseDouble(fraction.substring(0, slash))
            / Double.parseDouble(fraction.substring(slash + 1));
    return (float) Math.log(Math.min(share, 0.999));
  }

  private void add(long run, float weight) {
    if (size * 2 >= runs.length) {
      long[] oldRuns = runs;
      float[] oldWeights = weights;
      runs = new long[oldRuns.length * 2];
      weights = new float[oldRuns.length * 2];
      for (int i = 0; i < oldRuns.length; i++) {
        if (oldRuns[i] != 0) {
          int place = place(oldRuns[i]);
          runs[place] = oldRuns[i];
          weights[place] = oldWeights[i];
        }
      }
    }
    int place = place(run);
    size += runs[place] == 0 ? 1 : 0;
    runs[place] = run;
    weights[place] = weight;
  }

  /** Where a run stands, or the free place where it would: a table with open places, half full. */
  private int place(long run) {
    long mixed = run * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> 40) & runs.length - 1;
    while (runs[place] != 0 && runs[place] != run) {
      place = place + 1 & runs.length - 1;
    }
    return place;
  }

  /** The logarithm of how likely a word is, in small letters; about -2 to -14 a letter. */
  double weightOf(String word) {
    double sum = 0;
    for (int i = 0; i < word.length(); i++) {
      sum += weightAt(word, i);
    }
    return sum;
  }

  private double weightAt(String word, int at) {
    double backOff = 0;
    for (int from = Math.max(0, at - 2); from <= at; from++) {
      int place = place(key(word, from, at + 1));
      if (runs[place] != 0) {
        return weights[place] + backOff;
      }
      backOff += BACK_OFF;
    }
    return NEVER_SEEN + backOff;
  }

  private static long key(String text, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      key = key << 16 | text.charAt(i);
    }
    return key;
  }
}
