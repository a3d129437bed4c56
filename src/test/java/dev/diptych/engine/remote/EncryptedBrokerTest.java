package dev.diptych.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.cli.CapturedCommand;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.Reach;
import dev.diptych.engine.http.Secret;
import dev.diptych.worker.BrokerProcess;
import dev.diptych.worker.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with a certificate that it made itself. */
class EncryptedBrokerTest {

  private static final String STORE_PASSWORD = "store-secret-1";

  @TempDir static Path folder;
  private static Path keys;
  private static Path trusted;
  private static BrokerProcess broker;

  private final Desk desk = new Desk();

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.p12");
    trusted = folder.resolve("trusted.p12");
    String certificate = folder.resolve("broker.crt").toString();
    keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=desk", "-ext", "SAN=ip:127.0.0.1");
    keytool(keys, "-exportcert", "-file", certificate);
    keytool(trusted, "-importcert", "-noprompt", "-file", certificate);
    System.setProperty("diptych.broker.password", Desk.PASSWORD);
    System.setProperty("diptych.broker.key-store", keys.toString());
    System.setProperty("diptych.broker.key-store-password", STORE_PASSWORD);
    broker = BrokerProcess.start("ssl://127.0.0.1:0", folder.resolve("messages"));
  }

  @AfterAll
  static void stop() {
    broker.close();
    for (String name : List.of("password", "key-store", "key-store-password")) {
      System.clearProperty("diptych.broker." + name);
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "broker", "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private static BrokerAccess believing(Path store, String password) {
    return new BrokerAccess(
        "diptych",
        Secret.valueOf(Desk.PASSWORD),
        store.toString(),
        Secret.valueOf(password),
        "",
        Secret.NONE);
  }

  private RemoteEngine engine(String address, BrokerAccess access) {
    return desk.engine(address, "probe", access, Duration.ofMinutes(1));
  }

  private static Outcome worker(String... settings) {
    Map<String, String> properties = new TreeMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      properties.put("diptych.broker." + settings[i], settings[i + 1]);
    }
    return CapturedCommand.run(
        properties, "worker", "--broker", broker.address(), "--engine", "delay");
  }

  @Test
  void whoBelievesTheCertificateIsAnswered() throws Exception {
    ProbeEngines.version = "1";
    ProbeEngines.reach = Reach.PROCESS;
    ProbeEngines.released = CompletableFuture.completedFuture(null);
    System.setProperty("diptych.broker.trust-store", trusted.toString());
    System.setProperty("diptych.broker.trust-store-password", STORE_PASSWORD);
    try (WorkerProcess worker =
        WorkerProcess.start(broker.address(), "probe", 1, ProbeEngines.class)) {
      assertThat(worker.words()).contains(broker.address());
      RemoteEngine engine = engine(broker.address(), believing(trusted, STORE_PASSWORD));
      engine.learn();
      assertThat(desk.body(engine, "one")).contains("ONE!");
    } finally {
      System.clearProperty("diptych.broker.trust-store");
      System.clearProperty("diptych.broker.trust-store-password");
    }
  }

  @Test
  void whoDoesNotBelieveItIsToldWhatToSet() {
    Outcome outcome = worker();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("the certificate of the broker at " + broker.address() + " is not believed")
        .contains("diptych.broker.trust-store");
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(() -> engine(broker.address(), Desk.access(Desk.PASSWORD)).learn())
        .withMessageContaining("is not believed");
  }

  @Test
  void aCertificateOfAnotherHostIsNotBelieved() {
    RemoteEngine engine =
        engine(
            broker.address().replace("127.0.0.1", "localhost"),
            believing(trusted, STORE_PASSWORD));
    assertThatExceptionOfType(EngineException.Unavailable.class)
        .isThrownBy(engine::learn)
        .withMessageContaining("localhost")
        .withMessageContaining("is not believed");
  }

  @Test
  void wrongPasswordsAreNamedAndNotShown() {
    Outcome account =
        worker(
            "trust-store", trusted.toString(),
            "trust-store-password", STORE_PASSWORD,
            "password", "wrong-secret");
    assertThat(account.exitCode()).as(account.err()).isEqualTo(2);
    assertThat(account.err()).contains("refuses the user diptych").doesNotContain("wrong-secret");

    Outcome store =
        worker("trust-store", trusted.toString(), "trust-store-password", "wrong-secret");
    assertThat(store.exitCode()).as(store.err()).isEqualTo(2);
    assertThat(store.err())
        .contains("diptych.broker.trust-store: the file " + trusted)
        .contains("DIPTYCH_BROKER_TRUSTSTOREPASSWORD")
        .doesNotContain("wrong-secret");

    Outcome shown =
        CapturedCommand.run(
            Map.of("diptych.broker.key-store-password", "wrong-secret"),
            "broker",
            "--address",
            "ssl://127.0.0.1:0",
            "--folder",
            folder.resolve("other").toString());
    assertThat(shown.exitCode()).as(shown.err()).isEqualTo(2);
    assertThat(shown.err())
        .contains("diptych.broker.key-store: the file " + keys)
        .contains("DIPTYCH_BROKER_KEYSTOREPASSWORD")
        .doesNotContain("wrong-secret");
  }
}
