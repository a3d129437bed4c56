package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Digest;
import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import dev.diptych.text.Checksums;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexPageTest {

  private static final Pattern ROW = Pattern.compile("<li[^>]*>(?:<h3>)?<a href=\"([^\"]+)\">");

  private static String page(EditionIndex index) {
    return new String(WrittenFiles.of(index).get(EditionPages.INDEX), StandardCharsets.UTF_8);
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
    assertThat(articles.split("<h3><a href", -1)).hasSize(2);
    assertThat(articles)
        .contains("<li class=\"lead\"><h3><a href=\"017-port.html\">", "+2 reprints")
        .contains("<a href=\"003-port.html\">");
  }

  @Test
  void theStatusCountsEveryFile() {
    assertThat(page(SampleEditions.mixed()))
        .contains(
            "Published 06:00 by deadline; 2 articles deferred · 11 files: 8 read, 1 unchanged,"
                + " 1 unreadable (encrypted: needs a password), 1 withdrawn · 8 articles: 7"
                + " stories, 1 reprint · 2 with gaps · 1 with sentences to check · 4 drafts");
  }

  @Test
  void aFileOfSeveralArticlesCountsOnce() {
    List<EditionIndex.FileFate> files = new java.util.ArrayList<>();
    files.add(fate("new.xml", EditionIndex.Fate.OPENED));
    files.add(fate("new.xml!1", EditionIndex.Fate.READ));
    files.add(fate("new.xml!2", EditionIndex.Fate.FILTERED));
    files.add(fate("idle.xml", EditionIndex.Fate.OPENED));
    files.add(fate("idle.xml!1", EditionIndex.Fate.FILTERED));
    files.add(fate("a!b.txt", EditionIndex.Fate.READ));
    EditionIndex index = of(List.of());
    EditionTally tally =
        EditionTally.of(
            new EditionIndex(
                index.job(),
                index.edition(),
                index.targetLanguage(),
                index.asOf(),
                index.zone(),
                EditionContents.of(files, List.of()),
                index.watch(),
                null,
                List.of(),
                List.of(),
                index.formats()));
    assertThat(tally.files()).isEqualTo(new EditionTally.Fates(2, 1, 0, 0));
    assertThat(tally.files().all()).isEqualTo(3);
    assertThat(tally.inside()).isEqualTo(new EditionTally.Fates(1, 2, 0, 0));
    assertThat(tally.articles()).isEqualTo(2);
  }

  private static EditionIndex.FileFate fate(String path, EditionIndex.Fate fate) {
    return new EditionIndex.FileFate(path, "aa".repeat(32), fate, null);
  }

  @Test
  void whoIsNotMentionedIsNamedToo() {
    assertThat(page(SampleEditions.mixed())).contains("no mention: Bani Walid, Nobody");
  }

  @Test
  void anEditionWithoutArticlesSaysSo() {
    assertThat(page(of(List.of()))).contains("No articles in this edition.");
  }

  @Test
  void twoThousandArticlesStayBelow700Kilobytes() {
    Map<String, byte[]> files = WrittenFiles.of(SampleEditions.large(2_000));
    assertThat(files.get(EditionPages.INDEX)).hasSizeLessThan(700_000);
  }

  @Test
  void anEditionOfFiveHundredArticlesIsOnePage() {
    Map<String, byte[]> files = WrittenFiles.of(SampleEditions.large(500));
    assertThat(files).containsOnlyKeys("index.html", "manifest.json");
    assertThat(text(files, "index.html")).doesNotContain("Page 1", "index-2.html");
  }

  @Test
  void furtherStoriesAreOnFurtherPagesInTheirOrder() {
    EditionIndex index = SampleEditions.large(1_201);
    Map<String, byte[]> files = WrittenFiles.of(index);
    assertThat(files)
        .containsOnlyKeys("index.html", "index-2.html", "index-3.html", "manifest.json");
    List<String> led = new ArrayList<>();
    for (String name : List.of("index.html", "index-2.html", "index-3.html")) {
      String page = text(files, name);
      int from = page.indexOf("id=\"articles\"");
      Matcher row = ROW.matcher(page.substring(from, page.indexOf("</section>", from)));
      while (row.find()) {
        led.add(row.group(1));
      }
      assertThat(text(files, "manifest.json"))
          .as("the manifest has the checksum of each page")
          .contains("\"%s\" : \"%s\"".formatted(name, Checksums.sha256(files.get(name))));
    }
    assertThat(led).isEqualTo(index.inOrder().stream().map(key -> key.slug() + ".html").toList());
  }

  @Test
  void aPageSaysWhichItIsAndLeadsToTheOthers() {
    Map<String, byte[]> files = WrittenFiles.of(SampleEditions.large(4_600));
    assertThat(text(files, "index.html"))
        .contains(
            "Page 1 of 10: articles 1 to 500 of 4600", "<a href=\"index-2.html\" rel=\"next\">")
        .contains("<h2 id=\"watch\">Watch list, all pages</h2>", "Filter what is on this page")
        .doesNotContain("rel=\"prev\"");
    assertThat(text(files, "index-5.html"))
        .contains("Page 5 of 10: articles 2001 to 2500 of 4600", "start=\"2001\"")
        .contains(
            "<a href=\"index-4.html\" rel=\"prev\">", "<a href=\"index-6.html\" rel=\"next\">")
        .contains("<a href=\"index.html\">1</a>", "<strong aria-current=\"page\">5</strong>")
        .doesNotContain("index-2.html", "id=\"watch\"");
    assertThat(text(files, "index-10.html"))
        .contains("Page 10 of 10: articles 4501 to 4600 of 4600")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void aPageInArabicIsCountedInArabicDigits() {
    List<DigestEntry> entries = SampleEditions.large(501).contents().digests().all().toList();
    EditionIndex arabic = SampleEditions.index("ar", List.of(), entries, null);
    assertThat(text(WrittenFiles.of(arabic), "index-2.html"))
        .contains("الصفحة ٢ من ٢: المقالات من ٥٠١ إلى ٥٠١ من أصل ٥٠١", "تصفية ما في هذه الصفحة");
  }

  @Test
  void aDigestLeadsBackToThePageItsStoryIsOn() {
    Digest digest = DigestBuilder.aDigest().title("م", "T").build();
    Map<Integer, String> pages = Map.of(1, "index.html", 500, "index.html", 501, "index-2.html");
    pages.forEach(
        (place, page) ->
            assertThat(
                    new String(
                        new HtmlDigest().render(digest, new Way(place, 900, "a", "b")),
                        StandardCharsets.UTF_8))
                .contains("<a href=\"" + page + "\" rel=\"up\">"));
  }

  @Test
  void noPageNeedsMoreEntriesThanItShows() {
    EditionIndex large = LargeEdition.of(1_600);
    List<Integer> loaded = new ArrayList<>();
    EditionEntries entries = large.contents().digests();
    EditionEntries watched =
        new EditionEntries() {
          @Override
          public Stream<DigestEntry> all() {
            return entries.all();
          }

          @Override
          public Map<String, DigestEntry> some(Collection<Key> keys) {
            loaded.add(keys.size());
            return entries.some(keys);
          }
        };
    WrittenFiles.of(
        new EditionIndex(
            large.job(),
            large.edition(),
            large.targetLanguage(),
            large.asOf(),
            large.zone(),
            new EditionContents(large.contents()::files, watched),
            Map.of(),
            null,
            List.of(),
            List.of(),
            large.formats()));
    assertThat(loaded).containsExactly(500, 500, 500, 100);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  @Test
  void storiesStandWhereTheirDigestsLead() {
    List<DigestEntry> entries = new ArrayList<>();
    List<Integer> places = List.of(3, 1, 2);
    for (int i = 0; i < 3; i++) {
      Digest digest =
          DigestBuilder.aDigest().file("a" + i, "00" + i + "-a").title("م", "T").build();
      entries.add(SampleEditions.entry(digest, places.get(i)));
    }
    String page = page(SampleEditions.index("en", List.of(), entries, null));
    assertThat(page.substring(page.indexOf("id=\"articles\"")))
        .containsSubsequence("001-a.html", "002-a.html", "000-a.html");
  }

  @Test
  void aStoryOfThreeHundredFilesNamesTwentyAndCountsTheRest() {
    String[] paths = new String[300];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "../x/" + i + ".html";
    }
    Digest digest =
        DigestBuilder.aDigest().title("م", "T").pair("ا.", "A.").story("s", paths).build();
    String page = page(of(List.of(digest)));
    assertThat(page).contains("+300 reprints", "and 280 more files", "../x/19.html");
    assertThat(page).doesNotContain("../x/20.html", "href=\"../x");
  }

  @Test
  void aStoryLeadsToAFormatThatTheJobHas() {
    Digest digest = DigestBuilder.aDigest().title("م", "T").build();
    WatchList nobody = new WatchList(Map.of());
    for (Map.Entry<String, String> files :
        Map.of("md", "<a href=\"017-port.md\">T</a>", "epub", "<a>T</a>").entrySet()) {
      Map<String, String> written =
          files.getKey().equals("md") ? Map.of("md", "00", "json", "00") : Map.of();
      DigestEntry entry = DigestEntries.of(digest, written, nobody, 1);
      assertThat(page(SampleEditions.index("en", List.of(), List.of(entry), null)))
          .contains(files.getValue());
    }
  }

  @Test
  void aSummaryEndsAtAWord() {
    Digest one = DigestBuilder.aDigest().title("م", "T").pair("ا.", "Yes").summary("s0.1").build();
    Digest two =
        DigestBuilder.aDigest()
            .file("b", "002-b")
            .title("م", "T")
            .pair("ا.", "considerably ".repeat(40).strip() + ".")
            .summary("s0.1")
            .build();
    assertThat(page(of(List.of(one, two))))
        .contains("class=\"says\">Yes</p>")
        .containsPattern("considerably considerably…</p>");
  }

  @Test
  void timesAreThoseOfTheDesk() {
    Digest digest =
        DigestBuilder.aDigest()
            .title("م", "T")
            .facts(
                new ArticleFacts(
                    "م", null, "2026-11-24T01:30:00Z", "المرفأ", null, null, List.of()))
            .build();
    assertThat(page(of(List.of(digest))))
        .as("Berlin is an hour ahead")
        .contains("<bdi>المرفأ</bdi> · 02:30");
  }

  @Test
  void thousandsOfFilesThatDidNotChangeLeaveTheUnreadableInSight() {
    List<FileFate> files = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      files.add(new FileFate("old/" + i, "00", Fate.FILTERED, "unchanged"));
    }
    files.add(new FileFate("z/broken.pdf", "00", Fate.SKIPPED, "encrypted"));
    String page = page(SampleEditions.index("en", files, List.of(), null));
    assertThat(page.substring(page.indexOf("class=\"fates\"")))
        .containsSubsequence("z/broken.pdf", "unreadable: ", "old/0<", "and 4701 more files")
        .hasSizeLessThan(60_000);
  }

  @Test
  void reasonsInEnglishAreMarkedAsEnglish() {
    assertThat(page(SampleEditions.arabic()))
        .contains("ملف لم يُقرأ ·", ": <bdi lang=\"en\" dir=\"ltr\">needs a password</bdi>");
  }

  @Test
  void anArabicPageCountsInArabic() {
    assertThat(page(SampleEditions.arabic()))
        .contains("٢٤ نوفمبر ٢٠٢٦", "٤ ملفات")
        .contains("<bdi lang=\"en\" dir=\"ltr\">Court delays ruling</bdi>");
  }

  @Test
  void strangersTextStaysText() {
    String page = page(of(List.of(HostileDigests.everywhere(HostileDigests.SCRIPT))));
    assertThat(page).doesNotContain("<script>alert", "</style></script>");
  }
}
