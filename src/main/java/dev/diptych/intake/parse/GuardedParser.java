package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.Set;

/**
 * Parses plain text and ordinary web pages here, everything else in a process apart. Safe for use
 * by several threads.
 *
 * <p>Why that is safe: decoding text is one pass over bytes whose number is limited. A web page
 * goes to jsoup, which runs no code, opens no address, resolves no entity of the file's own and
 * builds at most a fixed number of nodes a tag; bytes, tags and depth are limited, larger pages go
 * to the process apart.
 */
final class GuardedParser implements DocumentParser, AutoCloseable {

  private static final Set<String> PAGES =
      Set.of("text/html", "application/xhtml+xml", "text/markdown", "text/x-web-markdown");
  private static final Set<String> TEXTS = Set.of("text/plain");
  private static final int MOST_TAGS = 50_000;

  private final TypeDetector types = new TypeDetector();
  private final FormatParser here;
  private final IsolatedParser apart;
  private final ReaderSettings settings;

  GuardedParser(ReaderSettings settings) {
    this.settings = settings;
    this.here = new FormatParser(settings);
    this.apart = new IsolatedParser(settings);
  }

  @Override
  public Parsed open(SourceFile source, byte[] content) throws UnreadableException {
    String type = types.detect(source.name(), content);
    return isSafeHere(type, content)
        ? here.open(source, type, content)
        : apart.open(source, content);
  }

  @Override
  public Parsed everything(SourceFile source, byte[] content) throws UnreadableException {
    return apart.everything(source, content);
  }

  private boolean isSafeHere(String type, byte[] content) {
    if (WireText.mayBeWire(content)
        || PropertyList.isOne(content)
        || TEXTS.contains(type) && FormatParser.mayBeJson(content)) {
      return false;
    }
    if (TEXTS.contains(type) && !TaggedText.mayBeTagged(content)) {
      return true;
    }
    return (PAGES.contains(type) || TEXTS.contains(type))
        && content.length <= settings.inProcessPage().toBytes()
        && tags(content) <= MOST_TAGS;
  }

  private static int tags(byte[] content) {
    int tags = 0;
    for (byte b : content) {
      tags += b == '<' ? 1 : 0;
    }
    return tags;
  }

  @Override
  public void close() {
    apart.close();
  }
}
