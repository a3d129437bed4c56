package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import java.util.List;

/** Text without markup: decoded, nothing more. Linear in time and memory. */
final class PlainTextFormat implements Format {

  private final TextDecoder decoder = new TextDecoder();

  @Override
  public Manuscript read(RawDocument document) {
    DecodedText decoded = decoder.decode(document.content(), null);
    return new Manuscript(
        ArticleFacts.NONE,
        "text/plain",
        null,
        List.of(new Block(Block.Kind.PLAIN, 0, decoded.text(), false)),
        decoded.notes());
  }
}
