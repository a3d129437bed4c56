package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Sends every fault through the real isolation; a good file right after it must be read. */
@Isolated("counts processes")
class IsolatedParserTest {

  /** No machine is so busy that a fault other than a hang takes as long. */
  private static final ReaderSettings SETTINGS = settings(Duration.ofHours(1));

  private static final IsolatedParser PARSER = new IsolatedParser(SETTINGS);

  @AfterAll
  static void close() {
    PARSER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "memory, more memory than 96 MB",
    "stack, nest too deep",
    "flood, longer than one article may be",
    "crash, ended the parsing process twice",
    "exit, ended the parsing process twice",
    "fault, a bug in a parser",
  })
  void aFaultCostsItsFileAlone(String fault, String reason) throws UnreadableException {
    assertThatThrownBy(() -> parse(fault))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(reason);
    assertThat(parse("behave").blocks()).hasSize(1);
  }

  @Test
  void aHangCostsItsFileAlone() throws UnreadableException {
    boolean goodFileWasRead = false;
    // How long a good file takes depends on the machine: at last the limit is long enough for one.
    for (int seconds = 2; !goodFileWasRead; seconds *= 2) {
      try (IsolatedParser parser = new IsolatedParser(settings(Duration.ofSeconds(seconds)))) {
        String reason = "took longer than %s".formatted(limit(seconds));
        assertThatThrownBy(() -> parser.open(source("a.misbehaving"), bytes("hang")).only())
            .isInstanceOf(UnreadableException.class)
            .hasMessageContaining(reason);
        goodFileWasRead = readsOrIsLate(parser, reason);
      }
    }
  }

  private static boolean readsOrIsLate(IsolatedParser parser, String late)
      throws UnreadableException {
    try {
      assertThat(parser.open(source("a.misbehaving"), bytes("behave")).only().blocks()).hasSize(1);
      return true;
    } catch (UnreadableException e) {
      if (String.valueOf(e.getMessage()).contains(late)) {
        return false;
      }
      throw e;
    }
  }

  private static String limit(int seconds) {
    return Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  @Test
  void aDocumentThatUnpacksToHundredsOfMegabytesCostsItself() throws UnreadableException {
    byte[] bomb = TestDocuments.docxBomb(300);
    assertThat(bomb).hasSizeLessThan(2_000_000);
    assertThatThrownBy(() -> PARSER.open(source("a.docx"), bomb).only())
        .isInstanceOf(UnreadableException.class)
        .message()
        .isNotBlank();
    assertThat(parse("behave").blocks()).hasSize(1);
  }

  @Test
  void aParserThatPrintsDoesNotSpoilTheAnswer() throws UnreadableException {
    assertThat(parse("talk").blocks()).hasSize(1);
  }

  @Test
  void noProcessStartsBeforeTheFirstFileAndNoneIsLeft() throws UnreadableException {
    try (IsolatedParser parser = new IsolatedParser(SETTINGS)) {
      List<ProcessHandle> before = children();
      parser.open(source("a.misbehaving"), bytes("behave")).only();
      List<ProcessHandle> started = children();
      started.removeAll(before);
      assertThat(started).hasSize(1);
      parser.close();
      assertThat(started.get(0).isAlive()).isFalse();
    }
    assertThat(foldersOfThisProcess())
        .as("folders of parsers still open")
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aProcessIsUsedForManyFiles() throws UnreadableException {
    parse("behave");
    List<Long> first = children().stream().map(ProcessHandle::pid).toList();
    for (int i = 0; i < 5; i++) {
      parse("behave");
    }
    assertThat(children()).extracting(ProcessHandle::pid).containsExactlyElementsOf(first);
  }

  @Test
  void textAndPagesNeedNoProcess() throws UnreadableException {
    List<ProcessHandle> before = children();
    try (GuardedParser parser = new GuardedParser(SETTINGS)) {
      byte[] text = "The harbour was opened on Friday.".getBytes(StandardCharsets.UTF_8);
      assertThat(parser.open(source("a.txt"), text).only().blocks()).hasSize(1);
      byte[] page =
          "<html><body><p>The harbour was opened.</p></body></html>"
              .getBytes(StandardCharsets.UTF_8);
      assertThat(parser.open(source("a.html"), page).only().blocks()).hasSize(1);
      assertThat(children()).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  private static ReaderSettings settings(Duration timeout) {
    return new ReaderSettings(
        DataSize.ofMegabytes(8),
        200_000,
        timeout,
        DataSize.ofMegabytes(96),
        1,
        1_000,
        Duration.ofHours(1),
        200,
        DataSize.ofMegabytes(2),
        "");
  }

  private static List<ProcessHandle> children() {
    return new java.util.ArrayList<>(
        ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList());
  }

  private static List<Path> foldersOfThisProcess() {
    String prefix = "diptych-parser-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return entries.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Manuscript parse(String fault) throws UnreadableException {
    return PARSER.open(source("a.misbehaving"), bytes(fault)).only();
  }

  private static byte[] bytes(String fault) {
    return (MisbehavingParser.MAGIC + fault).getBytes(StandardCharsets.UTF_8);
  }

  private static SourceFile source(String name) {
    return new SourceFile(name, 1, "0".repeat(64));
  }
}
