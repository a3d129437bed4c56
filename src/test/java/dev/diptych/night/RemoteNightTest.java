package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.CallLog;
import dev.diptych.worker.BrokerProcess;
import dev.diptych.worker.WorkerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nights whose engine answers in other processes, over a broker. Whoever dies, sleeps or is slow,
 * the edition is that of a night with the engine in its own process, and no request is answered
 * twice but those that were in hand.
 */
class RemoteNightTest {

  private static final String PASSWORD = "very-secret-1";
  private static final int ARTICLES = 4;

  @TempDir static Path undisturbedHome;
  private static Household undisturbed;

  @TempDir Path home;
  private final int port = freePort();
  private final List<AutoCloseable> open = new ArrayList<>();
  private BrokerProcess broker;

  @BeforeAll
  static void undisturbedNight() {
    undisturbed = written(new Household(undisturbedHome), ARTICLES);
    Outcome outcome = undisturbed.run();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  @BeforeEach
  void startBroker() throws WorkerException {
    System.setProperty("diptych.broker.password", PASSWORD);
    broker = BrokerProcess.start(address(), home.resolve("messages"));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    broker.close();
    System.clearProperty("diptych.broker.password");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address() {
    return "tcp://127.0.0.1:" + port;
  }

  private Household night() {
    return new Household(home)
        .edit("engines: [delay]", "engines: [far]")
        .with("diptych.engine.remote.far.broker", address())
        .with("diptych.engine.remote.far.engine", "delay")
        .with("diptych.broker.password", PASSWORD);
  }

  /** Articles that have no sentence in common: no request depends on what is remembered. */
  private static Household written(Household night, int articles) {
    for (int i = 1; i <= articles; i++) {
      night.file(
          "article-%d.txt".formatted(i),
          """
          افتتاح المكتبة رقم %1$d في المدينة

          افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة.

          تفاصيل المكتبة %1$d

          تضم المكتبة رقم %1$d أكثر من 500 كتاب جديد.

          ردود على المكتبة %1$d

          رحب سكان الحي رقم %1$d بالمكتبة الجديدة وطالبوا بمزيد منها.
          """
              .formatted(i));
    }
    return night;
  }

  /** A worker in a folder where nothing else is, which answers when this returns. */
  private DiptychProcess worker(String name, int lanes, String... properties) {
    Path folder = home.resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DiptychProcess.Plan plan =
        DiptychProcess.in(folder)
            .waitingAtMost(60)
            .with("diptych.broker.password", PASSWORD)
            .with("diptych.delay.calls", home.resolve("calls.log"))
            .with("diptych.delay.faults", faults(name));
    for (int i = 0; i < properties.length; i += 2) {
      plan.with(properties[i], properties[i + 1]);
    }
    DiptychProcess worker =
        plan.start("worker", "--broker", address(), "--engine", "delay", "--lanes", "" + lanes);
    open.add(worker);
    worker.awaitUntil(() -> worker.out().startsWith("Answering for delay"));
    return worker;
  }

  private Path faults(String worker) {
    return home.resolve(worker + ".faults");
  }

  private void hold(String worker) {
    write(faults(worker), "delay=hold\n");
  }

  private void release(String worker) {
    write(faults(worker), "");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompletableFuture<Outcome> started(Household night) {
    return CompletableFuture.supplyAsync(night::run);
  }

  private static long callsOf(Household night, DiptychProcess worker) {
    return CallLog.read(night.calls()).stream()
        .filter(line -> line.split("\t")[1].equals(Long.toString(worker.pid())))
        .count();
  }

  /** Everything is there, and no request was made twice but so many. */
  private static void assertComplete(Outcome outcome, Household night, int twice) {
    assertThat(outcome.exitCode())
        .as(outcome.out() + night.query("select causes from unit_result where state = 'GAP'"))
        .isZero();
    assertThat(night.query("select distinct state from unit_result")).containsExactly("TRANSLATED");
    assertThat(night.number("select count(*) from unit_result"))
        .isEqualTo(undisturbed.number("select count(*) from unit_result"));
    assertThat(night.callCount() - undisturbed.callCount()).isBetween(0, twice);
    assertThat(night.number("select count(*) from engine_answer"))
        .isEqualTo(undisturbed.callCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  void whatALostWorkerHadInHandIsDoneByAnotherAndASlowOneHoldsNobodyUp(String signal) {
    Household night = written(night(), ARTICLES);
    hold("slow");
    DiptychProcess slow = worker("slow", 1, "diptych.broker.silence-millis", "1500");
    DiptychProcess quick = worker("quick", 1);

    CompletableFuture<Outcome> run = started(night);
    // A machine under load may be silent for longer than that itself: then the other has all.
    int mine = undisturbed.callCount() - 1;
    quick.awaitUntil(() -> callsOf(night, slow) >= 1 && callsOf(night, quick) >= mine);
    slow.signal(signal);

    assertComplete(run.join(), night, 1);
    assertThat(callsOf(night, quick)).isEqualTo(undisturbed.callCount());
    if (signal.equals("STOP")) {
      release("slow");
      slow.signal("CONT");
      quick.signal("KILL");
      quick.await();
      slow.awaitUntil(() -> isHeard(night, slow));
      night.article("another.txt", 77);
      Outcome next = night.run();
      assertThat(next.exitCode()).as("its late answer harms nothing: " + next.err()).isZero();
      assertThat(callsOf(night, slow)).isGreaterThan(1);
    }
  }

  private static boolean isHeard(Household night, DiptychProcess worker) {
    return night.diptych("engines").out().contains(":%d: ".formatted(worker.pid()));
  }

  @Test
  void aKilledNightGoesOnWithTheAnswersThatCameMeanwhile() {
    Household night = written(night(), ARTICLES);
    hold("one");
    DiptychProcess worker = worker("one", 4, "diptych.delay.spared", "3");
    try (DiptychProcess run = night.startRun()) {
      run.awaitUntil(() -> night.callCount() == 7);
      run.signal("KILL");
      run.await();
    }
    int known = night.number("select count(*) from engine_answer");
    assertThat(known).isLessThanOrEqualTo(3);
    release("one");
    worker.awaitUntil(() -> waitingAnswers(night) == 7 - known);

    assertComplete(night.run(), night, 0);
  }

  /** Answers that nobody has taken. */
  private int waitingAnswers(Household night) {
    return Posts.count(
        address(),
        PASSWORD,
        "diptych.replies." + night.query("select id from installation where ended is null").get(0));
  }

  @Test
  void aBrokerThatIsKilledForAWhileLosesNothing() throws Exception {
    broker.close();
    Household night = written(night(), ARTICLES);
    DiptychProcess first = brokerProcess();
    hold("one");
    DiptychProcess worker = worker("one", 2, "diptych.delay.spared", "4");
    CompletableFuture<Outcome> run = started(night);
    worker.awaitUntil(() -> night.callCount() == 6);
    first.signal("KILL");
    first.await();
    release("one");
    brokerProcess();

    assertComplete(run.join(), night, 0);
    assertThat(worker.isAlive()).isTrue();
  }

  private DiptychProcess brokerProcess() {
    DiptychProcess process =
        DiptychProcess.in(home)
            .withVariable("DIPTYCH_BROKER_PASSWORD", PASSWORD)
            .start("broker", "--address", address(), "--folder", home.resolve("posts").toString());
    open.add(process);
    process.awaitUntil(() -> process.out().startsWith("Broker at"));
    return process;
  }

  @Test
  void aRequestOfWhichTwoWorkersDieIsAGapAndTheThirdLives() {
    Household night =
        night()
            .articles(2)
            .file("killer.txt", "عنوان المقال\n\nهذه جملة قاتلة [[fault:halt]] في المقال.\n");
    List<DiptychProcess> workers = List.of(worker("one", 1), worker("two", 1), worker("three", 1));

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
    assertThat(workers).filteredOn(DiptychProcess::isAlive).hasSize(1);
    assertThat(night.query("select distinct causes from unit_result where state = 'GAP'"))
        .singleElement()
        .asString()
        .contains("two workers had the request in hand");
    assertThat(night.number("select count(*) from unit_result where state = 'TRANSLATED'"))
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void aWorkerThatIsToEndFinishesWhatItHasInHand() {
    Household night = written(night(), ARTICLES);
    hold("one");
    DiptychProcess leaving = worker("one", 1, "diptych.delay.spared", "2");
    CompletableFuture<Outcome> run = started(night);
    leaving.awaitUntil(() -> night.callCount() == 3);
    leaving.signal("TERM");
    leaving.awaitUntil(() -> leaving.err().contains("finishing what is in hand"));
    worker("two", 1);
    leaving.awaitUntil(() -> night.callCount() == undisturbed.callCount());
    assertThat(leaving.isAlive()).as(leaving.out() + leaving.err()).isTrue();
    release("one");

    assertComplete(run.join(), night, 0);
    assertThat(leaving.await().exitCode()).isZero();
  }

  @Test
  void aBudgetOfAHundredCallsIsAHundredCalls() {
    Household night = night().writeJob("budget: {calls: 100}\n").articles(30);
    night.edit("engines: [delay]", "engines: [far]");
    worker("one", 4);
    Outcome outcome = night.run();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(night.callCount()).isEqualTo(100);
  }

  @Test
  void withoutAWorkerNothingBeginsAndLaterTheChainGoesOn() {
    Household night = night().articles(1);
    Outcome never = night.run();
    assertThat(never.exitCode()).as(never.err()).isEqualTo(2);
    assertThat(never.err()).contains("diptych worker --broker " + address() + " --engine delay");
    assertThat(night.number("select count(*) from edition")).isZero();

    DiptychProcess worker = worker("one", 1);
    assertThat(night.run().exitCode()).isZero();
    int calls = night.callCount();
    worker.signal("KILL");
    worker.await();
    broker.close();
    night.edit("engines: [far]", "engines: [far, delay]").article("later.txt", 55);
    Outcome later = night.run();

    assertThat(later.exitCode()).as(later.err()).isZero();
    assertThat(night.callCount()).as("the next of the chain").isGreaterThan(calls);
    assertThat(night.query("select distinct engine from engine_call where outcome = 'ANSWERED'"))
        .containsExactlyInAnyOrder("far", "delay");
  }

  @Test
  void whatIsWrongAtTheStartHasItsMessageAndItsCode() {
    Household night = night();
    assertStart(night, 2, "refuses the user diptych", "diptych.broker.password", "wrong-secret");
    assertThat(night.with("diptych.broker.password", PASSWORD)).isNotNull();
    Outcome other = night.diptych("worker", "--broker", address(), "--engine", "nothing");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("There is no engine nothing");
    Outcome itself = night.diptych("worker", "--broker", address(), "--engine", "far");
    assertThat(itself.exitCode()).isEqualTo(2);
    assertThat(itself.err()).contains("answers on other machines itself");
    Outcome summaries = night.diptych("worker", "--broker", address(), "--engine", "extractive");
    assertThat(summaries.exitCode()).isEqualTo(2);
    assertThat(summaries.err()).contains("summaries are made where the night is");
    Outcome far = night.edit("engines: [far]", "engines: [far]\nsummary: far").run();
    assertThat(far.exitCode()).isEqualTo(2);
    assertThat(far.err()).contains("is no engine that writes summaries");
    Outcome wrong = night.diptych("worker", "--broker", "http://desk", "--engine", "delay");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("right: tcp://desk.example:61616");
    Outcome taken = night.diptych("broker", "--address", address());
    assertThat(taken.exitCode()).as(taken.err()).isEqualTo(4);
    assertThat(taken.err()).contains("cannot be started at " + address());
    Outcome open = night.with("diptych.broker.password", "").diptych("broker");
    assertThat(open.exitCode()).isEqualTo(2);
    assertThat(open.err()).contains("DIPTYCH_BROKER_PASSWORD");
    broker.close();
    assertStart(
        night,
        4,
        "diptych broker --address 127.0.0.1:" + port,
        "diptych.broker.password",
        PASSWORD);
  }

  private void assertStart(Household night, int code, String words, String property, String value) {
    Outcome outcome =
        night.with(property, value).diptych("worker", "--broker", address(), "--engine", "delay");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words).doesNotContain("wrong-secret");
  }
}
