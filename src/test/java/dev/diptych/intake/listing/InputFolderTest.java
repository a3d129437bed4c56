package dev.diptych.intake.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.listing.InputFolder.Left;
import dev.diptych.intake.listing.InputFolder.Listing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  @TempDir Path folder;

  private Listing list(Duration settle) throws IOException {
    return new InputFolder(
            folder, path -> !path.startsWith("drafts"), settle, Clock.fixed(NOW, ZoneOffset.UTC))
        .list();
  }

  private Path file(String name, Instant modified) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "text of " + name);
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Test
  void aNameThatCannotBeWrittenDownIsUnreadableAndSaysWhy() throws IOException {
    file("خبر.txt", NOW.minusSeconds(600));
    file("two\nlines.txt", NOW.minusSeconds(600));
    file("bell\u0007.txt", NOW.minusSeconds(600));
    file("drafts/two\nlines.txt", NOW.minusSeconds(600));
    Files.writeString(Path.of(URI.create(folder.toUri() + "%C7%E1.txt")), "named in another code");

    Listing listing = list(Duration.ZERO);

    assertThat(listing.files()).extracting(SourceFile::path).containsExactly("خبر.txt");
    assertThat(listing.unreadable())
        .extracting(Left::reason)
        .containsExactlyInAnyOrder(
            "its name holds a control character (U+0007); rename it, and the next run takes it",
            "its name holds a line feed; rename it, and the next run takes it",
            "its name is not UTF-8; rename it, and the next run takes it");
  }

  @Test
  void aTimeInTheFutureWaitsUnlessItIsFarAhead() throws IOException {
    file("old.txt", NOW.minus(Duration.ofMinutes(3)));
    file("young.txt", NOW.minus(Duration.ofMinutes(1)));
    file("soon.txt", NOW.plus(Duration.ofHours(3)));
    file("wrong.txt", NOW.plus(Duration.ofDays(400)));

    Listing listing = list(Duration.ofMinutes(2));

    assertThat(listing.files())
        .extracting(SourceFile::path)
        .containsExactly("old.txt", "wrong.txt");
    assertThat(listing.left())
        .containsExactly(
            new Left(
                "soon.txt", "its time 2026-11-24T05:00:00Z is in the future; it waits until then"),
            new Left("young.txt", "younger than 2m; it waits for the next edition"));
    assertThat(listing.remarks())
        .containsExactly(
            entry(
                "wrong.txt",
                "its time 2027-12-29T02:00:00Z is more than a day ahead; it was read all the"
                    + " same"));
  }

  @Test
  void onlyHiddenFilesAreNone() throws IOException {
    assertThat(list(Duration.ZERO).empty()).isTrue();
    file(".not-mounted", NOW.minusSeconds(600));
    Files.createDirectories(folder.resolve("sub"));
    assertThat(list(Duration.ZERO).empty()).isTrue();
    file("drafts/draft.txt", NOW.minusSeconds(600));
    assertThat(list(Duration.ZERO).empty()).as("something is there").isFalse();
    assertThat(list(Duration.ZERO).files()).isEmpty();
  }

  @Test
  void namesFindTheirFiles() throws IOException {
    Path file = file("مجلد/خبر 100% [a+b].txt", NOW);
    String name = FileNames.relative(folder, file).orElseThrow();
    assertThat(name).isEqualTo("مجلد/خبر 100% [a+b].txt");
    assertThat(FileNames.resolve(folder, name)).isEqualTo(file).exists();
  }
}
