package dev.diptych.intake.parse;

/** Whether decoded characters look like text that somebody wrote. */
final class Plausibility {

  private Plausibility() {}

  /**
   * Text decoded with a wrong single-byte charset shows control characters, characters that no
   * charset maps, or words made of accented Latin letters alone, which no language writes.
   */
  static boolean isText(String sample) {
    int controls = 0;
    int letters = 0;
    int accented = 0;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      if (c == '\uFFFD'
          || (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
          || (c >= 0x7F && c < 0xA0)) {
        controls++;
      } else if (Character.isLetter(c)) {
        letters++;
        accented += c >= 0xC0 && c <= 0xFF ? 1 : 0;
      }
    }
    return controls * 200 <= sample.length() && accented * 5 <= Math.max(letters * 2, 20);
  }
}
