package dev.diptych.engine.remote;

import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.text.Checksums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a worker's engine says of itself: all that whoever asks it must know. Two workers whose
 * {@linkplain #queue queue} is the same are one engine.
 *
 * @param engine its name where it answers
 * @param model as {@link EngineIdentity#model}
 * @param version as {@link EngineIdentity#version}
 * @param reach how far the text goes behind the worker
 * @param draft as {@link TranslationEngine#draft}
 * @param usesContext as {@link TranslationEngine#usesContext}
 * @param heedsRemarks as {@link TranslationEngine#heedsRemarks}
 * @param segmentsPerRequest at least 1
 * @param charactersPerRequest UTF-16 units, at least 1
 * @param ratePerMinute how many requests may begin in a minute, over all workers; 0 for any number
 * @param pairs what it translates, {@code ar>en}; none for any
 * @param microsPerRequest what a request costs at most, whatever stands in it, in millionths
 * @param microsPerThousand what a thousand characters cost at most, in millionths
 */
public record Identity(
    String engine,
    String model,
    String version,
    Reach reach,
    boolean draft,
    boolean usesContext,
    boolean heedsRemarks,
    int segmentsPerRequest,
    int charactersPerRequest,
    int ratePerMinute,
    List<String> pairs,
    long microsPerRequest,
    long microsPerThousand) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,140}");
  private static final Pattern VERSION = Pattern.compile("[^\\p{C}\\p{Z}/]{1,60}");
  private static final int LONGEST_NAME = 60;
  private static final int MOST_PAIRS = 5_000;
  private static final int QUEUE_DIGITS = 16;
  private static final int SAMPLE = 10_000;

  /**
   * Holds it to what fits the places where it is kept and shown.
   *
   * @throws IllegalArgumentException if it does not
   */
  public Identity {
    pairs = List.copyOf(pairs);
    if (!NAME.matcher(engine).matches() || engine.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("Its name is none, or longer than " + LONGEST_NAME);
    }
    if (!PRINTABLE.matcher(model).matches() || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "Its model %s (%s) is longer than 140 characters, or the version than 60, or cannot be printed"
              .formatted(model, version));
    }
    if (Math.min(segmentsPerRequest, charactersPerRequest) < 1
        || Math.min(Math.min(microsPerRequest, microsPerThousand), ratePerMinute) < 0
        || pairs.size() > MOST_PAIRS) {
      throw new IllegalArgumentException("No identity of an engine");
    }
    var unused = Pairs.ofWords(pairs);
    reach.word();
  }

  /** Of an engine of this process. */
  public static Identity of(TranslationEngine engine) {
    EngineIdentity identity = engine.identity();
    EngineLimits limits = engine.limits();
    long least = estimate(engine, 1);
    long more = Math.max(0, estimate(engine, SAMPLE) - least);
    return new Identity(
        engine.name(),
        identity.model(),
        identity.version(),
        engine.reach(),
        engine.draft(),
        engine.usesContext(),
        engine.heedsRemarks(),
        limits.maxSegmentsPerRequest(),
        limits.maxCharsPerRequest(),
        perMinute(limits),
        engine.pairs().listed().stream().map(p -> p.source() + ">" + p.target()).toList(),
        least,
        (more * 1_000 + SAMPLE - 1) / SAMPLE);
  }

  private static long estimate(TranslationEngine engine, int characters) {
    LanguagePair pair =
        engine.pairs().any() ? new LanguagePair("ar", "en") : engine.pairs().listed().get(0);
    return engine.estimateInMicros(
        new TranslationRequest(pair, List.of("x".repeat(characters)), List.of()));
  }

  private static int perMinute(EngineLimits limits) {
    EngineLimits.Rate rate = limits.rate();
    if (rate == null) {
      return 0;
    }
    double minutes = rate.interval().toNanos() / (double) Duration.ofMinutes(1).toNanos();
    return (int) Math.max(1, Math.floor(rate.requests() / minutes));
  }

  /** How much it takes; the rate is that of all workers together. */
  EngineLimits limits() {
    return new EngineLimits(
        segmentsPerRequest,
        charactersPerRequest,
        Integer.MAX_VALUE,
        ratePerMinute == 0 ? null : new EngineLimits.Rate(ratePerMinute, Duration.ofMinutes(1)));
  }

  /** The queue of its requests: another model, version or reach has another. */
  public String queue() {
    String who = String.join("/", engine, model, version, reach.word());
    return "diptych.requests.%s.%s"
        .formatted(engine, Checksums.sha256(who).substring(0, QUEUE_DIGITS));
  }

  /** How another differs from this one where it matters, in words; empty if they are one engine. */
  public String difference(Identity other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "model", model, other.model);
    compare(differences, "version", version, other.version);
    compare(differences, "reach", reach.word(), other.reach.word());
    return String.join(", ", differences);
  }

  private static void compare(List<String> differences, String what, String mine, String theirs) {
    if (!mine.equals(theirs)) {
      differences.add("%s %s instead of %s".formatted(what, theirs, mine));
    }
  }
}
