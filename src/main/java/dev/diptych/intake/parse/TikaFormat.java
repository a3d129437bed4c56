package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Whatever Tika reads: Word, OpenDocument, RTF, EPUB, Outlook and the rest. */
final class TikaFormat implements Format {

  private static final int ZIP_FLAGS = 6;
  private static final String CONFIG = "tika-config.xml";

  /**
   * No parser for these is on the class path; a document in one of them is known by its content.
   */
  private static final Set<String> ARCHIVES =
      Set.of(
          "application/zip",
          "application/java-archive",
          "application/x-tar",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/x-bzip2",
          "application/x-xz");

  private static final Set<String> APPLE =
      Set.of(
          "application/vnd.apple.pages",
          "application/vnd.apple.pages.13",
          "application/vnd.apple.iwork",
          "application/vnd.apple.unknown.13",
          "application/vnd.apple.numbers",
          "application/vnd.apple.keynote");

  private static final Set<String> PGP =
      Set.of("application/pgp-encrypted", "application/pgp", "application/x-pgp");

  private final Parser parser = new AutoDetectParser(config());
  private final ReaderSettings settings;

  TikaFormat(ReaderSettings settings) {
    this.settings = settings;
  }

  private static TikaConfig config() {
    try (InputStream stream = TikaFormat.class.getResourceAsStream(CONFIG)) {
      return new TikaConfig(Objects.requireNonNull(stream, CONFIG));
    } catch (TikaException | IOException | SAXException e) {
      throw new IllegalStateException("Tika's configuration in the jar cannot be read", e);
    }
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.name());
    if (APPLE.contains(document.mediaType())) {
      throw new UnreadableException(
          "the file is a document of Apple's programs (%s), whose form is not public: export it as Word or PDF and deliver that"
              .formatted(document.mediaType()));
    }
    if (PGP.contains(document.mediaType())) {
      throw new UnreadableException(Reasons.ENCRYPTED);
    }
    BlockCollector collector = new BlockCollector(settings.maxText());
    SkippedParts skipped = new SkippedParts();
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, skipped);
    try (InputStream stream = new ByteArrayInputStream(document.content())) {
      parser.parse(stream, collector, metadata, context);
    } catch (EncryptedDocumentException e) {
      throw new UnreadableException(Reasons.ENCRYPTED, e);
    } catch (ZeroByteFileException e) {
      throw new UnreadableException("the file is empty; deliver it again", e);
    } catch (TikaException | IOException | SAXException | RuntimeException e) {
      throw new UnreadableException(
          collector.isTooLong()
              ? Reasons.tooLong(settings)
              : Reasons.damaged(document.mediaType(), e),
          e);
    }
    if (collector.blocks().isEmpty() && ARCHIVES.contains(document.mediaType())) {
      if (isEncryptedZip(document.content())) {
        throw new UnreadableException(
            "the file is an encrypted archive (%s): unpack it with its password and deliver the articles"
                .formatted(document.mediaType()));
      }
      throw new UnreadableException(
          "the file is an archive (%s), not an article: unpack it and deliver the articles"
              .formatted(document.mediaType()));
    }
    if (collector.blocks().isEmpty() && skipped.count > 0) {
      throw new UnreadableException(
          Reasons.onlyEmbedded(skipped.count, document.mediaType(), settings));
    }
    List<String> notes = new ArrayList<>();
    if (collector.remarkLetters() > 0) {
      notes.add(
          "comments or speaker's notes were left out (%,d letters)"
              .formatted(collector.remarkLetters()));
    }
    if (skipped.count > 0) {
      notes.add(Reasons.notRead(skipped.count, "embedded"));
    }
    return collector
        .account()
        .manuscript(
            DocumentFacts.of(metadata, document.mediaType()),
            document.mediaType(),
            DocumentFacts.language(metadata),
            collector.blocks(),
            notes);
  }

  /** Every block, comments and heads of pages with them. */
  List<Block> everything(RawDocument document) throws UnreadableException {
    BlockCollector collector = new BlockCollector(settings.maxText(), true);
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new SkippedParts());
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, document.name());
    try (InputStream stream = new ByteArrayInputStream(document.content())) {
      parser.parse(stream, collector, metadata, context);
    } catch (TikaException | IOException | SAXException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
    return collector.blocks();
  }

  /** The first bit of an entry's flags says so; the entry's name need not be read for it. */
  private static boolean isEncryptedZip(byte[] content) {
    return content.length > ZIP_FLAGS
        && content[0] == 'P'
        && content[1] == 'K'
        && content[2] == 3
        && (content[ZIP_FLAGS] & 1) == 1;
  }

  /** Attachments and pictures are not the article; they are counted, never opened. */
  private static final class SkippedParts implements EmbeddedDocumentExtractor {
    private int count;

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      count++;
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
