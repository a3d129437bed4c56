package dev.diptych.publish;

/**
 * What stands at the lower edge of every printed page: what the translation is good for, of which
 * edition it is, the page's number. A style sheet of its own, because that is where browsers take
 * it from.
 */
final class PaperEdge {

  private static final int MOST = 160;

  private PaperEdge() {}

  /**
   * The style sheet.
   *
   * @param mark what a reader of a single sheet must know; empty for nothing
   * @param edition the job and its edition
   */
  static PageAsset of(Messages messages, String mark, String edition) {
    boolean rightToLeft = Languages.isRightToLeft(messages.language());
    String direction = rightToLeft ? "rtl" : "ltr";
    String first = rightToLeft ? "right" : "left";
    String last = rightToLeft ? "left" : "right";
    String digits = messages.digits("0").equals("0") ? "decimal" : "arabic-indic";
    return PageAsset.of(
        "@page{@bottom-%s{content:%s;%s}@bottom-center{content:%s;%s}@bottom-%s{content:counter(page,%s) \" / \" counter(pages,%s);%s}}"
            .formatted(
                first,
                string(mark),
                look(direction, "bold"),
                string(edition),
                look(direction, "normal"),
                last,
                digits,
                digits,
                look("ltr", "normal")));
  }

  private static String look(String direction, String weight) {
    return "font:%s 8pt system-ui,sans-serif;color:#333;direction:%s;white-space:nowrap"
        .formatted(weight, direction);
  }

  /** A string of CSS: whatever is no letter, digit or space is written by its number. */
  private static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    String plain = PlainText.beginning(PlainText.line(text), MOST);
    plain
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == ' ') {
                out.appendCodePoint(c);
              } else {
                out.append('\\').append(Integer.toHexString(c)).append(' ');
              }
            });
    return out.append('"').toString();
  }
}
