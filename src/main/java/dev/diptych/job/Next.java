package dev.diptych.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A verb that helps on: the command line writes it as a command to type, a page as a button.
 *
 * @param when what it is for, or when it applies
 * @param verb as it is typed, such as {@code retry-gaps} or {@code db adopt}
 * @param arguments in their order
 * @param options by name without hyphens, in the order they were added; a flag has an empty value
 * @param wantsReason whether it is refused without a reason
 */
public record Next(
    When when,
    String verb,
    List<String> arguments,
    Map<String, String> options,
    boolean wantsReason) {

  /** Copies what could change. */
  public Next {
    arguments = List.copyOf(arguments);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** What a verb is for, or when it applies; the first of several is the one to try first. */
  public enum When {
    /** Before what was asked for can be done. */
    FIRST,
    /** In its place. */
    NEXT,
    TO_GO_ON,
    TO_GIVE_UP,
    TO_END,
    /** Instead of waiting until the run has finished. */
    OR_END,
    /** Until it says that the run has ended. */
    AWAIT_END,
    /** When the process on another machine has been silent for longer than allowed. */
    WHEN_SILENT,
    /** Only if the machine is down on which the process was. */
    IF_MACHINE_IS_DOWN,
    TO_BRING_WHAT_IS_MISSING,
    /** How the edition ended. */
    HOW_IT_ENDED,
    /** What was given up is taken by it. */
    TAKES_ITS_FILES,
    TO_SEE,
    /** When a person has looked. */
    WHEN_LOOKED_AT,
    /** When the cause is mended. */
    WHEN_MENDED,
    /** The same order with these options besides; its arguments are left out. */
    SAME_WITH_MORE,
    /** With the files in the input folder. */
    TO_TRANSLATE_ANEW,
    /** If the folder is to be this installation's from now on. */
    TO_ADOPT
  }

  /** A verb with its arguments alone. */
  public static Next of(When when, String verb, String... arguments) {
    return new Next(when, verb, List.of(arguments), Map.of(), false);
  }

  /** The same with a reason, which the verb wants. */
  public Next withReason() {
    return new Next(when, verb, arguments, options, true);
  }

  /** The same with one more option. */
  public Next with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Next(when, verb, arguments, more, wantsReason);
  }
}
