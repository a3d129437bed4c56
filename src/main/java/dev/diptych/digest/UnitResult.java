package dev.diptych.digest;

import dev.diptych.engine.Alignment;
import dev.diptych.digest.Digest.EngineCredit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a work unit.
 *
 * @param state of the unit as a whole, see {@link #of}
 * @param causes why something is missing; empty if nothing is
 * @param engines the engines behind the targets, sorted, joined by commas; empty if there are none
 * @param lines one for each line of the unit, in its order
 * @param fallback why targets of a later engine stand where an earlier one was wanted; {@code null}
 *     if none was passed over
 */
public record UnitResult(
    UnitState state,
    List<Cause> causes,
    String engines,
    List<LineResult> lines,
    @Nullable Fallback fallback) {

  /** Copies the lists, so that the result cannot change. */
  public UnitResult {
    causes = List.copyOf(causes);
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
    List<Cause> causes = worst == null ? List.of() : worst.causes();
    String engines =
        lines.stream()
            .map(LineResult::engine)
            .filter(Objects::nonNull)
            .map(EngineCredit::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return new UnitResult(state, causes, engines, lines, null);
  }

  /** The same, of which an earlier engine was out. */
  public UnitResult with(@Nullable Fallback other) {
    return new UnitResult(state, causes, engines, lines, other);
  }

  /** Every line of the unit is missing, for the same cause. */
  public static UnitResult missing(WorkUnit unit, UnitState state, Cause cause) {
    return of(
        unit.lines().stream()
            .map(line -> LineResult.missing(line.segmentId(), state, List.of(cause)))
            .toList());
  }

  /** Nothing of the unit is there, and it has no lines of its own. */
  static UnitResult missing(UnitState state, Cause cause) {
    return new UnitResult(state, List.of(cause), "", List.of(), null);
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
   * @param causes why it is missing: what each engine that was asked had to say; otherwise empty
   * @param engine who made it as it was then, {@code null} if it is missing
   * @param findings what the gates noticed about the target that stands
   * @param evidence of a sentence of a summary: the segments it rests on; otherwise empty
   * @param alignment which words of the target render which of the source; empty where the engine
   *     does not say
   */
  public record LineResult(
      String segmentId,
      @Nullable String target,
      UnitState state,
      List<Cause> causes,
      @Nullable EngineCredit engine,
      List<Finding> findings,
      List<String> evidence,
      List<Alignment> alignment) {

    /** Copies the lists, so that the result cannot change. */
    public LineResult {
      causes = List.copyOf(causes);
      findings = List.copyOf(findings);
      evidence = List.copyOf(evidence);
      alignment = List.copyOf(alignment);
    }

    static LineResult missing(String segmentId, UnitState state, List<Cause> causes) {
      return new LineResult(
          segmentId, null, state, causes, null, List.of(), List.of(), List.of());
    }

    /** A target that stands. */
    public static LineResult accepted(
        String segmentId, String target, EngineCredit engine, List<Finding> findings) {
      return accepted(segmentId, target, engine, findings, List.of());
    }

    /** A target that stands, of an engine that says which words belong together. */
    public static LineResult accepted(
        String segmentId,
        String target,
        EngineCredit engine,
        List<Finding> findings,
        List<Alignment> alignment) {
      UnitState state = findings.isEmpty() ? UnitState.TRANSLATED : UnitState.WARNED;
      return new LineResult(
          segmentId, target, state, List.of(), engine, findings, List.of(), alignment);
    }

    /** A sentence of a summary. */
    static LineResult written(
        String segmentId, String target, EngineCredit engine, List<String> evidence) {
      return new LineResult(
          segmentId,
          target,
          UnitState.TRANSLATED,
          List.of(),
          engine,
          List.of(),
          evidence,
          List.of());
    }
  }
}
