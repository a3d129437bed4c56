package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The text of a message without the messages it quotes and without its signature. */
final class MessageText {

  private static final String QUOTED =
      "blockquote[type=cite],.gmail_quote,.gmail_signature,.gmail_attr,.moz-cite-prefix,.moz-signature,"
          + ".moz-forward-container,.yahoo_quoted,.protonmail_quote,.protonmail_signature_block,"
          + "#Signature,#signature,.signature";

  /** Where mail programs begin the quoted message: this element and all that follows it. */
  private static final String QUOTED_FROM_HERE =
      "#divRplyFwdMsg,#appendonsend,#stopSpelling,.OutlookMessageHeader,#mail-editor-reference-message-container";

  private static final Pattern QUOTE_BEGINS =
      Pattern.compile(
          "(?:-{2,}\\s*(?:original message|forwarded message|ursprüngliche nachricht|message"
              + " d'origine|mensaje original|الرسالة الأصلية|رسالة أصلية|исходное"
              + " сообщение)\\s*-{2,}.*|on\\s.{5,150}\\swrote:|am\\s.{5,150}\\sschrieb.{0,80}:|le\\s.{5,150}\\sa"
              + " écrit\\s?:|el\\s.{5,150}\\sescribió:"
              + "|(?:في|بتاريخ)\\s.{3,150}\\s?(?:كتبت?|كتب/ت).{0,80}:|_{20,})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern SENT_FROM =
      Pattern.compile(
          "(?:sent from my .{2,40}|get outlook for .{2,20}|envoyé de mon .{2,40}|von meinem .{2,30}"
              + " gesendet|أرسلت من .{2,40})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int SHORTEST_WRAPPED = 50;
  private static final int LONGEST_WRAPPED = 84;

  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;

  MessageText(ReaderSettings settings) {
    this.settings = settings;
  }

  List<Block> ofHtml(String html) {
    Document page = Parser.htmlParser().setMaxDepth(settings.maxNesting()).parseInput(html, "");
    page.select(QUOTED).remove();
    for (Element marker : page.select(QUOTED_FROM_HERE)) {
      removeFrom(marker);
    }
    return untilQuote(extractor.wholeText(page));
  }

  private static void removeFrom(Element marker) {
    Element current = marker;
    while (current != null && current.parent() != null && !current.nameIs("body")) {
      Element parent = current.parent();
      while (current.nextSibling() != null) {
        current.nextSibling().remove();
      }
      current = parent;
    }
    marker.remove();
  }

  private static List<Block> untilQuote(List<Block> blocks) {
    List<Block> own = new ArrayList<>();
    for (Block block : blocks) {
      String text = block.text().strip();
      if (QUOTE_BEGINS.matcher(text).matches() || text.equals("--")) {
        break;
      }
      if (!SENT_FROM.matcher(text).matches()) {
        own.add(block);
      }
    }
    return own;
  }

  /**
   * Plain text: lines that quote and everything from the signature's mark on go, lines that the
   * mail program broke are joined again.
   *
   * @param flowed whether the message says that a line ending in a space goes on in the next one
   */
  Block ofText(String text, boolean flowed) {
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String bare = line.strip();
      if (line.equals("-- ") || bare.equals("--") || QUOTE_BEGINS.matcher(bare).matches()) {
        break;
      }
      if (!bare.startsWith(">") && !SENT_FROM.matcher(bare).matches()) {
        lines.add(line);
      }
    }
    return new Block(Block.Kind.PLAIN, 0, unwrapped(lines, flowed), false);
  }

  private static String unwrapped(List<String> lines, boolean flowed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      text.append(line.stripTrailing());
      boolean last = i + 1 == lines.size() || lines.get(i + 1).isBlank();
      boolean wrapped = flowed ? line.endsWith(" ") : isWrapped(lines, i);
      text.append(!last && wrapped && !line.isBlank() ? ' ' : '\n');
    }
    return text.toString();
  }

  /** A line that is as long as lines may be and whose paragraph goes on. */
  private static boolean isWrapped(List<String> lines, int i) {
    int length = lines.get(i).strip().length();
    boolean room = i + 1 < lines.size() && lines.get(i + 1).strip().length() <= LONGEST_WRAPPED;
    return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED && room;
  }
}
