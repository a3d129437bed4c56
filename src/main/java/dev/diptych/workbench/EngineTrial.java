package dev.diptych.workbench;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.Resident;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks an engine for one sentence and says what came of it. */
final class EngineTrial {

  private static final String ENGLISH = "The delegation reached the city in the morning.";

  private static final Map<String, String> SENTENCES =
      Map.of(
          "ar", "وصل الوفد إلى المدينة صباح اليوم.",
          "de", "Die Delegation kam am Morgen in der Stadt an.",
          "en", ENGLISH,
          "es", "La delegación llegó a la ciudad por la mañana.",
          "fa", "هیئت صبح امروز وارد شهر شد.",
          "fr", "La délégation est arrivée en ville ce matin.",
          "ru", "Делегация прибыла в город утром.",
          "tr", "Heyet sabah şehre ulaştı.");

  private static final long MILLION = 1_000_000;
  private static final double NANOS = 1e9;

  private EngineTrial() {}

  /**
   * Asks.
   *
   * @param pair {@code null} for the first that the engine translates
   * @param text {@code null} for a sentence in the pair's source language
   */
  static EngineCheck of(
      TranslationEngine engine, @Nullable LanguagePair pair, @Nullable String text) {
    LanguagePair asked = pair == null ? first(engine) : pair;
    String sentence =
        text == null
            ? SENTENCES.getOrDefault(
                asked.source().split("-", 2)[0].toLowerCase(Locale.ROOT), ENGLISH)
            : text;
    TranslationRequest request = new TranslationRequest(asked, List.of(sentence), List.of());
    String target = null;
    String problem = null;
    long tokens = 0;
    long begin = System.nanoTime();
    long nanos;
    try {
      Answer answer = engine.ask(request);
      if (engine.reach() == Reach.PROCESS) {
        // The first request loads what the engine needs; a second one costs nobody anything.
        begin = System.nanoTime();
        answer = engine.ask(request);
      }
      nanos = System.nanoTime() - begin;
      tokens = answer.usage().outputTokens();
      target = engine.read(request, answer).get(0).text();
    } catch (EngineException e) {
      nanos = System.nanoTime() - begin;
      problem = String.valueOf(e.getMessage());
    }
    EngineIdentity identity = engine.identity();
    EngineLimits limits = engine.limits();
    return new EngineCheck(
        engine.name(),
        identity.model(),
        identity.version(),
        engine.reach().word(),
        asked.toString(),
        sentence,
        target,
        problem,
        nanos / MILLION,
        bound(limits.maxSegmentsPerRequest()),
        bound(limits.maxCharsPerRequest()),
        bound(limits.maxRequestsAtOnce()),
        rate(limits.rate()),
        tokens > 0 ? Math.round(tokens / (nanos / NANOS)) : null,
        engine instanceof Resident resident && resident.residentBytes() > 0
            ? resident.residentBytes()
            : null);
  }

  private static LanguagePair first(TranslationEngine engine) {
    return engine.pairs().any() ? new LanguagePair("ar", "en") : engine.pairs().listed().get(0);
  }

  private static @Nullable Integer bound(int limit) {
    return limit == Integer.MAX_VALUE ? null : limit;
  }

  private static @Nullable String rate(EngineLimits.@Nullable Rate rate) {
    if (rate == null) {
      return null;
    }
    Duration interval = rate.interval();
    return "%d in %s"
        .formatted(
            rate.requests(),
            interval.equals(Duration.ofMinutes(1)) ? "a minute" : interval.toSeconds() + " s");
  }
}
