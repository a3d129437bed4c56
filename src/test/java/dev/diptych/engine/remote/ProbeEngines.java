package dev.diptych.engine.remote;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;

/** The engine {@code probe} of a worker in the process of the test: it does what a text says. */
final class ProbeEngines {

  /** Its version is read when a worker starts. */
  static volatile String version = "1";

  static volatile Reach reach = Reach.PROCESS;

  /** Requests of a text that begins with "hold" wait for this. */
  static volatile CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

  static final AtomicInteger CALLS = new AtomicInteger();

  @Bean
  TranslationEngine probe() {
    return new Probe(version, reach);
  }

  private record Probe(String ofVersion, Reach ofReach) implements TranslationEngine {

    @Override
    public String name() {
      return "probe";
    }

    @Override
    public Reach reach() {
      return ofReach;
    }

    @Override
    public EngineIdentity identity() {
      return new EngineIdentity("probe", "upper/case", ofVersion);
    }

    @Override
    public EngineLimits limits() {
      return new EngineLimits(7, 2_000, 2, new EngineLimits.Rate(10, Duration.ofSeconds(1)));
    }

    @Override
    public Pairs pairs() {
      return Pairs.of("ar", "en");
    }

    @Override
    public boolean usesContext() {
      return true;
    }

    @Override
    public long estimateInMicros(TranslationRequest request) {
      return 500 + request.characters() * 3;
    }

    @Override
    public Answer ask(TranslationRequest request) throws EngineException {
      CALLS.incrementAndGet();
      String first = request.segments().get(0);
      switch (first.split(" ", 2)[0]) {
        case "hold" -> released.join();
        case "reject" -> throw new EngineException.Rejected("never this", null);
        case "wait" -> throw new EngineException.Transient("not now", Duration.ofSeconds(7), null);
        case "lost" -> throw EngineException.Transient.afterSending("cut off", null);
        case "quota" -> throw new EngineException.QuotaExceeded("used up", null);
        case "down" -> throw new EngineException.Unavailable("the model is gone", null);
        case "bug" -> throw new IllegalStateException("a bug");
        case "huge" -> {
          return new Answer("x".repeat(20 << 20), new Usage(1, 2, 3, 4));
        }
        default -> {
          // It translates.
        }
      }
      return new Answer(
          String.join("\n", request.segments()).toUpperCase(Locale.ROOT), new Usage(1, 2, 3, 4));
    }

    @Override
    public List<SegmentTarget> read(TranslationRequest request, Answer answer)
        throws EngineException.Rejected {
      if (answer.body().startsWith("GARBLED")) {
        throw new EngineException.Rejected("it makes no sense", null);
      }
      List<SegmentTarget> targets = new ArrayList<>();
      for (String line : answer.body().split("\n")) {
        targets.add(new SegmentTarget(line + "!", List.of("a doubt")));
      }
      return targets;
    }
  }
}
