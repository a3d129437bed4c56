package dev.diptych.digest;

import dev.diptych.text.Folding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a text writes in digits.
 *
 * @param text folded: digits are 0 to 9, letters lower-case
 * @param digits their values, in order
 */
record Numbers(String text, List<BigDecimal> digits) {

  /** Thousands in threes, whatever parts them; nobody reads longer runs as a number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9A-Za-z])[0-9]{1,3}(?:[,٬،.\\u202f\\u00a0][0-9]{3})+(?![0-9])(?:[.٫][0-9]{1,15})?"
              + "|(?<![0-9A-Za-z])[0-9]{1,30}(?:[.,٫][0-9]{1,15})?");

  private static final Pattern PARTED =
      Pattern.compile("[0-9]{1,3}(?:[,٬،.\\u202f\\u00a0][0-9]{3})+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  /** Copies the list, so that it cannot change. */
  Numbers {
    digits = List.copyOf(digits);
  }

  static Numbers in(String text) {
    String folded = Folding.SPELLINGS.fold(text);
    List<BigDecimal> digits = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(folded);
    while (matcher.find()) {
      digits.add(value(matcher.group()));
    }
    return new Numbers(folded, digits);
  }

  private static BigDecimal value(String written) {
    Matcher parted = PARTED.matcher(written);
    String plain = written;
    if (parted.lookingAt() && !isYearLike(written)) {
      plain = NO_DIGIT.matcher(parted.group()).replaceAll("") + written.substring(parted.end());
    }
    return new BigDecimal(plain.replace('٫', '.').replace(',', '.')).stripTrailingZeros();
  }

  /** "1.500" is fifteen hundred in half of Europe; "0.125" is an eighth everywhere. */
  private static boolean isYearLike(String written) {
    return written.startsWith("0");
  }
}
