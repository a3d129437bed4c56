package dev.diptych.intake.parse;

import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/**
 * RTF as it is shown with all changes accepted: Tika, which reads it, takes deleted and hidden text
 * and comments for text. They go before it sees them.
 */
final class RtfFormat implements Format {

  private static final int LOST = 6;
  private static final int MOST = 10;

  private final Format other;

  RtfFormat(Format other) {
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    ShownRtf shown = new ShownRtf(document.content());
    byte[] content = shown.bytes();
    Manuscript read = other.read(new RawDocument(document.name(), document.mediaType(), content));
    List<String> notes = new ArrayList<>(shown.notes());
    notes.addAll(read.notes());
    LetterAccount account = shown.account();
    long written = shown.shown();
    long arrived = LetterAccount.letters(read.blocks());
    if ((written - arrived) * MOST > written * LOST) {
      // letters of several bytes are counted as such, so less does not tell
      account.saw(written - arrived);
    }
    return FirstLine.asTitle(
        account
            .add(read)
            .manuscript(
                read.facts(), read.mediaType(), read.declaredLanguage(), read.blocks(), notes));
  }
}
