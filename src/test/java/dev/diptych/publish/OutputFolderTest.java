package dev.diptych.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.publish.OutputFolder.Fence;
import dev.diptych.publish.OutputFolder.Place;
import dev.diptych.publish.OutputFolder.Written;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {

  private static final Place PLACE = new Place("nightly", "2026-11-24", "en");

  @TempDir Path folder;
  private Path root;
  private OutputFolder output;

  @BeforeEach
  void make() {
    root = folder.resolve("output");
    output = new OutputFolder(root);
  }

  @Test
  void aFileThatGrowsHasTheChecksumOfItsWhole() throws IOException {
    OutputFolder.Waiting waiting =
        output.prepare(
            PLACE,
            "manifest.json",
            out -> {
              out.write(bytes("ab"));
              out.write(bytes("c"));
            });
    OutputFolder.appear(List.of(waiting), Fence.NONE);
    assertThat(waiting.checksum()).isEqualTo(Checksums.sha256("abc"));
    assertThat(root.resolve("nightly/2026-11-24/en/manifest.json")).hasContent("abc");
  }

  @Test
  void pagesOfAnIndexThatHasBecomeShorterGo() throws IOException {
    for (String name : List.of("index.html", "index-2.html", "index-3.html", "index-4.html")) {
      output.write(PLACE, name, bytes("x"), Fence.NONE);
    }
    output.removeIndexBeyond(PLACE, 2);
    try (Stream<Path> files = Files.list(root.resolve("nightly/2026-11-24/en"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("index.html", "index-2.html");
    }
  }

  @Test
  void aFileStandsInItsPlaceWithItsChecksum() throws IOException {
    Written written = output.write(PLACE, "017-port.html", bytes("abc"), Fence.NONE);
    assertThat(written.path()).isEqualTo(root.resolve("nightly/2026-11-24/en/017-port.html"));
    assertThat(written.path()).hasContent("abc");
    assertThat(written.checksum())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void nothingTemporaryIsLeft() throws IOException {
    output.write(PLACE, "a.html", bytes("1"), Fence.NONE);
    output.write(PLACE, "a.html", bytes("2"), Fence.NONE);
    assertThat(names()).containsExactly("a.html");
  }

  @Test
  void aFencedProcessChangesNothing() throws IOException {
    output.write(PLACE, "a.html", bytes("before"), Fence.NONE);
    assertThatThrownBy(
            () ->
                output.write(
                    PLACE,
                    "a.html",
                    bytes("after"),
                    () -> {
                      throw new IllegalStateException("fenced");
                    }))
        .hasMessage("fenced");
    assertThat(root.resolve("nightly/2026-11-24/en/a.html")).hasContent("before");
    assertThat(names()).containsExactly("a.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", ".hidden", "a\u0000b", "اسم"})
  void namesThatCouldLeadElsewhereAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> output.write(PLACE, name, bytes("x"), Fence.NONE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(name, "2026-11-24", "en"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("nightly", name, "en"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("nightly", "2026-11-24", name));
    assertThat(root).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "nightly/2026-11-24", "nightly/2026-11-24/en"})
  void aLinkInPlaceOfAFolderIsRefused(String link) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectories(root.resolve(link).getParent());
    Files.createSymbolicLink(root.resolve(link), elsewhere);
    assertThatThrownBy(() -> output.write(PLACE, "a.html", bytes("x"), Fence.NONE))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("nothing was written");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aLinkInPlaceOfAFileIsReplacedNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path page = root.resolve("nightly/2026-11-24/en/a.html");
    Files.createDirectories(page.getParent());
    Files.createSymbolicLink(page, precious);
    output.write(PLACE, "a.html", bytes("new"), Fence.NONE);
    assertThat(precious).hasContent("precious");
    assertThat(page).hasContent("new");
    assertThat(Files.isSymbolicLink(page)).isFalse();
  }

  @Test
  void earlierRevisionsAreKept() throws IOException {
    revision(1, "one");
    revision(2, "two");
    revision(2, "two");
    revision(3, "three");
    assertThat(names()).containsExactly("x.html", "x.r1.html", "x.r2.html");
    Path place = root.resolve("nightly/2026-11-24/en");
    assertThat(place.resolve("x.html")).hasContent("three");
    assertThat(place.resolve("x.r1.html")).hasContent("one");
    assertThat(place.resolve("x.r2.html")).hasContent("two");
  }

  @Test
  void aRevisionThatIsCutOffIsWrittenAgainWithoutLosingTheOneBefore() throws IOException {
    revision(1, "one");
    List<OutputFolder.Waiting> files = output.prepareRevision(PLACE, "x", "html", 2, bytes("two"));
    assertThat(files).hasSize(2);
    OutputFolder.appear(files.subList(0, 1), Fence.NONE); // and then the process is killed
    revision(2, "two");
    Path place = root.resolve("nightly/2026-11-24/en");
    assertThat(place.resolve("x.r1.html")).hasContent("one");
    assertThat(place.resolve("x.html")).hasContent("two");
  }

  @Test
  void aWithdrawnDigestLeavesNothingBehind() throws IOException {
    revision(1, "one");
    revision(2, "two");
    output.write(PLACE, "x.json", bytes("{}"), Fence.NONE);
    output.write(PLACE, "x-other.html", bytes("stays"), Fence.NONE);
    assertThat(output.withdraw(PLACE, "x")).containsExactly("x.html", "x.json", "x.r1.html");
    assertThat(names()).containsExactly("x-other.html");
  }

  @Test
  void temporaryFilesOfADeadProcessAreSwept() throws IOException {
    output.write(PLACE, "a.html", bytes("1"), Fence.NONE);
    Files.writeString(root.resolve("nightly/2026-11-24/en/.b.html.123.tmp"), "half");
    assertThat(output.sweep("nightly", "2026-11-24")).isEqualTo(1);
    assertThat(names()).containsExactly("a.html");
    assertThat(output.sweep("nightly", "2026-11-25")).isZero();
  }

  @Test
  void latestLeadsToTheNewestEdition() throws IOException {
    for (String label : List.of("2026-11-23", "2026-11-24", "2026-11-24-2", "2026-11-24-10")) {
      output.write(new Place("nightly", label, "en"), "index.html", bytes(label), Fence.NONE);
      assertThat(output.latest("nightly", label, List.of("en"))).isTrue();
      assertThat(root.resolve("nightly/latest/en/index.html")).hasContent(label);
    }
    assertThat(output.latest("nightly", "2026-11-24-9", List.of("en"))).isFalse();
    assertThat(output.latest("nightly", "2026-11-23", List.of("en"))).isFalse();
    assertThat(root.resolve("nightly/latest/en/index.html")).hasContent("2026-11-24-10");
    assertThat(Files.readSymbolicLink(root.resolve("nightly/latest")))
        .isEqualTo(Path.of("2026-11-24-10"));
  }

  @Test
  void whereLinksAreImpossibleAPageLeadsOn() throws IOException {
    output.write(PLACE, "index.html", bytes("the index"), Fence.NONE);
    // A folder in the link's place: the same path is taken where links cannot be made.
    Files.createDirectories(root.resolve("nightly/latest"));
    assertThat(output.latest("nightly", "2026-11-24", List.of("en", "ar"))).isTrue();
    Path page = root.resolve("nightly/latest/en/index.html");
    assertThat(page).content().contains("url=../../2026-11-24/en/index.html");
    assertThat(page.getParent().resolve("../../2026-11-24/en/index.html")).hasContent("the index");
    assertThat(root.resolve("nightly/latest/ar/index.html")).exists();
  }

  private void revision(int number, String text) throws IOException {
    OutputFolder.appear(
        output.prepareRevision(PLACE, "x", "html", number, bytes(text)), Fence.NONE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("nightly/2026-11-24/en"))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
