package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the blocks of the XHTML that Tika's parsers emit. Stops at the text limit. For one
 * document and one thread.
 */
final class BlockCollector extends DefaultHandler {

  /** Thrown to end a parse whose text is longer than one article may be. */
  static final class TooLongException extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  private static final Set<String> ASIDES =
      Set.of(
          "header",
          "footer",
          "annotation",
          "embedded",
          "package-entry",
          "slide-master-content",
          "slide-notes",
          "comment");

  /** Asides that somebody wrote: unlike the heads of pages they are named when they are left. */
  private static final Set<String> REMARKS = Set.of("annotation", "slide-notes", "comment");

  private final LetterAccount account = new LetterAccount();
  private final int maxText;
  private final boolean whole;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private int level;
  private int boldDepth;
  private int skipDepth;
  private int asideDepth;
  private int letters;
  private int boldLetters;
  private int tableDepth;
  private long total;
  private boolean hasText;
  private boolean inBody;
  private boolean tooLong;
  private boolean asideRemarks;
  private int remarkLetters;

  BlockCollector(int maxText) {
    this(maxText, false);
  }

  /**
   * For one document.
   *
   * @param whole whether comments and the heads of pages are collected too
   */
  BlockCollector(int maxText, boolean whole) {
    this.maxText = maxText;
    this.whole = whole;
  }

  /** Whether the limit was met: parsers wrap the exception that says so. */
  boolean isTooLong() {
    return tooLong;
  }

  LetterAccount account() {
    return account;
  }

  /** How many letters of comments and speaker's notes were left out. */
  int remarkLetters() {
    return remarkLetters;
  }

  List<Block> blocks() {
    flush();
    return blocks;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    String name = localName.toLowerCase(Locale.ROOT);
    if (!whole && (asideDepth > 0 || isAside(name, attributes))) {
      if (asideDepth == 0) {
        asideRemarks = REMARKS.contains(attributes.getValue("class"));
      }
      asideDepth++;
      return;
    }
    switch (name) {
      case "body" -> inBody = true;
      case "script", "style", "title", "head" -> skipDepth++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> begin(Block.Kind.HEADING, name.charAt(1) - '0');
      case "p", "div", "blockquote", "pre", "section", "article" -> {
        if (tableDepth == 0 && !(kind == Block.Kind.LIST_ITEM && !hasText)) {
          begin(Block.Kind.PARAGRAPH, 0);
        }
      }
      case "li" -> begin(Block.Kind.LIST_ITEM, 0);
      case "tr" -> {
        tableDepth++;
        begin(Block.Kind.TABLE_ROW, 0);
      }
      case "td", "th" -> {
        if (hasText) {
          trimEnd();
          text.append(" | ");
        }
      }
      case "b", "strong" -> boldDepth++;
      case "br" -> text.append('\n');
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    if (asideDepth > 0) {
      asideDepth--;
      return;
    }
    switch (localName.toLowerCase(Locale.ROOT)) {
      case "script", "style", "title", "head" -> skipDepth--;
      case "h1", "h2", "h3", "h4", "h5", "h6", "li" -> begin(Block.Kind.PARAGRAPH, 0);
      case "p", "div", "blockquote", "pre", "section", "article" -> {
        if (tableDepth == 0) {
          begin(Block.Kind.PARAGRAPH, 0);
        } else {
          text.append(' ');
        }
      }
      case "tr" -> {
        tableDepth = Math.max(0, tableDepth - 1);
        begin(Block.Kind.PARAGRAPH, 0);
      }
      case "b", "strong" -> boldDepth = Math.max(0, boldDepth - 1);
      default -> {}
    }
  }

  /** Page headers and footers, comments, and lists of embedded files, which Tika marks by class. */
  private static boolean isAside(String name, Attributes attributes) {
    String kind = attributes.getValue("class");
    return (name.equals("div") || name.equals("p")) && kind != null && ASIDES.contains(kind);
  }

  @Override
  public void characters(char[] ch, int start, int length) throws SAXException {
    if (inBody) {
      long count = LetterAccount.letters(CharBuffer.wrap(ch, start, length));
      account.saw(count);
      if (asideDepth > 0) {
        remarkLetters += asideRemarks ? (int) count : 0;
        account.left(asideRemarks ? Kind.COMMENT : Kind.FURNITURE, count);
      } else if (skipDepth > 0) {
        account.left(Kind.FURNITURE, count);
      }
    }
    if (skipDepth > 0 || asideDepth > 0 || !inBody) {
      return;
    }
    total += length;
    if (total > 2L * maxText) {
      tooLong = true;
      throw new TooLongException();
    }
    text.append(ch, start, length);
    for (int i = start; i < start + length; i++) {
      if (Character.isLetterOrDigit(ch[i])) {
        letters++;
        boldLetters += boldDepth > 0 ? 1 : 0;
      }
      hasText |= ch[i] > ' ' && !Character.isWhitespace(ch[i]);
    }
  }

  @Override
  public void ignorableWhitespace(char[] ch, int start, int length) throws SAXException {
    characters(ch, start, length);
  }

  private void trimEnd() {
    while (text.length() > 0 && Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.setLength(text.length() - 1);
    }
  }

  private void begin(Block.Kind next, int nextLevel) {
    flush();
    kind = next;
    level = nextLevel;
  }

  private void flush() {
    String block = text.toString().strip();
    if (!block.isEmpty()) {
      boolean bold = letters > 0 && boldLetters == letters;
      blocks.add(new Block(kind, kind == Block.Kind.HEADING ? level : 0, block, bold));
    }
    text.setLength(0);
    hasText = false;
    letters = 0;
    boldLetters = 0;
  }
}
