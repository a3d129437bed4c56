package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The pages of a PDF as tesseract likes them best, 300 dots an inch, or as many as memory takes.
 */
final class PdfPages implements Pages {

  private static final double SCALE = 300.0 / 72;

  private final PDDocument pdf;
  private final PDFRenderer renderer;
  private final long mostPoints;

  PdfPages(PDDocument pdf, ReaderSettings settings) {
    this.pdf = pdf;
    this.renderer = new PDFRenderer(pdf);
    this.mostPoints = PictureFormat.mostPoints(settings);
    renderer.setSubsamplingAllowed(true);
  }

  @Override
  public int count() {
    return pdf.getNumberOfPages();
  }

  @Override
  public BufferedImage draw(int page) throws IOException {
    PDRectangle box = pdf.getPage(page).getCropBox();
    double area = Math.max(1.0, (double) box.getWidth() * box.getHeight());
    double scale = Math.min(SCALE, Math.sqrt(mostPoints / area));
    return renderer.renderImage(page, (float) scale, ImageType.GRAY);
  }
}
