package dev.diptych.operations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.diptych.job.UsageException;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummaries.Filter;
import dev.diptych.store.EditionSummaries.Stand;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The editions of all jobs, newest first: five statements a part of the list, however long it is.
 * Changes nothing; safe for use by several threads.
 */
@Service
public class RunsList {

  /** The most rows of one part. */
  public static final int MOST = 500;

  private static final Use NOTHING = new Use("", 0, 0, 0, 0);

  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final EngineUse engineUse;
  private final Lookout lookout;
  private final Clock clock;

  RunsList(
      Jobs jobs, EditionSummaries summaries, EngineUse engineUse, Lookout lookout, Clock clock) {
    this.jobs = jobs;
    this.summaries = summaries;
    this.engineUse = engineUse;
    this.lookout = lookout;
    this.clock = clock;
  }

  /**
   * Which editions are wanted. Each part that is {@code null} or empty matches all.
   *
   * @param job of this job
   * @param states as {@link #states()} names them
   * @param from of this date or later: the date in the label, or of {@code asOf} in UTC where there
   *     is none
   * @param to of this date or earlier
   * @param search in job, label, or the last pass's failure, actor or reason, whatever the case
   */
  public record Wanted(
      @Nullable String job,
      Set<String> states,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String search) {

    /** Everything. */
    public static final Wanted ALL = new Wanted(null, Set.of(), null, null, null);

    /** Copies the set, so that the wish cannot change. */
    public Wanted {
      states = Set.copyOf(states);
    }

    /**
     * From texts that a person typed; {@code null} and blank texts match all.
     *
     * @param from such as 2026-11-24
     * @throws UsageException if one of them is wrong; the message shows a right one
     */
    public static Wanted parse(
        @Nullable String job,
        Collection<String> states,
        @Nullable String from,
        @Nullable String to,
        @Nullable String search) {
      return new Wanted(
          blank(job) ? null : job,
          states.stream()
              .filter(state -> !blank(state))
              .map(state -> stand(state).name())
              .collect(Collectors.toSet()),
          date(from),
          date(to),
          blank(search) ? null : search);
    }

    private static boolean blank(@Nullable String text) {
      return text == null || text.isBlank();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      try {
        return LocalDate.parse(text.strip());
      } catch (DateTimeParseException e) {
        throw new UsageException("\"%s\" is no date. Write it like 2026-11-24".formatted(text));
      }
    }
  }

  /**
   * An edition as a line of the list.
   *
   * @param view how it stands; in JSON its members are the line's own
   * @param kind of its last pass: {@code NIGHT}, {@code RETRY_GAPS} and so on
   * @param stopping whether its run was asked to stop and has not ended
   * @param duration of its last pass, until now if it runs; {@code null} if it was not begun
   * @param calls of engines in all its passes that count against a budget
   * @param characters they sent
   * @param costInMicros what they cost, in millionths of the currency of the engines' prices
   * @param cost the same as people write it
   */
  public record Line(
      @JsonUnwrapped EditionView view,
      String kind,
      boolean stopping,
      @Nullable Duration duration,
      long calls,
      long characters,
      long costInMicros,
      String cost) {}

  /** The states that a list can be filtered by. */
  public static List<String> states() {
    return Arrays.stream(Stand.values()).map(Stand::name).toList();
  }

  /**
   * A part of the list.
   *
   * @param after where the part before it ended, {@code null} for the first
   * @param limit how many, 1 to {@value #MOST}
   * @throws UsageException if there is no such job or state, or the limit is out of range
   */
  public Slice<Line> page(Wanted wanted, @Nullable String after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new UsageException("A list has 1 to %d rows, not %d".formatted(MOST, limit));
    }
    List<EditionSummary> found =
        summaries.page(filter(wanted), after == null ? null : key(after), limit + 1);
    if (wanted.job() != null && found.isEmpty()) {
      jobs.requireKnown(wanted.job(), !summaries.recent(wanted.job(), 1).isEmpty());
    }
    return Slice.of(found, limit, row -> Long.toString(row.id()), this::lines);
  }

  private static Filter filter(Wanted wanted) {
    return new Filter(
        wanted.job(),
        wanted.states().stream().map(RunsList::stand).collect(Collectors.toSet()),
        wanted.from(),
        wanted.to(),
        wanted.search());
  }

  private static Stand stand(String name) {
    return Arrays.stream(Stand.values())
        .filter(stand -> stand.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no state %s. States: %s"
                        .formatted(name, String.join(", ", states()).toLowerCase(Locale.ROOT))));
  }

  private static long key(String after) {
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "\"%s\" is no place in this list. Begin it anew, without one".formatted(after));
    }
  }

  private List<Line> lines(List<EditionSummary> found) {
    Map<Long, Use> uses = engineUse.ofEditions(found.stream().map(EditionSummary::id).toList());
    Instant now = clock.instant();
    return found.stream().map(row -> line(row, uses.getOrDefault(row.id(), NOTHING), now)).toList();
  }

  private Line line(EditionSummary row, Use use, Instant now) {
    EditionView view = lookout.view(row);
    boolean running = view.running();
    return new Line(
        view,
        row.pass().kind().name(),
        running && row.pass().stopRequested(),
        duration(view, now),
        use.calls(),
        use.characters(),
        use.costInMicros(),
        use.cost());
  }

  /** Of a pass whose process died nobody knows when it ended. */
  private static @Nullable Duration duration(EditionView view, Instant now) {
    Instant started = view.started();
    Instant ended = view.running() ? now : view.finished();
    return started == null || ended == null ? null : Duration.between(started, ended);
  }
}
