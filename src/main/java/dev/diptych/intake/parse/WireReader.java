package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Receives what {@link Wire} sends. What arrives is bounded whatever the parsing process does. For
 * one document and one thread.
 */
final class WireReader extends DefaultHandler {

  private final long limit;
  private final Map<String, String> facts = new HashMap<>();
  private final List<String> keywords = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String name = "";
  private int level;
  private boolean bold;
  private long received;
  private boolean ended;
  private @Nullable String reason;

  /**
   * A reader.
   *
   * @param limit how many characters and elements may arrive in all
   */
  WireReader(long limit) {
    this.limit = limit;
  }

  /** The reason that the parsing process gave, {@code null} if it gave none. */
  @Nullable String reason() {
    return reason;
  }

  /** Whether the last event of an answer has arrived. */
  boolean isComplete() {
    return ended && received <= limit;
  }

  /** The manuscript that arrived. */
  Manuscript manuscript() throws UnreadableException {
    if (reason != null) {
      throw new UnreadableException(reason);
    }
    return new Manuscript(
        new ArticleFacts(
            facts.get("title"),
            facts.get("author"),
            facts.get("published"),
            facts.get("site"),
            facts.get("canonicalUrl"),
            facts.get("description"),
            keywords),
        facts.getOrDefault("mediaType", "application/octet-stream"),
        facts.get("language"),
        blocks,
        notes);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    text.setLength(0);
    if (attributes == null) {
      return;
    }
    String value = attributes.getValue(Wire.NAME);
    name = value == null ? "" : value;
    level = "".equals(name) || attributes.getValue("level") == null ? 0 : levelOf(attributes);
    bold = Boolean.parseBoolean(attributes.getValue("bold"));
  }

  private static int levelOf(Attributes attributes) {
    String value = attributes.getValue("level");
    return value.length() == 1 && Character.isDigit(value.charAt(0)) ? value.charAt(0) - '0' : 0;
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    received += length;
    if (received <= limit) {
      text.append(ch, start, length);
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    received++;
    if (received > limit) {
      return;
    }
    switch (localName) {
      case Wire.BLOCK -> block();
      case Wire.FACT -> fact();
      case Wire.NOTE -> notes.add(text.toString());
      case Wire.REASON -> reason = text.toString();
      case Wire.END -> ended = true;
      default -> {}
    }
  }

  private void block() {
    for (Block.Kind kind : Block.Kind.values()) {
      if (kind.name().equals(name)) {
        blocks.add(new Block(kind, level, text.toString(), bold));
      }
    }
  }

  private void fact() {
    if (name.equals("keyword")) {
      keywords.add(text.toString());
    } else {
      facts.put(name, text.toString());
    }
  }
}
