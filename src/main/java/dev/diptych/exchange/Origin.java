package dev.diptych.exchange;

import java.util.Locale;

/** Who made a translation, as far as a file says. */
public enum Origin {
  /** A person. */
  HUMAN,
  /** An engine. */
  MACHINE,
  /** It does not say: other tools know no such thing. */
  UNKNOWN;

  /** The word in a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a word in a file means. */
  static Origin of(String word) {
    return word.equals(HUMAN.word()) ? HUMAN : word.equals(MACHINE.word()) ? MACHINE : UNKNOWN;
  }
}
