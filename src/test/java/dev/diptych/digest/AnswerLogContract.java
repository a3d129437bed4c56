package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.AnswerLog.Call;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Usage;
import dev.diptych.text.Checksums;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every answer log does, in memory and in a database. */
public abstract class AnswerLogContract {

  /** An empty log, the same one during a test. */
  protected abstract AnswerLog log();

  @Test
  void whatWasRecordedIsFoundAsItCame() {
    Answer answer = new Answer("{\"raw\": \"ع\n\"}", new Usage(7, 11, 13, 17));
    assertThat(log().find(hash("one"))).isEmpty();
    assertThat(log().record(call("one"), answer)).isEqualTo(answer);
    assertThat(log().find(hash("one"))).contains(answer);
    assertThat(log().find(hash("two"))).isEmpty();
  }

  @Test
  void anAnswerThatIsThereStaysAndStandsForTheLaterOne() {
    Answer first = new Answer("first", Usage.free(1));
    log().record(call("one"), first);
    assertThat(log().record(call("one"), new Answer("later", Usage.free(2)))).isEqualTo(first);
    assertThat(log().find(hash("one"))).contains(first);
  }

  @Test
  void aFailureIsNoAnswer() {
    log().recordFailure(call("one"), "Unavailable: no route", false);
    log().recordFailure(call("one"), "Transient: " + "x".repeat(5_000), true);
    assertThat(log().find(hash("one"))).isEmpty();
    Answer answer = new Answer("at last", Usage.free(1));
    assertThat(log().record(call("one"), answer)).isEqualTo(answer);
  }

  @Test
  void ofSeveralWhoRecordAtOnceOneStandsForAll() throws Exception {
    ExecutorService jobs = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        String request = "round " + round;
        List<Callable<Answer>> all =
            IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(
                    job ->
                        () ->
                            log().record(call(request), new Answer("job " + job, Usage.free(job))))
                .toList();
        Set<Answer> standing = new HashSet<>();
        for (Future<Answer> recorded : jobs.invokeAll(all)) {
          standing.add(recorded.get());
        }
        assertThat(standing).containsExactly(log().find(hash(request)).orElseThrow());
      }
    } finally {
      jobs.shutdownNow();
    }
  }

  protected static String hash(String request) {
    return Checksums.sha256(request);
  }

  protected static Call call(String request) {
    return new Call(
        hash(request),
        new EngineIdentity("one", "model", "1"),
        new LanguagePair("ar", "en"),
        2,
        100,
        0,
        Duration.ofMillis(5));
  }
}
