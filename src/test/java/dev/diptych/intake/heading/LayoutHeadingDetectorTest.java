package dev.diptych.intake.heading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import dev.diptych.intake.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Golden files: {@code x.input} is a plain text, or blocks after a first line {@code %blocks};
 * {@code x.expected} has a line "level TAB heading" for each heading.
 */
class LayoutHeadingDetectorTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/diptych/intake/heading");

  private static final Effort<String> EFFORT = new Effort<>(Structuring.class);

  private final LayoutHeadingDetector detector = new LayoutHeadingDetector();

  @Test
  void findsTheHeadingsOfTheLabelledTexts() throws IOException {
    int right = 0;
    int found = 0;
    int expected = 0;
    int levels = 0;
    List<String> wrong = new ArrayList<>();
    for (String name : names()) {
      List<String> got = headings(detector.structure(input(name)));
      List<String> wanted = Files.readAllLines(GOLDEN.resolve(name + ".expected"));
      List<String> both = common(texts(got), texts(wanted));
      right += both.size();
      levels += common(got, wanted).size();
      found += got.size();
      expected += wanted.size();
      if (!got.equals(wanted)) {
        wrong.add(name + ": expected " + wanted + " but found " + got);
      }
    }
    String figures =
        "precision %.3f, recall %.3f, level right %.3f of %d headings; %s"
            .formatted(
                (double) right / found,
                (double) right / expected,
                (double) levels / right,
                expected,
                String.join("\n", wrong));
    assertThat((double) right / found).as(figures).isGreaterThanOrEqualTo(.95);
    assertThat((double) right / expected).as(figures).isGreaterThanOrEqualTo(.95);
    assertThat((double) levels / right).as(figures).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void everyInputHasItsExpectation() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      TreeMap<String, Long> perName =
          files.collect(
              Collectors.groupingBy(
                  file -> file.getFileName().toString().replaceAll("\\.(input|expected)$", ""),
                  TreeMap::new,
                  Collectors.counting()));
      assertThat(perName).hasSizeGreaterThanOrEqualTo(60);
      assertThat(perName).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(2));
    }
  }

  @Test
  void losesAddsAndMovesNoWord() throws IOException {
    for (String name : names()) {
      List<Block> input = input(name);
      assertThat(words(detector.structure(input))).as(name).isEqualTo(words(input));
    }
  }

  @Test
  void losesNoWordOfRandomLines() {
    String[] bits = {
      "كلمة",
      "Word",
      "UPPER",
      "1.",
      "1.2",
      "-",
      "•",
      "#",
      "##",
      "==",
      "**",
      "---",
      "\n",
      "\n",
      "\n\n",
      "\t",
      "   ",
      "س:",
      "Q:",
      "1984",
      ":",
      "؟",
      ".",
      "|",
      "\r\n",
      "Chapter 1",
      "أولا:",
      "\u2028",
      "a long line of running text that goes on for more than a hundred characters, so that it is a"
          + " paragraph."
    };
    Random random = new Random(20261124);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]).append(random.nextBoolean() ? " " : "");
      }
      List<Block> input = List.of(plain(text.toString()));
      List<Block> structured = detector.structure(input);
      assertThat(words(structured)).as(text.toString()).isEqualTo(words(input));
      assertThat(structured).noneMatch(block -> block.text().isBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word\n",
        "\n",
        " ",
        "- x\n",
        "a",
        "# a\n",
        "1. a\n",
        "a\tb ",
        "| ",
        "=\n",
        "a\n===\n",
        "By A ",
        "1.1",
        "كلمة كلمة "
      })
  void takesALongTextOfAnythingInItsStride(String bit) {
    EFFORT.assertLinear(20_000, length -> bit.repeat(length / bit.length()));
    String text = bit.repeat(2_000_000 / bit.length());
    assertThat(detector.structure(List.of(plain(text))))
        .as("no letter is lost")
        .satisfies(
            blocks ->
                assertThat(blocks.stream().mapToLong(block -> letters(block.text())).sum())
                    .isEqualTo(letters(text)));
  }

  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count();
  }

  static final class Structuring implements Function<String, Runnable> {
    private final LayoutHeadingDetector detector = new LayoutHeadingDetector();

    @Override
    public Runnable apply(String text) {
      List<Block> blocks = List.of(plain(text));
      return () -> detector.structure(blocks);
    }
  }

  @Test
  void joinsWrappedLinesAndKeepsVerse() {
    String text =
        "The ferry left the harbour at seven in the morning with two\n"
            + "passengers and a dog, and nobody on the quay waved as it went\n"
            + "out past the light. The sea was calm and the sky was grey, and\n"
            + "the gulls were quiet.\n\n"
            + "The bell rang twice\nThe gulls came down\n";
    assertThat(detector.structure(List.of(plain(text))))
        .extracting(Block::text)
        .containsExactly(
            "The ferry left the harbour at seven in the morning with two passengers and a dog, and"
                + " nobody on the quay waved as it went out past the light. The sea was calm and"
                + " the sky was grey, and the gulls were quiet.",
            "The bell rang twice\nThe gulls came down");
  }

  @Test
  void entriesOfListsAndRowsOfTablesAreTold() {
    String text = "Things to bring\n\n- a rope\n- a lamp\n\nname\tprice\nrope\t12\n";
    assertThat(detector.structure(List.of(plain(text))))
        .extracting(Block::kind, Block::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Block.Kind.HEADING, "Things to bring"),
            org.assertj.core.groups.Tuple.tuple(Block.Kind.LIST_ITEM, "a rope"),
            org.assertj.core.groups.Tuple.tuple(Block.Kind.LIST_ITEM, "a lamp"),
            org.assertj.core.groups.Tuple.tuple(Block.Kind.TABLE_ROW, "name | price"),
            org.assertj.core.groups.Tuple.tuple(Block.Kind.TABLE_ROW, "rope | 12"));
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".input"))
          .map(name -> name.substring(0, name.length() - ".input".length()))
          .sorted()
          .toList();
    }
  }

  private static List<Block> input(String name) throws IOException {
    String text = Files.readString(GOLDEN.resolve(name + ".input"));
    if (!text.startsWith("%blocks\n")) {
      return List.of(plain(text));
    }
    return text.lines().skip(1).map(LayoutHeadingDetectorTest::block).toList();
  }

  private static Block block(String line) {
    String text = line.substring(line.indexOf(' ') + 1);
    return switch (line.charAt(1)) {
      case 'h' -> Block.heading(line.charAt(2) - '0', text);
      case 'b' -> new Block(Block.Kind.PARAGRAPH, 0, text, true);
      default -> Block.paragraph(text);
    };
  }

  private static Block plain(String text) {
    return new Block(Block.Kind.PLAIN, 0, text, false);
  }

  private static List<String> headings(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> block.kind() == Block.Kind.HEADING)
        .map(block -> block.level() + "\t" + block.text())
        .toList();
  }

  private static List<String> texts(List<String> headings) {
    return headings.stream().map(line -> line.substring(line.indexOf('\t') + 1)).toList();
  }

  private static List<String> common(List<String> some, List<String> others) {
    List<String> left = new ArrayList<>(others);
    return some.stream().filter(left::remove).toList();
  }

  /** The letters and digits of the blocks in order, one string a word. */
  private static List<String> words(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> Stream.of(block.text().split("[^\\p{L}\\p{N}]+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
