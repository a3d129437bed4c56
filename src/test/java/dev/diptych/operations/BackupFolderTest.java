package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  @TempDir Path path;

  @Test
  void theLastOfThoseMadeWithinOneSecondIsTheNewest() throws IOException {
    BackupFolder folder = new BackupFolder(path);
    List<Path> made = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      made.add(Files.createFile(folder.next(NOW)));
    }
    made.add(Files.createFile(folder.next(NOW.plusSeconds(1))));
    Files.createFile(path.resolve("diptych-20260301T020000Z-copy.zip"));
    Files.createFile(path.resolve("notes.zip"));

    assertThat(folder.all()).extracting(BackupFolder.Made::file).containsExactlyElementsOf(made);
    assertThat(folder.newest().orElseThrow().file()).isEqualTo(made.get(12));
  }
}
