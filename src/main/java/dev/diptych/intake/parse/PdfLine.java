package dev.diptych.intake.parse;

/**
 * A line of a page.
 *
 * @param text in reading order
 * @param page from 1
 * @param left in points from the page's left edge
 * @param right where it ends
 * @param top its base line, in points from the page's upper edge
 * @param pageHeight in points
 * @param size of most of its letters, in points
 * @param bold whether all letters are bold
 */
record PdfLine(
    String text,
    int page,
    float left,
    float right,
    float top,
    float pageHeight,
    float size,
    boolean bold) {

  PdfLine withText(String newText) {
    return new PdfLine(newText, page, left, right, top, pageHeight, size, bold);
  }

  boolean isRightToLeft() {
    int right = 0;
    int left = 0;
    for (int i = 0; i < text.length(); i++) {
      byte direction = Character.getDirectionality(text.charAt(i));
      right +=
          direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                  || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
              ? 1
              : 0;
      left += direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? 1 : 0;
    }
    return right > left;
  }
}
