package dev.diptych.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a text has no target, or not one of the first engine. Its words are made where it is shown,
 * in the language of whoever reads it, from {@code code} and {@code arguments}.
 *
 * @param code what happened
 * @param arguments to what; texts of engines among them, which are hostile
 */
public record Cause(Code code, List<String> arguments) {

  /** A provider's message tells in its first sentences what is wrong. */
  private static final int LONGEST_ARGUMENT = 500;

  /** Copies the list, so that the cause cannot change, and bounds what engines say. */
  public Cause {
    arguments = arguments.stream().map(Cause::bounded).toList();
  }

  /** A cause. */
  public static Cause of(Code code, Object... arguments) {
    return new Cause(code, Stream.of(arguments).map(Object::toString).toList());
  }

  /** The engine that it is about; {@code null} if it is about none. */
  public @Nullable String engine() {
    return switch (code) {
      case ENGINE_OUT,
          ENGINE_OUT_UNTIL,
          ENGINE_FAILED,
          ENGINE_REFUSED,
          ENGINE_FAULT,
          MISCOUNTED,
          UNUSABLE ->
          arguments.isEmpty() ? null : arguments.get(0);
      case NO_ENGINE,
          NO_ENGINE_LEFT,
          BUDGET_CALLS,
          BUDGET_CHARACTERS,
          BUDGET_COST,
          DEADLINE,
          DEATHS,
          ABANDONED,
          TAKEN_OVER,
          TOLD ->
          null;
    };
  }

  /** A target that the gates did not let pass. */
  static Cause unusable(String engine, Finding finding) {
    List<String> arguments = new ArrayList<>(List.of(engine, finding.check().name()));
    arguments.addAll(finding.arguments());
    return new Cause(Code.UNUSABLE, arguments);
  }

  private static String bounded(String argument) {
    return argument.length() <= LONGEST_ARGUMENT
        ? argument
        : argument.substring(0, LONGEST_ARGUMENT - 1) + "…";
  }

  /** What happened; each has a message {@code cause.<NAME>} in the bundles of the digest. */
  public enum Code {
    /** No engine of the job has the pair: source, target, names of the engines. */
    NO_ENGINE,
    /** All were asked or passed over, and none is to blame. */
    NO_ENGINE_LEFT,
    /** An engine can do nothing in this run: engine, its message. */
    ENGINE_OUT,
    /** An engine asks to be left alone: engine, its message, until when. */
    ENGINE_OUT_UNTIL,
    /** An engine failed as often as it is asked: engine, its message. */
    ENGINE_FAILED,
    /** An engine refused this text: engine, its message. */
    ENGINE_REFUSED,
    /** An engine has a bug: engine, the message. */
    ENGINE_FAULT,
    /** An engine answered another number of targets: engine, how many, for how many. */
    MISCOUNTED,
    /** A target did not pass a check: engine, the check, what it found. */
    UNUSABLE,
    /** The budget is used up: how many calls. */
    BUDGET_CALLS,
    /** The budget is used up: how many characters. */
    BUDGET_CHARACTERS,
    /** The budget is used up: how much money. */
    BUDGET_COST,
    /** The time to publish came: when. */
    DEADLINE,
    /** The process died of the unit: how often. */
    DEATHS,
    /** The pass was given up: its number. */
    ABANDONED,
    /** A later edition has the files: its label. */
    TAKEN_OVER,
    /** Told in words by an earlier version: the words. */
    TOLD
  }
}
