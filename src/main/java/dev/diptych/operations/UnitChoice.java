package dev.diptych.operations;

import org.jspecify.annotations.Nullable;

/**
 * Which work units of an edition are meant. Each part that is {@code null} matches all.
 *
 * @param article slug, id, position or path
 * @param section its id, such as {@code s2}, or {@code head}
 * @param target BCP 47 tag
 * @param fallback whether, instead of what is missing, what a later engine made is meant
 * @param cause code of one of the causes of what is missing, or of why the earlier engine was out,
 *     such as {@code ENGINE_OUT}
 * @param blamed the engine that the cause is about; of what a later engine made, the earlier one
 */
public record UnitChoice(
    @Nullable String article,
    @Nullable String section,
    @Nullable String target,
    boolean fallback,
    @Nullable String cause,
    @Nullable String blamed) {

  /** Every unit. */
  public static final UnitChoice ALL = new UnitChoice(null, null, null, false);

  /** Units whatever their cause. */
  public UnitChoice(
      @Nullable String article,
      @Nullable String section,
      @Nullable String target,
      boolean fallback) {
    this(article, section, target, fallback, null, null);
  }

  /** Units of one cause. */
  public static UnitChoice of(boolean fallback, String cause, @Nullable String blamed) {
    return new UnitChoice(null, null, null, fallback, cause, blamed);
  }
}
