package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.store.OrderRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed with the process that serves, as it stands at one look.
 *
 * @param id its number
 * @param verb what is wanted
 * @param job the job's name
 * @param edition the label of the edition that it is about or has become, {@code null} while there
 *     is none
 * @param actor who placed it
 * @param channel by which way
 * @param reason why, {@code null} if none was given
 * @param state where it stands
 * @param placedAt when it was placed
 * @param takenAt when it was taken up, {@code null} before
 * @param endedAt when it came to its end, {@code null} before
 * @param pass number of the pass that it became, {@code null} if none or not yet
 * @param exitCode as the verb's would be, {@code null} before the end
 * @param answer what there is to say of its end, {@code null} before
 */
public record PlacedOrder(
    long id,
    String verb,
    String job,
    @Nullable String edition,
    String actor,
    String channel,
    @Nullable String reason,
    OrderRow.State state,
    Instant placedAt,
    @Nullable Instant takenAt,
    @Nullable Instant endedAt,
    @Nullable Integer pass,
    @Nullable Integer exitCode,
    @Nullable Answer answer) {

  /**
   * How an order ended.
   *
   * @param report of its run, {@code null} if it was refused or failed before there was one
   * @param code what stands for why it was refused in JSON: that of {@link dev.diptych.job.Reason},
   *     {@code not-found}, {@code settings} or {@code usage}; otherwise {@code null}
   * @param told why it was refused or failed, in words without the commands; otherwise {@code null}
   * @param next what may be done instead, the first to be tried first
   */
  public record Answer(
      @Nullable RunReport report, @Nullable String code, @Nullable String told, List<Next> next) {

    /** Copies the list, so that the answer cannot change. */
    public Answer {
      next = List.copyOf(next);
    }
  }
}
