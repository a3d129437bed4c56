package dev.diptych.intake.parse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** What somebody wrote onto the pages of a PDF: notes, marked places, texts beside the text. */
final class PdfRemarks {

  private static final int MOST = 2_000;
  private static final int LONGEST = 20_000;
  private static final Set<String> KINDS =
      Set.of(
          "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Stamp");

  private PdfRemarks() {}

  /**
   * A remark.
   *
   * @param place the page
   * @param text hostile
   */
  record Remark(String place, String text) {}

  /** At most 2,000, page by page. */
  static List<Remark> of(PDDocument pdf) throws IOException {
    List<Remark> remarks = new ArrayList<>();
    for (int page = 0; page < pdf.getNumberOfPages() && remarks.size() < MOST; page++) {
      for (PDAnnotation annotation : pdf.getPage(page).getAnnotations()) {
        String text = annotation.getContents();
        if (KINDS.contains(String.valueOf(annotation.getSubtype()))
            && text != null
            && !text.isBlank()
            && remarks.size() < MOST) {
          remarks.add(
              new Remark(
                  "page " + (page + 1),
                  text.length() > LONGEST ? text.substring(0, LONGEST) : text));
        }
      }
    }
    return remarks;
  }
}
