package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.article.Article;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.OneArticle;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Pictures of text through the real tesseract, in the parsing process. Skipped where there is none,
 * but not in the whole check.
 */
class OcrTest {

  private static final String SENTENCE = "The harbour was opened on Friday.";
  private static final String[] ARABIC = {
    "افتتح الوزير المدرسة الجديدة في المدينة",
    "وقال إن العمل بدأ قبل عامين كاملين",
    "وحضر الحفل عدد من الأهالي والمعلمين"
  };

  private static final GuardedParser PARSER = new GuardedParser(settings("ara+eng", 3_600));

  @TempDir Path folder;

  @AfterAll
  static void close() {
    PARSER.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tiff"})
  void aPictureIsRead(String format) throws UnreadableException {
    assumeTesseract();
    byte[] picture = Pictures.encoded(Pictures.of(Pictures.latin(), SENTENCE), format);
    Manuscript manuscript = PARSER.open(source("a." + format), picture).only();
    assertThat(text(manuscript)).contains(SENTENCE);
    assertThat(manuscript.notes())
        .singleElement()
        .asString()
        .contains("OCR (ara+eng)", "may contain errors");
  }

  @Test
  void everyPageOfATiffIsRead() throws UnreadableException {
    assumeTesseract();
    byte[] tiff =
        Pictures.tiff(
            Pictures.of(Pictures.latin(), SENTENCE),
            Pictures.of(Pictures.latin(), "The second page has its own words."));
    assertThat(text(PARSER.open(source("a.tif"), tiff).only()))
        .containsSubsequence(SENTENCE, "The second page has its own words.");
  }

  @Test
  void aPdfWithNothingButAPictureIsRead() throws UnreadableException {
    assumeTesseract();
    byte[] pdf = Pictures.pdf(Pictures.of(Pictures.latin(), SENTENCE));
    Manuscript manuscript = PARSER.open(source("a.pdf"), pdf).only();
    assertThat(text(manuscript)).contains(SENTENCE);
    assertThat(manuscript.notes()).singleElement().asString().contains("OCR");
  }

  @Test
  void aPdfWithTextNeedsNoOcr() throws UnreadableException {
    byte[] pdf = TestDocuments.pdf(new TestDocuments.Line(SENTENCE, 12, false, 72, 700));
    assertThat(PARSER.open(source("a.pdf"), pdf).only().notes()).isEmpty();
  }

  @Test
  void arabicIsRead() throws UnreadableException {
    assumeTesseract();
    Optional<Font> font = Pictures.fontFor(String.join("", ARABIC));
    assumeTrue(font.isPresent(), "No font here has Arabic letters");
    byte[] picture = Pictures.encoded(Pictures.of(font.get(), ARABIC), "png");
    assertThat(text(PARSER.open(source("a.png"), picture).only()))
        .contains("المدرسة الجديدة", "قبل عامين");
  }

  @Test
  void theArticleSaysThatOcrMayErr() throws UnreadableException {
    assumeTesseract();
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", Map.of("diptych.reader.ocr", "eng")));
      context.scan("dev.diptych.intake");
      context.refresh();
      byte[] picture =
          Pictures.encoded(
              Pictures.of(Pictures.latin(), SENTENCE, "It has room for forty ships."), "png");
      Article article =
          OneArticle.read(
              context.getBean(ArticleReader.class), source("a.png"), picture, "auto", 4_000);
      assertThat(article.language()).isEqualTo("en");
      assertThat(article.notes()).singleElement().asString().contains("OCR (eng)");
    }
  }

  @Test
  void aTesseractThatNeverAnswersIsStoppedWithAReason() throws IOException {
    Path tesseract = folder.resolve("tesseract");
    Files.writeString(
        tesseract,
        """
        #!/bin/sh
        case "$*" in
          *--list-langs*) printf 'List of available languages (1):\\neng\\n' ;;
          '') exit 1 ;;
          *) while :; do sleep 1; done ;;
        esac
        """);
    Files.setPosixFilePermissions(tesseract, PosixFilePermissions.fromString("rwx------"));
    Ocr ocr = new Ocr(settings("eng", 3), folder.toString());
    assertThatThrownBy(() -> ocr.read(onePage()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("by OCR took longer than 3s");
  }

  @Test
  void timeIsLimitedAndNoTesseractIsLeft() throws Exception {
    assumeTesseract();
    List<ProcessHandle> stopped = List.of();
    // When tesseract begins depends on the machine: at last the limit is long enough for that.
    for (int seconds = 4; stopped.isEmpty(); seconds *= 2) {
      try (GuardedParser parser = new GuardedParser(settings("eng", seconds))) {
        CompletableFuture<Manuscript> reading = reading(parser);
        stopped = stoppedTesseracts(reading);
        assertThatThrownBy(reading::get)
            .cause()
            .isInstanceOf(UnreadableException.class)
            .hasMessageContaining("took longer than")
            .hasMessageContaining("diptych.reader.timeout");
        assertEnd(stopped);
      }
    }
  }

  @Test
  void tesseractEndsWithItsProcess() throws Exception {
    assumeTesseract();
    try (GuardedParser parser = new GuardedParser(settings("eng", 3_600))) {
      CompletableFuture<Manuscript> reading = reading(parser);
      List<ProcessHandle> stopped = stoppedTesseracts(reading);
      assertThat(stopped).isNotEmpty();
      parser.close();
      assertThatThrownBy(reading::get).hasRootCauseInstanceOf(CancellationException.class);
      assertEnd(stopped);
    }
  }

  private static CompletableFuture<Manuscript> reading(GuardedParser parser) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return parser.open(source("a.tif"), longScan()).only();
          } catch (UnreadableException e) {
            throw new CompletionException(e);
          }
        });
  }

  /**
   * Those at work, as soon as there are any, stopped by a signal: from then on only a kill ends
   * them. None if the reading ends before.
   */
  private static List<ProcessHandle> stoppedTesseracts(CompletableFuture<Manuscript> reading) {
    List<ProcessHandle> stopped = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              for (ProcessHandle tesseract : tesseracts()) {
                Process kill = new ProcessBuilder("kill", "-STOP", "" + tesseract.pid()).start();
                if (kill.waitFor() == 0 && tesseract.isAlive()) {
                  stopped.add(tesseract);
                }
              }
              return !stopped.isEmpty() || reading.isDone();
            });
    return stopped;
  }

  private static void assertEnd(List<ProcessHandle> tesseracts) throws Exception {
    for (ProcessHandle tesseract : tesseracts) {
      assertThat(tesseract.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
    }
  }

  /** Many pages, so that tesseract is seen at work. */
  private static byte[] longScan() {
    String[] lines = new String[100];
    Arrays.fill(lines, SENTENCE);
    BufferedImage page = Pictures.of(Pictures.latin(), lines);
    return Pictures.tiff(page, page, page, page, page, page);
  }

  /** Those that work on a picture for a process of ours, also when that process is gone. */
  private static List<ProcessHandle> tesseracts() {
    String ours = "diptych-parser-" + ProcessHandle.current().pid() + "-";
    return ProcessHandle.allProcesses()
        .filter(program -> program.info().command().orElse("").endsWith("tesseract"))
        .filter(
            program ->
                Arrays.stream(program.info().arguments().orElse(new String[0]))
                    .anyMatch(argument -> argument.contains(ours)))
        .toList();
  }

  @Test
  void aPictureLargerThanMemoryTakesIsNotDecoded() {
    assumeTesseract();
    ByteBuffer header = ByteBuffer.allocate(33);
    header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(60_000).putInt(60_000);
    header.put(new byte[] {8, 2, 0, 0, 0});
    assertThatThrownBy(() -> PARSER.open(source("a.png"), header.array()).only())
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("larger than OCR may take")
        .hasMessageContaining("diptych.reader.memory");
  }

  @Test
  void onlyPicturesGetToTesseract() throws Exception {
    assumeTesseract();
    Path secret = folder.resolve("secret.png");
    Files.write(secret, Pictures.encoded(Pictures.of(Pictures.latin(), SENTENCE), "png"));
    byte[] list = ("\u0089PNG\r\n\u001a\n" + secret + "\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PARSER.open(source("a.png"), list).only())
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aPictureWithoutTextSaysSo() {
    assumeTesseract();
    byte[] white = Pictures.encoded(Pictures.of(Pictures.latin()), "png");
    assertThatThrownBy(() -> PARSER.open(source("a.png"), white).only())
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("found no text");
  }

  @Test
  void otherPicturesSayWhatToDeliver() {
    byte[] gif = Pictures.encoded(Pictures.of(Pictures.latin(), SENTENCE), "gif");
    assertThatThrownBy(() -> PARSER.open(source("a.gif"), gif).only())
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("deliver it as PNG, JPEG or TIFF");
  }

  @Test
  void withoutTesseractTheReasonSaysWhatToInstall() {
    Ocr ocr = new Ocr(settings("ara+eng", 3_600), folder.toString());
    assertThatThrownBy(() -> ocr.read(onePage()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(
            "OCR is on but tesseract is not installed: apt-get install tesseract-ocr"
                + " tesseract-ocr-ara");
  }

  @Test
  void withoutALanguageTheReasonSaysWhatToInstall() {
    assumeTesseract();
    Ocr ocr = new Ocr(settings("eng+qaa_old", 3_600));
    assertThatThrownBy(() -> ocr.read(onePage()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("has no qaa_old: apt-get install tesseract-ocr-qaa-old");
  }

  private static Pages onePage() {
    return new Pages() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public BufferedImage draw(int page) {
        return Pictures.of(Pictures.latin(), SENTENCE);
      }
    };
  }

  private static void assumeTesseract() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "tesseract")));
    assumeTrue(
        installed || "true".equals(System.getenv("CI")),
        "No tesseract here: apt-get install tesseract-ocr tesseract-ocr-ara");
  }

  private static String text(Manuscript manuscript) {
    List<Block> blocks = manuscript.blocks();
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
  }

  private static ReaderSettings settings(String languages, int seconds) {
    ReaderSettings defaults = ReaderSettings.DEFAULTS;
    return new ReaderSettings(
        DataSize.ofMegabytes(16),
        defaults.maxText(),
        Duration.ofSeconds(seconds),
        DataSize.ofMegabytes(192),
        1,
        defaults.filesPerProcess(),
        defaults.idle(),
        defaults.maxNesting(),
        defaults.inProcessPage(),
        languages);
  }

  private static SourceFile source(String name) {
    return new SourceFile(name, 1, "0".repeat(64));
  }
}
