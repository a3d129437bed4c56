package dev.diptych.engine.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelayEngineTest extends TranslationEngineContract {

  private final TranslationEngine engine = new DelayEngine("delay");

  @TempDir Path folder;

  @AfterEach
  void clear() {
    System.clearProperty(CallLog.PROPERTY);
    System.clearProperty("diptych.delay.faults");
  }

  @Override
  protected TranslationEngine engine() {
    return engine;
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
    return List.of("وصل 35 شخصا.", "قال الوزير: نعم.", "لم يحضر أحد.");
  }

  @Test
  void numbersLengthAndTermsSurvive() throws EngineException {
    TranslationRequest request =
        new TranslationRequest(
            pair(), List.of("وصل 35 شخصا."), List.of(new GlossaryTerm("شخصا", "person")));
    String target = engine.read(request, engine.ask(request)).get(0).text();
    assertThat(target).matches("[a-z]{3} 35 [a-z]{4}\\. person");
  }

  @Test
  void everyCallIsWrittenDownAlsoOneThatFails() {
    Path calls = folder.resolve("calls");
    System.setProperty(CallLog.PROPERTY, calls.toString());
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(() -> engine.ask(request("a [[fault:rejected]]")));
    assertThat(CallLog.read(calls))
        .containsExactly(
            "delay\t%d\t1\ta [[fault:rejected]]".formatted(ProcessHandle.current().pid()));
  }

  @Test
  void faultsComeAndGoWithTheFile() throws IOException, EngineException {
    Path faults = folder.resolve("faults");
    System.setProperty("diptych.delay.faults", faults.toString());
    Files.writeString(faults, "delay=unavailable\n");
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(() -> engine.ask(request("a")));
    assertThat(new DelayEngine("delay-backup").ask(request("a"))).isNotNull();
    Files.writeString(faults, "delay=quota\n");
    assertThatExceptionOfType(EngineException.QuotaExceeded.class)
        .isThrownBy(() -> engine.ask(request("a")));
    Files.delete(faults);
    assertThat(engine.ask(request("a"))).isNotNull();
  }

  @Test
  void onceMeansOnce() throws EngineException {
    assertThatExceptionOfType(EngineException.Transient.class)
        .isThrownBy(() -> engine.ask(request("[[fault:transient-once]]")));
    assertThat(engine.ask(request("[[fault:transient-once]]"))).isNotNull();
  }

  private TranslationRequest request(String text) {
    return new TranslationRequest(pair(), List.of(text), List.of());
  }
}
