package dev.diptych.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.worker.BrokerProcess;
import dev.diptych.worker.WorkerException;
import dev.diptych.worker.WorkerProcess;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** An engine behind a real broker; workers live in the process of the test. */
class RemoteEngineTest extends TranslationEngineContract {

  private static final String PASSWORD = Desk.PASSWORD;

  @TempDir static Path folder;
  private static BrokerProcess broker;

  /** One for all tests that leave it as it is. */
  private static WorkerProcess shared;

  /** The same; it has learned of the worker. */
  private static RemoteEngine known;

  private final Desk desk = new Desk();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RemoteEngine engine;

  @BeforeAll
  static void startBroker() throws WorkerException {
    System.setProperty("diptych.broker.password", PASSWORD);
    broker = BrokerProcess.start("tcp://127.0.0.1:0", folder);
  }

  @AfterAll
  static void stopBroker() {
    endShared();
    broker.close();
    System.clearProperty("diptych.broker.password");
  }

  @BeforeEach
  void startWorker() throws EngineException.Unavailable, WorkerException {
    ProbeEngines.version = "1";
    ProbeEngines.reach = Reach.PROCESS;
    ProbeEngines.released = CompletableFuture.completedFuture(null);
    if (shared == null) {
      shared = WorkerProcess.start(broker.address(), "probe", null, ProbeEngines.class);
      known = new Desk().engine(broker.address());
      known.learn();
    }
    engine = known;
    ProbeEngines.CALLS.set(0);
  }

  @AfterEach
  void closeAll() throws Exception {
    desk.close();
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private static void endShared() {
    if (shared != null) {
      known.close();
      shared.close();
      shared = null;
    }
  }

  private WorkerProcess worker() throws WorkerException {
    WorkerProcess worker = WorkerProcess.start(broker.address(), "probe", null, ProbeEngines.class);
    open.add(worker);
    return worker;
  }

  private RemoteEngine engine(Duration timeout) {
    return engine(broker.address(), "probe", PASSWORD, timeout);
  }

  private RemoteEngine engine(String address, String behind, String password, Duration timeout) {
    return desk.engine(address, behind, Desk.access(password), timeout);
  }

  private JmsTemplate stranger() {
    return new JmsTemplate(factory());
  }

  private ActiveMQConnectionFactory factory() {
    ActiveMQConnectionFactory factory =
        BrokerConnections.factory(BrokerAddress.of(broker.address()), Desk.access(PASSWORD));
    open.add(factory);
    return factory;
  }

  @Override
  protected TranslationEngine engine() {
    return known;
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("ar", "fr");
  }

  @Override
  protected List<String> sentences() {
    return List.of("one sentence", "another sentence", "a third one");
  }

  private static TranslationRequest asking(String... segments) {
    return Desk.asking(segments);
  }

  private <E extends EngineException> E failure(String segment, Class<E> type) {
    return catchThrowableOfType(type, () -> engine.ask(asking(segment)));
  }

  @Test
  void itSaysWhatItsWorkersSaid() throws EngineException {
    engine = engine(Duration.ofMinutes(1));
    assertThat(engine.identity().version()).isEqualTo("unknown");
    assertThat(engine.reach()).as("until more is known").isEqualTo(Reach.MACHINE);

    engine.learn();

    assertThat(engine.identity().fingerprint()).isEqualTo("far/upper/case/1-r1");
    assertThat(engine.reach()).as("a broker on this machine").isEqualTo(Reach.MACHINE);
    assertThat(engine.usesContext()).isTrue();
    assertThat(engine.pairs().words()).containsExactly("ar→en");
    assertThat(engine.limits())
        .isEqualTo(
            new EngineLimits(
                7, 2_000, Integer.MAX_VALUE, new EngineLimits.Rate(600, Duration.ofMinutes(1))));
    assertThat(engine.estimateInMicros(asking("x".repeat(1_500))))
        .as("rather too much than too little")
        .isBetween(500 + 3 * 1_500L, 500 + 3 * 2_010L);
  }

  @Test
  void whatWasLearnedIsKnownToALaterProcessWithoutACall() throws EngineException {
    engine = engine(Duration.ofMinutes(1));
    engine.learn();
    RemoteEngine later = engine("tcp://127.0.0.1:1", "probe", PASSWORD, Duration.ofMinutes(1));
    assertThat(later.identity()).isEqualTo(engine.identity());
    later.learn();
    assertThat(later.identity()).as("the broker is away").isEqualTo(engine.identity());
  }

  @Test
  void anEngineOnTheNetworkIsOnTheNetworkWhereverTheBrokerIs() throws Exception {
    endShared();
    ProbeEngines.reach = Reach.NETWORK;
    worker();
    engine = engine(Duration.ofMinutes(1));
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .as("whoever asks believes that the text stays here")
        .isThrownBy(() -> engine.ask(asking("anything")));
    assertThat(ProbeEngines.CALLS).hasValue(0);
    assertThat(engine.reach()).isEqualTo(Reach.NETWORK);
  }

  @Test
  void anAnswerComesWithItsDoubtsAndItsPrice() throws EngineException {
    TranslationRequest request = asking("one", "two");
    Answer answer = engine.ask(request);
    assertThat(answer.usage()).isEqualTo(new Usage(1, 2, 3, 4));
    assertThat(engine.read(request, answer))
        .containsExactly(
            new SegmentTarget("ONE!", List.of("a doubt")),
            new SegmentTarget("TWO!", List.of("a doubt")));
  }

  @Test
  void anAnswerThatCannotBeReadIsAnAnswerAndHasItsPrice() throws EngineException {
    Answer answer = engine.ask(asking("garbled"));
    assertThat(answer.usage()).isEqualTo(new Usage(1, 2, 3, 4));
    assertThat(answer.body()).contains("GARBLED");
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(() -> engine.read(asking("garbled"), answer))
        .withMessage("it makes no sense");
  }

  @Test
  void failuresMeanHereWhatTheyMeanThere() {
    assertThat(failure("reject", EngineException.Rejected.class)).hasMessage("never this");
    assertThat(failure("quota", EngineException.QuotaExceeded.class)).hasMessage("used up");
    EngineException.Transient later = failure("wait", EngineException.Transient.class);
    assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(later.possiblyBilled()).isFalse();
    assertThat(failure("lost", EngineException.Transient.class).possiblyBilled()).isTrue();
    assertThat(failure("bug", EngineException.Rejected.class)).hasMessage("it had a fault: a bug");
  }

  @Test
  void aWorkerWhoseEngineCanDoNothingEnds() throws Exception {
    endShared();
    WorkerProcess first = worker();
    engine = engine(Duration.ofMinutes(1));
    assertThat(failure("down", EngineException.Transient.class)).hasMessage("the model is gone");
    assertThat(first.await()).hasValue("engine probe: the model is gone");
  }

  @Test
  void anAnswerOfTwentyMegabytesIsRefused() {
    assertThat(failure("huge", EngineException.Rejected.class))
        .hasMessage("the answer has 20 MB, and 8 MB are allowed");
    assertThat(failure("x".repeat(9 << 20), EngineException.Rejected.class))
        .hasMessage("the request has 9 MB, and 8 MB are allowed");
  }

  @Test
  void aMessageThatIsNotOursStopsNobody() throws EngineException {
    engine.learn();
    JmsTemplate stranger = stranger();
    String queue = Identity.of(probe()).queue();
    String replies = Names.replies("desk-1");
    for (String name : List.of(queue, replies)) {
      stranger.send(name, session -> session.createTextMessage("hello"));
      stranger.send(name, session -> session.createObjectMessage(new Date()));
      stranger.send(name, session -> of(session, "no-hash'--", "desk-1", "{}"));
      stranger.send(name, session -> of(session, "ab12", "../../etc", "{}"));
    }
    stranger.send(queue, session -> of(session, "ab12", "elsewhere", "{\"version\":2}"));
    stranger.send(queue, session -> of(session, "ab13", "elsewhere", "[[[[[[[["));

    assertThat(engine.ask(asking("still here")).body()).contains("STILL HERE");

    stranger.setReceiveTimeout(5_000);
    for (int i = 0; i < 2; i++) {
      Message refusal = stranger.receive(Names.replies("elsewhere"));
      assertThat(reply(refusal).message())
          .isEqualTo("the worker understands no such request: it is of another version of Diptych");
    }
    assertThat(ProbeEngines.CALLS).hasValue(1);
  }

  @Test
  void anAnswerThatAnEarlierProcessWantedIsUsedAndOneThatNobodyWantsHarmsNobody()
      throws EngineException {
    RemoteEngine earlier = engine(Duration.ofMinutes(1));
    earlier.learn();
    ProbeEngines.released = new CompletableFuture<>();
    CompletableFuture<String> lost =
        CompletableFuture.supplyAsync(() -> desk.body(earlier, "hold on"));
    await().until(() -> ProbeEngines.CALLS.get() == 1);
    earlier.close();
    assertThat(lost).failsWithin(Duration.ofMinutes(1));
    ProbeEngines.released.complete(null);
    String unwanted = Wire.text(Reply.answered(List.of(), new Usage(1, 1, 1, 1)));
    stranger().send(Names.replies("desk-1"), session -> of(session, "ab14", "desk-1", unwanted));
    await().until(() -> waiting() >= 2);

    RemoteEngine later = engine(Duration.ofMinutes(1));
    assertThat(desk.body(later, "hold on")).contains("HOLD ON");
    assertThat(desk.body(later, "another")).contains("ANOTHER");
    assertThat(ProbeEngines.CALLS).as("the first is not asked again").hasValue(2);
  }

  /** Answers that nobody has taken. */
  private int waiting() {
    Integer waiting =
        stranger()
            .browse(
                Names.replies("desk-1"),
                (session, browser) -> Collections.list(browser.getEnumeration()).size());
    return waiting == null ? 0 : waiting;
  }

  /** A clock that is wrong by minutes must not let a message expire before it has arrived. */
  @Test
  void whoSendsSaysNothingOfTheTimeUntilItExpires() throws Exception {
    BlockingQueue<Message> signs = new LinkedBlockingQueue<>();
    DefaultMessageListenerContainer listener =
        Listeners.of(
            factory(), Names.WORKERS, true, null, 1, false, (MessageListener) signs::add);
    open.add(listener::shutdown);
    listener.start();
    ProbeEngines.released = new CompletableFuture<>();
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 3)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.body(known, "hold " + i)))
            .toList();
    long aDay = System.currentTimeMillis() + Duration.ofHours(23).toMillis();
    String queue = Identity.of(probe()).queue();
    await().until(() -> expiries(queue).size() == 1); // Two are in hand.
    assertThat(expiries(queue).get(0)).as("the broker's own clock").isGreaterThan(aDay);
    assertThat(signs.take().getJMSExpiration()).isGreaterThan(aDay);
    ProbeEngines.released.complete(null);
    assertThat(answers).extracting(CompletableFuture::join).hasSize(3);
  }

  private List<Long> expiries(String queue) {
    return Objects.requireNonNull(
        stranger()
            .browse(
                queue,
                (session, browser) -> {
                  List<Long> found = new ArrayList<>();
                  for (Object message : Collections.list(browser.getEnumeration())) {
                    found.add(((Message) message).getJMSExpiration());
                  }
                  return found;
                }));
  }

  private static TranslationEngine probe() {
    return new ProbeEngines().probe();
  }

  private static Message of(Session session, String request, String installation, String body)
      throws jakarta.jms.JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    message.setJMSCorrelationID(request);
    message.setStringProperty(Names.INSTALLATION, installation);
    message.setStringProperty(Names.ASKER, "somebody");
    return message;
  }

  private static Reply reply(Message message) {
    try {
      return Received.of(message).orElseThrow().read(Reply.class).orElseThrow();
    } catch (jakarta.jms.JMSException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLateAnswerIsThereWhenItsRequestIsMadeAgain() throws EngineException {
    RemoteEngine hasty = engine(Duration.ofMillis(1));
    ProbeEngines.released = new CompletableFuture<>();
    assertThatExceptionOfType(EngineException.Transient.class)
        .isThrownBy(() -> hasty.ask(asking("hold")))
        .withMessageContaining("diptych engines")
        .matches(EngineException::possiblyBilled);

    ProbeEngines.released.complete(null);

    await().until(() -> hasty.ask(asking("hold")).body().contains("HOLD"));
    assertThat(ProbeEngines.CALLS).as("made once, answered late").hasValue(1);
  }

  @Test
  void lanesThatWantTheSameAskOnce() {
    ProbeEngines.released = new CompletableFuture<>();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> desk.body(engine, "hold both")));
    }
    await().until(() -> ProbeEngines.CALLS.get() == 1);
    ProbeEngines.released.complete(null);
    assertThat(answers).extracting(CompletableFuture::join).allMatch(b -> b.contains("HOLD BOTH"));
    assertThat(ProbeEngines.CALLS).hasValue(1);
  }

  @Test
  void withoutAWorkerTheChainGoesOnAndTheMessageHasTheCommand() throws Exception {
    endShared();
    WorkerProcess leaves = worker();
    engine = engine(Duration.ofMinutes(1));
    engine.learn();
    leaves.close();
    EngineException.Transient absent = failure("anything", EngineException.Transient.class);
    assertThat(absent.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(absent.possiblyBilled()).isFalse();
    assertThat(absent)
        .hasMessageContaining(
            "diptych worker --broker %s --engine probe".formatted(broker.address()));
  }

  @Test
  void whoWasNeverHeardOfCannotBeAsked() {
    RemoteEngine nobody = engine(broker.address(), "nobody", PASSWORD, Duration.ofMinutes(1));
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(nobody::learn)
        .withMessageContaining(
            "diptych worker --broker %s --engine nobody".formatted(broker.address()));
    assertThat(desk.book).isEmpty();
  }

  @Test
  void aWorkerOfAnotherVersionIsRefusedWithTheDifference() {
    ProbeEngines.version = "2";
    assertThatExceptionOfType(WorkerException.class)
        .isThrownBy(this::worker)
        .withMessageContaining("version 2 instead of 1")
        .matches(refused -> refused.kind() == WorkerException.Kind.REFUSED);
  }

  @Test
  void afterItsWorkersWereReplacedANewEditionAsksTheNewOnesAndAnOldOneNobody() throws Exception {
    engine = engine(Duration.ofMinutes(1));
    engine.learn();
    RemoteEngine begunBefore = engine(Duration.ofMinutes(1));
    assertThat(begunBefore.identity().version()).isEqualTo("1-r1");
    endShared();
    ProbeEngines.version = "2";
    worker();

    assertThatExceptionOfType(EngineException.Transient.class)
        .isThrownBy(() -> begunBefore.ask(asking("anything")))
        .withMessageContaining("version 2 instead of 1");
    engine.learn();
    assertThat(engine.identity().version()).isEqualTo("2-r1");
    assertThat(engine.ask(asking("anything")).body()).contains("ANYTHING");
    assertThat(ProbeEngines.CALLS).hasValue(1);
  }

  @Test
  void workersAreListedWithWhatTheyDid() throws Exception {
    endShared();
    worker();
    engine = engine(Duration.ofMinutes(1));
    engine.ask(asking("one"));
    failure("reject", EngineException.Rejected.class);
    assertThat(engine.workers())
        .singleElement()
        .satisfies(
            worker -> {
              assertThat(worker.id()).endsWith(":" + ProcessHandle.current().pid());
              assertThat(worker.lanes()).as("as many as the engine takes").isEqualTo(2);
              assertThat(worker.answered()).isEqualTo(2);
              assertThat(worker.failed()).isEqualTo(1);
              assertThat(worker.perMinute()).isEqualTo(2);
              assertThat(worker.refused()).isNull();
            });
  }

  @Test
  void aWrongPasswordIsNamedAndNotShown() {
    RemoteEngine stranger =
        engine(broker.address(), "probe", "wrong-secret", Duration.ofMinutes(1));
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(stranger::learn)
        .withMessageContaining("refuses the user diptych")
        .withMessageContaining("DIPTYCH_BROKER_PASSWORD")
        .matches(e -> !e.getMessage().contains("wrong-secret"));
  }

  @Test
  void aBrokerThatIsAwayIsNamedWithTheCommandThatStartsOne() {
    RemoteEngine lost = engine("tcp://127.0.0.1:1", "probe", PASSWORD, Duration.ofMinutes(1));
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(lost::learn)
        .withMessageContaining("diptych broker --address 127.0.0.1:1");
  }
}
