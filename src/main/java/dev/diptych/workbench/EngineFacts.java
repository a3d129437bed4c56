package dev.diptych.workbench;

import java.util.List;

/**
 * An engine of this installation.
 *
 * @param name as job files and the command line call it
 * @param model the model or rule set behind it
 * @param version of its template, data or rules
 * @param draft whether its output is for triage only
 * @param reach how far the text goes: {@code process}, {@code machine} or {@code network}
 * @param pairs what it translates, written {@code ar→en}; {@code any} where that is more than a
 *     person would read
 */
public record EngineFacts(
    String name, String model, String version, boolean draft, String reach, List<String> pairs) {

  /** Copies the list, so that the facts cannot change. */
  public EngineFacts {
    pairs = List.copyOf(pairs);
  }
}
