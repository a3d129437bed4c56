package dev.diptych.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML so that nothing can be forgotten: every text and attribute value is cleaned and
 * escaped on its way in, and elements close in the order they were opened. Tag and attribute names
 * are constants of this package. Not for use by several threads.
 */
final class Html {

  /** So many characters are held where a page is written as it grows. */
  private static final int DRAINED = 1 << 15;

  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  private final boolean xml;

  Html(int expectedLength) {
    this(expectedLength, false);
  }

  /**
   * @param xml whether to write what XML allows: for books, whose pages are XHTML
   */
  Html(int expectedLength, boolean xml) {
    this.out = new StringBuilder(expectedLength);
    this.xml = xml;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; an attribute whose value is {@code null} is left
   *     out, one whose value is empty stands without a value
   */
  Html open(String tag, @Nullable String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that has no end tag. */
  Html empty(String tag, @Nullable String... attributes) {
    start(tag, attributes);
    out.append(xml ? "/>" : ">");
    return this;
  }

  /** An element that holds only a text. */
  Html element(String tag, String text, @Nullable String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** A text of any origin, as one line. */
  Html text(String text) {
    escape(PlainText.line(text), false);
    return this;
  }

  /**
   * A part of a text that gets an element of its own.
   *
   * @param from in UTF-16 units
   * @param to behind its last character
   * @param attributes of the element, names and values in turn
   */
  record Part(int from, int to, String tag, List<@Nullable String> attributes) {}

  /**
   * A text of any origin, as one line, with parts of it in elements of their own. Parts that are
   * empty, overlap an earlier one or lie outside are left out; a text that has to be cleaned has
   * none, for its characters are not where they were.
   */
  Html text(String text, List<Part> parts) {
    if (parts.isEmpty() || !PlainText.line(text).equals(text)) {
      return text(text);
    }
    int at = 0;
    for (Part part : parts) {
      if (part.from() >= at && part.to() > part.from() && part.to() <= text.length()) {
        escape(text.substring(at, part.from()), false);
        open(part.tag(), part.attributes().toArray(new String[0]));
        escape(text.substring(part.from(), part.to()), false);
        close();
        at = part.to();
      }
    }
    escape(text.substring(at), false);
    return this;
  }

  /** A text of any origin inside a line of another language or direction. */
  Html isolated(String text) {
    return element("bdi", text);
  }

  /**
   * A message of {@link Messages}: what was put into it stands between U+2068 and U+2069, which
   * become {@code bdi} elements. Messages balance them; the texts put in contain none.
   */
  Html message(String message) {
    int from = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      String tag = isolation(c);
      if (tag != null) {
        escape(message.substring(from, i), false);
        out.append(tag);
        from = i + 1;
      }
    }
    escape(message.substring(from), false);
    return this;
  }

  private static @Nullable String isolation(char c) {
    return switch (c) {
      case Messages.ISOLATE -> "<bdi>";
      case Messages.ISOLATE_LTR -> "<bdi dir=\"ltr\">";
      case Messages.POP_ISOLATE -> "</bdi>";
      default -> null;
    };
  }

  /** The path of a file, which reads from left to right whatever its letters. */
  Html path(String path) {
    return element("bdi", path, "dir", "ltr");
  }

  /** A line feed between elements, for those who read the source. */
  Html newLine() {
    out.append('\n');
    return this;
  }

  /** Text of our own that is not escaped: style sheets, scripts, the document type. */
  Html trusted(String markup) {
    out.append(markup);
    return this;
  }

  /**
   * Writes what there is and forgets it, once it is much: what is long is not held whole.
   *
   * @throws UncheckedIOException if the stream does not take it
   */
  void drain(OutputStream to) {
    if (out.length() >= DRAINED) {
      try {
        to.write(out.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.setLength(0);
    }
  }

  /** The page so far, or what was not drained of it. */
  byte[] bytes() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Elements left open: " + open);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void start(String tag, @Nullable String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]);
        if (xml || !value.isEmpty()) {
          out.append("=\"");
          escape(PlainText.lines(value), true);
          out.append('"');
        }
      }
    }
  }

  private void escape(String text, boolean quotes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(quotes ? "&quot;" : "\"");
        default -> out.append(c);
      }
    }
  }
}
