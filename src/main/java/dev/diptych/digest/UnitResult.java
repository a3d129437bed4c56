package dev.diptych.digest;

import dev.diptych.digest.Digest.EngineCredit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a work unit.
 *
 * @param state of the unit as a whole, see {@link #of}
 * @param reason why something is missing; {@code null} if nothing is
 * @param engines the engines behind the targets, sorted, joined by commas; empty if there are none
 * @param lines one for each line of the unit, in its order
 */
public record UnitResult(
    UnitState state, @Nullable String reason, String engines, List<LineResult> lines) {

  /** Copies the list, so that the result cannot change. */
  public UnitResult {
    lines = List.copyOf(lines);
  }

  /**
   * The unit's state follows from its lines: a gap anywhere makes a gap, otherwise a deferral
   * anywhere a deferral, otherwise a finding anywhere a warning.
   */
  public static UnitResult of(List<LineResult> lines) {
    LineResult worst = null;
    for (LineResult line : lines) {
      if (worst == null || weight(line.state()) > weight(worst.state())) {
        worst = line;
      }
    }
    UnitState state = worst == null ? UnitState.TRANSLATED : worst.state();
    String reason = worst == null ? null : worst.reason();
    String engines =
        lines.stream()
            .map(LineResult::engine)
            .filter(Objects::nonNull)
            .map(EngineCredit::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return new UnitResult(state, reason, engines, lines);
  }

  /** Every line of the unit is missing, for the same reason. */
  public static UnitResult missing(WorkUnit unit, UnitState state, String reason) {
    return of(
        unit.lines().stream()
            .map(line -> LineResult.missing(line.segmentId(), state, reason))
            .toList());
  }

  private static int weight(UnitState state) {
    return switch (state) {
      case TRANSLATED -> 0;
      case WARNED -> 1;
      case DEFERRED -> 2;
      case GAP -> 3;
      case PENDING -> throw new IllegalArgumentException("A line with a result is not pending");
    };
  }

  /**
   * What became of one line.
   *
   * @param segmentId as in the unit
   * @param target the accepted translation, {@code null} if it is missing
   * @param state {@code TRANSLATED}, {@code WARNED}, {@code GAP} or {@code DEFERRED}
   * @param reason why it is missing, otherwise {@code null}
   * @param engine who made it as it was then, {@code null} if it is missing
   * @param findings what the gates noticed about the target that stands
   */
  public record LineResult(
      String segmentId,
      @Nullable String target,
      UnitState state,
      @Nullable String reason,
      @Nullable EngineCredit engine,
      List<Finding> findings) {

    /** Copies the list, so that the result cannot change. */
    public LineResult {
      findings = List.copyOf(findings);
    }

    static LineResult missing(String segmentId, UnitState state, String reason) {
      return new LineResult(segmentId, null, state, reason, null, List.of());
    }

    static LineResult accepted(
        String segmentId, String target, EngineCredit engine, List<Finding> findings) {
      UnitState state = findings.isEmpty() ? UnitState.TRANSLATED : UnitState.WARNED;
      return new LineResult(segmentId, target, state, null, engine, findings);
    }
  }
}
