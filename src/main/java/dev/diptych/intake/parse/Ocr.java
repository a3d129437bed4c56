package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.xml.sax.SAXException;

/**
 * Reads the text of pictures with an installed {@code tesseract}, through Tika's parser for it. All
 * pages of a file together have nine tenths of the time that a file may take, so that tesseract is
 * stopped with a reason before the parsing process is. Safe for use by several threads.
 */
final class Ocr {

  private static final double SHARE_OF_TIME = 0.9;

  /** What Debian's package {@code tesseract-ocr} brings with it. */
  private static final Set<String> INCLUDED = Set.of("eng", "osd");

  private final ReaderSettings settings;
  private final String folder;

  Ocr(ReaderSettings settings) {
    this(settings, "");
  }

  /**
   * OCR with a tesseract of one's own.
   *
   * @param folder where tesseract is; empty to look for it in the {@code PATH}
   */
  Ocr(ReaderSettings settings, String folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** The note on an article whose text comes from here. */
  String note() {
    return "its text was read from pictures by OCR (%s) and may contain errors; compare it with the original"
        .formatted(settings.ocr());
  }

  /**
   * The text of all pages, an empty line between two of them.
   *
   * @throws IOException if a page cannot be drawn
   * @throws UnreadableException if tesseract or a language is not installed, the time is up or
   *     there is no text
   */
  String read(Pages pages) throws IOException, UnreadableException {
    long begin = System.nanoTime();
    TesseractOCRParser parser = parser();
    StringBuilder text = new StringBuilder();
    int count = pages.count();
    for (int page = 0; page < count; page++) {
      BufferedImage picture = pages.draw(page);
      int seconds = secondsLeft(begin);
      if (seconds < 1) {
        throw new UnreadableException(outOfTime(page, count));
      }
      long start = System.nanoTime();
      try {
        text.append(read(parser, picture, seconds)).append("\n\n");
      } catch (TikaException | SAXException e) {
        boolean late = System.nanoTime() - start >= seconds * 1_000_000_000L;
        throw new UnreadableException(
            late
                ? outOfTime(page, count)
                : "tesseract could not read page %d of %d; deliver the article as text"
                    .formatted(page + 1, count),
            e);
      }
      Reasons.requireLength(text.length(), settings);
    }
    if (text.chars().noneMatch(Character::isLetter)) {
      throw new UnreadableException(
          "OCR (%s) found no text in its pictures; deliver the article as text"
              .formatted(settings.ocr()));
    }
    return text.toString();
  }

  private int secondsLeft(long begin) {
    double allowed = settings.timeout().toMillis() / 1_000.0 * SHARE_OF_TIME;
    return (int) (allowed - (System.nanoTime() - begin) / 1e9);
  }

  private String outOfTime(int page, int count) {
    return "reading its pictures by OCR took longer than %s; it was stopped at page %d of %d (setting diptych.reader.timeout): split the file or raise it"
        .formatted(
            settings.timeout().toString().substring(2).toLowerCase(Locale.ROOT), page + 1, count);
  }

  private String read(TesseractOCRParser parser, BufferedImage picture, int seconds)
      throws IOException, TikaException, SAXException {
    TesseractOCRConfig config = new TesseractOCRConfig();
    config.setLanguage(settings.ocr());
    config.setTimeoutSeconds(seconds);
    ParseContext context = new ParseContext();
    context.set(TesseractOCRConfig.class, config);
    BlockCollector collector = new BlockCollector(settings.maxText());
    try (TemporaryResources temporary = new TemporaryResources()) {
      File file = temporary.createTemporaryFile();
      ImageIO.write(picture, "png", file);
      try (TikaInputStream stream = TikaInputStream.get(file.toPath())) {
        parser.parse(stream, collector, new Metadata(), context);
      }
    }
    return collector.blocks().stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }

  /** Asked for anew with every file, so that what is installed meanwhile is found. */
  private TesseractOCRParser parser() throws UnreadableException {
    TesseractOCRParser parser = new TesseractOCRParser();
    List<String> languages = List.of(settings.ocr().split("\\+"));
    try {
      parser.setTesseractPath(folder);
      if (!parser.hasTesseract()) {
        throw new UnreadableException(
            "OCR is on but tesseract is not installed: apt-get install tesseract-ocr"
                + packages(languages.stream().filter(code -> !INCLUDED.contains(code)).toList()));
      }
      parser.setPreloadLangs(true);
      parser.initialize(Map.of());
    } catch (TikaConfigException e) {
      throw new UnreadableException("OCR is on but tesseract cannot be used: " + e.getMessage(), e);
    }
    List<String> missing =
        languages.stream().filter(code -> !parser.getLangs().contains(code)).toList();
    if (!missing.isEmpty()) {
      throw new UnreadableException(
          "OCR is on but tesseract has no %s: apt-get install%s, or change diptych.reader.ocr (now %s)"
              .formatted(String.join(", ", missing), packages(missing), settings.ocr()));
    }
    return parser;
  }

  private static String packages(List<String> languages) {
    return languages.stream()
        .map(code -> " tesseract-ocr-" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining());
  }
}
