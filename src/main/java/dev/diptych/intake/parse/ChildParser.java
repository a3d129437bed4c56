package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The parser that runs in the parsing process. Never throws for a bad file: it sends the reason
 * home. A process in which memory ran out is not used again.
 */
@SuppressWarnings("serial") // Tika's interface is Serializable; this parser never travels
final class ChildParser implements Parser {

  /** Before the name of a file of which everything is asked; no name of a file holds such signs. */
  static final String EVERYTHING = "\u0000everything\u0000";

  private static final String NO_CHECKSUM = "0".repeat(64);
  private static final int EXIT_OUT_OF_MEMORY = 3;

  private final transient DocumentParser parser;
  private final transient ReaderSettings settings;

  ChildParser(DocumentParser parser, ReaderSettings settings) {
    this.parser = parser;
    this.settings = settings;
  }

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of();
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException {
    Wire wire = new Wire(handler);
    try {
      byte[] content = stream.readNBytes((int) settings.maxFileSize().toBytes());
      String asked = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      String name = asked == null ? "" : asked;
      boolean everything = name.startsWith(EVERYTHING);
      SourceFile source =
          new SourceFile(
              everything ? name.substring(EVERYTHING.length()) : name, content.length, NO_CHECKSUM);
      wire.send(everything ? parser.everything(source, content) : parser.open(source, content));
    } catch (UnreadableException e) {
      wire.sendReason(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      wire.sendReason(
          "its parts nest too deep to be read; flatten the document and deliver it again");
    } catch (OutOfMemoryError e) {
      wire.sendReason(IsolatedParser.memoryReason(settings));
      Runtime.getRuntime().halt(EXIT_OUT_OF_MEMORY);
    } catch (LinkageError e) {
      wire.sendReason("its format needs a part that is not installed: " + e.getMessage());
    }
  }
}
