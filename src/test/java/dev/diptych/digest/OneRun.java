package dev.diptych.digest;

import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.TranslationEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A run without a database: both ports in memory, a clock that moves when somebody pauses, and a
 * signal that ends every pause. A new run over the same memory is made by {@link #again}.
 */
final class OneRun {

  private static final LanguagePair ARABIC_ENGLISH = new LanguagePair("ar", "en");

  final KeptInMemory kept;
  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ends = new CountDownLatch(1);
  private Budget budget = Budget.unlimited();
  private Reaction reaction = Reaction.NEXT;
  private Set<Matter> confirmed = Set.of();
  private volatile Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private UnitTranslator translator;

  private OneRun(KeptInMemory kept, TranslationEngine... engines) {
    this.kept = kept;
    with(engines);
  }

  static OneRun of(TranslationEngine... engines) {
    return new OneRun(new KeptInMemory(), engines);
  }

  /** The next run, which knows what this one kept. */
  OneRun again(TranslationEngine... engines) {
    return new OneRun(kept, engines);
  }

  OneRun budget(Budget value, TranslationEngine... engines) {
    budget = value;
    return with(engines);
  }

  OneRun reaction(Reaction value, TranslationEngine... engines) {
    reaction = value;
    return with(engines);
  }

  OneRun confirming(Matter matter, TranslationEngine... engines) {
    confirmed = Set.of(matter);
    return with(engines);
  }

  private OneRun with(TranslationEngine... engines) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    translator =
        new UnitTranslator(
            new EngineChain(List.of(engines), reaction, clock),
            kept,
            kept,
            Glossary.NONE,
            confirmed,
            budget,
            this::pause);
    return this;
  }

  private void pause(Duration duration) throws InterruptedException {
    if (ends.getCount() == 0) {
      throw new InterruptedException("The run ends");
    }
    if (!duration.isZero()) {
      pauses.add(duration);
    }
    advance(duration);
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** From now on every pause ends at once. */
  void end() {
    ends.countDown();
  }

  UnitResult translate(String... texts) throws InterruptedException {
    return translator.translate(unit(texts));
  }

  UnitResult translate(WorkUnit unit) throws InterruptedException {
    return translator.translate(unit);
  }

  UnitResult write(SummaryEngine engine, WorkUnit article) throws InterruptedException {
    return new SummaryWriter(engine, translator).write(article);
  }

  static WorkUnit unit(String... texts) {
    return unit(RequestContext.NONE, texts);
  }

  static WorkUnit unit(RequestContext context, String... texts) {
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new Line("s0." + (lines.size() + 1), text));
    }
    return new WorkUnit("article", "s0", ARABIC_ENGLISH, lines, context);
  }
}
