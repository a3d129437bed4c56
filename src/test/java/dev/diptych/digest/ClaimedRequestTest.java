package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.Cause.Code;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request that another run is making: what becomes of the lane that wants the same answer. */
class ClaimedRequestTest {

  private static final TranslationRequest REQUEST =
      new TranslationRequest(OneRun.unit("جملة").pair(), List.of("جملة رقم 1 هنا"), List.of());
  private static final Answer THEIRS = new Answer("theirs", Usage.free(1));

  private final EngineChain chain = new EngineChain(List.of(), Reaction.NEXT, Clock.systemUTC());
  private final ScriptedEngine engine = new ScriptedEngine("one", 100, request -> "ours");
  private final List<String> ended = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  /** A log in which another run has claimed everything, until it is told otherwise. */
  private final class ClaimedByAnother implements AnswerLog {

    private Claim claim = Claim.OTHERS;

    @Override
    public Optional<Answer> find(String requestHash) {
      return Optional.empty();
    }

    @Override
    public Claim claim(String requestHash) {
      return claim;
    }

    @Override
    public void letGo(String requestHash) {
      ended.add(requestHash);
    }

    @Override
    public Answer record(Call call, Answer answer) {
      return answer;
    }

    @Override
    public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
      // Nothing is kept.
    }
  }

  private final ClaimedByAnother log = new ClaimedByAnother();

  private Answer answer(Pause pause) throws Exception {
    return new AnswerSource(chain, log, Budget.unlimited(), pause)
        .answer(new Exchange.Translation(engine, REQUEST));
  }

  @Test
  void itsAnswerIsTaken() throws Exception {
    assertThat(answer(waiting -> log.claim = AnswerLog.Claim.answered(THEIRS))).isEqualTo(THEIRS);
    assertThat(engine.asked()).isEmpty();
    assertThat(ended).as("nothing was claimed here").isEmpty();
  }

  @Test
  void whatItGaveUpIsAskedFor() throws Exception {
    assertThat(answer(waiting -> log.claim = AnswerLog.Claim.MINE).body()).isEqualTo("ours");
    assertThat(ended).hasSize(1);
  }

  @Test
  void aStopEndsTheWaiting() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                answer(
                    waiting -> {
                      throw new InterruptedException("The run ends");
                    }));
    assertThat(engine.asked()).isEmpty();
  }

  @Test
  void theDeadlineEndsTheWaiting() {
    Cause deadline = Cause.of(Code.DEADLINE, "05:30");
    assertThatExceptionOfType(ExhaustedException.class)
        .isThrownBy(() -> answer(waiting -> chain.halt(deadline)))
        .satisfies(e -> assertThat(e.cause()).isEqualTo(deadline));
    assertThat(engine.asked()).isEmpty();
  }

  @Test
  void whoeverLivesAndNeverAnswersIsNotWaitedForForEver() throws Exception {
    assertThat(answer(pauses::add).body()).isEqualTo("ours");

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(2));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) < 0);
    assertThat(ended).as("what was never claimed is not let go").isEmpty();
  }

  @Test
  void aRequestThatFailsIsLetGo() {
    log.claim = AnswerLog.Claim.MINE;
    ScriptedEngine refusing =
        new ScriptedEngine(
            "one",
            100,
            request -> {
              throw new EngineException.Rejected("bad content", null);
            });
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(
            () ->
                new AnswerSource(chain, log, Budget.unlimited(), pauses::add)
                    .answer(new Exchange.Translation(refusing, REQUEST)));
    assertThat(ended).hasSize(1);
  }
}
