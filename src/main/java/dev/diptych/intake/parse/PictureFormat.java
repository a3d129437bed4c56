package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A photograph or scan of an article, read by OCR where that is on. The picture is decoded here, by
 * Java, and drawn anew: tesseract, which takes a file it does not know for a list of files to open,
 * never sees a stranger's bytes.
 */
final class PictureFormat implements Format {

  private static final Set<String> READ = Set.of("image/png", "image/jpeg", "image/tiff");

  /** Colours of 16 bits take 8 bytes a point, the grey copy one more. */
  private static final long BYTES_A_POINT = 12;

  private static final long MOST_POINTS = 100_000_000;

  private final ReaderSettings settings;
  private final Ocr ocr;

  PictureFormat(ReaderSettings settings, Ocr ocr) {
    this.settings = settings;
    this.ocr = ocr;
  }

  /** How many points a picture may have, so that it fits into the parsing process. */
  static long mostPoints(ReaderSettings settings) {
    return Math.min(MOST_POINTS, settings.memory().toBytes() / BYTES_A_POINT);
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    String type = document.mediaType();
    if (!settings.isOcrOn()) {
      throw new UnreadableException(
          "the file is only an image (%s): no text; OCR is off (diptych.reader.ocr), deliver the article as text"
              .formatted(type));
    }
    if (!READ.contains(type)) {
      throw new UnreadableException(
          "the file is only an image (%s), which OCR does not read; deliver it as PNG, JPEG or TIFF, or the article as text"
              .formatted(type));
    }
    String text = text(document);
    return new LetterAccount()
        .saw(text)
        .manuscript(
            ArticleFacts.NONE,
            type,
            null,
            List.of(new Block(Block.Kind.PLAIN, 0, text, false)),
            List.of(ocr.note()));
  }

  private String text(RawDocument document) throws UnreadableException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(document.mediaType());
    if (!readers.hasNext()) {
      throw new UnreadableException(
          "this Java cannot decode pictures of type %s; deliver the article as text"
              .formatted(document.mediaType()));
    }
    ImageReader reader = readers.next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(document.content()))) {
      reader.setInput(stream, false, true);
      return ocr.read(new Drawn(reader, mostPoints(settings)));
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    } finally {
      reader.dispose();
    }
  }

  /** The pictures of a file; a TIFF may have several. */
  private record Drawn(ImageReader reader, long mostPoints) implements Pages {

    @Override
    public int count() throws IOException {
      return reader.getNumImages(true);
    }

    @Override
    public BufferedImage draw(int page) throws IOException, UnreadableException {
      int width = reader.getWidth(page);
      int height = reader.getHeight(page);
      if ((long) width * height > mostPoints) {
        throw new UnreadableException(
            "a picture of %,d × %,d points is larger than OCR may take (%,d points); make it smaller or raise diptych.reader.memory"
                .formatted(width, height, mostPoints));
      }
      BufferedImage picture = reader.read(page);
      BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = grey.createGraphics();
      try {
        // what is transparent shows as paper
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
      } finally {
        graphics.dispose();
      }
      return grey;
    }
  }
}
