package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** Text without markup: decoded, nothing more. Linear in time and memory. */
final class PlainTextFormat implements Format {

  /** No charset takes more bytes for a character, so longer files need not be decoded. */
  private static final int MOST_BYTES = 4;

  private final TextDecoder decoder = new TextDecoder();
  private final ReaderSettings settings;

  PlainTextFormat(ReaderSettings settings) {
    this.settings = settings;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    Reasons.requireLength(document.content().length / MOST_BYTES, settings);
    DecodedText decoded = decoder.decode(document.content(), null);
    if (TaggedText.isTagged(decoded.text())) {
      return TaggedText.open(decoded, settings);
    }
    if (Armour.isEncrypted(decoded.text())) {
      throw new UnreadableException(Reasons.ENCRYPTED);
    }
    boolean unicode = decoded.charset().startsWith("UTF-");
    if (!unicode && !Plausibility.isText(decoded.text())) {
      throw new UnreadableException(
          "its bytes are no text in any charset that is known (the nearest is %s); ask for the file in UTF-8"
              .formatted(decoded.charset()));
    }
    List<String> notes = new ArrayList<>(decoded.notes());
    String signed = Armour.signedText(decoded.text());
    if (signed != null) {
      notes.add("its signature (PGP) was left out and not checked");
    }
    String plain = signed == null ? decoded.text() : signed;
    String unescaped = LiteralEscapes.undo(plain);
    if (unescaped != null) {
      notes.add(
          "its line ends or letters were written as escapes (\\n, \\u0627); they were undone");
    }
    String text = unescaped == null ? plain : unescaped;
    return Parsed.one(
        new Manuscript(
            ArticleFacts.NONE,
            "text/plain",
            null,
            List.of(new Block(Block.Kind.PLAIN, 0, text, false)),
            notes));
  }
}
