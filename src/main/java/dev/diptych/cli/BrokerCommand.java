package dev.diptych.cli;

import dev.diptych.job.Installation;
import dev.diptych.operations.ExitCode;
import dev.diptych.worker.BrokerProcess;
import dev.diptych.worker.WorkerException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sun.misc.Signal;

/** {@code broker}: carries requests to workers and their answers back. */
@Command(
    name = "broker",
    description = {
      "Starts a broker, which carries requests to workers and answers back.",
      "Its account is diptych.broker.username (diptych) with the password in",
      "DIPTYCH_BROKER_PASSWORD."
    },
    mixinStandardHelpOptions = true)
final class BrokerCommand implements Verb {

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "tcp://127.0.0.1:61616",
      description = {
        "Where it listens (default: ${DEFAULT-VALUE}), such as tcp://10.0.0.5:61616, or",
        "ssl://10.0.0.5:61617 with diptych.broker.key-store."
      })
  private String address = "";

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where its messages stand (default: data/broker of this installation).")
  private @Nullable Path folder;

  private final Answers answers;

  BrokerCommand(Answers answers) {
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Signal.handle(new Signal("TERM"), signal -> asked.countDown());
    Signal.handle(new Signal("INT"), signal -> asked.countDown());
    Path messages =
        folder == null ? Installation.ofProcess().existing().data().resolve("broker") : folder;
    try (BrokerProcess broker = BrokerProcess.start(address, messages)) {
      answers.line("Broker at " + broker.address());
      if (broker.isOpen()) {
        answers.note(
            "Texts and the password can be read on their way there: with a certificate, use"
                + " --address ssl://…");
      }
      asked.await();
    } catch (WorkerException e) {
      return WorkerCommand.ended(e, answers);
    }
    return ExitCode.COMPLETE;
  }
}
