package dev.diptych.operations;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Fallback;
import dev.diptych.digest.UnitState;
import dev.diptych.publish.CauseWords;
import dev.diptych.store.UnitRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work unit as lists and pages show it to an operator.
 *
 * @param articleId the article
 * @param path its file
 * @param unit {@code head} or a section's id
 * @param target BCP 47 tag
 * @param state where it stands
 * @param causes for a gap or a deferral; otherwise empty
 * @param why the same in words; empty if nothing is missing
 * @param fallback of which engine it is not, because that was out; {@code null} if none was
 * @param engines behind its targets, joined by commas
 * @param attempts how often it was begun
 * @param pass the last pass that dealt with it
 */
public record UnitView(
    String articleId,
    String path,
    String unit,
    String target,
    UnitState state,
    List<Cause> causes,
    String why,
    @Nullable Instead fallback,
    @Nullable String engines,
    int attempts,
    int pass) {

  /** Copies the list, so that the view cannot change. */
  public UnitView {
    causes = List.copyOf(causes);
  }

  /**
   * An engine that a later one stands in for.
   *
   * @param engine its name
   * @param why it could not be asked
   */
  public record Instead(String engine, String why) {}

  static UnitView of(UnitRow row) {
    Fallback fallback = row.fallback();
    return new UnitView(
        row.articleId(),
        row.path(),
        row.unit(),
        row.target(),
        row.state(),
        row.causes(),
        CauseWords.english(row.causes()),
        fallback == null
            ? null
            : new Instead(fallback.engine(), CauseWords.english(List.of(fallback.cause()))),
        row.engines(),
        row.attempts(),
        row.pass());
  }
}
