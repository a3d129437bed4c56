package dev.diptych.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML as a stream, in UTF-8, one element a line where white space does not matter. Whatever
 * text it is given, what it writes is well-formed.
 */
final class XmlOut {

  private final XMLStreamWriter writer;
  private int depth;

  /** Begins a document. */
  XmlOut(OutputStream out) throws IOException {
    try {
      writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Begins an element on a line of its own; attributes follow. */
  XmlOut begin(String name) throws IOException {
    return write(
        () -> {
          writer.writeCharacters("\n" + "  ".repeat(depth++));
          writer.writeStartElement(name);
        });
  }

  /** Declares the namespace of the element that was begun and all inside. */
  XmlOut namespace(String uri) throws IOException {
    return write(() -> writer.writeDefaultNamespace(uri));
  }

  /** An attribute of the element that was begun; line ends and tabs in it become blanks. */
  XmlOut with(String name, String value) throws IOException {
    String legal = XmlText.legal(value).replaceAll("[\\t\\n\\r]", " ");
    return write(() -> writer.writeAttribute(name, legal));
  }

  /** Ends the element that was begun last, on a line of its own. */
  XmlOut end() throws IOException {
    return write(
        () -> {
          writer.writeCharacters("\n" + "  ".repeat(--depth));
          writer.writeEndElement();
        });
  }

  /** Ends an element that holds nothing but this text, to the character. */
  XmlOut text(String text) throws IOException {
    return write(
        () -> {
          depth--;
          characters(XmlText.legal(text));
          writer.writeEndElement();
        });
  }

  /** Ends an element that holds nothing. */
  XmlOut empty() throws IOException {
    return text("");
  }

  /** A carriage return that is not escaped would be read as a line feed. */
  private void characters(String text) throws XMLStreamException {
    int from = 0;
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
      writer.writeCharacters(text.substring(from, at));
      writer.writeEntityRef("#13");
      from = at + 1;
    }
    writer.writeCharacters(text.substring(from));
  }

  /** Ends the document; the stream stays open. */
  void finish() throws IOException {
    write(
        () -> {
          writer.writeEndDocument();
          writer.writeCharacters("\n");
          writer.flush();
        });
  }

  private XmlOut write(Step step) throws IOException {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  /** Something that the writer does. */
  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }
}
