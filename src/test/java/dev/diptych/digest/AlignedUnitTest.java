package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.Alignment;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.gist.GistEngine;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which words belong together travels from the engine's answer to the line of the unit. */
class AlignedUnitTest {

  @Test
  void theLineHasTheAlignmentOfItsTarget() throws InterruptedException {
    String source = "وصل الوزير إلى القاهرة.";
    KeptInMemory kept = new KeptInMemory();
    UnitTranslator translator =
        new UnitTranslator(
            new EngineChain(List.of(new GistEngine()), Reaction.NEXT, Clock.systemUTC()),
            kept,
            kept,
            Glossary.NONE,
            List.of(),
            Budget.unlimited(),
            Pause.SLEEP);

    LineResult line =
        translator
            .translate(
                new WorkUnit(
                    "a",
                    "s1",
                    new LanguagePair("ar", "en"),
                    List.of(new WorkUnit.Line("s1.1", source))))
            .lines()
            .get(0);

    Alignment last = line.alignment().get(line.alignment().size() - 1);
    assertThat(source.substring(last.sourceFrom(), last.sourceTo())).isEqualTo("القاهرة");
    assertThat(line.target().substring(last.targetFrom(), last.targetTo())).isEqualTo("Cairo");
  }
}
