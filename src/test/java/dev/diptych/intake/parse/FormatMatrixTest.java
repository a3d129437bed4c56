package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.Contents;
import dev.diptych.intake.Letters;
import dev.diptych.intake.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The table in docs/formats.md, read from there: every cell is tried on at least one file, and a
 * row without a file, or a column of which nothing is known here, fails.
 */
class FormatMatrixTest {

  private static final Path TABLE = Path.of("docs/formats.md");
  private static final String NOTHING = "–";
  private static final List<String> COLUMNS =
      List.of("body", "title", "date", "author", "outlet", "sections", "left out");

  private static final Map<FormatSample, Contents> READ = new LinkedHashMap<>();
  private static @Nullable AnnotationConfigApplicationContext context;

  @BeforeAll
  static void start() {
    context = new AnnotationConfigApplicationContext("dev.diptych.intake");
  }

  @AfterAll
  static void stop() {
    READ.clear();
    Objects.requireNonNull(context).close();
  }

  @Test
  void theTableHasTheColumnsThatAreTried() throws IOException {
    assertThat(cells(lines().get(0))).containsExactlyElementsOf(columns());
  }

  @Test
  void everyFileBelongsToARow() throws IOException {
    List<String> rows = lines().stream().map(line -> cells(line).get(0)).toList();
    for (FormatSample sample : FormatSamples.all()) {
      assertThat(rows).as(sample.toString()).anyMatch(row -> row.startsWith(sample.row));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCell() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : lines().subList(2, lines().size())) {
      List<String> cells = cells(line);
      String row = cells.get(0);
      List<FormatSample> samples =
          FormatSamples.all().stream().filter(sample -> row.startsWith(sample.row)).toList();
      tests.add(
          DynamicTest.dynamicTest(row + ": has a file", () -> assertThat(samples).isNotEmpty()));
      for (FormatSample sample : samples) {
        for (int i = 0; i < COLUMNS.size(); i++) {
          String column = COLUMNS.get(i);
          String cell = cells.get(i + 1);
          tests.add(
              DynamicTest.dynamicTest(sample + ": " + column, () -> tryCell(sample, column, cell)));
        }
      }
      tests.add(
          DynamicTest.dynamicTest(
              row + ": every promise is tried", () -> assertPromisesAreTried(cells, samples)));
    }
    return tests.stream();
  }

  /** No reader may lose letters without a word, whatever the format. */
  @TestFactory
  Stream<DynamicTest> lettersOfEveryFormatBalance() {
    return FormatSamples.all().stream()
        .filter(sample -> sample.refused == null)
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.toString(),
                    () -> {
                      Letters letters = read(sample).items().get(0).letters();
                      assertThat(letters).isNotNull();
                      assertThat(Objects.requireNonNull(letters).seen()).isPositive();
                      assertThat(letters.kept())
                          .isGreaterThanOrEqualTo(
                              FormatSamples.ONE.codePoints().filter(Character::isLetter).count()
                                  / 3);
                      assertThat(letters.unaccounted()).isZero();
                    }));
  }

  private static void tryCell(FormatSample sample, String column, String cell)
      throws UnreadableException {
    if (sample.refused != null) {
      assertThatThrownBy(() -> article(sample)).hasMessageContaining(sample.refused);
      return;
    }
    Article article = article(sample);
    boolean nothing = cell.equals(NOTHING);
    switch (column) {
      case "body" -> assertThat(sentences(article)).isEqualTo(sample.body);
      case "title" -> assertFact(article.facts().title(), sample.title, nothing);
      case "date" -> assertFact(article.facts().published(), sample.date, nothing);
      case "author" -> assertFact(article.facts().author(), sample.author, nothing);
      case "outlet" -> assertFact(article.facts().site(), sample.outlet, nothing);
      case "sections" -> {
        List<String> headings =
            article.sections().stream()
                .map(Section::heading)
                .filter(heading -> !heading.isEmpty())
                .toList();
        assertThat(headings).isEqualTo(nothing ? List.of() : sample.sections);
      }
      default -> {
        String all = sentences(article) + " " + article.facts().title() + article.sections();
        sample.absent.forEach(text -> assertThat(all).doesNotContain(text));
        List<String> notes = new ArrayList<>(read(sample).notes());
        notes.addAll(article.notes());
        sample.notes.forEach(note -> assertThat(notes).anyMatch(said -> said.contains(note)));
      }
    }
  }

  private static void assertFact(
      @Nullable String found, @Nullable String expected, boolean nothing) {
    assertThat(found).isEqualTo(nothing ? null : expected);
  }

  /** A cell that promises something is tried by a file of which that is expected. */
  private static void assertPromisesAreTried(List<String> cells, List<FormatSample> samples) {
    if (samples.stream().anyMatch(sample -> sample.refused != null)) {
      return;
    }
    for (int i = 0; i < COLUMNS.size(); i++) {
      String column = COLUMNS.get(i);
      boolean tried =
          samples.stream()
              .anyMatch(
                  sample ->
                      switch (column) {
                        case "body" -> !sample.body.isEmpty();
                        case "title" -> sample.title != null;
                        case "date" -> sample.date != null;
                        case "author" -> sample.author != null;
                        case "outlet" -> sample.outlet != null;
                        case "sections" -> !sample.sections.isEmpty();
                        default -> !sample.absent.isEmpty();
                      });
      assertThat(tried)
          .as(cells.get(0) + ": " + column)
          .isEqualTo(!cells.get(i + 1).equals(NOTHING));
    }
  }

  private static List<String> sentences(Article article) {
    return article.sections().stream()
        .flatMap(section -> section.segments().stream())
        .map(segment -> segment.content())
        .toList();
  }

  private static Article article(FormatSample sample) throws UnreadableException {
    return read(sample).items().get(0).read("auto", 20_000);
  }

  private static synchronized Contents read(FormatSample sample) throws UnreadableException {
    for (Map.Entry<FormatSample, Contents> known : READ.entrySet()) {
      if (known.getKey().file.equals(sample.file)) {
        return known.getValue();
      }
    }
    Contents contents =
        Objects.requireNonNull(context)
            .getBean(ArticleReader.class)
            .open(
                new SourceFile(sample.file, sample.content.length, "0".repeat(64)), sample.content);
    READ.put(sample, contents);
    return contents;
  }

  private static List<String> columns() {
    return Stream.concat(Stream.of("format"), COLUMNS.stream()).collect(Collectors.toList());
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("|")).toList();
  }

  private static List<String> cells(String line) {
    String[] parts = line.strip().split("\\|", -1);
    return Arrays.stream(parts, 1, parts.length - 1).map(String::strip).toList();
  }
}
