package dev.diptych.intake;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** Whether two texts are written in different scripts, by most of their letters. */
final class ForeignScript {

  private ForeignScript() {}

  static boolean differs(String one, String other) {
    return of(one) != of(other);
  }

  private static UnicodeScript of(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }
}
