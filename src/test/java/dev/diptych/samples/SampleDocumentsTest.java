package dev.diptych.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.OneArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The documents in the input folder hold what {@link SampleTexts} says, as a reader sees them. */
class SampleDocumentsTest {

  private static final Map<String, SampleText> TEXTS =
      Map.of(
          "school-libraries.docx", SampleTexts.LIBRARIES,
          "night-bus.pdf", SampleTexts.NIGHT_BUS,
          "press-release.eml", SampleTexts.PRESS_RELEASE,
          "weekly-letter.epub", SampleTexts.WEEKLY_LETTER);

  private static AnnotationConfigApplicationContext context;

  @BeforeAll
  static void start() {
    context = new AnnotationConfigApplicationContext("dev.diptych.intake");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @ParameterizedTest
  @CsvSource({"school-libraries.docx, ar", "press-release.eml, ar", "weekly-letter.epub, ar"})
  void aDocumentIsReadWithItsTitleAndHeadings(String name, String language) throws Exception {
    SampleText text = TEXTS.get(name);
    Article article = read(Path.of("input", name));
    assertThat(article.language()).isEqualTo(language);
    assertThat(article.facts().title()).isEqualTo(text.title());
    List<String> headings =
        text.blocks().stream()
            .filter(SampleText.Block::isHeading)
            .map(SampleText.Block::text)
            .toList();
    assertThat(article.sections())
        .extracting(Section::heading)
        .filteredOn(heading -> !heading.isEmpty() && !heading.equals(text.title()))
        .containsExactlyElementsOf(headings);
  }

  /** A PDF has no headings that its parser knows of. */
  @Test
  void aPdfIsReadWithItsTitleAndItsWords() throws Exception {
    Article article = read(Path.of("input", "night-bus.pdf"));
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.facts().title()).isEqualTo(SampleTexts.NIGHT_BUS.title());
    String words = article.text().replaceAll("\\s+", " ");
    assertThat(SampleTexts.NIGHT_BUS.blocks())
        .allSatisfy(block -> assertThat(words).contains(block.text()));
  }

  private static Article read(Path file) throws Exception {
    byte[] content = content(file);
    SourceFile source =
        new SourceFile(file.getFileName().toString(), content.length, "0".repeat(64));
    return OneArticle.read(context.getBean(ArticleReader.class), source, content, "auto", 4_000);
  }

  private static byte[] content(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
