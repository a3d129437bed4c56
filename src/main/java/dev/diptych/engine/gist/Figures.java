package dev.diptych.engine.gist;

import java.util.regex.Pattern;

/** Numbers in digits as English prints them: per cent sign last, commas in thousands. */
final class Figures {

  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
  private static final Pattern DECIMAL = Pattern.compile("\\d+,\\d{1,2}");
  private static final Pattern POINTS = Pattern.compile("\\d{1,3}(?:\\.\\d{3}){2,}");

  private Figures() {}

  /**
   * @param figure digits with any separators between them, no per cent sign
   */
  static String english(String figure) {
    if (figure.indexOf(',') < 0 && figure.indexOf('،') < 0) {
      return POINTS.matcher(figure).matches() ? figure.replace('.', ',') : figure;
    }
    String commas = figure.replace('،', ',');
    if (THOUSANDS.matcher(commas).matches()) {
      return commas;
    }
    return DECIMAL.matcher(commas).matches() ? commas.replace(',', '.') : commas.replace(",", ", ");
  }

  /** 45000 → {@code 45,000}. */
  static String grouped(long value) {
    String digits = Long.toString(value);
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }
}
