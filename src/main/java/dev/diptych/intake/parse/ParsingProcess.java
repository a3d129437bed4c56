package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.tika.exception.TikaException;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.fork.ParserFactoryFactory;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.SAXException;

/**
 * One parsing process, started at its first file and again after one that killed it. Used by one
 * thread at a time.
 *
 * <p>Tika's child ends itself when a file takes too long. Should it be too sick even for that, it
 * is killed from here a little later.
 */
final class ParsingProcess implements AutoCloseable {

  private static final long GRACE_MILLIS = 15_000;

  /**
   * Tesseract's threads wait for each other by spinning: on two busy cores a page took five times
   * as long with two of them as with one. A number that is set for this process stays.
   */
  private static final String THREADS = "OMP_THREAD_LIMIT";

  private static final Path ENV = Path.of("/usr/bin/env");

  private final String mark = "-Ddiptych.parser=" + UUID.randomUUID();
  private final ForkParser fork;
  private final long deadlineMillis;
  private final ScheduledExecutorService watch;

  ParsingProcess(
      ReaderSettings settings, ParserDirectory directory, ScheduledExecutorService watch) {
    this.watch = watch;
    this.deadlineMillis = settings.timeout().toMillis() + GRACE_MILLIS;
    fork =
        new ForkParser(
            directory.libraries(),
            new ParserFactoryFactory(
                ChildParserFactory.class.getName(), ChildParserFactory.arguments(settings)));
    fork.setPoolSize(1);
    fork.setServerPulseMillis(Math.min(500, settings.timeout().toMillis()));
    fork.setServerParseTimeoutMillis(settings.timeout().toMillis());
    fork.setServerWaitTimeoutMillis(settings.idle().toMillis());
    fork.setMaxFilesProcessedPerServer(settings.filesPerProcess());
    fork.setJavaCommand(command(settings, directory));
  }

  void parse(String name, byte[] content, WireReader reader)
      throws TikaException, IOException, SAXException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    ScheduledFuture<?> deadline = watch.schedule(this::kill, deadlineMillis, TimeUnit.MILLISECONDS);
    try {
      fork.parse(new ByteArrayInputStream(content), reader, metadata, new ParseContext());
    } finally {
      deadline.cancel(false);
    }
  }

  @Override
  public void close() {
    kill();
    fork.close();
    kill();
  }

  /** Ends the process and the programs it has started, which would go on without it. */
  private void kill() {
    ProcessHandle.current()
        .children()
        .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(mark))
        .forEach(
            child -> {
              List<ProcessHandle> programs = child.descendants().toList();
              child.destroyForcibly();
              programs.forEach(ProcessHandle::destroyForcibly);
            });
  }

  private List<String> command(ReaderSettings settings, ParserDirectory directory) {
    List<String> command = new ArrayList<>();
    if (settings.isOcrOn() && Files.isExecutable(ENV) && System.getenv(THREADS) == null) {
      command.addAll(List.of(ENV.toString(), THREADS + "=1"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            mark,
            "-Xmx" + settings.memory().toMegabytes() + "m",
            "-XX:+UseSerialGC",
            // the optimising compiler has not paid itself back after 500 documents
            "-XX:TieredStopAtLevel=1",
            // whatever the virtual machine says must not get into the pipe that answers come
            // through
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + directory.temporary().resolve("crash-%p.log"),
            "-Djava.io.tmpdir=" + directory.temporary(),
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Dlogback.configurationFile=dev/diptych/intake/parse/logback-parser.xml",
            // no network: no name resolves, and every socket goes to a proxy that does not exist
            "-Djdk.net.hosts.file=" + directory.noHosts(),
            "-DsocksProxyHost=127.0.0.1",
            "-DsocksProxyPort=9",
            "-DsocksNonProxyHosts=",
            "-Djavax.xml.accessExternalDTD=",
            "-Djavax.xml.accessExternalSchema=",
            "-Djavax.xml.accessExternalStylesheet="));
    return command;
  }
}
