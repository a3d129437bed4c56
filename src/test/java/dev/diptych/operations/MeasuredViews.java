package dev.diptych.operations;

import dev.diptych.job.Overrides;
import dev.diptych.operations.ItemLedger.Kind;
import dev.diptych.operations.ItemLedger.WantedFiles;
import dev.diptych.operations.ItemLedger.WantedUnits;
import dev.diptych.operations.RunsList.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Times the views of an installation whose database was filled; for the bench. */
public final class MeasuredViews {

  private static final int WARM_UP = 15;
  private static final int CALLS = 60;
  private static final double NANOS_A_MILLI = 1e6;

  private static String frozen = "";

  private MeasuredViews() {}

  /** Of so many warm calls, in milliseconds. */
  public record Measured(double p50, double p95, double max, int statements) {}

  /** Makes an installation of ten jobs, and has its database filled. */
  public static void fill(Path home, Consumer<Consumer<String>> filling) {
    try (Desk desk = Desk.open(home, Instant.parse("2026-05-16T02:00:00Z"), Map.of())) {
      for (int i = 0; i < 10; i++) {
        desk.job("job" + i, "budget: {calls: 100000}\n");
      }
      frozen = desk.bean(Jobs.class).load("job0", Overrides.NONE).relativeTo(home).frozen();
      filling.accept(sql -> desk.jdbc().sql(sql).update());
    }
  }

  /** The settings of its jobs, as an edition freezes them. */
  public static String settings() {
    return frozen;
  }

  /** Calls each view again and again. */
  public static Map<String, Measured> measure(Path home) {
    try (Desk desk =
        Desk.open(home, Instant.parse("2026-05-16T03:00:00Z"), Map.of(), CountedStatements.class)) {
      Map<String, View> views = new LinkedHashMap<>();
      EditionName large = new EditionName("job1", null);
      EditionName usual = new EditionName("job2", null);
      RunsList runs = desk.bean(RunsList.class);
      RunDetails details = desk.bean(RunDetails.class);
      ItemLedger ledger = desk.bean(ItemLedger.class);
      Lookout lookout = desk.bean(Lookout.class);
      NightHistory history = desk.bean(NightHistory.class);
      EnginesToday engines = desk.bean(EnginesToday.class);
      EditionViews editions = desk.bean(EditionViews.class);
      views.put("status", lookout::standing);
      views.put("runs, 50", () -> runs.page(Wanted.ALL, null, 50));
      views.put("runs, 50, far back", () -> runs.page(Wanted.ALL, "700", 50));
      views.put("runs, 50 of a job", () -> runs.page(wanted("job3", Set.of(), null), null, 50));
      views.put("runs, 50 failed", () -> runs.page(wanted(null, Set.of("FAILED"), null), null, 50));
      views.put("runs, 50 by text", () -> runs.page(wanted(null, Set.of(), "disk"), null, 50));
      views.put(
          "runs, 50 until a date",
          () ->
              runs.page(
                  new Wanted(null, Set.of(), null, LocalDate.parse("2025-02-01"), null), null, 50));
      views.put("run, live", () -> details.standing(usual));
      views.put("run, live, 10,000 units", () -> details.standing(large));
      views.put("run page", () -> details.of(usual));
      views.put("run page, 10,000 units", () -> details.of(large));
      views.put("files, 100 of 2,500", () -> ledger.files(large, WantedFiles.ALL, null, 100));
      views.put("files, 100 at the end", () -> ledger.files(large, WantedFiles.ALL, "2300", 100));
      views.put(
          "files, 100 flawed",
          () -> ledger.files(large, new WantedFiles(Set.of(), true, null), null, 100));
      views.put(
          "files, by title",
          () -> ledger.files(large, new WantedFiles(Set.of(), false, "no. 77"), null, 100));
      views.put("units, 100 of 10,000", () -> ledger.units(large, WantedUnits.ALL, null, 100));
      views.put(
          "units, 100 at the end", () -> ledger.units(large, WantedUnits.ALL, "2300,en,head", 100));
      views.put(
          "units, 100 of a cause",
          () ->
              ledger.units(
                  large,
                  new WantedUnits(Kind.MISSING, UnitChoice.of(false, "ENGINE_OUT", "gist"), null),
                  null,
                  100));
      views.put("groups, 10,000 units", () -> ledger.groups(large));
      views.put("groups", () -> ledger.groups(usual));
      views.put("history, 90 nights", () -> history.of("job3", 90));
      views.put("history, 365 nights", () -> history.of("job3", 365));
      views.put("engines today", () -> engines.look(ZoneOffset.UTC));
      views.put("show", () -> editions.show(usual));
      CountedStatements counted = desk.bean(CountedStatements.class);
      Map<String, Measured> measured = new LinkedHashMap<>();
      views.forEach((name, view) -> measured.put(name, measure(view, counted, desk)));
      return measured;
    }
  }

  private static Wanted wanted(String job, Set<String> states, String search) {
    return new Wanted(job, states, null, null, search);
  }

  /** Something to look at; its answer is thrown away. */
  @FunctionalInterface
  private interface View {
    Object look() throws IOException;
  }

  private static Measured measure(View view, CountedStatements counted, Desk desk) {
    try {
      for (int i = 0; i < WARM_UP; i++) {
        writeSomething(desk);
        view.look();
      }
      double[] millis = new double[CALLS];
      for (int i = 0; i < CALLS; i++) {
        writeSomething(desk);
        counted.reset();
        long start = System.nanoTime();
        view.look();
        millis[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
      }
      Arrays.sort(millis);
      return new Measured(
          millis[CALLS / 2],
          millis[(int) Math.ceil(CALLS * 0.95) - 1],
          millis[CALLS - 1],
          counted.statements());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Else the same question is answered from what H2 remembers of it. */
  private static void writeSomething(Desk desk) {
    for (String table : List.of("edition", "pass", "engine_call")) {
      write(desk, table, "id = id where id = 1");
    }
    for (String table : List.of("edition_item", "article", "digest", "unit_result")) {
      write(desk, table, "article_id = article_id where edition_id = 1 and article_id = 'a1'");
    }
  }

  private static void write(Desk desk, String table, String what) {
    desk.jdbc().sql("update " + table + " set " + what).update();
  }
}
