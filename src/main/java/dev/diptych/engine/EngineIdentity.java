package dev.diptych.engine;

/**
 * Who made a translation. Everything that can change an answer for the same request is in here, for
 * it goes into the fingerprint under which answers and memory entries are kept.
 *
 * @param name the engine's name in job files and on the command line: lower-case letters, digits
 *     and hyphens
 * @param model the model or rule set behind it, as a reader may see it
 * @param version of the prompt template, data or rules: changes whenever answers may change
 * @param draft whether its output is good for triage but not for quoting, and is marked so
 * @param network whether it reaches outside this process
 */
public record EngineIdentity(
    String name, String model, String version, boolean draft, boolean network) {

  /** The part of a fingerprint that this engine contributes. */
  public String fingerprint() {
    return name + "/" + model + "/" + version;
  }
}
