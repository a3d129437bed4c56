package dev.diptych.publish;

import static dev.diptych.publish.SampleDigests.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody has read a draft, so no format counts it as one in which nothing is to be checked. */
class DraftLineTest {

  private static final String LINE = "None of 1 sentences with a known doubt; meaning not checked";
  private static final String CLEAN = "one of 1 sentences to check";

  /** Nothing was found in either, or in the title only. */
  static List<Digest> drafts() {
    return List.of(
        DigestBuilder.aDigest().title("عنوان", "A title").pair("كلمة.", "A word.").build(),
        DigestBuilder.aDigest()
            .title(
                new Row(
                    "title",
                    "عنوان",
                    "A title",
                    Row.State.WARNED,
                    List.of(),
                    List.of(finding(Check.NUMBERS, "7")),
                    DigestBuilder.DRAFT.name(),
                    false))
            .pair("كلمة.", "A word.")
            .build());
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void thePageAndItsTextForMailsSayIt(Digest draft) {
    String page = rendered(new HtmlDigest(), draft);
    assertThat(page.split(LINE, -1)).hasSize(3);
    assertThat(page).doesNotContain(CLEAN);
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void markdownSaysIt(Digest draft) {
    assertThat(rendered(new MarkdownDigest(), draft)).contains(LINE).doesNotContain(CLEAN);
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void theBookSaysIt(Digest draft) throws Exception {
    Map<String, byte[]> files = EditionBookTest.files(EditionBookTest.book("en", List.of(draft)));
    assertThat(files.values())
        .extracting(file -> new String(file, StandardCharsets.UTF_8))
        .anyMatch(file -> file.contains(LINE))
        .noneMatch(file -> file.contains(CLEAN));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void jsonSaysBesideItsCountsThatItIsADraft(Digest draft) {
    assertThat(rendered(new JsonDigest(), draft))
        .containsPattern("\"checks\"[^}]*\"draft\" ?: ?true");
  }

  @Test
  void theFeedAndTheIndexSayThatItIsADraft() {
    EditionIndex index = SampleEditions.of("en", List.of(drafts().get(0)));
    byte[] feed = WrittenFiles.of(new AtomFeed(), index, EditionDigests.NONE).get("feed.xml");
    assertThat(new String(feed, StandardCharsets.UTF_8))
        .contains("<p>draft</p>")
        .doesNotContain("to check");
    assertThat(IndexStatus.of(index, Messages.forTarget("en")))
        .contains("all drafts: good for triage, not for quoting")
        .doesNotContain("to check");
  }

  private static String rendered(DigestRenderer renderer, Digest digest) {
    return new String(renderer.render(digest, new Way(1, 1, null, null)), StandardCharsets.UTF_8);
  }
}
