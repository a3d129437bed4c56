package dev.diptych.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Bound;
import dev.diptych.engine.http.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandEngineTest extends TranslationEngineContract {

  private static CommandEngine proper;

  private final List<CommandEngine> started = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    proper = engine(Map.of(), "proper");
  }

  @AfterAll
  static void end() {
    proper.close();
  }

  @AfterEach
  void endOthers() {
    started.forEach(CommandEngine::close);
  }

  @Override
  protected TranslationEngine engine() {
    return proper;
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("zxx", "en");
  }

  @Override
  protected List<String> sentences() {
    return List.of("وصل 35 شخصا إلى المدينة.", "قال الوزير: نعم.", "لم يحضر أحد.");
  }

  private static CommandEngine engine(Map<String, String> settings, String... arguments) {
    return starting(settings, FakeProgram.command(arguments));
  }

  private static CommandEngine starting(Map<String, String> settings, List<String> command) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    for (int i = 0; i < command.size(); i++) {
      all.put("run[" + i + "]", command.get(i));
    }
    return CommandEngines.engine(
        "own", Bound.settings(CommandSettings.class, all, "\u0000 no secret"));
  }

  private CommandEngine behaving(String... arguments) {
    CommandEngine engine = engine(Map.of(), arguments);
    started.add(engine);
    return engine;
  }

  private TranslationRequest request(String... segments) {
    return new TranslationRequest(pair(), List.of(segments), List.of());
  }

  private List<String> targets(TranslationEngine engine, String... segments)
      throws EngineException {
    Answer answer = engine.ask(request(segments));
    return engine.read(request(segments), answer).stream().map(SegmentTarget::text).toList();
  }

  private EngineException failing(TranslationEngine engine, String... segments) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> targets(engine, segments));
    assertThat(failure).as("the engine fails").isNotNull();
    return failure;
  }

  @Test
  void theOrderOfTheAnswersDoesNotCount() throws EngineException {
    assertThat(targets(behaving("backwards", "3"), "أ", "بب", "ججج"))
        .isEqualTo(targets(proper, "أ", "بب", "ججج"));
  }

  @Test
  void aLineSaysEverythingAProgramMayWantToKnow() throws EngineException {
    CommandEngine engine = behaving("shows");
    TranslationRequest request =
        new TranslationRequest(
            pair(), List.of("سطر\nثان \"ب\""), List.of(new GlossaryTerm("ميناء", "port")));
    String shown = engine.read(request, engine.ask(request)).get(0).text();
    var line = StrictJson.object(shown).orElseThrow();
    assertThat(line.path("text").stringValue()).isEqualTo("سطر\nثان \"ب\"");
    assertThat(line.path("source").stringValue()).isEqualTo("ar");
    assertThat(line.path("target").stringValue()).isEqualTo("en");
    assertThat(line.path("terms").path(0).path("target").stringValue()).isEqualTo("port");
  }

  @Test
  void whatAProgramSaysBesideItsAnswersIsPassedOver() throws EngineException {
    assertThat(targets(behaving("chatty"), "أ")).isEqualTo(targets(proper, "أ"));
  }

  @Test
  void aSegmentWithoutTextIsEmpty() throws EngineException {
    assertThat(targets(behaving("without-text"), "أ", "ب", "ج"))
        .satisfies(texts -> assertThat(texts.get(0)).isNotBlank())
        .satisfies(texts -> assertThat(texts.get(1)).isEmpty())
        .satisfies(texts -> assertThat(texts.get(2)).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource({"double, twice", "unknown, not asked for"})
  void wrongIdsAreNoAnswer(String behaviour, String words) {
    assertThat(failing(behaving(behaviour), "أ", "ب"))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(words);
  }

  /** A line that comes late must not become the answer to the request that follows. */
  @Test
  void aLineThatComesTwiceDoesNotShiftWhatFollows() throws EngineException {
    CommandEngine engine = behaving("double");
    for (String text : List.of("أ", "بب", "ججج", "دددد")) {
      assertThat(targets(engine, text)).isEqualTo(targets(proper, text));
    }
  }

  @Test
  void aCrashPassesAndTheProgramIsStartedAgain() throws EngineException {
    CommandEngine engine = behaving("crash-once", folder.resolve("crashed").toString());
    EngineException failure = failing(engine, "أ");
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining("with code 3");
    assertThat(failure.getMessage()).contains("boom").contains("no model").doesNotContain("\u001b");
    assertThat(failure.possiblyBilled()).isTrue();
    assertThat(targets(engine, "أ")).isEqualTo(targets(proper, "أ"));
  }

  @Test
  void oneThatNeverAnswersIsEndedAtTheTimeLimit() {
    long before = ProcessHandle.current().children().count();
    CommandEngine engine = engine(Map.of("timeout", "300ms"), "silent");
    started.add(engine);
    EngineException failure = failing(engine, "أ");
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining("did not answer");
    assertThat(failure.possiblyBilled()).isTrue();
    engine.close();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive).count())
        .isLessThanOrEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"endless, without end", "other-charset, UTF-8"})
  void whatIsNoTextIsRefused(String behaviour, String words) {
    assertThat(failing(behaving(behaviour), "أ"))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(words);
  }

  @Test
  void aProgramThatIsNotThere() {
    assertThat(failing(starting(Map.of(), List.of("/nowhere/translate")), "أ"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("/nowhere/translate")
        .hasMessageContaining("diptych.engine.command.own.run");
  }

  @Test
  void itLeavesTheMachineUnlessItsSettingsSayOtherwise() {
    assertThat(proper.reach()).isEqualTo(Reach.NETWORK);
    assertThat(engine(Map.of("reach", "machine"), "proper").reach()).isEqualTo(Reach.MACHINE);
    assertThat(fault(Map.of("run", "x", "reach", "process")))
        .hasValueSatisfying(fault -> assertThat(fault).contains(".reach is network, or machine"));
    assertThat(fault(Map.of())).hasValueSatisfying(f -> assertThat(f).contains(".run is missing"));
    assertThat(fault(Map.of("run", "/opt/my.py,--fast"))).isEmpty();
  }

  private static Optional<String> fault(Map<String, String> settings) {
    return new CommandEngines()
        .fault("own", Bound.settings(CommandSettings.class, settings, "\u0000 no secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"1.s1\",\"text\":\"A\"}\n{\"id\":\"2.s2\",\"text\":\"B\"}\n",
        "{\"id\":\"s1\",\"text\":\"A\"}\n{\"id\":\"s2\",\"text\":\"B\"}\n",
        "{\"id\":\"1.s1\",\"text\":\"A\"}\n\n{\"id\":\"1.s2\",\"text\":\"B\"}\n",
        "{\"id\":1,\"text\":\"A\"}"
      })
  void linesOfDifferentRequestsAreNoAnswer(String body) {
    assertThat(
            catchThrowableOfType(
                Rejected.class,
                () -> proper.read(request("أ", "ب"), new Answer(body, Usage.free(0)))))
        .isNotNull();
  }

  @Test
  void keysOfOthersAreNoneOfItsBusiness() {
    assertThat(Program.isOurs("DIPTYCH_ENGINE_OPENAI_DESK_KEY")).isTrue();
    assertThat(Program.isOurs("diptych.database.password")).isTrue();
    assertThat(Program.isOurs("SPRING_APPLICATION_JSON")).isTrue();
    assertThat(Program.isOurs("PATH")).isFalse();
  }
}
