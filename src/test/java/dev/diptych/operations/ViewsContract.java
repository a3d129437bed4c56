package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.diptych.job.Allowance;
import dev.diptych.job.Overrides;
import dev.diptych.job.Reason;
import dev.diptych.job.SettingChange;
import dev.diptych.job.UsageException;
import dev.diptych.operations.EnginesToday.Limit;
import dev.diptych.operations.ItemLedger.FileLine;
import dev.diptych.operations.ItemLedger.UnitLine;
import dev.diptych.operations.ItemLedger.WantedFiles;
import dev.diptych.operations.ItemLedger.WantedUnits;
import dev.diptych.operations.NightChanges.Changes;
import dev.diptych.operations.Preview.Asked;
import dev.diptych.operations.Preview.Share;
import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.operations.RunDetails.Step;
import dev.diptych.operations.RunDetails.StepState;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.operations.RunsList.Line;
import dev.diptych.operations.RunsList.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lists and pages show, on a real database. Each kind of database has a subclass. */
abstract class ViewsContract extends OperationsSetting {

  private static final String TWO_ENGINES = "engines: [delay, delay-backup]\n";

  @Test
  void runsComeInPartsNewestFirstAndAreFoundByJobStateDateAndText() throws IOException {
    job("night", "");
    job("other", "");
    article("one.txt", 1);
    run("night");
    run("other");
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);
    desk.fault("unavailable");
    run("night");
    clock.advance(Duration.ofDays(1));
    article("three.txt", 3);
    desk.fault("error");
    run("night");
    desk.fault(null);

    assertThat(names(Wanted.ALL, 500))
        .containsExactly(
            "night/2026-03-03", "night/2026-03-02", "other/2026-03-01", "night/2026-03-01");
    assertThat(names(Wanted.ALL, 1)).as("part by part").isEqualTo(names(Wanted.ALL, 500));
    assertThat(found("other", null, null, null, null)).containsExactly("other/2026-03-01");
    assertThat(found(null, "gaps", null, null, null)).containsExactly("night/2026-03-02");
    assertThat(found("night", "complete", null, null, null)).containsExactly("night/2026-03-01");
    assertThat(found(null, "failed", null, null, null)).containsExactly("night/2026-03-03");
    assertThat(found(null, null, "2026-03-02", null, null))
        .containsExactly("night/2026-03-03", "night/2026-03-02");
    assertThat(found("night", null, null, "2026-03-02", null))
        .containsExactly("night/2026-03-02", "night/2026-03-01");
    assertThat(found(null, null, null, null, "OTHER/2026")).containsExactly("other/2026-03-01");
    assertThat(found(null, null, null, null, "100%")).as("a sign, not a pattern").isEmpty();
    assertThat(found(null, null, null, null, "___")).isEmpty();
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> found(null, "gone", null, null, null))
        .withMessageContaining("complete, gaps");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> found(null, null, "yesterday", null, null))
        .withMessageContaining("2026-11-24");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> found("nobody", null, null, null, null))
        .withMessageContaining("nobody");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> list().page(Wanted.ALL, "x", 10));
  }

  @Test
  void aLabelWithoutADateIsFoundByTheDayOfTheEdition() throws IOException {
    job("night", "");
    article("one.txt", 1);
    carryOut(
        new WorkOrder.Run(
            "night",
            new Overrides(null, null, "special", List.of(), List.of(), false),
            null,
            false));

    assertThat(found(null, null, "2026-03-01", "2026-03-01", null))
        .containsExactly("night/special");
    assertThat(found(null, null, "2026-03-02", null, null)).isEmpty();
    assertThat(found(null, null, null, "2026-02-28", null)).isEmpty();
  }

  @Test
  void aLineTellsWhatTheEditionHasAndCost() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    run("night");

    Line line = list().page(Wanted.ALL, null, 10).rows().get(0);

    assertThat(line.view().articles()).isEqualTo(2);
    assertThat(line.view().units().translated()).isEqualTo(4);
    assertThat(line.kind()).isEqualTo("NIGHT");
    assertThat(line.duration()).isZero();
    assertThat(line.calls()).isEqualTo(count("engine_call where billed"));
    assertThat(line.characters())
        .isEqualTo(desk.number("select sum(characters) from engine_call where billed"));
    assertThat(line.stopping()).isFalse();
  }

  @Test
  void howFarARunIsComesFromTheTables() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    file("broken.txt", "");
    run("night");
    assertThat(details().standing(NIGHT).steps())
        .as("what could not be read was dealt with too")
        .containsExactly(
            new Step("intake", StepState.DONE, 3, 3),
            new Step("translate", StepState.DONE, 4, 4),
            new Step("publish", StepState.DONE, 2, 2));

    // As another process would leave the tables half-way, killed without a word.
    jdbc.sql("update pass set state = 'FAILED', exit_status = null, failure = 'x'").update();
    jdbc.sql("update unit_result set state = 'PENDING' where unit = 's0'").update();
    jdbc.sql("update digest set published = false").update();
    Standing half = details().standing(NIGHT);

    assertThat(half.running()).isFalse();
    assertThat(half.eta()).as("nothing runs").isNull();
    assertThat(half.steps())
        .containsExactly(
            new Step("intake", StepState.DONE, 3, 3),
            new Step("translate", StepState.HALTED, 2, 4),
            new Step("publish", StepState.WAITING, 0, 2));
  }

  @Test
  void aMendCountsItsOwnWorkAlone() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    run("night");
    carryOut(new WorkOrder.Redo(NIGHT, "one.txt", "s0", null, Allowance.UNCHANGED));

    Standing mended = details().standing(NIGHT);

    assertThat(mended.kind()).isEqualTo("REDO");
    assertThat(mended.steps())
        .containsExactly(
            new Step("intake", StepState.DONE, 0, 0),
            new Step("translate", StepState.DONE, 1, 1),
            new Step("publish", StepState.DONE, 1, 1));
    assertThat(desk.bean(OrderWatch.class).progress("night", "2026-03-01"))
        .isEqualTo(new OrderWatch.Progress("publish", 1, 1));
    carryOut(new WorkOrder.Publish(NIGHT));
    assertThat(desk.bean(OrderWatch.class).progress("night", "2026-03-01"))
        .as("all are written again")
        .isEqualTo(new OrderWatch.Progress("publish", 2, 2));
  }

  @Test
  void filesAndUnitsComeInPartsInOrder() throws IOException {
    job("night", "");
    for (int i = 0; i < 12; i++) {
      article("a%02d.txt".formatted(i), i + 1);
    }
    file("broken.txt", "");
    sections("many.md", 11);
    run("night");

    List<FileLine> files = allFiles(WantedFiles.ALL, 5);
    assertThat(files).extracting(FileLine::position).isSorted().hasSize(14);
    assertThat(files).filteredOn(file -> file.fate().equals("SKIPPED")).hasSize(1);
    assertThat(files.get(0).units().translated()).isEqualTo(2);
    assertThat(allFiles(new WantedFiles(Set.of("skipped"), false, null), 5))
        .extracting(FileLine::path)
        .containsExactly("broken.txt");
    assertThat(allFiles(new WantedFiles(Set.of(), true, null), 5))
        .extracting(FileLine::path)
        .containsExactly("broken.txt");
    assertThat(allFiles(new WantedFiles(Set.of(), false, "A03"), 5))
        .extracting(FileLine::path)
        .containsExactly("a03.txt");
    assertThat(allFiles(new WantedFiles(Set.of(), false, "رقم 7"), 5))
        .as("by title")
        .extracting(FileLine::path)
        .containsExactly("a06.txt");

    List<UnitLine> units = allUnits(WantedUnits.ALL, 7);
    assertThat(units).hasSize(count("unit_result"));
    assertThat(units).as("each once").doesNotHaveDuplicates();
    assertThat(units.stream().filter(unit -> unit.unit().path().equals("many.md")))
        .extracting(unit -> unit.unit().unit())
        .containsSubsequence("head", "s1", "s2", "s9", "s10");
    assertThat(allUnits(WantedUnits.ALL, 500)).isEqualTo(units);
  }

  @Test
  void whatWasCountedOfANightIsCountedAnewAfterAMend() throws IOException {
    job("night", "");
    article("one.txt", 1);
    desk.fault("rejected");
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);
    desk.fault(null);
    NightHistory history = desk.bean(NightHistory.class);
    NightHistory.Night before = history.of("night", 90).get(0);
    assertThat(before.gaps()).isPositive();
    assertThat(history.of("night", 90)).as("from what was kept").containsExactly(before);

    carryOut(new WorkOrder.RetryGaps(NIGHT, UnitChoice.ALL, null, Allowance.UNCHANGED));

    NightHistory.Night after = history.of("night", 90).get(0);
    assertThat(after.gaps()).isZero();
    assertThat(after.calls()).isGreaterThan(before.calls());
  }

  @Test
  void whatIsMissingIsGroupedByCauseAndEachGroupIsRetriedAlone() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    article("three.txt", 3);
    desk.fault("unavailable");
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);
    desk.fault(null);
    String three = "(select article_id from edition_item where path = 'three.txt')";
    jdbc.sql("update unit_result set state = 'GAP', causes = :causes where article_id = " + three)
        .param(
            "causes",
            "[{\"c\":\"UNUSABLE\",\"a\":[\"delay\",\"NUMBERS\",\"{\\\"c\\\":\\\"DEADLINE\\\"\"]}]")
        .update();

    List<CauseGroup> groups = ledger().groups(NIGHT);

    assertThat(groups).hasSize(2);
    CauseGroup out = groups.get(0);
    CauseGroup unusable = groups.get(1);
    assertThat(out.cause()).startsWith("ENGINE_");
    assertThat(out.blamed()).isEqualTo("delay");
    assertThat(out.units()).isEqualTo(4);
    assertThat(unusable.cause()).isEqualTo("UNUSABLE");
    assertThat(unusable.gaps()).isEqualTo(2);
    assertThat(allUnits(WantedUnits.of(unusable), 1))
        .extracting(unit -> unit.unit().path())
        .containsExactly("three.txt", "three.txt");
    assertThat(missing(UnitChoice.of(false, "deadline", null)))
        .as("what an engine said is no cause")
        .isEmpty();
    assertThat(missing(UnitChoice.of(false, "UNUSABLE", "delay-backup"))).isEmpty();
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> missing(UnitChoice.of(false, "nothing", null)))
        .withMessageContaining("ENGINE_OUT");

    Preview preview =
        preview(new WorkOrder.RetryGaps(NIGHT, unusable.choice(), null, Allowance.UNCHANGED));
    assertThat(preview.redone()).isEqualTo(new Share(0, 2, 1));
    assertThat(preview.kept()).isEqualTo(new Share(3, 4, 2));
    carryOut(new WorkOrder.RetryGaps(NIGHT, unusable.choice(), null, Allowance.UNCHANGED));

    assertThat(ledger().groups(NIGHT)).extracting(CauseGroup::cause).containsExactly(out.cause());
    UnitChoice one = new UnitChoice("one.txt", "head", "en", false);
    carryOut(new WorkOrder.RetryGaps(NIGHT, one, "delay-backup", Allowance.UNCHANGED));
    assertThat(missing(UnitChoice.ALL)).as("one unit, with another engine").hasSize(3);
    assertThat(strings("select distinct engines from unit_result where pass = 3"))
        .containsExactly("delay-backup");
  }

  @Test
  void whatALaterEngineMadeIsGroupedByTheEarlierOne() throws IOException {
    job("night", "");
    Path job = home.resolve("jobs/night.yaml");
    Files.writeString(job, Files.readString(job).replace("engines: [delay]\n", TWO_ENGINES));
    article("one.txt", 1);
    article("two.txt", 2);
    desk.fault("unavailable");
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    desk.fault(null);

    CauseGroup group = ledger().groups(NIGHT).get(0);

    assertThat(group.fallbacks()).isEqualTo(4);
    assertThat(group.blamed()).isEqualTo("delay");
    assertThat(group.madeBy()).containsExactly("delay-backup");
    assertThat(missing(group.choice())).hasSize(4);
    assertThat(missing(UnitChoice.of(true, group.cause(), "delay-backup"))).isEmpty();
    assertThat(missing(UnitChoice.of(true, "DEADLINE", null))).isEmpty();
    assertThat(missing(UnitChoice.of(true, group.cause(), null))).hasSize(4);
    carryOut(new WorkOrder.RetryGaps(NIGHT, group.choice(), null, Allowance.UNCHANGED));
    assertThat(ledger().groups(NIGHT)).isEmpty();
  }

  @Test
  void whatChangedSinceTheLastGoodNightIsNamed() throws IOException {
    job("night", "glossary: terms.csv\n");
    terms("source,target\nمكتبة,library\nبلدية,town hall\n");
    article("one.txt", 1);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(changes()).isEqualTo(new Changes(null, List.of(), List.of(), null, null));
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);
    file("broken.txt", "");
    assertThat(run("night").outcome()).as("no good night").isEqualTo(Outcome.GAPS);
    assertThat(changes().any()).isFalse();

    clock.advance(Duration.ofDays(1));
    job("night", "glossary: terms.csv\nlanes: 2\nwatch: {City: [المدينة]}\nbudget: {calls: 9}\n");
    Path job = home.resolve("jobs/night.yaml");
    Files.writeString(job, Files.readString(job).replace("engines: [delay]\n", TWO_ENGINES));
    terms("source,target\nمكتبة,library\nبلدية,municipality\nمدينة,city\n");
    article("three.txt", 3);
    run("night");
    jdbc.sql("update edition set version = 'older' where id = 1").update();

    Changes changes = changes();

    assertThat(changes.since()).isEqualTo("2026-03-01");
    assertThat(changes.settings())
        .contains(
            new SettingChange("lanes", "4", "2"),
            new SettingChange("budget.calls", null, "9"),
            new SettingChange("watch.City", null, "[المدينة]"),
            new SettingChange("engines", "[delay]", "[delay, delay-backup]"))
        .noneMatch(change -> change.name().contains("content"));
    assertThat(changes.engines())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.name()).isEqualTo("delay-backup");
              assertThat(change.before()).isNull();
            });
    assertThat(changes.glossary()).isEqualTo(new NightChanges.Terms(2, 3, 1, 0, 1));
    assertThat(changes.version()).isNotNull();
    assertThat(views.show(NIGHT).changes()).isEqualTo(changes);
  }

  @Test
  void nightsAreToldOldestFirst() throws IOException {
    job("night", "");
    article("one.txt", 1);
    run("night");
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);
    article("three.txt", 3);
    desk.fault("unavailable");
    run("night");
    desk.fault(null);

    List<NightHistory.Night> nights = desk.bean(NightHistory.class).of("night", 90);

    assertThat(nights)
        .extracting(
            NightHistory.Night::date, NightHistory.Night::articles, NightHistory.Night::translated)
        .containsExactly(tuple("2026-03-01", 1, 2), tuple("2026-03-02", 2, 0));
    assertThat(nights.get(1).failures()).isPositive();
    assertThat(desk.bean(NightHistory.class).of("night", 1))
        .as("the newest")
        .extracting(NightHistory.Night::edition)
        .containsExactly("2026-03-02");
  }

  @Test
  void enginesTellOfTodayAndBudgetsOfTheirNight() throws IOException {
    job("night", "budget: {calls: 10, characters: 100000}\n");
    article("one.txt", 1);
    run("night");
    EnginesToday today = desk.bean(EnginesToday.class);

    EnginesToday.Today look = today.look(ZoneOffset.UTC);

    EnginesToday.Engine delay =
        look.engines().stream().filter(e -> e.name().equals("delay")).findFirst().orElseThrow();
    assertThat(delay.calls()).isEqualTo(count("engine_call")).isPositive();
    assertThat(delay.last()).isNotNull();
    assertThat(delay.last().answered()).isTrue();
    assertThat(delay.configured()).isTrue();
    assertThat(look.budgets().get(0).limits())
        .contains(new Limit("calls", 10, delay.calls(), 10 - delay.calls()));
    clock.advance(Duration.ofDays(1));
    EnginesToday.Engine tomorrow =
        today.look(ZoneOffset.UTC).engines().stream()
            .filter(e -> e.name().equals("delay"))
            .findFirst()
            .orElseThrow();
    assertThat(tomorrow.calls()).isZero();
    assertThat(tomorrow.last()).as("within a week").isNotNull();
    clock.advance(Duration.ofDays(8));
    assertThat(today.look(ZoneOffset.UTC).engines()).allMatch(engine -> engine.last() == null);
  }

  @Test
  void previewsAskWhatTheOrderThenAsks() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    WorkOrder.Run order = new WorkOrder.Run("night", Overrides.NONE, null, false);

    Preview night = preview(order);
    assertThat(count("edition")).as("nothing is changed").isZero();
    run("night");

    assertThat(night.redone().files()).isEqualTo(2);
    assertThat(night.calls()).isEqualTo(count("engine_call"));
    assertThat(night.characters())
        .isEqualTo(desk.number("select sum(characters) from engine_call"));
    assertThat(night.what()).contains("would read 2 files", "nothing was changed");

    clock.advance(Duration.ofMinutes(1)); // What was answered since a redo was ordered counts.
    Preview redo = preview(new WorkOrder.Redo(NIGHT, "one.txt", "s0", null, Allowance.UNCHANGED));
    int before = count("engine_call");
    carryOut(new WorkOrder.Redo(NIGHT, "one.txt", "s0", null, Allowance.UNCHANGED));
    assertThat(redo.calls()).isEqualTo(count("engine_call") - before).isPositive();
    assertThat(redo.redone()).isEqualTo(new Share(0, 1, 1));
    assertThat(redo.also()).anyMatch(line -> line.contains("memory"));

    Preview correct = preview(new WorkOrder.Correct(NIGHT, "two.txt", "s0.1", null, "By hand."));
    assertThat(correct.asked()).allMatch(asked -> asked.calls() == 0);
    Preview publish = preview(new WorkOrder.Publish(NIGHT));
    assertThat(publish.redone()).isEqualTo(new Share(0, 0, 2));
    assertThat(publish.asked()).isEmpty();
    Preview withdraw = preview(new WorkOrder.Withdraw(NIGHT, "one.txt", false));
    assertThat(withdraw.also()).anyMatch(line -> line.contains("night/2026-03-01"));
    assertThat(count("pass")).as("the night and the redo").isEqualTo(2);
    assertThat(count("withdrawal")).isZero();
  }

  @Test
  void aRestartIsForetoldAndRefusalsAreTheOrders() throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    desk.fault("error");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    desk.fault(null);

    Preview restart = preview(new WorkOrder.Restart(NIGHT, new Allowance(2, null, null, null)));
    Preview abandon = desk.bean(Previews.class).of(Act.ABANDON, NIGHT);
    assertThat(refusal(() -> preview(new WorkOrder.Publish(NIGHT))))
        .isEqualTo(refusal(() -> carryOut(new WorkOrder.Publish(NIGHT))));
    assertThat(refusal(() -> desk.bean(Previews.class).of(Act.STOP, NIGHT)))
        .isEqualTo(refusal(() -> control.stop(NIGHT, OPERATOR)));
    Preview night = preview(new WorkOrder.Run("night", Overrides.NONE, null, false));
    assertThat(night.edition()).as("it would be gone on with").isEqualTo("2026-03-01");
    assertThat(night.redone()).isEqualTo(restart.redone());
    assertThat(night.calls()).isEqualTo(restart.calls());
    int calls = count("engine_call where outcome = 'ANSWERED'");
    carryOut(new WorkOrder.Restart(NIGHT, Allowance.UNCHANGED));

    assertThat(restart.also()).anyMatch(line -> line.contains("lanes 4 → 2"));
    assertThat(restart.calls())
        .as("at most")
        .isGreaterThanOrEqualTo(count("engine_call where outcome = 'ANSWERED'") - calls)
        .isPositive();
    assertThat(abandon.also().get(0))
        .contains(restart.redone().sections() + " sections become gaps");
  }

  @Test
  void aPreviewIsRefusedWhereTheBudgetIsUsedUp() throws IOException {
    job("night", "budget: {calls: 1}\n");
    article("one.txt", 1);
    article("two.txt", 2);
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);
    WorkOrder order = new WorkOrder.RetryGaps(NIGHT, UnitChoice.ALL, null, Allowance.UNCHANGED);

    assertThat(refusal(() -> preview(order)).reason()).isInstanceOf(Reason.BudgetUsedUp.class);
    assertThat(refusal(() -> preview(order))).isEqualTo(refusal(() -> carryOut(order)));
    Preview more =
        preview(
            new WorkOrder.RetryGaps(
                NIGHT, UnitChoice.ALL, null, new Allowance(null, 100L, null, null)));
    assertThat(more.budget()).containsExactly(new Limit("calls", 100, 1, 99));
    assertThat(more.asked()).extracting(Asked::engine).containsExactly("delay");
  }

  private RunsList list() {
    return desk.bean(RunsList.class);
  }

  private RunDetails details() {
    return desk.bean(RunDetails.class);
  }

  private ItemLedger ledger() {
    return desk.bean(ItemLedger.class);
  }

  private Changes changes() {
    return desk.bean(NightChanges.class).since(NIGHT);
  }

  private Preview preview(WorkOrder order) throws IOException {
    return desk.bean(Previews.class).of(order);
  }

  private List<UnitLine> missing(UnitChoice choice) {
    return allUnits(
        new WantedUnits(
            choice.fallback() ? ItemLedger.Kind.FALLBACK : ItemLedger.Kind.MISSING, choice, null),
        100);
  }

  private List<String> found(
      @Nullable String job,
      @Nullable String state,
      @Nullable String from,
      @Nullable String to,
      @Nullable String search) {
    return names(
        Wanted.parse(job, state == null ? List.of() : List.of(state), from, to, search), 500);
  }

  private List<String> names(Wanted wanted, int limit) {
    List<String> names = new ArrayList<>();
    String after = null;
    do {
      Slice<Line> slice = list().page(wanted, after, limit);
      slice.rows().forEach(line -> names.add(line.view().job() + "/" + line.view().edition()));
      after = slice.next();
    } while (after != null);
    return names;
  }

  private List<FileLine> allFiles(WantedFiles wanted, int limit) {
    List<FileLine> files = new ArrayList<>();
    String after = null;
    do {
      Slice<FileLine> slice = ledger().files(NIGHT, wanted, after, limit);
      files.addAll(slice.rows());
      after = slice.next();
    } while (after != null);
    return files;
  }

  private List<UnitLine> allUnits(WantedUnits wanted, int limit) {
    List<UnitLine> units = new ArrayList<>();
    String after = null;
    do {
      Slice<UnitLine> slice = ledger().units(NIGHT, wanted, after, limit);
      units.addAll(slice.rows());
      after = slice.next();
    } while (after != null);
    return units;
  }

  private void terms(String csv) throws IOException {
    Files.writeString(home.resolve("jobs/terms.csv"), csv);
  }

  /** An article of many sections, each with a heading. */
  private void sections(String name, int number) {
    StringBuilder text = new StringBuilder("# تقرير عن المكتبات\n\n");
    for (int i = 1; i <= number; i++) {
      text.append(
          "## القسم رقم %1$d\n\nتضم المكتبة رقم %1$d أكثر من 50%1$d كتاب جديد.\n\n".formatted(i));
    }
    file(name, text.toString());
  }
}
