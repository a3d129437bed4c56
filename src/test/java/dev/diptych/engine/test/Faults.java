package dev.diptych.engine.test;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationRequest;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** The delay and the faults of one engine, as the system properties say. */
final class Faults {

  private static final Pattern IN_TEXT = Pattern.compile("\\[\\[fault:([a-z_-]+)]]");
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final String engine;
  private final AtomicInteger calls = new AtomicInteger();
  private final Set<TranslationRequest> seen = ConcurrentHashMap.newKeySet();

  Faults(String engine) {
    this.engine = engine;
  }

  /** What the next call has to do instead of answering. */
  Optional<Fault> next(TranslationRequest request) {
    boolean spared = calls.incrementAndGet() <= Integer.getInteger("diptych.delay.spared", 0);
    return inText(request).or(() -> spared ? Optional.empty() : inFile());
  }

  /** Returns when the engine may answer, or fails as it was told to. */
  void pass(TranslationRequest request, Optional<Fault> fault) throws EngineException {
    pause(latency());
    if (fault.isPresent()) {
      fail(fault.get(), request);
    }
  }

  private static Duration latency() {
    String latency = System.getProperty("diptych.delay.latency");
    return latency == null ? Duration.ZERO : DurationStyle.detectAndParse(latency);
  }

  private void fail(Fault fault, TranslationRequest request) throws EngineException {
    switch (fault) {
      case UNAVAILABLE -> throw new EngineException.Unavailable("told to be down", null);
      case QUOTA -> throw new EngineException.QuotaExceeded("told to be used up", null);
      case REJECTED -> throw new EngineException.Rejected("told to reject", null);
      case TRANSIENT -> throw passing();
      case TRANSIENT_ONCE -> {
        if (seen.add(request)) {
          throw passing();
        }
      }
      case HOLD, HOLD_NEXT -> {
        while (inText(request).or(this::inFile).filter(fault::equals).isPresent()) {
          pause(LOOK_AGAIN);
        }
      }
      case BUG -> throw new IllegalStateException("told to have a bug");
      case ERROR -> throw new OutOfMemoryError("told to be out of memory");
      case LINKAGE -> throw new LinkageError("told to be broken");
      case HALT -> Runtime.getRuntime().halt(137);
      case CRASH -> crash();
      case OUT_OF_MEMORY -> wantTooMuch();
    }
  }

  /** A write to where nothing is. */
  private static void crash() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field unsafe = type.getDeclaredField("theUnsafe");
      unsafe.setAccessible(true);
      type.getMethod("putAddress", long.class, long.class).invoke(unsafe.get(null), 0L, 0L);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This virtual machine cannot be made to crash", e);
    }
  }

  /** No virtual machine has an array of this length: it says that it is out of memory. */
  private static void wantTooMuch() {
    throw new IllegalStateException("Got " + new byte[Integer.MAX_VALUE].length);
  }

  private static EngineException passing() {
    return new EngineException.Transient("told to fail in passing", Duration.ofMillis(1), null);
  }

  private static Optional<Fault> inText(TranslationRequest request) {
    return request.segments().stream()
        .map(IN_TEXT::matcher)
        .filter(Matcher::find)
        .map(found -> fault(found.group(1)))
        .findFirst();
  }

  private Optional<Fault> inFile() {
    String file = System.getProperty("diptych.delay.faults");
    if (file == null) {
      return Optional.empty();
    }
    Properties faults = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      faults.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("The file of faults cannot be read", e);
    }
    return Optional.ofNullable(faults.getProperty(engine)).map(Faults::fault);
  }

  private static Fault fault(String name) {
    return Fault.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The engine's latency is real time: that is what it is for. */
  private static void pause(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the engine was asked", e);
    }
  }
}
