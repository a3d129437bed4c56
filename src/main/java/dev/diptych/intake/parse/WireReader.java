package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Letters;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private final List<Parsed.Part> parts = new ArrayList<>();
  private final List<String> fileNotes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Found found = new Found("");
  private boolean begun;
  private boolean several;
  private String name = "";
  private int level;
  private boolean bold;
  private long received;
  private boolean ended;
  private @Nullable String reason;

  /** What has arrived of one article. */
  private static final class Found {

    private final String key;
    private final Map<String, String> facts = new HashMap<>();
    private final List<String> keywords = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Long> letters = new HashMap<>();
    private @Nullable String reason;

    Found(String key) {
      this.key = key;
    }

    Parsed.Part part() {
      return new Parsed.Part(key, reason == null ? manuscript() : null, reason);
    }

    private Manuscript manuscript() {
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
          notes,
          letters.isEmpty() ? null : letters());
    }

    private Letters letters() {
      Map<Letters.Kind, Long> left = new EnumMap<>(Letters.Kind.class);
      for (Letters.Kind kind : Letters.Kind.values()) {
        long count = letters.getOrDefault(kind.name(), 0L);
        if (count > 0) {
          left.put(kind, count);
        }
      }
      return new Letters(
          letters.getOrDefault(Wire.SEEN, 0L), letters.getOrDefault(Wire.KEPT, 0L), left);
    }
  }

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

  /** What arrived. */
  Parsed parsed() throws UnreadableException {
    if (reason != null) {
      throw new UnreadableException(reason);
    }
    return new Parsed(several, parts, fileNotes);
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
      case Wire.NOTE -> found.notes.add(text.toString());
      case Wire.LETTERS -> count();
      case Wire.SEVERAL -> several = true;
      case Wire.FILE_NOTE -> fileNotes.add(text.toString());
      case Wire.PART -> begin(text.toString());
      case Wire.PART_REASON -> found.reason = text.toString();
      case Wire.REASON -> reason = text.toString();
      case Wire.END -> end();
      default -> {}
    }
  }

  private void begin(String key) {
    end();
    ended = false;
    found = new Found(key);
    begun = true;
  }

  private void end() {
    if (begun) {
      parts.add(found.part());
    }
    begun = false;
    ended = true;
  }

  private void count() {
    String digits = text.toString();
    if (!digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(Character::isDigit)) {
      found.letters.put(name, Long.parseLong(digits));
    }
  }

  private void block() {
    for (Block.Kind kind : Block.Kind.values()) {
      if (kind.name().equals(name)) {
        found.blocks.add(new Block(kind, level, text.toString(), bold));
      }
    }
  }

  private void fact() {
    if (name.equals("keyword")) {
      found.keywords.add(text.toString());
    } else {
      found.facts.put(name, text.toString());
    }
  }
}
