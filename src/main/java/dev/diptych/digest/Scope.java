package dev.diptych.digest;

/**
 * What of an article is asked of engines.
 *
 * @param detail how much of its text is translated
 * @param summary whether its summary is written by an engine, rather than chosen
 */
public record Scope(Detail detail, boolean summary) {

  /** Every sentence is translated, and the summary is chosen. */
  public static final Scope FULL = new Scope(Detail.FULL, false);
}
