package dev.diptych.intake.parse;

import dev.diptych.hold.Hold;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A parser with every fault that a file can wake in a real one. Tika finds it in the parsing
 * process as it finds its own, because tests' class path is the process's class path; the file's
 * text says which fault is wanted.
 */
public final class MisbehavingParser implements Parser {

  /** What its files begin with; the fault follows. */
  static final String MAGIC = "%MISBEHAVE ";

  /** The fault that is none: the folder of a {@link Hold} follows. */
  static final String HOLD = "hold ";

  private static final long serialVersionUID = 1L;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("x-misbehaving"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException {
    String fault =
        new String(stream.readAllBytes(), StandardCharsets.UTF_8).substring(MAGIC.length());
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    misbehave(fault, xhtml);
    xhtml.element("p", "A paragraph of a file that behaves.");
    xhtml.endDocument();
  }

  private static void misbehave(String fault, XHTMLContentHandler xhtml) throws SAXException {
    if (fault.startsWith(HOLD)) {
      hold(Path.of(fault.substring(HOLD.length()).lines().findFirst().orElseThrow()));
      return;
    }
    switch (fault) {
      case "hang" -> hang();
      case "memory" -> exhaustMemory();
      case "stack" -> recurse(0);
      case "flood" -> flood(xhtml);
      case "crash" -> Runtime.getRuntime().halt(134);
      case "exit" -> System.exit(0);
      case "talk" -> System.out.println("\u0003\u0002 a parser that prints");
      case "fault" -> throw new IllegalStateException("dev.diptych.Fault: a bug in a parser");
      default -> {}
    }
  }

  private static void hold(Path folder) throws SAXException {
    try {
      Hold.in(folder);
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }

  /** Neither sleeps nor listens to interrupts. */
  private static void hang() {
    long spins = 0;
    while (spins >= 0) {
      spins = (spins + 1) & Long.MAX_VALUE;
    }
  }

  private static void exhaustMemory() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[8 * 1024 * 1024]);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the fault
  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  private static void flood(XHTMLContentHandler xhtml) throws SAXException {
    String text = "words without end ".repeat(1_000);
    for (int i = 0; i < 1_000_000; i++) {
      xhtml.element("p", text);
    }
  }
}
