package dev.diptych.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.Reach;
import dev.diptych.worker.BrokerProcess;
import dev.diptych.worker.WorkerException;
import dev.diptych.worker.WorkerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away under those who use it, and comes back with its files. */
class LostBrokerTest {

  private static final int LANES = 8;

  @TempDir Path folder;
  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);
  private final Desk desk = new Desk();

  /** As many have begun to ask as there are lanes, and as many before that. */
  private final CountDownLatch begun = new CountDownLatch(2 * LANES);

  private String address = "tcp://127.0.0.1:0";
  private BrokerProcess broker;
  private WorkerProcess worker;
  private RemoteEngine engine;

  @BeforeEach
  void start() throws Exception {
    System.setProperty("diptych.broker.password", Desk.PASSWORD);
    ProbeEngines.version = "1";
    ProbeEngines.reach = Reach.PROCESS;
    ProbeEngines.released = CompletableFuture.completedFuture(null);
    ProbeEngines.CALLS.set(0);
    startBroker();
    worker = WorkerProcess.start(address, "probe", 4, ProbeEngines.class);
    engine = desk.engine(address);
    engine.learn();
  }

  @AfterEach
  void end() {
    ProbeEngines.released.complete(null);
    lanes.shutdown();
    desk.close();
    worker.close();
    broker.close();
    System.clearProperty("diptych.broker.password");
  }

  private void startBroker() throws WorkerException {
    broker = BrokerProcess.start(address, folder);
    address = broker.address();
  }

  private List<CompletableFuture<String>> asked(String word, int times) {
    return IntStream.range(0, times)
        .mapToObj(
            i -> CompletableFuture.supplyAsync(() -> body(word + " " + i), lanes))
        .toList();
  }

  private String body(String segment) {
    begun.countDown();
    return desk.body(engine, segment);
  }

  private static void assertAnswered(List<CompletableFuture<String>> answers, String word) {
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join()).contains(word.toUpperCase(Locale.ROOT) + " " + i);
    }
  }

  @Test
  void whoAsksWhileItIsAwayIsAnsweredWhenItIsBackAndNobodyTwice() throws Exception {
    assertAnswered(asked("warm", LANES), "warm");
    broker.close();

    List<CompletableFuture<String>> answers = asked("away", LANES);
    begun.await();
    RemoteEngine another = desk.engine(address);
    assertThatExceptionOfType(EngineException.Transient.class)
        .as("one that has not seen the broker does not wait for it")
        .isThrownBy(() -> another.ask(Desk.asking("at once")))
        .withMessageContaining("diptych broker --address")
        .matches(e -> RollCall.ABSENCE.equals(e.retryAfter()), "the chain goes on meanwhile");
    startBroker();

    assertAnswered(answers, "away");
    assertThat(ProbeEngines.CALLS).hasValue(2 * LANES);
  }

  @Test
  void whatAWorkerHadInHandIsAnsweredOnceAndWhatWasSentIsNotLost() throws Exception {
    ProbeEngines.released = new CompletableFuture<>();
    List<CompletableFuture<String>> answers = asked("hold", LANES);
    await().until(() -> ProbeEngines.CALLS.get() == 4);
    broker.close();
    startBroker();
    ProbeEngines.released.complete(null);

    assertAnswered(answers, "hold");
    assertThat(ProbeEngines.CALLS).hasValue(LANES);
  }

  @Test
  void itGoesAndComesAsOftenAsItLikes() throws Exception {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      int before = answers.size();
      answers.addAll(asked("round " + round, 3 * LANES));
      await().until(() -> ProbeEngines.CALLS.get() > before);
      broker.close();
      startBroker();
    }
    assertThat(answers).extracting(CompletableFuture::join).hasSize(9 * LANES);
    assertThat(ProbeEngines.CALLS).hasValue(9 * LANES);
  }
}
