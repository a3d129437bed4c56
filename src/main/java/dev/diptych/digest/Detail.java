package dev.diptych.digest;

import java.util.Locale;

/** How much of an article is translated. */
public enum Detail {
  /** Every segment. */
  FULL,
  /** The title, the headings and the summary sentences. */
  SUMMARY;

  /** As job files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
