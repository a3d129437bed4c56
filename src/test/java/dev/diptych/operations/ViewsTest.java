package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ViewsTest extends ViewsContract {

  private static final int FEW = 3;
  private static final int MANY = 9;

  @Override
  Map<String, Object> database() {
    return Map.of();
  }

  @Override
  Class<?>[] more() {
    return new Class<?>[] {CountedStatements.class};
  }

  @Test
  void noViewAsksMoreOfTheDatabaseTheMoreThereIs() throws Throwable {
    job("night", "budget: {calls: 1000}\n");
    job("other", "");
    nights(0, FEW);
    Map<String, Integer> few = statements();
    nights(FEW, MANY);
    Map<String, Integer> many = statements();

    assertThat(many).as("by view, with three nights and with nine").isEqualTo(few);
    assertThat(few.values()).as("%s", few).allMatch(count -> count > 0 && count <= 20);
  }

  @Test
  void statusAsksLittleOfTheDatabaseHoweverManyJobsThereAre() throws Throwable {
    job("night", "");
    nights("night", 0, FEW);
    int one = counted(() -> lookout.standing());
    for (String more : List.of("second", "third")) {
      job(more, "");
      run(more);
      clock.advance(Duration.ofDays(1));
    }

    assertThat(counted(() -> lookout.standing())).isBetween(1, one);
    assertThat(one).isLessThanOrEqualTo(20);
  }

  private void nights(int from, int to) throws IOException {
    nights("night", from, to);
    run("other");
  }

  private void nights(String job, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      for (int article = 0; article < 2 + i; article++) {
        article("a%d-%d.txt".formatted(i, article), 100 * i + article);
      }
      desk.fault(i % 2 == 0 ? null : "unavailable");
      run(job);
      clock.advance(Duration.ofDays(1));
    }
    desk.fault(null);
  }

  private Map<String, Integer> statements() throws Throwable {
    ItemLedger ledger = desk.bean(ItemLedger.class);
    RunsList list = desk.bean(RunsList.class);
    RunDetails details = desk.bean(RunDetails.class);
    Map<String, Integer> statements = new LinkedHashMap<>();
    statements.put("runs", counted(() -> list.page(RunsList.Wanted.ALL, null, 50)));
    statements.put("standing", counted(() -> details.standing(NIGHT)));
    statements.put("run page", counted(() -> details.of(NIGHT)));
    statements.put(
        "files", counted(() -> ledger.files(NIGHT, ItemLedger.WantedFiles.ALL, null, 100)));
    statements.put(
        "units", counted(() -> ledger.units(NIGHT, ItemLedger.WantedUnits.ALL, null, 100)));
    statements.put("groups", counted(() -> ledger.groups(NIGHT)));
    statements.put("history", counted(() -> desk.bean(NightHistory.class).of("night", 90)));
    statements.put("engines", counted(() -> desk.bean(EnginesToday.class).look(ZoneOffset.UTC)));
    return statements;
  }

  private int counted(Executable view) throws Throwable {
    CountedStatements counted = desk.bean(CountedStatements.class);
    counted.reset();
    view.execute();
    return counted.statements();
  }
}
