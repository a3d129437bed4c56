package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexPageTest {

  private static String page(EditionIndex index) {
    return new String(
        new EditionPages().render(index).get(EditionPages.INDEX), StandardCharsets.UTF_8);
  }

  private static EditionIndex of(List<Digest> digests) {
    List<FileFate> files =
        digests.stream().map(d -> new FileFate(d.source().path(), "00", Fate.READ, null)).toList();
    return SampleEditions.index(
        "en", files, digests.stream().map(SampleEditions::entry).toList(), null);
  }

  @Test
  void aStoryIsOneRowLedByItsRepresentative() {
    Digest reprint =
        DigestBuilder.aDigest().file("agency/port.txt", "003-port").title("م", "Reprint").build();
    String page = page(of(List.of(reprint, SampleDigests.draft())));
    String articles = page.substring(page.indexOf("id=\"articles\""));
    assertThat(articles.split("<li><div class=\"tgt\"><a href", -1)).hasSize(2);
    assertThat(articles)
        .contains("<li><div class=\"tgt\"><a href=\"017-port.html\">", "+2 reprints")
        .contains("<a href=\"003-port.html\">");
  }

  @Test
  void theStatusCountsEveryFile() {
    assertThat(page(SampleEditions.mixed()))
        .contains(
            "Published 06:00 by deadline; 2 articles deferred · 10 files: 6 articles, 1 unchanged,"
                + " 1 unreadable (encrypted: needs a password), 1 withdrawn · 2 with gaps · 1 with"
                + " sentences to check · 3 drafts");
  }

  @Test
  void whoIsNotMentionedIsNamedToo() {
    assertThat(page(SampleEditions.mixed())).contains("No mention: Bani Walid, Nobody");
  }

  @Test
  void anEditionWithoutArticlesSaysSo() {
    assertThat(page(of(List.of()))).contains("No articles in this edition.");
  }

  @Test
  void twoThousandArticlesStayBelowTwoMegabytes() {
    Map<String, byte[]> files = new EditionPages().render(SampleEditions.large(2_000));
    assertThat(files.get(EditionPages.INDEX)).hasSizeLessThan(2_000_000);
  }

  @Test
  void strangersTextStaysText() {
    String page = page(of(List.of(HostileDigests.everywhere(HostileDigests.SCRIPT))));
    assertThat(page).doesNotContain("<script>alert", "</style></script>");
  }
}
