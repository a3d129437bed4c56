package dev.diptych.exchange;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stranger's XML as a stream. No DTD is read, inside the file or outside; no entity but
 * XML's own five is known; nothing outside of the file is ever opened. What one tag may hold, how
 * deep elements may lie in each other and how long a text may be is bounded, so that memory does
 * not grow with the file.
 */
final class XmlIn {

  private static final int MOST_BYTES_OF_MARKUP = 4 << 20;
  private static final int DEEPEST = 100;

  private final BoundedInput input;
  private final XMLStreamReader reader;
  private int depth;

  /**
   * Begins to read.
   *
   * @throws FormatException if it does not even begin like XML
   */
  XmlIn(InputStream stream) throws FormatException, IOException {
    input = new BoundedInput(stream, MOST_BYTES_OF_MARKUP);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXMLReporter(
        (message, kind, related, location) -> {
          // What is wrong is thrown; without this it is printed too.
        });
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to " + systemId + ", which is not opened");
        });
    try {
      reader = factory.createXMLStreamReader(XmlEncoding.reader(input));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /**
   * Goes to the root element.
   *
   * @return its local name
   */
  String root() throws FormatException, IOException {
    int event = reader.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = next();
    }
    return name();
  }

  /**
   * Goes to the next element inside the one whose depth is given, at whatever depth.
   *
   * @return whether there is one; otherwise that element has ended
   */
  boolean inside(int parent) throws FormatException, IOException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
        return false;
      }
    }
  }

  /** How deep the element is that was begun last: the root is 1. */
  int depth() {
    return depth;
  }

  /** Local name of the element. */
  String name() {
    return reader.getLocalName();
  }

  /** Namespace of the element, empty without one. */
  String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** An attribute of the element. */
  @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** The language the element says it is in. */
  @Nullable String language() {
    return reader.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
  }

  /** The line in which the reader stands. */
  int line() {
    return reader.getLocation().getLineNumber();
  }

  /** Leaves out the rest of the element. */
  void skip() throws FormatException, IOException {
    int parent = depth;
    while (inside(parent)) {
      // Nothing in it is wanted.
    }
  }

  /**
   * The text of the element, to its end.
   *
   * @param kept decides by its name whether the text inside an inner element belongs to it
   * @param most characters to keep; of a longer text one more is kept
   */
  StringBuilder text(Kept kept, int most) throws FormatException, IOException {
    StringBuilder text = new StringBuilder();
    int parent = depth;
    int silent = 0;
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (silent == 0 && !kept.keeps(name())) {
            silent = depth;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth < parent) {
            return text;
          }
          if (depth < silent) {
            silent = 0;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          int room = most + 1 - text.length();
          if (silent == 0 && room > 0) {
            text.append(
                reader.getTextCharacters(),
                reader.getTextStart(),
                Math.min(room, reader.getTextLength()));
          }
        }
        default -> {
          // Comments and processing instructions are nobody's text.
        }
      }
    }
  }

  /** Reads to the end, so that what is wrong behind the root is found too. */
  void finish() throws FormatException, IOException {
    while (reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      next();
    }
  }

  private int next() throws FormatException, IOException {
    int event;
    try {
      event = reader.next();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    input.progress();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > DEEPEST) {
          throw at("elements lie more than %d deep in each other".formatted(DEEPEST));
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw at("the entity &%s; is not known".formatted(reader.getLocalName()));
      default -> {
        // Nothing to keep count of.
      }
    }
    return event;
  }

  /** Something is wrong where the reader stands. */
  FormatException at(String what) {
    return new FormatException("line %d: %s".formatted(line(), what));
  }

  private static FormatException broken(XMLStreamException e) throws IOException {
    Throwable nested = e.getNestedException();
    if (nested instanceof BoundedInput.TooLongException) {
      return new FormatException(
          "one tag or comment is longer than %d MB".formatted(MOST_BYTES_OF_MARKUP >> 20), e);
    }
    if (nested instanceof java.nio.charset.CharacterCodingException) {
      return new FormatException("its letters are not in the encoding it states", e);
    }
    if (nested instanceof IOException io
        && !nested.getClass().getName().startsWith("com.sun.org.apache.")) {
      throw io;
    }
    // "ParseError at [row,col]:[3,5]\nMessage: ..." in the words of the library.
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String why = at < 0 ? message : message.substring(at + "Message: ".length());
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    String words = why.replaceAll("\\s+", " ").strip();
    return new FormatException(line > 0 ? "line %d: %s".formatted(line, words) : words, e);
  }

  /** Whether the text inside an element belongs to the text around it. */
  @FunctionalInterface
  interface Kept {
    boolean keeps(String element);
  }
}
