package dev.diptych.intake.parse;

import java.util.List;

/**
 * Bytes as text.
 *
 * @param text without a byte order mark
 * @param charset its IANA name
 * @param notes what was wrong with the declaration, in plain words
 */
record DecodedText(String text, String charset, List<String> notes) {}
