package dev.diptych.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param workers who answers for it on other machines; {@code null} if it answers here
 * @param problem why its workers are not known, {@code null} if they are
 */
public record EngineFacts(
    String name,
    String model,
    String version,
    boolean draft,
    String reach,
    List<String> pairs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Worker> workers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

  /** Copies the lists, so that the facts cannot change. */
  public EngineFacts {
    pairs = List.copyOf(pairs);
    workers = workers == null ? null : List.copyOf(workers);
  }

  /**
   * A process that answers for an engine on another machine.
   *
   * @param id its host and process
   * @param lanes how many requests it takes at once
   * @param inHand how many it has taken and not answered
   * @param answered how many it has answered since it began
   * @param failed how many of them with a failure
   * @param perMinute how many within the last minute
   * @param secondsSilent how long ago it last gave a sign of life
   * @param refused how it differs from the engine that is asked; {@code null} if it does not
   */
  public record Worker(
      String id,
      int lanes,
      int inHand,
      long answered,
      long failed,
      long perMinute,
      long secondsSilent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refused) {}
}
