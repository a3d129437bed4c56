package dev.diptych.console.page;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers that a run has gone on: one look a second at each run that somebody watches, by
 * one thread, however many they are. Safe for use by several threads.
 */
@Component
class LiveStreams {

  private static final long LOOK_MILLIS = 1_000;

  /** A connection that says nothing for longer is closed by what stands between. */
  private static final int LOOKS_UNTIL_A_SIGN = 15;

  private static final int MOST_STREAMS = 200;

  private final RunDetails details;
  private final Map<EditionName, Watched> watched = new HashMap<>();
  private @Nullable ScheduledExecutorService timer;
  private boolean closed;

  LiveStreams(RunDetails details) {
    this.details = details;
  }

  /** The browsers that watch one edition, and what they were told last. */
  private static final class Watched {
    private final List<SseEmitter> streams = new ArrayList<>();
    private String told = "";
    private int looks;
  }

  /** Begins to tell a browser about a run; ends by itself with the run. */
  synchronized SseEmitter open(EditionName name) {
    SseEmitter stream = new SseEmitter(0L);
    int open = watched.values().stream().mapToInt(one -> one.streams.size()).sum();
    if (closed || open >= MOST_STREAMS) {
      stream.complete(); // The page says how to see more without it.
      return stream;
    }
    stream.onCompletion(() -> forget(name, stream));
    stream.onError(failure -> forget(name, stream));
    watched.computeIfAbsent(name, key -> new Watched()).streams.add(stream);
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "live");
                thread.setDaemon(true);
                return thread;
              });
      var unused = timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return stream;
  }

  private synchronized void forget(EditionName name, SseEmitter stream) {
    Watched one = watched.get(name);
    if (one != null) {
      one.streams.remove(stream);
      if (one.streams.isEmpty()) {
        watched.remove(name);
      }
    }
  }

  /** How many browsers watch. */
  synchronized int count() {
    return watched.values().stream().mapToInt(one -> one.streams.size()).sum();
  }

  private void look() {
    List<EditionName> names;
    synchronized (this) {
      names = List.copyOf(watched.keySet());
    }
    for (EditionName name : names) {
      try {
        tell(name, details.standing(name));
      } catch (RuntimeException e) {
        // The database is away for a moment: the next look makes up for it.
      }
    }
  }

  private void tell(EditionName name, Standing live) {
    String now = "%s %s %s".formatted(live.steps(), live.view().state(), live.stopping());
    List<SseEmitter> streams;
    String event;
    synchronized (this) {
      Watched one = watched.get(name);
      if (one == null) {
        return;
      }
      boolean sign = ++one.looks % LOOKS_UNTIL_A_SIGN == 0;
      if (now.equals(one.told) && live.running() && !sign) {
        return;
      }
      event = !live.running() ? "ended" : now.equals(one.told) ? "sign" : "progress";
      one.told = now;
      streams = List.copyOf(one.streams);
    }
    for (SseEmitter stream : streams) {
      send(name, stream, event);
      if (event.equals("ended")) {
        stream.complete();
        forget(name, stream);
      }
    }
  }

  private void send(EditionName name, SseEmitter stream, String event) {
    try {
      stream.send(SseEmitter.event().name(event).data(event));
    } catch (IOException | IllegalStateException e) {
      forget(name, stream); // The browser is gone.
    }
  }

  /** Ends all streams, so that the process can end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    List<SseEmitter> streams = new ArrayList<>();
    synchronized (this) {
      closed = true;
      watched.values().forEach(one -> streams.addAll(one.streams));
      watched.clear();
      if (timer != null) {
        timer.shutdown();
      }
    }
    streams.forEach(SseEmitter::complete);
  }
}
