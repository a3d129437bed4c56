package dev.diptych.operations;

import org.jspecify.annotations.Nullable;

/**
 * Which work units of an edition are meant. Each part that is {@code null} matches all.
 *
 * @param article slug, id, position or path
 * @param section its id, such as {@code s2}, or {@code head}
 * @param target BCP 47 tag
 * @param fallback whether, instead of what is missing, what a later engine made is meant
 */
public record UnitChoice(
    @Nullable String article, @Nullable String section, @Nullable String target, boolean fallback) {

  /** Every unit. */
  public static final UnitChoice ALL = new UnitChoice(null, null, null, false);
}
