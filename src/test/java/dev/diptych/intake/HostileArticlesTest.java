package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.Article;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.parse.ParserForTests;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Bad input through the whole reader: an article, or a reason; nothing lost, nothing endless. */
class HostileArticlesTest {

  private static final int SECTION_SIZE = 4_000;

  private static final String SENTENCE =
      "The harbour was opened on Friday by the mayor of the town. ";
  private static final String ARABIC =
      "أعلنت الحكومة اليوم أن الشركة الجديدة ستبدأ العمل في المدينة الساحلية، وقالت الوزيرة إن"
          + " الخطة الجديدة مهمة.";

  private final ReaderSettings settings = ReaderSettings.DEFAULTS;
  private final ArticleReader reader =
      new TikaArticleReader(
          ParserForTests.inProcess(settings),
          HostileArticlesTest::lines,
          new TextCleaner(),
          (text, language) -> text.isBlank() ? List.of() : List.of(text),
          text -> text.contains("ال") ? "ar" : "en",
          settings);

  @Test
  void nothingIsNoArticle() {
    assertReason("a.txt", new byte[0], "0 bytes");
    assertReason("a.txt", " \n\t\r\n".getBytes(StandardCharsets.UTF_8), "no text");
    assertReason("a.txt", new byte[10_000], "no");
  }

  @Test
  void aFileThatIsTooLargeIsNotParsed() {
    byte[] large = new byte[(int) DataSize.ofMegabytes(65).toBytes()];
    Arrays.fill(large, (byte) 'a');
    assertReason("a.txt", large, "diptych.reader.max-file-size");
  }

  @Test
  void textLongerThanAnArticleSaysSo() {
    assertReason(
        "a.txt",
        SENTENCE.repeat(100_000).getBytes(StandardCharsets.UTF_8),
        "diptych.reader.max-text");
    assertReason(
        "a.txt", "a".repeat(5_000_000).getBytes(StandardCharsets.UTF_8), "diptych.reader.max-text");
  }

  @Test
  void aMillionShortLinesAreReadOrGivenAReason() {
    assertReason(
        "a.txt",
        "word\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
        "diptych.reader.max-text");
  }

  @Test
  void oneLongLineIsCutAndKeptWhole() throws UnreadableException {
    String line = "word ".repeat(100_000).strip();
    Article article = read("a.txt", line.getBytes(StandardCharsets.UTF_8));
    assertThat(article.text().strip()).isEqualTo(line);
    assertThat(article.segments()).allMatch(segment -> segment.text().length() <= SECTION_SIZE);
  }

  @Test
  void nulsGoAndTheTextStays() throws UnreadableException {
    String text = SENTENCE + "\0\0" + SENTENCE;
    assertThat(read("a.txt", text.getBytes(StandardCharsets.UTF_8)).text())
        .contains("harbour")
        .doesNotContain("\0");
  }

  @Test
  void onlyFurnitureIsNoArticle() {
    String page =
        "<html><body><nav><a href='/'>Home</a></nav><ul><li><a href='/a'>One</a></li><li><a"
            + " href='/b'>Two</a></li></ul><footer>Imprint</footer></body></html>";
    assertReason("a.html", page.getBytes(StandardCharsets.UTF_8), "no article text");
  }

  @Test
  void onlyHeadingsAreNoArticle() {
    assertReason(
        "a.html", "<h1>One</h1><h2>Two</h2>".getBytes(StandardCharsets.UTF_8), "no article text");
  }

  @Test
  void backwardArabicIsPutRightAndNoted() throws UnreadableException {
    String backwards = new StringBuilder(ARABIC).reverse().toString();
    Article article = read("a.txt", backwards.getBytes(StandardCharsets.UTF_8));
    assertThat(article.text().strip()).isEqualTo(ARABIC);
    assertThat(article.notes()).hasSize(1).first().asString().contains("visual order");
  }

  @Test
  void arabicReadAsWesternIsNotDigested() {
    String mojibake =
        new String(ARABIC.getBytes(StandardCharsets.UTF_8), Charset.forName("ISO-8859-1"));
    assertThatThrownBy(() -> read("a.txt", mojibake.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void theTitleIsNotRepeatedInTheText() throws UnreadableException {
    String page =
        "<html><head><title>The harbour opens</title></head><body><h1>The Harbour opens!</h1><p>"
            + SENTENCE.repeat(3)
            + "</p></body></html>";
    Article article = read("a.html", page.getBytes(StandardCharsets.UTF_8));
    assertThat(article.facts().title()).isEqualTo("The Harbour opens!");
    assertThat(article.text()).doesNotContain("Harbour opens");
    assertThat(article.sections()).hasSize(1);
  }

  @Test
  void aFileOfOneWordIsKept() throws UnreadableException {
    assertThat(read("a.txt", "Word".getBytes(StandardCharsets.UTF_8)).text().strip())
        .isEqualTo("Word");
  }

  private void assertReason(String name, byte[] content, String reason) {
    assertThatThrownBy(() -> read(name, content))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(reason);
  }

  private Article read(String name, byte[] content) throws UnreadableException {
    return OneArticle.read(
        reader,
        new SourceFile(name, content.length, "a".repeat(64)),
        content,
        "auto",
        SECTION_SIZE);
  }

  /** Every line a paragraph. */
  private static List<Block> lines(List<Block> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                block.kind() == Block.Kind.PLAIN
                    ? block.text().lines().map(Block::paragraph)
                    : java.util.stream.Stream.of(block))
        .toList();
  }
}
