package dev.diptych.console;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.store.PassRow.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers and programs that a run has gone on, as streams of events: {@code progress}
 * whenever its counts or its state are others, {@code end} when nothing runs any more, and in
 * between a comment as a sign of life. One thread looks once a second at each edition that somebody
 * follows, however many they are, and reads the counts of the tables: that costs a run nothing,
 * whichever process makes it. Streams end with the run, and before the server does. Safe for use by
 * several threads.
 */
@Component
public class LiveStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger("faults");

  /** Each holds a connection, and a slot of the server. */
  static final int MOST = 200;

  private static final long LOOK_MILLIS = 1_000;

  /** A connection that says nothing for longer is closed by what stands between. */
  private static final int LOOKS_A_SIGN = 15;

  private final Function<EditionName, Standing> standings;
  private final Map<EditionName, List<Follower>> followed = new HashMap<>();
  private @Nullable ScheduledExecutorService timer;

  @Autowired
  LiveStreams(RunDetails details) {
    this(details::standing);
  }

  /** Over whatever says how an edition stands. */
  LiveStreams(Function<EditionName, Standing> standings) {
    this.standings = standings;
  }

  /** One who follows, and what they were told last: known to the thread that looks alone. */
  private static final class Follower {
    private final SseEmitter stream = new SseEmitter(0L);
    private final Function<Standing, String> words;
    private List<Object> told = List.of();
    private int silent;

    Follower(Function<Standing, String> words) {
      this.words = words;
    }
  }

  /** An event, or with {@code name} {@code null} a sign of life. */
  private record Event(@Nullable String name, Standing standing) {

    boolean isEnd() {
      return "end".equals(name);
    }
  }

  /**
   * Begins to tell somebody about an edition; the first event says where it stands now.
   *
   * @param words the data of an event, one line
   * @return empty if as many streams are open as may be, or the server is about to end
   */
  public Optional<SseEmitter> open(EditionName name, Function<Standing, String> words) {
    Follower follower = new Follower(words);
    synchronized (this) {
      if (timer == null || count() >= MOST) {
        return Optional.empty();
      }
      follower.stream.onCompletion(() -> forget(name, follower));
      follower.stream.onError(failure -> forget(name, follower));
      followed.computeIfAbsent(name, key -> new ArrayList<>()).add(follower);
      timer.execute(() -> look(name));
    }
    return Optional.of(follower.stream);
  }

  /** How many streams are open. */
  public synchronized int count() {
    return followed.values().stream().mapToInt(List::size).sum();
  }

  private synchronized void forget(EditionName name, Follower follower) {
    List<Follower> all = followed.get(name);
    if (all != null) {
      all.remove(follower);
      if (all.isEmpty()) {
        followed.remove(name);
      }
    }
  }

  private void lookAtAll() {
    List<EditionName> names;
    synchronized (this) {
      names = List.copyOf(followed.keySet());
    }
    names.forEach(this::look);
  }

  private void look(EditionName name) {
    try {
      tell(name, standings.apply(name));
    } catch (RuntimeException e) {
      // The database is away for a moment: the next look makes up for it.
      log.debug("The progress of {} cannot be seen", name, e);
    }
  }

  private void tell(EditionName name, Standing standing) {
    List<Follower> followers;
    synchronized (this) {
      followers = List.copyOf(followed.getOrDefault(name, List.of()));
    }
    for (Follower follower : followers) {
      events(follower, standing).forEach(event -> send(name, follower, event));
    }
  }

  private static List<Event> events(Follower follower, Standing standing) {
    List<Event> events = new ArrayList<>();
    List<Object> now =
        List.of(standing.view().state(), standing.stopping(), standing.steps()); // No mere beat.
    if (!now.equals(follower.told)) {
      follower.told = now;
      follower.silent = 0;
      events.add(new Event("progress", standing));
    } else if (++follower.silent % LOOKS_A_SIGN == 0) {
      events.add(new Event(null, standing));
    }
    if (!standing.running() && !standing.view().state().equals(State.READY.name())) {
      events.add(new Event("end", standing));
    }
    return events;
  }

  private void send(EditionName name, Follower follower, Event event) {
    try {
      SseEmitter.SseEventBuilder sent = SseEmitter.event();
      follower.stream.send(
          event.name() == null
              ? sent.comment("it goes on")
              : sent.name(event.name())
                  .data(follower.words.apply(event.standing()), MediaType.TEXT_PLAIN));
      if (event.isEnd()) {
        follower.stream.complete();
        forget(name, follower);
      }
    } catch (IOException | IllegalStateException e) {
      forget(name, follower); // Whoever listened is gone.
    } catch (RuntimeException e) {
      log.warn("A stream of {} ended early", name, e);
      follower.stream.complete();
      forget(name, follower);
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "live");
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
    List<Follower> left = new ArrayList<>();
    synchronized (this) {
      if (timer != null) {
        timer.shutdown();
        timer = null;
      }
      followed.values().forEach(left::addAll);
      followed.clear();
    }
    left.forEach(follower -> follower.stream.complete());
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
