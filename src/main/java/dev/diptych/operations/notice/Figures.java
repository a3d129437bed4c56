package dev.diptych.operations.notice;

import dev.diptych.digest.EngineChain.Circuit;
import dev.diptych.digest.UnitState;
import dev.diptych.engine.Engines;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.job.Installation;
import dev.diptych.operations.AlertViews;
import dev.diptych.operations.DiskRoom;
import dev.diptych.operations.Lookout;
import dev.diptych.run.Circuits;
import dev.diptych.run.EditionStage;
import dev.diptych.run.FaultWords;
import dev.diptych.store.Database;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.NightFigures;
import dev.diptych.store.NightFigures.Asked;
import dev.diptych.store.NightFigures.AskedSince;
import dev.diptych.store.NightFigures.Night;
import dev.diptych.store.NightFigures.PassCount;
import dev.diptych.store.OrderRow;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Figures for a monitoring system, from the counts of the tables: the same whichever process makes
 * the nights. They are taken with each look, so that a scrape asks nothing of the database. Labels
 * are names of jobs and engines, and words of ours; never anything that an article brings. {@code
 * docs/metrics.md} lists them all. Safe for use by several threads.
 */
@Component
class Figures {

  private static final Logger log = LoggerFactory.getLogger("faults");

  /** More jobs or engines than this have no label of their own. */
  private static final int MOST_LABELS = 100;

  private final Gauges gauges;
  private final EngineMeters engines;
  private final Installation installation;
  private final NightFigures nights;
  private final EditionSummaries summaries;
  private final OrdersInHand orders;
  private final AlertViews alerts;
  private final Lookout lookout;
  private final DiskRoom disk;
  private final Database database;
  private final Circuits circuits;
  private final List<String> engineNames;
  private final Clock clock;
  private @Nullable Long lastCall;

  Figures(
      MeterRegistry registry,
      Engines engines,
      Installation installation,
      NightFigures nights,
      EditionSummaries summaries,
      OrdersInHand orders,
      AlertViews alerts,
      Lookout lookout,
      DiskRoom disk,
      Database database,
      Circuits circuits,
      Clock clock) {
    this.gauges = new Gauges(registry);
    this.engineNames =
        engines.translations().stream().map(TranslationEngine::name).limit(MOST_LABELS).toList();
    this.engines = new EngineMeters(registry, MOST_LABELS);
    this.installation = installation;
    this.nights = nights;
    this.summaries = summaries;
    this.orders = orders;
    this.alerts = alerts;
    this.lookout = lookout;
    this.disk = disk;
    this.database = database;
    this.circuits = circuits;
    this.clock = clock;
    this.engineNames.forEach(this.engines::know);
  }

  /** Takes all figures anew. */
  synchronized void refresh() {
    Instant now = clock.instant();
    List<String> jobs = installation.jobNames().stream().limit(MOST_LABELS).toList();
    runs();
    units(jobs);
    lastNights(jobs, now);
    missedFires(jobs);
    gauges.set(
        "diptych.orders",
        "Orders that wait or are carried out",
        Map.of(
            Tag.of("state", "waiting"), count(OrderRow.State.PLACED),
            Tag.of("state", "in_hand"), count(OrderRow.State.TAKEN)));
    gauges.set(
        "diptych.alerts.undelivered",
        "Alerts that could not be told, or not yet",
        Map.of(Tag.NONE, (double) alerts.undelivered().size()));
    machine(now);
    engines();
    gauges.set(
        "diptych.figures.time.seconds",
        "When these figures were taken, as Unix time",
        Map.of(Tag.NONE, now.toEpochMilli() / 1000.0));
  }

  private double count(OrderRow.State state) {
    return orders.newest().stream().filter(order -> order.state() == state).count();
  }

  private void runs() {
    Map<Tag, Double> counts = new HashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(Tag.of("outcome", word(outcome)), 0.0);
    }
    for (PassCount pass : nights.passes()) {
      counts.merge(Tag.of("outcome", word(outcome(pass))), (double) pass.count(), Double::sum);
    }
    gauges.set("diptych.runs", "Passes that the tables hold, by how they stand", counts);
  }

  /** How a pass stands. */
  private enum Outcome {
    COMPLETE,
    GAPS,
    FAILED,
    STOPPED,
    ABANDONED,
    SUPERSEDED,
    RUNNING,
    READY
  }

  private static Outcome outcome(PassCount pass) {
    return switch (pass.state()) {
      case FINISHED ->
          EditionStage.WITH_GAPS.equals(pass.exitStatus()) ? Outcome.GAPS : Outcome.COMPLETE;
      case FAILED -> Outcome.FAILED;
      case STOPPED -> Outcome.STOPPED;
      case ABANDONED -> Outcome.ABANDONED;
      case SUPERSEDED -> Outcome.SUPERSEDED;
      case RUNNING -> Outcome.RUNNING;
      case READY -> Outcome.READY;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void units(List<String> jobs) {
    Map<Tag, Double> counts = new HashMap<>();
    for (String job : jobs) {
      for (EditionSummary newest : summaries.recent(job, 1)) {
        for (UnitState state : UnitState.values()) {
          counts.put(
              Tag.of("job", job, "state", word(state)),
              (double) newest.units().getOrDefault(state, 0));
        }
      }
    }
    gauges.set("diptych.units", "Work units of each job's newest edition, by state", counts);
  }

  private void lastNights(List<String> jobs, Instant now) {
    Map<Tag, Double> ages = new HashMap<>();
    Map<Tag, Double> durations = new HashMap<>();
    for (String job : jobs) {
      Night last = nights.last(job).orElse(null);
      if (last != null) {
        ages.put(Tag.of("job", job), seconds(last.ended(), now));
        if (last.began() != null) {
          durations.put(Tag.of("job", job), seconds(last.began(), last.ended()));
        }
      }
    }
    gauges.set(
        "diptych.edition.age.seconds", "Since the night of the job ended that ended last", ages);
    gauges.set(
        "diptych.run.duration.seconds",
        "How long the night of the job took that ended last",
        durations);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private void missedFires(List<String> jobs) {
    Map<String, Integer> missed = nights.missedFires();
    Map<Tag, Double> counts = new HashMap<>();
    for (String job : jobs) {
      counts.put(Tag.of("job", job), (double) missed.getOrDefault(job, 0));
    }
    gauges.set("diptych.fires.missed", "Missed fires of schedules that await a decision", counts);
  }

  private void machine(Instant now) {
    Map<Tag, Double> size = new HashMap<>();
    database.fileSizeInBytes().ifPresent(bytes -> size.put(Tag.NONE, (double) bytes));
    gauges.set("diptych.database.file.bytes", "The embedded database's file", size);
    Map<Tag, Double> age = new HashMap<>();
    lookout.lastBackup().ifPresent(backup -> age.put(Tag.NONE, seconds(backup.at(), now)));
    gauges.set("diptych.backup.age.seconds", "Since the newest copy of the database", age);
    try {
      gauges.set(
          "diptych.disk.free.bytes",
          "Free on the disk of the database",
          Map.of(Tag.NONE, (double) disk.look().freeInBytes()));
    } catch (IOException e) {
      log.warn("The disk cannot be looked at: {}", FaultWords.of(e), e);
    }
  }

  private void engines() {
    Map<String, Circuit> worst = new TreeMap<>(circuits.of(nights.running()));
    Map<Tag, Double> states = new HashMap<>();
    for (String engine : engineNames) {
      states.put(
          Tag.of("engine", engine), (double) worst.getOrDefault(engine, Circuit.CLOSED).ordinal());
    }
    gauges.set(
        "diptych.engine.breaker",
        "0: asked; 1: left alone for a moment; 2: out; the worst of the runs of this process",
        states);
    Long since = lastCall;
    if (since == null) {
      lastCall = nights.lastCall(); // Counters begin with this process.
      return;
    }
    AskedSince asked = nights.askedAfter(since);
    lastCall = asked.upTo();
    for (Asked engine : asked.engines()) {
      engines.add(engine);
    }
  }
}
