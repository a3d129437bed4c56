package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Letters;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Sends what a file holds, or the reason why that is nothing, from the parsing process as SAX
 * events: the only thing that Tika's ForkParser carries home. {@link WireReader} is the other end.
 */
final class Wire {

  static final String BLOCK = "block";
  static final String FACT = "fact";
  static final String NOTE = "note";
  static final String LETTERS = "letters";
  static final String SEEN = "seen";
  static final String KEPT = "kept";
  static final String REASON = "reason";
  static final String SEVERAL = "several";
  static final String FILE_NOTE = "fileNote";
  static final String PART = "part";
  static final String PART_REASON = "partReason";
  static final String END = "end";
  static final String NAME = "name";

  private final ContentHandler handler;

  Wire(ContentHandler handler) {
    this.handler = handler;
  }

  void send(Parsed parsed) throws SAXException {
    if (parsed.several()) {
      send(SEVERAL, "", new AttributesImpl());
    }
    for (String note : parsed.notes()) {
      send(FILE_NOTE, note, new AttributesImpl());
    }
    for (Parsed.Part part : parsed.parts()) {
      send(PART, part.key(), new AttributesImpl());
      Manuscript manuscript = part.manuscript();
      if (manuscript == null) {
        send(PART_REASON, String.valueOf(part.reason()), new AttributesImpl());
      } else {
        send(manuscript);
      }
    }
    send(END, "", new AttributesImpl());
  }

  private void send(Manuscript manuscript) throws SAXException {
    fact("mediaType", manuscript.mediaType());
    fact("language", manuscript.declaredLanguage());
    ArticleFacts facts = manuscript.facts();
    fact("title", facts.title());
    fact("author", facts.author());
    fact("published", facts.published());
    fact("site", facts.site());
    fact("canonicalUrl", facts.canonicalUrl());
    fact("description", facts.description());
    for (String keyword : facts.keywords()) {
      fact("keyword", keyword);
    }
    for (String note : manuscript.notes()) {
      send(NOTE, note, new AttributesImpl());
    }
    Letters letters = manuscript.letters();
    if (letters != null) {
      count(SEEN, letters.seen());
      count(KEPT, letters.kept());
      for (Map.Entry<Letters.Kind, Long> left : letters.left().entrySet()) {
        count(left.getKey().name(), left.getValue());
      }
    }
    for (Block block : manuscript.blocks()) {
      AttributesImpl attributes = new AttributesImpl();
      add(attributes, NAME, block.kind().name());
      add(attributes, "level", Integer.toString(block.level()));
      add(attributes, "bold", Boolean.toString(block.bold()));
      send(BLOCK, block.text(), attributes);
    }
  }

  private void count(String name, long letters) throws SAXException {
    AttributesImpl attributes = new AttributesImpl();
    add(attributes, NAME, name);
    send(LETTERS, Long.toString(letters), attributes);
  }

  void sendReason(String reason) throws SAXException {
    send(REASON, reason, new AttributesImpl());
    send(END, "", new AttributesImpl());
  }

  private void fact(String name, @Nullable String value) throws SAXException {
    if (value != null) {
      AttributesImpl attributes = new AttributesImpl();
      add(attributes, NAME, name);
      send(FACT, value, attributes);
    }
  }

  private void send(String element, String text, AttributesImpl attributes) throws SAXException {
    handler.startElement("", element, element, attributes);
    if (!text.isEmpty()) {
      handler.characters(text.toCharArray(), 0, text.length());
    }
    handler.endElement("", element, element);
  }

  private static void add(AttributesImpl attributes, String name, String value) {
    attributes.addAttribute("", name, name, "CDATA", value);
  }
}
