package dev.diptych.intake.parse;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Pictures of text that the tests draw themselves. */
final class Pictures {

  private static final int SIZE = 48;

  private Pictures() {}

  /** Black lines on white; Arabic ones begin at the right. */
  static BufferedImage of(Font font, String... lines) {
    int height = SIZE * 2 * (lines.length + 1);
    BufferedImage picture = new BufferedImage(1_400, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), height);
    graphics.setColor(Color.BLACK);
    graphics.setFont(font.deriveFont((float) SIZE));
    for (int i = 0; i < lines.length; i++) {
      boolean rightToLeft = lines[i].codePoints().anyMatch(c -> c >= 0x600 && c < 0x700);
      int width = graphics.getFontMetrics().stringWidth(lines[i]);
      graphics.drawString(
          lines[i], rightToLeft ? picture.getWidth() - 60 - width : 60, SIZE * 2 * (i + 1));
    }
    graphics.dispose();
    return picture;
  }

  static Font latin() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
  }

  /** A font that has the letters. */
  static Optional<Font> fontFor(String text) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
        .filter(font -> font.isPlain() && font.canDisplayUpTo(text) < 0)
        .min(Comparator.comparing(Font::getFontName));
  }

  static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A TIFF of several pages. */
  static byte[] tiff(BufferedImage... pages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam compressed = writer.getDefaultWriteParam();
      compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      compressed.setCompressionType("LZW");
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, null, null), compressed);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A PDF with a picture on each page and nothing else. */
  static byte[] pdf(BufferedImage... pages) {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          float width = page.getMediaBox().getWidth();
          float height = width * picture.getHeight() / picture.getWidth();
          content.drawImage(
              LosslessFactory.createFromImage(document, picture), 0, 400, width, height);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
