package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.NightFigures.Night;
import dev.diptych.store.NightFigures.PassCount;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts, and the figures beside them, in the tables. Each kind of database has a subclass. */
abstract class AlertsContract {

  private static final NewAlert FAILED =
      new NewAlert("run:night/1:1", "FAILED", "night", "1", "It failed", "Why", null);
  private static final NewAlert DISK =
      new NewAlert("disk:2026-11-24", "DISK", null, null, "It is full", "How", "<p>How</p>");

  /** The database, the same one for all tests. */
  abstract TestDatabase database();

  private Alerts alerts() {
    return new Alerts(database().jdbc, database().clock);
  }

  @BeforeEach
  void empty() {
    database().empty();
    database().jdbc.sql("delete from alert").update();
  }

  @Test
  void oneAlertACauseAndWay() {
    assertThat(alerts().add(FAILED, "mail")).isTrue();
    assertThat(alerts().add(FAILED, "mail")).isFalse();
    assertThat(alerts().add(FAILED, "webhook")).isTrue();
    assertThat(alerts().add(DISK, "mail")).isTrue();

    assertThat(alerts().due(10))
        .extracting(AlertRow::alert, AlertRow::channel)
        .containsExactly(tuple(FAILED, "mail"), tuple(FAILED, "webhook"), tuple(DISK, "mail"));
  }

  @Test
  void oneOfTwoTakesAnAttempt() {
    alerts().add(FAILED, "mail");
    AlertRow seen = alerts().due(10).get(0);

    assertThat(alerts().attempt(seen, database().now.plusSeconds(60))).isTrue();
    assertThat(alerts().attempt(seen, database().now.plusSeconds(60))).isFalse();
    assertThat(alerts().due(10)).isEmpty();
    assertThat(alerts().undelivered(10)).as("it is being told").isEmpty();

    alerts().failed(seen.id(), "the line is dead");
    assertThat(alerts().undelivered(10))
        .singleElement()
        .extracting(AlertRow::failure)
        .isEqualTo("the line is dead");
    database().advance(Duration.ofSeconds(60));
    AlertRow again = alerts().due(10).get(0);
    assertThat(alerts().attempt(again, null)).isTrue();
    assertThat(alerts().due(10)).isEmpty();

    alerts().told(again.id());
    assertThat(alerts().undelivered(10)).isEmpty();
    assertThat(alerts().standing("FAILED"))
        .singleElement()
        .satisfies(row -> assertThat(row.sentAt()).isEqualTo(database().now));
  }

  @Test
  void whatIsOverIsToldNoMoreAndDeletedWhenItIsOld() {
    alerts().add(FAILED, "mail");
    alerts().over(alerts().due(10).get(0).id());

    assertThat(alerts().due(10)).isEmpty();
    assertThat(alerts().standing("FAILED")).isEmpty();
    assertThat(alerts().add(FAILED, "mail")).as("it was noted once").isFalse();
    alerts().add(DISK, "mail");
    database().advance(Duration.ofDays(1));
    assertThat(alerts().deleteBefore(database().now)).as("what is to be told stays").isEqualTo(1);
    assertThat(alerts().newest(10)).extracting(AlertRow::alert).containsExactly(DISK);
  }

  @Test
  void nightsAreCountedByHowTheyStand() {
    NightFigures figures = new NightFigures(database().jdbc);
    assertThat(figures.last()).isEmpty();
    assertThat(figures.lastCall()).isZero();
    EditionRow edition =
        database()
            .editions()
            .create(
                new NewEdition(
                    "night", "1", database().now, "{}", "en", "FULL", null, null, "", "1"));
    PassRow pass =
        database()
            .editions()
            .order(edition.id(), new NewPass(Kind.NIGHT, database().now, null, "op", null));
    database().editions().begin(pass.id(), 0);
    assertThat(figures.running()).containsExactly(pass.id());
    database().advance(Duration.ofMinutes(20));
    database().editions().end(pass.id(), 1, State.FINISHED, "COMPLETED", null);

    Night night = figures.last("night").orElseThrow();
    assertThat(Duration.between(night.began(), night.ended())).isEqualTo(Duration.ofMinutes(20));
    assertThat(figures.endedAfter(night.ended().minusSeconds(1))).containsExactly(night);
    assertThat(figures.endedAfter(night.ended())).isEmpty();
    assertThat(figures.passes()).containsExactly(new PassCount(State.FINISHED, "COMPLETED", 1));
    assertThat(figures.running()).isEmpty();
    assertThat(figures.missedFires()).isEmpty();
    assertThat(figures.askedAfter(0).engines()).isEmpty();
    assertThat(figures.answers()).isTrue();
  }
}
