package dev.diptych;

import dev.diptych.cli.CapturedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real process of Diptych on the classpath of the tests, so with the engines of the tests; for
 * tests of exit codes, signals and kills.
 *
 * <pre>{@code
 * try (DiptychProcess night = DiptychProcess.in(home).with("diptych.delay.latency", "50ms")
 *     .start("run", "nightly")) {
 *   night.awaitUntil(() -> CallLog.read(calls).size() >= 5);
 *   night.signal("KILL");
 * }
 * }</pre>
 */
public final class DiptychProcess implements AutoCloseable {

  private static final long LONGEST_IN_SECONDS = 180;

  private final Process process;
  private final Path out;
  private final Path err;
  private final long longestInSeconds;

  private DiptychProcess(Process process, Path out, Path err, long longestInSeconds) {
    this.longestInSeconds = longestInSeconds;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** A process that is to be started in the installation folder {@code home}. */
  public static Plan in(Path home) {
    return new Plan(home);
  }

  /** What to start and how. */
  public static final class Plan {

    private final Path home;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> wrapper = new ArrayList<>();
    private String input = "";
    private long longest = LONGEST_IN_SECONDS;
    private String main = Diptych.class.getName();

    private Plan(Path home) {
      this.home = home;
      environment.put("LC_ALL", "C.UTF-8");
      properties.put("diptych.home", home.toString());
      // On a busy machine the process that has the database is slow, and not away.
      properties.put("diptych.database.answer-within", "2m");
    }

    /** Sets a system property. */
    public Plan with(String property, Object value) {
      properties.put(property, value.toString());
      return this;
    }

    /** Sets a variable of the environment. */
    public Plan withVariable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Adds an option of the virtual machine, such as {@code -Xmx512m}. */
    public Plan withOption(String option) {
      options.add(option);
      return this;
    }

    /** Starts it by another program, such as {@code strace}. */
    public Plan under(String... program) {
      wrapper.addAll(List.of(program));
      return this;
    }

    /** Starts another class with a {@code main} than Diptych's. */
    public Plan instead(String other) {
      main = other;
      return this;
    }

    /** How long it may take; three minutes without this. */
    public Plan waitingAtMost(long seconds) {
      longest = seconds;
      return this;
    }

    /** Gives it text to read on standard input, in UTF-8. */
    public Plan withInput(String text) {
      input = text;
      return this;
    }

    /** Starts it. */
    public DiptychProcess start(String... arguments) {
      List<String> command = new ArrayList<>(wrapper);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      command.addAll(SharedClasses.options());
      command.addAll(options);
      properties.forEach((property, value) -> command.add("-D" + property + "=" + value));
      command.addAll(List.of("-cp", SharedClasses.classPath()));
      command.add(main);
      command.addAll(List.of(arguments));
      try {
        Path out = temporary(".out");
        Path err = temporary(".err");
        Path in = temporary(".in");
        Files.writeString(in, input);
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new DiptychProcess(builder.start(), out, err, longest);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path temporary(String ending) throws IOException {
      Path file = Files.createTempFile("diptych", ending);
      file.toFile().deleteOnExit();
      return file;
    }

    /**
     * Runs the same in this process, which is much quicker; without {@link #withOption}, {@link
     * #withVariable} and {@link #withInput}.
     */
    public Outcome runHere(String... arguments) {
      return CapturedCommand.run(properties, arguments);
    }

    /** Starts it and waits for its end. */
    public Outcome run(String... arguments) {
      try (DiptychProcess running = start(arguments)) {
        return running.await();
      }
    }
  }

  /** How a process ended and what it said. */
  public record Outcome(int exitCode, String out, String err) {}

  /** Its id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has written to standard output so far. */
  public String out() {
    return read(out);
  }

  /** What it has written to standard error so far. */
  public String err() {
    return read(err);
  }

  /** Waits for its end. */
  public Outcome await() {
    try {
      if (!process.waitFor(longestInSeconds, TimeUnit.SECONDS)) {
        throw new AssertionError("It still runs. It said: " + err());
      }
      return new Outcome(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }

  /** Waits until a condition holds; fails if the process ends before or it takes too long. */
  public void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(longestInSeconds);
    while (!condition.getAsBoolean()) {
      if (!isAlive() && !condition.getAsBoolean()) {
        throw new AssertionError(
            "It ended with %d before that. It said: %s".formatted(process.exitValue(), err()));
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("That never happened. It said: " + err());
      }
      pause();
    }
  }

  /** Sends a signal by its name without SIG: KILL, TERM, INT, STOP, CONT. */
  public void signal(String name) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while signalling", e);
    }
  }

  /** Kills it so long from now, if it has not ended before. */
  public void killAfter(long nanos) {
    try {
      if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }

  /** Kills it if it still runs, also when it is stopped. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Looks again soon: another process can only be watched. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
