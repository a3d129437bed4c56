package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.apache.tika.exception.TikaException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Parses in processes apart, through Tika's ForkParser: a file that hangs, exhausts memory or
 * crashes the virtual machine costs itself. Safe for use by several threads; as many files as there
 * are processes are parsed at a time, the others wait. Nothing is started before the first file.
 */
final class IsolatedParser implements DocumentParser, AutoCloseable {

  private static final long WIRE_FACTOR = 4;
  private static final String INTERRUPTED =
      "Reading was interrupted; the next run takes the file again";

  private final ReaderSettings settings;

  /**
   * Guards the number of processes in use here, because ForkParser does not wake a waiting thread
   * when the process of another one has died.
   */
  private final Semaphore free;

  private final Deque<ParsingProcess> idle = new ArrayDeque<>();
  private final List<ParsingProcess> all = new ArrayList<>();
  private @Nullable ParserDirectory directory;
  private @Nullable ScheduledExecutorService watch;
  private boolean closed;

  IsolatedParser(ReaderSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.processes(), true);
  }

  /**
   * Parses one file.
   *
   * @throws CancellationException if the thread is interrupted or this parser is closed meanwhile:
   *     the file is not to blame and must not be recorded as unreadable
   */
  @Override
  public Parsed open(SourceFile source, byte[] content) throws UnreadableException {
    return ask(source.name(), content);
  }

  @Override
  public Parsed everything(SourceFile source, byte[] content) throws UnreadableException {
    return ask(ChildParser.EVERYTHING + source.name(), content);
  }

  private Parsed ask(String name, byte[] content) throws UnreadableException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(INTERRUPTED);
    }
    try {
      ParsingProcess process = take();
      try {
        return ask(process, name, content);
      } finally {
        giveBack(process);
      }
    } finally {
      free.release();
    }
  }

  private Parsed ask(ParsingProcess process, String name, byte[] content)
      throws UnreadableException {
    WireReader answer = attempt(process, name, content);
    if (answer == null) {
      // The process may have died of something else: the file has a second try in a new one.
      answer = attempt(process, name, content);
    }
    if (answer == null) {
      throw new UnreadableException(
          "the file ended the parsing process twice, most likely by a fault in its parser; save it in another format or raise diptych.reader.memory (now %d MB)"
              .formatted(settings.memory().toMegabytes()));
    }
    return answer.parsed();
  }

  /** The answer, or {@code null} if the process died without a reason. */
  private @Nullable WireReader attempt(ParsingProcess process, String name, byte[] content)
      throws UnreadableException {
    WireReader reader = new WireReader(WIRE_FACTOR * settings.maxText());
    long begin = System.nanoTime();
    try {
      process.parse(name, content, reader);
    } catch (TikaException | IOException | SAXException e) {
      requireOpen();
      if (reader.reason() == null) {
        requireInTime(begin, e);
        return null;
      }
      return reader;
    }
    return reader.isComplete() ? reader : null;
  }

  private void requireOpen() {
    boolean open;
    synchronized (this) {
      open = !closed;
    }
    if (!open || Thread.currentThread().isInterrupted()) {
      throw new CancellationException(INTERRUPTED);
    }
  }

  private void requireInTime(long begin, Throwable cause) throws UnreadableException {
    long millis = (System.nanoTime() - begin) / 1_000_000;
    if (millis >= settings.timeout().toMillis()) {
      throw new UnreadableException(
          "parsing took longer than %s; it was stopped (setting diptych.reader.timeout)"
              .formatted(settings.timeout().toString().substring(2).toLowerCase(Locale.ROOT)),
          cause);
    }
  }

  static String memoryReason(ReaderSettings settings) {
    return "parsing needs more memory than %d MB; save the file in another format or raise diptych.reader.memory"
        .formatted(settings.memory().toMegabytes());
  }

  private synchronized ParsingProcess take() {
    if (closed) {
      throw new IllegalStateException("The parser is closed");
    }
    ParsingProcess process = idle.poll();
    if (process == null) {
      process = new ParsingProcess(settings, directory(), watch());
      all.add(process);
    }
    return process;
  }

  private synchronized void giveBack(ParsingProcess process) {
    idle.push(process);
  }

  private ParserDirectory directory() {
    if (directory == null) {
      directory = ParserDirectory.create();
    }
    return directory;
  }

  private ScheduledExecutorService watch() {
    if (watch == null) {
      watch =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "parse-deadline");
                thread.setDaemon(true);
                return thread;
              });
    }
    return watch;
  }

  /** Ends the processes and removes their folder. A file in hand fails with a reason. */
  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(ParsingProcess::close);
    if (watch != null) {
      watch.shutdownNow();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
