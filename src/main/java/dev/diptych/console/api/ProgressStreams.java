package dev.diptych.console.api;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Standing;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Progress of editions as streams of events, one thread for all of them. It is read from the counts
 * of the tables, so it costs a run nothing, whichever process makes it. Streams end with the run,
 * and before the server does.
 */
@Component
final class ProgressStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final int MOST = 50;
  private static final long LOOK_MILLIS = 1000;

  /** A sign of life for proxies that end what is silent. */
  private static final int LOOKS_A_SIGN = 15;

  private final RunDetails details;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ScheduledExecutorService timer;

  ProgressStreams(RunDetails details) {
    this.details = details;
  }

  private static final class Stream {
    private final EditionName edition;
    private final SseEmitter emitter = new SseEmitter(0L);
    private @Nullable Standing last;
    private int silent;

    Stream(EditionName edition) {
      this.edition = edition;
    }
  }

  /**
   * Opens a stream that begins with where the edition stands now.
   *
   * @throws ProblemException if too many are open
   */
  SseEmitter open(EditionName edition) {
    Stream stream = new Stream(edition);
    ScheduledExecutorService running = timer;
    if (running == null || open.size() >= MOST) {
      throw new ProblemException(
          Problem.of(
              503,
              "too-many-streams",
              ExitCode.REFUSED,
              "%d streams are open already; ask without Accept: text/event-stream instead"
                  .formatted(MOST)));
    }
    open.add(stream);
    stream.emitter.onCompletion(() -> open.remove(stream));
    stream.emitter.onError(failure -> open.remove(stream));
    running.execute(() -> look(stream));
    return stream.emitter;
  }

  private void lookAtAll() {
    open.forEach(this::look);
  }

  private void look(Stream stream) {
    try {
      Standing now = details.standing(stream.edition);
      if (!told(now).equals(told(stream.last))) {
        stream.last = now;
        stream.silent = 0;
        send(stream, "progress", now);
      } else if (++stream.silent % LOOKS_A_SIGN == 0) {
        stream.emitter.send(SseEmitter.event().comment("it goes on"));
      }
      if (!now.running() && !now.view().state().equals("READY")) {
        send(stream, "end", now);
        end(stream);
      }
    } catch (IOException | IllegalStateException e) {
      open.remove(stream); // Whoever listened is gone.
    } catch (RuntimeException e) {
      log.warn("A stream of progress ended early", e);
      end(stream);
    }
  }

  /** What is worth an event; that a beat came is not. */
  private static List<Object> told(@Nullable Standing standing) {
    return standing == null
        ? List.of()
        : List.of(standing.view().state(), standing.stopping(), standing.steps());
  }

  private static void send(Stream stream, String event, Object value) throws IOException {
    stream.emitter.send(
        SseEmitter.event()
            .name(event)
            .data(ApiJson.MAPPER.writeValueAsString(value), MediaType.TEXT_PLAIN));
  }

  private void end(Stream stream) {
    open.remove(stream);
    stream.emitter.complete();
  }

  @Override
  public void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    timer = fresh;
    var unused =
        fresh.scheduleWithFixedDelay(
            this::lookAtAll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Before the web server, which waits for requests that are being answered. */
  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    timer = null;
    if (running != null) {
      running.shutdown();
    }
    open.forEach(this::end);
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
