package dev.diptych.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The job files that come with Diptych are right. */
class SampleJobsTest {

  private static final Installation HERE = new Installation(Path.of(""));

  private static final Known KNOWN =
      Known.of(
          Map.of("gist", Reach.PROCESS, "apertium", Reach.MACHINE), List.of("html", "md", "json"));

  @Test
  void everyJobFileLoads() {
    assertThat(HERE.jobNames())
        .contains("nightly")
        .allSatisfy(
            name -> {
              JobFile job = JobFile.load(HERE.jobFile(name), HERE.home(), KNOWN);
              assertThat(job.name()).isEqualTo(name);
            });
  }

  @Test
  void theSampleStartsOnFilesThatWereJustCheckedOutAndNeedsNoNetwork() {
    JobFile nightly = JobFile.load(HERE.jobFile("nightly"), HERE.home(), KNOWN);
    assertThat(nightly.settle()).isZero();
    assertThat(nightly.publishBy()).isNull();
    assertThat(nightly.network()).isFalse();
    assertThat(nightly.input()).isEqualTo(HERE.home().resolve("input"));
    GlossarySource glossary = nightly.glossary();
    assertThat(glossary).isNotNull();
    assertThat(glossary.glossary().hits("وصلت السفينة إلى ميناء سهل النخيل")).hasSize(2);
  }
}
