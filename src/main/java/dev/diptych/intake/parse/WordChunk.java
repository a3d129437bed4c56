package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The foreign parts that stand in the place of a Word document's text: pages, archives, text. */
final class WordChunk {

  private final ReaderSettings settings;
  private final MailFormat mail;
  private final Format other;
  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();

  WordChunk(ReaderSettings settings, MailFormat mail, Format other) {
    this.settings = settings;
    this.mail = mail;
    this.other = other;
  }

  Manuscript read(RawDocument chunk) throws UnreadableException {
    String type = chunk.mediaType().toLowerCase(Locale.ROOT);
    String name = chunk.name().toLowerCase(Locale.ROOT);
    if (type.contains("rfc822") || type.startsWith("multipart/") || name.contains(".mht")) {
      DecodedText page = mail.webArchive(chunk);
      return page(page, type);
    }
    if (type.contains("html") || name.endsWith(".html") || name.endsWith(".htm")) {
      String declared = WebPageFormat.declaredCharset(chunk.content());
      return page(decoder.decode(chunk.content(), declared), type);
    }
    if (type.startsWith("text/plain")) {
      DecodedText text = decoder.decode(chunk.content(), null);
      return manuscript(
          type,
          text.text()
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(Block::paragraph)
              .toList(),
          text.notes());
    }
    return other.read(chunk);
  }

  private Manuscript page(@Nullable DecodedText page, String type) {
    if (page == null) {
      return manuscript(type, List.of(), List.of("a part of the text could not be read"));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    LetterAccount account = new LetterAccount();
    List<Block> blocks = extractor.wholeText(parser.parseInput(page.text(), ""), account);
    return account.manuscript(ArticleFacts.NONE, type, null, blocks, page.notes());
  }

  private static Manuscript manuscript(String type, List<Block> blocks, List<String> notes) {
    return new LetterAccount()
        .saw(LetterAccount.letters(blocks))
        .manuscript(ArticleFacts.NONE, type, null, blocks, notes);
  }
}
