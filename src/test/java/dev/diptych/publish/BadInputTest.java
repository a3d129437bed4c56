package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What strangers send, in every format that an edition has. */
class BadInputTest {

  /** Every file that one article leads to: its digests, index, manifest, feed, its chapter. */
  private static Map<String, String> files(Digest digest) {
    Map<String, String> files = new LinkedHashMap<>();
    for (DigestRenderer renderer :
        List.of(new HtmlDigest(), new MarkdownDigest(), new JsonDigest())) {
      byte[] bytes = renderer.render(digest, new Way(1, 1, null, null));
      files.put(digest.slug() + "." + renderer.format(), text(bytes));
    }
    EditionIndex index = SampleEditions.of("en", List.of(digest));
    WrittenFiles.of(index).forEach((name, bytes) -> files.put(name, text(bytes)));
    WrittenFiles.of(new AtomFeed(), index, EditionDigests.NONE)
        .forEach((name, bytes) -> files.put(name, text(bytes)));
    WrittenFiles.of(new EditionBook(), index, reader -> reader.accept(digest))
        .forEach((name, bytes) -> files.put(name, EditionBookTest.text(name, bytes)));
    assertThat(files).hasSize(7);
    return files;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aTitleThatTurnsAroundAndRunsIsShownAsWhatItIs() {
    files(HostileDigests.turnedTitle())
        .forEach(
            (name, file) -> {
              assertThat(file).as(name).doesNotContain("\u202E", "\u202C");
              if (name.endsWith(".json")) {
                assertThat(file).as(name).contains("<script>alert(1)</script>");
              } else if (name.endsWith(".md")) {
                assertThat(file).as(name).contains("\\[RLO\\]&lt;script>alert");
              } else {
                assertThat(file)
                    .as(name)
                    .contains("[RLO]&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
              }
            });
  }

  @Test
  void anOutletInAFolderAboveIsANameAndNeverAWay() {
    files(HostileDigests.folderAbove())
        .forEach(
            (name, file) -> {
              assertThat(name).doesNotContain("..", "/");
              assertThat(file)
                  .as(name)
                  .contains("../x")
                  .doesNotContain("href=\"../x", "src=\"../x", "](../x", "<../x");
            });
    assertThat(Slugs.of(4, "../x/port.html")).doesNotContain("..", "/");
  }

  @Test
  void aSummaryOfOneWordIsASummary() {
    files(HostileDigests.oneWordSummary())
        .forEach(
            (name, file) -> {
              assertThat(file).as(name).doesNotContain("No summary");
              if (!name.equals(EditionPages.MANIFEST)) {
                assertThat(file).as(name).contains("Yes", "نعم");
              }
            });
  }

  @Test
  void aStoryOfThreeHundredIsOneStoryEverywhere() {
    files(HostileDigests.reprinted())
        .forEach(
            (name, file) -> {
              assertThat(file).as(name).doesNotContain("href=\"../x", "](../x");
              // Whatever is read by people names some and counts the others.
              if (!name.endsWith(".json")) {
                assertThat(file.split("\\.\\./x/", -1).length).as(name).isLessThan(60);
              }
            });
  }

  @Test
  void anEditionOfFiveThousandArticlesNamesEachOnce() {
    EditionIndex index = SampleEditions.large(5_000);
    Map<String, byte[]> pages = WrittenFiles.of(index);
    StringBuilder rows = new StringBuilder();
    for (int number = 1; number <= 10; number++) {
      rows.append(text(pages.get(IndexPages.file(number))));
    }
    String page = rows.toString();
    String manifest = text(pages.get(EditionPages.MANIFEST));
    String feed = text(WrittenFiles.of(new AtomFeed(), index, EditionDigests.NONE).get("feed.xml"));
    for (EditionEntries.Key entry : index.inOrder()) {
      assertThat(page).contains("href=\"" + entry.slug() + ".html\"");
      assertThat(manifest).contains("\"slug\" : \"" + entry.slug() + "\"");
      assertThat(feed).contains("href=\"" + entry.slug() + ".html\"");
    }
    assertThat(page.split("<li", -1)).hasSizeLessThan(5_200);
  }
}
