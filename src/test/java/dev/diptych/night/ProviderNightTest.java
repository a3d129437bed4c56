package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.http.FakeProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nights whose first engine is a provider that is not what it should be. */
class ProviderNightTest {

  private static final String KEY = "sk-very-secret-0123456789";

  @TempDir Path home;

  private final FakeProvider provider =
      FakeProvider.answering((request, wire) -> wire.json(200, completion("{}")));

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  private Household night(String engines) {
    return new Household(home)
        .edit("engines: [delay]", "engines: " + engines)
        .with("diptych.engine.openai.desk.url", provider.url() + "/v1")
        .with("diptych.engine.openai.desk.model", "small")
        .with("diptych.engine.openai.desk.key", KEY)
        .articles(1);
  }

  private static String completion(String content) {
    return "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"%s\"}}]}"
        .formatted(content.replace("\"", "\\\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sorry, I cannot help with that.",
        "{\"segments\":[]}",
        "{\"segments\":[{\"id\":\"s99\",\"text\":\"A stranger's sentence.\"}]}",
        "{\"segments\":[{\"id\":\"s1\",\"text\":\"A stranger's"
            + " sentence.\"},{\"id\":\"s1\",\"text\":\"Twice.\"}]}"
      })
  void whatIsNoAnswerGoesToTheNextEngineAndIsNeverPublished(String content) {
    provider.answer((request, wire) -> wire.json(200, completion(content)));
    Household night = night("[desk, delay]");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(provider.requests()).isNotEmpty();
    assertThat(night.published().values())
        .noneMatch(file -> file.contains("stranger"))
        .noneMatch(file -> file.contains("Sorry"))
        .noneMatch(file -> file.contains(KEY));
    assertThat(night.query("select distinct engines from unit_result"))
        .isNotEmpty()
        .allSatisfy(engines -> assertThat(engines).contains("delay").doesNotContain("desk"));
  }

  @Test
  void aProviderThatRefusesTheKeyIsOutAndTheRestIsDeferredWithTheReason() {
    provider.answer(
        (request, wire) -> wire.json(401, "{\"error\":{\"message\":\"Wrong key " + KEY + "\"}}"));
    Household night = night("[desk]");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(provider.requests()).hasSizeLessThanOrEqualTo(4);
    Outcome shown = night.diptych("show", "night");
    assertThat(shown.out())
        .contains("it refuses the key (status 401): set diptych.engine.openai.desk.key");
    assertThat(shown.out() + shown.err() + outcome.out() + outcome.err()).doesNotContain(KEY);
    assertThat(night.query("select outcome from engine_call")).noneMatch(o -> o.contains(KEY));
  }

  @Test
  void aSummaryIsWrittenByAnEngineAndStandsWithItsEvidence() {
    provider.answer((request, wire) -> wire.json(200, completion(summary("The library opened."))));
    Household night = night("[delay]").edit("lanes: 4", "lanes: 4\nsummary: desk");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(provider.requests()).hasSize(1);
    assertThat(night.published().values())
        .anyMatch(page -> page.contains("Summary: written by small"))
        .anyMatch(page -> page.contains("The library opened."));
    assertThat(night.query("select engines from unit_result where unit = 'summary'"))
        .containsExactly("desk");
    assertThat(night.diptych("redo", "night", "1/summary", "--reason", "poor").exitCode()).isZero();
    assertThat(provider.requests()).as("asked anew").hasSize(2);
  }

  @Test
  void aSummaryThatSaysMoreThanItsEvidenceIsNotPublished() {
    provider.answer(
        (request, wire) -> wire.json(200, completion(summary("It cost 4711 dollars."))));
    Household night = night("[delay]").edit("lanes: 4", "lanes: 4\nsummary: desk");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(provider.requests()).hasSize(2);
    assertThat(night.published().values())
        .noneMatch(page -> page.contains("4711"))
        .anyMatch(page -> page.contains("Summary: chosen sentences"));
  }

  @Test
  void aJobThatNamesNobodyWhoWritesSummariesIsRefused() {
    Outcome outcome = night("[delay]").edit("lanes: 4", "lanes: 4\nsummary: delay").run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("is no engine that writes summaries", "there are: desk");
  }

  private static String summary(String text) {
    return "{\"sentences\":[{\"text\":\"%s\",\"evidence\":[\"s1\"]}]}".formatted(text);
  }

  @Test
  void aStopEndsTheWaitThatAProviderAskedFor() {
    provider.answer((request, wire) -> wire.json(429, "{}", "Retry-After: 50"));
    Household night = night("[desk]");
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> !provider.requests().isEmpty());
      process.signal("TERM");

      Outcome stopped = process.await();

      assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(6);
    }
    assertThat(provider.requests()).as("one a lane").hasSizeLessThanOrEqualTo(4);
    assertThat(night.query("select state from pass")).containsExactly("STOPPED");
    assertThat(night.number("select count(*) from unit_result where state <> 'PENDING'")).isZero();
  }

  @Test
  void anEngineThatCouldBeThereIsNamedWithTheSettingThatMakesIt() {
    Household night = night("[delay]");
    assertThat(night.run().exitCode()).isZero();
    Outcome refused = night.diptych("redo", "night", "1/s1", "--engine", "openai", "--reason", "x");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("Engine openai is a kind of engine", "set diptych.engine.openai.openai.url");
  }

  @Test
  void aPageInPlaceOfTheProviderIsNoTranslation() {
    provider.answer(
        (request, wire) ->
            wire.answer(
                200,
                "text/html",
                "<html><h1>Please log in</h1></html>".getBytes(StandardCharsets.UTF_8)));
    Household night = night("[desk, delay]");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(night.published().values()).noneMatch(file -> file.contains("Please log in"));
  }
}
