package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Fallback;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.UnitState;
import dev.diptych.digest.WorkUnit;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.Alignment;
import dev.diptych.engine.LanguagePair;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Claims and results of units on a real file: whoever was fenced changes nothing. */
class UnitsTest {

  private static final long EDITION = 1;
  private static final long PASS = 7;
  private static final UnitKey KEY = new UnitKey("article", "s0", "en");
  private static final WorkUnit UNIT =
      new WorkUnit(
          "article", "s0", new LanguagePair("ar", "en"), List.of(new Line("s0.1", "جملة")));
  private static final UnitResult RESULT =
      UnitResult.missing(UNIT, UnitState.GAP, Cause.of(Code.ABANDONED, 1));

  private static final List<Units.Settled> SETTLED = List.of(new Units.Settled(KEY, RESULT));

  @TempDir Path folder;

  private JdbcClient jdbc;
  private Units units;

  @BeforeEach
  void oneUnitOfEpochOne() {
    var source = new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("units"), "sa", "");
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    jdbc = JdbcClient.create(source);
    units = new Units(jdbc, new JdbcTemplate(source), Clock.systemUTC());
    units.add(EDITION, 1, 1, List.of(new Units.Valued(UNIT, 3)));
  }

  @Test
  void theRunThatHoldsAUnitFinishesIt() {
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.NONE);
    assertThat(states()).containsExactly("GAP 1");
  }

  @Test
  void aRunWhoseUnitWasAdoptedByAnotherFinishesNothing() {
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.adopt(EDITION, 2);
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.NONE));
    assertThat(states()).containsExactly("PENDING 2");
  }

  @Test
  void aRunWhoseUnitWasAdoptedByAnotherBeginsNothing() {
    units.adopt(EDITION, 2);
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> units.begin(EDITION, PASS, 1, List.of(KEY)));
    assertThat(jdbc.sql("select attempts from unit_result").query(Integer.class).single()).isZero();
  }

  @Test
  void aUnitIsFinishedOnce() {
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.NONE);
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.NONE));
  }

  @Test
  void reasonsAreReadAsTheyWereWrittenAndWordsOfAnEarlierVersionAsWords() {
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.NONE);
    assertThat(units.results(EDITION, "article", "en").get(0).lines().get(0).causes())
        .containsExactly(Cause.of(Code.ABANDONED, 1));

    jdbc.sql("update unit_result set lines = replace(lines, '\"w\":', '\"old\":')").update();
    jdbc.sql("update unit_result set lines = replace(lines, '\"r\":null', '\"r\":\"told\"')")
        .update();
    assertThat(units.results(EDITION, "article", "en").get(0).lines().get(0).causes())
        .containsExactly(Cause.of(Code.TOLD, "told"));
  }

  @Test
  void whichWordsBelongTogetherIsKeptWithTheLine() {
    List<Alignment> alignment = List.of(new Alignment(0, 4, 2, 10, List.of("phrase", "clause")));
    UnitResult made =
        UnitResult.of(
            List.of(
                LineResult.accepted(
                    "s0.1", "A sentence.", EngineCredit.named("gist"), List.of(), alignment)));
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.finish(EDITION, PASS, 1, List.of(new Units.Settled(KEY, made)), Units.Prior.NONE);

    assertThat(units.results(EDITION, "article", "en").get(0).lines().get(0).alignment())
        .isEqualTo(alignment);

    jdbc.sql("update unit_result set lines = replace(lines, '\"a\":', '\"later\":')").update();
    assertThat(units.results(EDITION, "article", "en").get(0).lines().get(0).alignment())
        .as("a line of an earlier version")
        .isEmpty();
  }

  @Test
  void aRetryOfWhatALaterEngineMadeTakesNothingAway() {
    Fallback fallback =
        new Fallback("one", Cause.of(Code.ENGINE_OUT, "one", "down"), Instant.EPOCH);
    UnitResult made =
        UnitResult.of(
                List.of(
                    LineResult.accepted(
                        "s0.1", "A sentence.", EngineCredit.named("next"), List.of())))
            .with(fallback);
    units.begin(EDITION, PASS, 1, List.of(KEY));
    units.finish(EDITION, PASS, 1, List.of(new Units.Settled(KEY, made)), Units.Prior.NONE);
    jdbc.sql("update unit_result set state = 'PENDING'").update();

    units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.COMPLETE_STANDS);

    assertThat(states()).containsExactly("TRANSLATED 1");
    assertThat(units.results(EDITION, "article", "en").get(0).lines().get(0).target())
        .isEqualTo("A sentence.");

    jdbc.sql("update unit_result set state = 'PENDING'").update();
    units.finish(EDITION, PASS, 1, SETTLED, Units.Prior.REPLACED);
    assertThat(states()).as("what is redone was wrong").containsExactly("GAP 1");
  }

  private List<String> states() {
    return jdbc.sql("select state || ' ' || epoch from unit_result").query(String.class).list();
  }
}
