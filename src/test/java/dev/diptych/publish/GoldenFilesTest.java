package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The files as they are published, byte by byte. When a change of them is meant, {@code mvn test
 * -Dtest=GoldenFilesTest -Ddiptych.golden.update=true} writes them anew; the difference is then
 * reviewed like code.
 */
class GoldenFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("diptych.golden.update");

  @TestFactory
  Stream<DynamicTest> everyFileIsAsExpected() {
    return files().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> compare(file.getKey(), file.getValue())));
  }

  @Test
  void noGoldenFileIsLeftWithoutItsDigest() throws IOException {
    try (Stream<Path> found = Files.list(FOLDER)) {
      assertThat(found.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(new TreeSet<>(files().keySet()));
    }
  }

  private static void compare(String name, byte[] actual) throws IOException {
    Path expected = FOLDER.resolve(name);
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.write(expected, actual);
    }
    assertThat(new String(actual, StandardCharsets.UTF_8))
        .as("see the Javadoc of this test for how to write %s anew", expected)
        .isEqualTo(Files.readString(expected));
  }

  /** What is in a book; how it is packed depends on the machine's zlib. */
  private static void book(Map<String, byte[]> files) {
    List<Digest> digests = List.of(SampleDigests.draft(), SampleDigests.changed());
    try {
      EditionBookTest.files(EditionBookTest.book("en", digests))
          .forEach(
              (name, bytes) -> {
                String file = name.substring(name.lastIndexOf('/') + 1);
                if (!file.endsWith(".css")) {
                  files.put("book-" + file, bytes);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, Digest> sample : SampleDigests.all().entrySet()) {
      for (DigestRenderer renderer :
          List.of(new HtmlDigest(), new MarkdownDigest(), new JsonDigest())) {
        files.put(
            sample.getKey() + "." + renderer.format(),
            renderer.render(sample.getValue(), DigestRendererContract.WAY));
      }
    }
    WrittenFiles.of(SampleEditions.mixed())
        .forEach((name, bytes) -> files.put("edition-" + name, bytes));
    files.put(
        "edition-arabic-index.html",
        WrittenFiles.of(SampleEditions.arabic()).get(EditionPages.INDEX));
    files.put(
        "edition-feed.xml",
        WrittenFiles.of(new AtomFeed(), SampleEditions.mixed(), EditionDigests.NONE)
            .get(AtomFeed.FILE));
    book(files);
    return files;
  }
}
