package dev.diptych.engine.command;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.http.StrictJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A program that has been started, with one thread that reads its answers and one that reads what
 * it complains of. Once it has ended it stays so; the engine starts another. Safe for use by
 * several lanes.
 */
final class Program implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Program.class);

  /** No target of a segment is nearly as long. */
  static final int MAX_LINE_IN_BYTES = 1 << 20;

  private static final int MAX_WORDS = 200;
  private static final long SECONDS_TO_END = 2;

  private final String engine;
  private final Process process;
  private final Map<Long, Pending> pending = new HashMap<>();
  private volatile String lastWords = "";
  private volatile @Nullable EngineException whyEnding;
  private boolean ended;

  private Program(String engine, Process process) {
    this.engine = engine;
    this.process = process;
  }

  /**
   * Starts it. It sees the environment of this process without what is Diptych's: keys and
   * passwords of others are none of its business.
   *
   * @param engine for the names of threads and for the log
   * @throws IOException if the system cannot start it
   */
  static Program start(String engine, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(Program::isOurs);
    Program program = new Program(engine, builder.start());
    program.thread("answers", program::readAnswers);
    program.thread("complaints", program::readComplaints);
    return program;
  }

  /** Whether a variable of the environment is a setting of Diptych. */
  static boolean isOurs(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("DIPTYCH") || upper.startsWith("SPRING");
  }

  private void thread(String what, Runnable work) {
    Thread thread = new Thread(work, engine + "-" + what);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Has a request answered.
   *
   * @param number of the request, never used before
   * @param lines one a segment, without line ends
   * @param limit after which the program is ended
   * @return the answer's lines, or {@code null} if the program has ended before it was asked
   */
  @Nullable String ask(long number, List<String> lines, Pending request, Duration limit)
      throws EngineException {
    synchronized (pending) {
      if (ended) {
        return null;
      }
      pending.put(number, request);
    }
    var watched =
        request
            .answer()
            .copy()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (answer, failure) -> {
                  if (failure instanceof TimeoutException) {
                    end(late(limit));
                  }
                });
    try {
      write(lines);
      // Not to be interrupted: that costs at most the limit, see docs/decisions/0093.
      return watched.join();
    } catch (CompletionException e) {
      throw meaning(e, limit);
    } finally {
      synchronized (pending) {
        pending.remove(number);
      }
    }
  }

  private static EngineException late(Duration limit) {
    return EngineException.Transient.afterSending(
        "the program did not answer within %d s and was ended; it is started again when it is needed"
            .formatted(Math.max(1, limit.toSeconds())),
        null);
  }

  private static EngineException meaning(CompletionException e, Duration limit) {
    return e.getCause() instanceof EngineException known ? known : late(limit);
  }

  /** A pipe that broke is no news: who reads the answers learns why, and tells all who wait. */
  private void write(List<String> lines) {
    OutputStream in = process.getOutputStream();
    synchronized (in) {
      try {
        for (String line : lines) {
          in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
      } catch (IOException e) {
        log.debug("{} does not read any more", engine, e);
      }
    }
  }

  private void readAnswers() {
    try (InputStream out = new BufferedInputStream(process.getInputStream())) {
      for (byte[] line = line(out); line != null; line = line(out)) {
        if (line.length > MAX_LINE_IN_BYTES) {
          end(new EngineException.Rejected("the program wrote a line without end", null));
        } else {
          answered(line);
        }
      }
    } catch (IOException e) {
      log.debug("{} cannot be read any more", engine, e);
    } finally {
      failAll();
    }
  }

  private void answered(byte[] bytes) {
    String line;
    try {
      line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      end(new EngineException.Rejected("the program writes something else than UTF-8", e));
      return;
    }
    if (line.isBlank()) {
      return;
    }
    String id = StrictJson.object(line).map(json -> json.path("id")).map(Program::text).orElse("");
    Pending request = request(id);
    if (request == null) {
      log.info("{} wrote a line that answers nothing asked: {}", engine, plain(line));
    } else {
      request.take(id, line);
    }
  }

  private static String text(JsonNode id) {
    return id.isString() ? id.stringValue() : "";
  }

  private @Nullable Pending request(String id) {
    int end = id.indexOf('.');
    if (end < 1 || end > 18 || !id.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    synchronized (pending) {
      return pending.get(Long.parseLong(id.substring(0, end)));
    }
  }

  /** Up to the line's end; of a longer one as much as shows that it is too long. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read >= 0; read = in.read()) {
      if (read == '\n') {
        return line.toByteArray();
      }
      line.write(read);
      if (line.size() > MAX_LINE_IN_BYTES) {
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private void readComplaints() {
    try (InputStream err = new BufferedInputStream(process.getErrorStream())) {
      for (byte[] line = line(err); line != null; line = line(err)) {
        String words = plain(new String(line, StandardCharsets.UTF_8));
        if (!words.isEmpty()) {
          lastWords = words;
          log.info("{}: {}", engine, words);
        }
      }
    } catch (IOException e) {
      log.debug("{} cannot be read any more", engine, e);
    }
  }

  private static String plain(String text) {
    String start = text.substring(0, Math.min(2 * MAX_WORDS, text.length()));
    String line = start.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
    return line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS) + "…" : line;
  }

  /** Ends it at once, for this reason. */
  private void end(EngineException reason) {
    if (whyEnding == null) {
      whyEnding = reason;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Its output has ended, so nothing that it has in hand will be answered. */
  private void failAll() {
    EngineException reason = whyEnding;
    if (reason == null) {
      String words = lastWords;
      reason =
          EngineException.Transient.afterSending(
              "the program ended%s%s"
                  .formatted(code(), words.isEmpty() ? "" : "; its last words: \"" + words + "\""),
              null);
    }
    List<Pending> left;
    synchronized (pending) {
      ended = true;
      left = List.copyOf(pending.values());
    }
    for (Pending request : left) {
      request.answer().completeExceptionally(reason);
    }
    close();
  }

  private String code() {
    return process
            .onExit()
            .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
            .join()
            .isAlive()
        ? ""
        : " with code " + process.exitValue();
  }

  /** Lets it end by the end of its input, and ends it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("{} does not read any more", engine, e);
    }
    if (process
        .onExit()
        .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
        .join()
        .isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
