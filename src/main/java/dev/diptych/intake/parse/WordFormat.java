package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Word's .docx as a person sees it who accepts all changes: POI opens the package and bounds what
 * it unpacks to, {@link WordBody} reads its parts. What is no Word document is left to Tika.
 */
final class WordFormat implements Format {

  private static final int MOST_KEYWORDS = 50;
  private static final int DEEPEST_CHUNK = 3;
  private static final List<String> EMBEDDED =
      List.of("/image", "/oleObject", "/package", "/chart");

  private final ReaderSettings settings;
  private final WordChunk chunks;
  private final Format other;

  WordFormat(ReaderSettings settings, MailFormat mail, Format other) {
    this.settings = settings;
    this.other = other;
    this.chunks = new WordChunk(settings, mail, other);
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return read(document, 0);
  }

  private Manuscript read(RawDocument document, int depth) throws UnreadableException {
    OPCPackage opened;
    try {
      opened = OPCPackage.open(new ByteArrayInputStream(document.content()));
    } catch (InvalidFormatException | IOException | RuntimeException e) {
      return other.read(document);
    }
    try {
      PackagePart part = body(opened);
      return part == null ? other.read(document) : read(document, opened, part, depth);
    } catch (BlockCollector.TooLongException e) {
      throw new UnreadableException(Reasons.tooLong(settings), e);
    } catch (OpenXML4JException | TikaException | IOException | SAXException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    } finally {
      opened.revert();
    }
  }

  private static @Nullable PackagePart body(OPCPackage opened) throws InvalidFormatException {
    for (PackageRelationship relation : opened.getRelationships()) {
      if (relation.getRelationshipType().endsWith("/officeDocument")
          && relation.getTargetMode() == TargetMode.INTERNAL) {
        PackagePart part = opened.getPart(relation);
        if (part != null && part.getContentType().contains("word")) {
          return part;
        }
      }
    }
    return null;
  }

  private Manuscript read(RawDocument document, OPCPackage opened, PackagePart part, int depth)
      throws OpenXML4JException, IOException, SAXException, TikaException, UnreadableException {
    WordStyles styles = new WordStyles();
    WordNumbering numbering = new WordNumbering();
    WordBody body = new WordBody(styles, 2L * settings.maxText());
    parseRelated(part, "/styles", styles);
    parseRelated(part, "/numbering", numbering);
    parse(part, body);
    Map<String, List<WordParagraph>> notes = new HashMap<>();
    LetterAccount account = new LetterAccount().add(body.account());
    account.add(notes(part, "/footnotes", "f", styles, notes));
    account.add(notes(part, "/endnotes", "e", styles, notes));
    long commented = commented(part, styles);
    account.saw(commented).left(Kind.COMMENT, commented);
    List<String> remarks = new ArrayList<>(body.remarks());
    if (body.comments() > 0) {
      remarks.add(
          body.comments() == 1 ? "one comment left out" : body.comments() + " comments left out");
    }
    ArticleFacts facts = facts(opened.getPackageProperties());
    List<WordParagraph> paragraphs = new ArrayList<>(body.paragraphs());
    int title = WordTitle.find(paragraphs, styles, facts.title() == null);
    if (title >= 0) {
      WordParagraph line = paragraphs.remove(title);
      line.kind = Block.Kind.HEADING;
      line.outline = 0;
      paragraphs.add(0, line);
      facts = facts.withTitle(line.text.toString().strip().replaceAll("\\s+", " "));
    }
    WordBlocks blocks = new WordBlocks(styles, numbering, notes, account);
    for (WordParagraph paragraph : paragraphs) {
      if (paragraph.chunk == null) {
        blocks.add(paragraph);
      } else {
        blocks.addAll(chunk(part, paragraph.chunk, remarks, account, depth));
      }
    }
    int embedded = embedded(part);
    List<Block> all = blocks.finish();
    if (all.isEmpty() && embedded > 0) {
      throw new UnreadableException(Reasons.onlyEmbedded(embedded, document.mediaType(), settings));
    }
    if (embedded > 0) {
      remarks.add(Reasons.notRead(embedded, "embedded"));
    }
    notes.values().stream()
        .flatMap(List::stream)
        .forEach(
            line ->
                account.left(
                    Kind.NOTE, "notes that no text points to", LetterAccount.letters(line.text)));
    return account.manuscript(
        facts,
        document.mediaType(),
        text(opened.getPackageProperties().getLanguageProperty()),
        all,
        remarks);
  }

  private List<Block> chunk(
      PackagePart part, String id, List<String> remarks, LetterAccount account, int depth)
      throws UnreadableException {
    try {
      PackageRelationship relation = part.getRelationship(id);
      PackagePart chunk =
          relation == null
                  || relation.getTargetMode() != TargetMode.INTERNAL
                  || depth > DEEPEST_CHUNK
              ? null
              : part.getRelatedPart(relation);
      if (chunk != null) {
        byte[] content;
        try (InputStream stream = chunk.getInputStream()) {
          content = stream.readNBytes((int) settings.maxFileSize().toBytes());
        }
        String name = chunk.getPartName().getName();
        RawDocument inner = new RawDocument(name, chunk.getContentType(), content);
        Manuscript manuscript =
            chunk.getContentType().contains("wordprocessingml")
                ? read(inner, depth + 1)
                : chunks.read(inner);
        remarks.addAll(manuscript.notes());
        account.add(manuscript);
        return manuscript.blocks();
      }
    } catch (OpenXML4JException | IOException | RuntimeException e) {
      remarks.add("a part of the text could not be read (%s)".formatted(id));
      return List.of();
    }
    remarks.add("a part of the text is missing in the file (%s)".formatted(id));
    return List.of();
  }

  private LetterAccount notes(
      PackagePart part,
      String type,
      String kind,
      WordStyles styles,
      Map<String, List<WordParagraph>> notes)
      throws OpenXML4JException, IOException, SAXException, TikaException {
    WordBody body = new WordBody(styles, 2L * settings.maxText());
    parseRelated(part, type, body);
    body.notes().forEach((id, text) -> notes.put(kind + id, text));
    return body.account();
  }

  private long commented(PackagePart part, WordStyles styles)
      throws OpenXML4JException, IOException, SAXException, TikaException {
    WordBody body = new WordBody(styles, 2L * settings.maxText());
    parseRelated(part, "/comments", body);
    return body.account().seen();
  }

  private static void parseRelated(PackagePart part, String type, ContentHandler handler)
      throws OpenXML4JException, IOException, SAXException, TikaException {
    for (PackageRelationship relation : part.getRelationships()) {
      if (relation.getRelationshipType().endsWith(type)
          && relation.getTargetMode() == TargetMode.INTERNAL) {
        PackagePart related = related(part, relation);
        if (related != null) {
          parse(related, handler);
        }
        return;
      }
    }
  }

  /** A part of looks or notes that is missing costs itself, not the text. */
  private static @Nullable PackagePart related(PackagePart part, PackageRelationship relation)
      throws InvalidFormatException {
    try {
      return part.getRelatedPart(relation);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void parse(PackagePart part, ContentHandler handler)
      throws IOException, SAXException, TikaException {
    try (InputStream stream = part.getInputStream()) {
      XMLReaderUtils.parseSAX(stream, handler, new ParseContext());
    }
  }

  private static int embedded(PackagePart part) throws InvalidFormatException {
    Map<String, String> targets = new LinkedHashMap<>();
    for (PackageRelationship relation : part.getRelationships()) {
      if (EMBEDDED.stream().anyMatch(relation.getRelationshipType()::endsWith)) {
        targets.put(relation.getTargetURI().toString(), "");
      }
    }
    return targets.size();
  }

  private static ArticleFacts facts(PackageProperties properties) {
    return new ArticleFacts(
        text(properties.getTitleProperty()),
        text(properties.getCreatorProperty()),
        null,
        null,
        null,
        text(properties.getDescriptionProperty()),
        Stream.of(properties.getSubjectProperty(), properties.getKeywordsProperty())
            .flatMap(Optional::stream)
            .flatMap(words -> Arrays.stream(words.split("[,،;؛]", -1)))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MOST_KEYWORDS)
            .toList());
  }

  private static @Nullable String text(Optional<String> property) {
    return property.map(String::strip).filter(value -> !value.isEmpty()).orElse(null);
  }
}
