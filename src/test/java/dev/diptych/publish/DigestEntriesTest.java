package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a digest for the index. */
class DigestEntriesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void theTextsOfOtherCopiesAreNotKeptOnceMore() {
    Digest digest =
        DigestBuilder.aDigest()
            .pair("وصل الوفد.", "The delegation arrived.")
            .copy("b/copy.html", "https://example.org/b", "سبعة")
            .build();

    DigestEntry entry = DigestEntries.of(digest, Map.of(), new WatchList(Map.of()), 1);

    assertThat(digest.story().copies().get(0).paragraphs()).isNotEmpty();
    assertThat(entry.story())
        .isEqualTo(new DigestEntry.Story("0123456789ab", List.of("b/copy.html")));
    assertThat(JSON.writeValueAsString(entry)).doesNotContain("سبعة").doesNotContain("example.org");
  }

  @Test
  void aStoryOfAnEarlierVersionIsRead() {
    DigestEntry.Story story =
        JSON.readValue("{\"id\":\"a\",\"reprints\":[\"b.txt\"]}", DigestEntry.Story.class);
    assertThat(story.reprints()).containsExactly("b.txt");
  }
}
