package dev.diptych.engine.gist;

import java.util.Set;

/** Verbs by which something reaches somebody: with these ل is "to", not "of" or "for". */
final class Transfers {

  private static final Set<String> VERBS =
      Set.of(
          "send",
          "give",
          "provide",
          "present",
          "deliver",
          "grant",
          "sell",
          "export",
          "offer",
          "pay",
          "transfer",
          "hand over",
          "supply",
          "distribute",
          "donate",
          "award",
          "lend",
          "return",
          "hand",
          "bring",
          "allocate",
          "extend");

  private Transfers() {}

  static boolean is(String english) {
    return VERBS.contains(english);
  }
}
