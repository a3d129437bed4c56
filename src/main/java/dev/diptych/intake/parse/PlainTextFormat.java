package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Text without markup: decoded, nothing more. Linear in time and memory. */
final class PlainTextFormat implements Format {

  /** No charset takes more bytes for a character, so longer files need not be decoded. */
  private static final int MOST_BYTES = 4;

  private static final int FEWEST_REFERENCES = 20;
  private static final Pattern REFERENCE = Pattern.compile("&#(?:\\d{2,6}|[xX][0-9a-fA-F]{2,5});");

  private final TextDecoder decoder = new TextDecoder();
  private final ReaderSettings settings;

  PlainTextFormat(ReaderSettings settings) {
    this.settings = settings;
  }

  /** Whether a text has more letters as numbers of HTML than as letters. */
  private static boolean isWrittenInReferences(String text) {
    int at = text.indexOf("&#");
    if (at < 0) {
      return false;
    }
    Matcher reference = REFERENCE.matcher(text);
    long references = 0;
    long signs = 0;
    while (reference.find()) {
      references++;
      signs += reference.end() - reference.start();
    }
    return references >= FEWEST_REFERENCES && signs * 2 > text.length();
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
    if (isWrittenInReferences(text)) {
      text = Parser.unescapeEntities(text, false);
      notes.add("its letters were written as references of HTML (&#1575;); they were undone");
    }
    FieldLines fields = FieldLines.of(text);
    String body = fields == null ? text : fields.text();
    LetterAccount account = new LetterAccount().saw(text);
    account.left(Kind.FACT, LetterAccount.letters(text) - LetterAccount.letters(body));
    if (signed != null) {
      long signature = LetterAccount.letters(decoded.text()) - LetterAccount.letters(signed);
      account.saw(signature).left(Kind.FURNITURE, signature);
    }
    return Parsed.one(
        account.manuscript(
            fields == null ? ArticleFacts.NONE : fields.facts(),
            "text/plain",
            null,
            List.of(new Block(Block.Kind.PLAIN, 0, body, false)),
            notes));
  }
}
