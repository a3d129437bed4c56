package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * PDF through PDFBox rather than Tika's parser, which gives neither size nor weight of letters, and
 * so no headings. Attachments are not opened.
 */
final class PdfFormat implements Format {

  private final ReaderSettings settings;
  private final Ocr ocr;

  PdfFormat(ReaderSettings settings, Ocr ocr) {
    this.settings = settings;
    this.ocr = ocr;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    try (PDDocument pdf =
        Loader.loadPDF(
            document.content(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      List<PdfLine> lines = PdfLineReader.lines(pdf, settings.maxText());
      Reasons.requireLength(lines.stream().mapToLong(line -> line.text().length()).sum(), settings);
      LetterAccount account = new LetterAccount();
      lines.forEach(line -> account.saw(line.text()));
      List<String> notes = remarks(pdf, account);
      List<Block> blocks = PdfStructure.blocks(lines, account);
      if (blocks.isEmpty()) {
        return readPictures(pdf, document.mediaType());
      }
      ArticleFacts facts = facts(pdf);
      return account.manuscript(
          startsWithHeadline(blocks) ? facts.withTitle(null) : facts,
          document.mediaType(),
          language(pdf),
          blocks,
          notes);
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(Reasons.ENCRYPTED, e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }

  private static List<String> remarks(PDDocument pdf, LetterAccount account) throws IOException {
    List<PdfRemarks.Remark> remarks = PdfRemarks.of(pdf);
    for (PdfRemarks.Remark remark : remarks) {
      long letters = LetterAccount.letters(remark.text());
      account.saw(letters).left(Kind.COMMENT, letters);
    }
    return remarks.isEmpty()
        ? List.of()
        : List.of(
            remarks.size() == 1
                ? "one comment left out"
                : "%,d comments left out".formatted(remarks.size()));
  }

  private Manuscript readPictures(PDDocument pdf, String mediaType)
      throws IOException, UnreadableException {
    if (!settings.isOcrOn()) {
      throw new UnreadableException(
          "this PDF has %d pages of pictures and no text; OCR is off (diptych.reader.ocr), deliver a PDF with text"
              .formatted(pdf.getNumberOfPages()));
    }
    String text = ocr.read(new PdfPages(pdf, settings));
    return new LetterAccount()
        .saw(text)
        .manuscript(
            facts(pdf),
            mediaType,
            language(pdf),
            List.of(new Block(Block.Kind.PLAIN, 0, text, false)),
            List.of(ocr.note()));
  }

  /**
   * A headline in the largest letters at the head of the text is the title; the one in the
   * properties is often the template's.
   */
  private static boolean startsWithHeadline(List<Block> blocks) {
    return blocks.get(0).kind() == Block.Kind.HEADING && blocks.get(0).level() == 1;
  }

  /** A title that is a file's name ("Microsoft Word - a.doc") was made by a program, not stated. */
  private static ArticleFacts facts(PDDocument pdf) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    String title = text(information.getTitle());
    boolean made =
        title != null
            && (title.startsWith("Microsoft Word")
                || title.matches(
                    "(?i)(?:untitled|document\\d*|.{1,120}\\.(?:docx?|pdf|indd|html?|rtf|odt|qxd))"));
    return new ArticleFacts(
        made ? null : title,
        text(information.getAuthor()),
        null,
        null,
        null,
        text(information.getSubject()),
        keywords(information.getKeywords()));
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static List<String> keywords(@Nullable String value) {
    if (value == null) {
      return List.of();
    }
    return Arrays.stream(value.split("[,،;؛]", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(50)
        .toList();
  }

  private static @Nullable String language(PDDocument pdf) {
    String language = pdf.getDocumentCatalog().getLanguage();
    return language == null || language.isBlank() ? null : language.strip();
  }
}
