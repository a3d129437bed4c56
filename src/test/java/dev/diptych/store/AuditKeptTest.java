package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No statement of Diptych changes or deletes a row of the audit. */
class AuditKeptTest {

  /** Statements are texts of the sources, and may go over several lines and literals. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?:\\bupdate|\\bdelete\\s+from|\\btruncate(?:\\s+table)?|\\bmerge\\s+into"
              + "|\\bdrop\\s+table(?:\\s+if\\s+exists)?)\\s+(?:public\\.)?\"?audit\\b",
          Pattern.CASE_INSENSITIVE);

  /** A name of a table that a statement is put together with. */
  private static final Pattern NAMED_ALONE = Pattern.compile("\"\\s*audit\\s*\"");

  @Test
  void rowsAreOnlyEverAdded() throws IOException {
    List<Path> sources;
    try (Stream<Path> code = Files.walk(Path.of("src/main/java"));
        Stream<Path> migrations = Files.walk(Path.of("src/main/resources/db"))) {
      sources = Stream.concat(code, migrations).filter(Files::isRegularFile).toList();
    }
    assertThat(sources).hasSizeGreaterThan(100);
    for (Path source : sources) {
      String text = joined(Files.readString(source));
      assertThat(CHANGES.matcher(text).results().map(found -> found.group()))
          .as("%s changes the audit", source)
          .isEmpty();
    }
  }

  @Test
  void itsNameIsNotGivenToStatementsThatAreMadeOfParts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/diptych/store"))) {
      assertThat(files.filter(Files::isRegularFile).filter(AuditKeptTest::namesIt))
          .as("what counts rows for the witness changes none")
          .extracting(file -> file.getFileName().toString())
          .containsExactly("DatabaseWitness.java");
    }
  }

  private static boolean namesIt(Path source) {
    try {
      return NAMED_ALONE.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStatementThatDoesSoIsFound() {
    for (String source :
        List.of(
            "\"delete from audit where at < ?\"",
            "\"update audit\" + \" set actor = ''\"",
            "\"delete\"\n  + \" from audit\"",
            "truncate table audit;",
            "DROP TABLE IF EXISTS audit;")) {
      assertThat(CHANGES.matcher(joined(source)).find()).as(source).isTrue();
    }
    assertThat(CHANGES.matcher(joined("\"insert into audit (at) values (?)\"")).find()).isFalse();
    assertThat(CHANGES.matcher(joined("alter table audit add column x int")).find()).isFalse();
  }

  /** Literals that are put together, as one. */
  private static String joined(String source) {
    return source.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " ");
  }
}
