package dev.diptych.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings the characters of a text into the form that readers, engines and comparisons expect,
 * without touching what it says. Safe for use by several threads; keeps no state.
 */
@Component
public final class TextCleaner {

  /** The text with odd characters normalised; a clean text comes back as it is. */
  public String clean(String text) {
    return text.replace("\0", "").replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Says what is wrong with a text whose bytes were decoded with the wrong charset.
   *
   * @return what was found, in words for the operator; empty if the text looks sound
   */
  public Optional<String> mojibake(String text) {
    long lost = text.chars().filter(c -> c == '\uFFFD').count();
    return lost * 50 > text.length()
        ? Optional.of("characters were lost: the text was decoded with a wrong charset")
        : Optional.empty();
  }
}
