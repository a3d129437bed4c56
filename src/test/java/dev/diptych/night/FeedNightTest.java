package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.text.Checksums;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several articles: each is an item with a name, a checksum and a fate of its own. */
class FeedNightTest {

  private static final String TOMORROW = "2026-11-25T02:00:00Z";
  private static final int FEEDS = 6;
  private static final int ENTRIES = 4;

  @TempDir Path home;
  @TempDir Path undisturbedHome;

  @Test
  void oneNewEntryOfAFeedPublishesOne() {
    Household night = new Household(home).article("alone.txt", 99).file("news.xml", feed(3, 2, 1));
    Outcome first = night.run();

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(night.query("select fate from edition_item where path = 'news.xml'"))
        .containsExactly("OPENED");
    assertThat(names(night.edition())).hasSize(4).anyMatch(name -> name.startsWith("002-001-"));
    assertThat(Household.read(night.edition().resolve("manifest.json")))
        .contains("\"files\" : 4", "\"articles\" : 4", "\"fate\" : \"opened\"");
    int calls = night.callCount();
    assertThat(again(night).out()).contains("nothing new");

    night.file("news.xml", feed(4, 3, 2, 1));
    Outcome second = again(night);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out())
        .contains(
            "articles  1; in files of several: 3 unchanged",
            "files     2: 1 read, 0 skipped, 1 unchanged");
    assertThat(night.callCount() - calls).as("title and text of one entry").isEqualTo(2);
    assertThat(names(night.edition().resolveSibling("../2026-11-25/en").normalize()))
        .singleElement()
        .asString()
        .startsWith("002-001-");
    assertThat(
            night.query(
                "select reason from edition_item where parent is not null and fate = 'FILTERED'"))
        .hasSize(3)
        .containsOnly("unchanged since 2026-11-24");
    assertThat(night.diptych("show", "night", "2026-11-25", "--items").out())
        .contains("2.1 READ", "2.4 FILTERED");
  }

  @Test
  void aFeedOfWhichOnlyTheDateOfBuildingChangedMakesNoEdition() {
    Household night = new Household(home).article("alone.txt", 99).file("news.xml", feed(2, 1));
    assertThat(night.run().exitCode()).isZero();
    night.file(
        "news.xml",
        feed(2, 1)
            .replace(
                "<channel>",
                "<channel><lastBuildDate>Wed, 25 Nov 2026 02:00:00 GMT</lastBuildDate>"));

    assertThat(night.diptych("run", "night", "--as-of", TOMORROW, "--dry-run").err())
        .contains("would read 0 files");
    assertThat(again(night).out()).contains("nothing new");
    assertThat(night.query("select label from edition")).containsExactly("2026-11-24");

    night.file("news.xml", feed(3, 2, 1));
    String dry = night.diptych("run", "night", "--as-of", TOMORROW, "--dry-run").err();
    assertThat(dry)
        .as("title and text of one entry")
        .contains("would read 1 files", "would be asked 2 times");
    Outcome next = again(night);
    assertThat(next.out())
        .contains(
            "articles  1; in files of several: 2 unchanged",
            "files     2: 1 read, 0 skipped, 1 unchanged");
    assertThat(night.diptych("status", "--json").out() + night.diptych("runs").out())
        .contains("2026-11-25");
    String manifest =
        Household.read(
            night.edition().resolveSibling("../2026-11-25/en/manifest.json").normalize());
    assertThat(manifest.replaceAll("\\s+", ""))
        .contains(
            "\"inputFiles\":{\"all\":2,\"read\":1,\"filtered\":1,\"skipped\":0,\"withdrawn\":0}")
        .contains("\"articles\":1,\"stories\":1,\"reprints\":0");
    assertThat(
            Household.read(
                night.edition().resolveSibling("../2026-11-25/en/index.html").normalize()))
        .containsPattern("2 files: 1 read, 1 unchanged");
  }

  @Test
  void anEntryThatWasEditedIsShownWithWhatChanged() {
    Household night = new Household(home).file("news.xml", feed(2, 1));
    assertThat(night.run().exitCode()).isZero();
    String edited = feed(3, 2, 1).replace("السادسة مساء يوم 1", "الثامنة مساء يوم 1");
    assertThat(edited).isNotEqualTo(feed(3, 2, 1));
    night.file("news.xml", edited);

    assertThat(again(night).exitCode()).isZero();

    Path digests = night.edition().resolveSibling("../2026-11-25/en").normalize();
    List<String> names = names(digests);
    assertThat(names).as("a new one and the edited one").hasSize(2);
    assertThat(Household.read(digests.resolve(names.get(1)))).contains("السادسة", "الثامنة");
  }

  @Test
  void anEntryThatCannotBeReadIsNamedAndTheOthersAreRead() {
    String bad = "<item><guid>https://news.example/bad</guid><title>بلا نص</title></item>";
    Household night =
        new Household(home).file("news.xml", feed(2, 1).replace("</channel>", bad + "</channel>"));

    Outcome run = night.run();

    assertThat(run.exitCode()).as("something is missing and named").isEqualTo(3);
    assertThat(run.out())
        .contains("articles  2; in files of several: 1 skipped", "files     1: 1 read, 0 skipped");
    String shown = night.diptych("show", "night").out();
    assertThat(shown).contains("skipped news.xml!bad-").contains("no text");
    String name = night.query("select path from edition_item where fate = 'SKIPPED'").get(0);
    Outcome include = night.diptych("include", "night", name, "--reason", "mended");
    assertThat(include.exitCode()).isEqualTo(2);
    assertThat(include.err())
        .contains("lies inside a file of several articles", "diptych run night");
    assertThat(again(night).out()).as("told once").contains("nothing new");
  }

  @Test
  void theSameEntryInTwoFeedsIsOneArticleWhicheverIsReadFirst() {
    Household night = new Household(home).file("a.xml", feed(1)).file("b.xml", feed(2, 1));
    assertThat(night.run().exitCode()).isZero();
    List<String> straight = items(night);
    assertThat(straight)
        .anyMatch(item -> item.startsWith("b.xml!1-") && item.contains("same content as a.xml!1-"));

    Household turned =
        new Household(undisturbedHome).file("c.txt", "عنوان\n\nنص قصير هنا في ملف آخر.\n");
    assertThat(turned.run().exitCode()).isZero();
    // what was in hand at a death is read alone, before all others
    turned.change(
        "insert into suspect (job, content, unit, target, deaths, crashes, pardoned) values"
            + " ('night', '%s', '', '', 0, 0, false)".formatted(Checksums.sha256(feed(2, 1))));
    turned.file("a.xml", feed(1)).file("b.xml", feed(2, 1));
    Outcome run = again(turned);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(items(turned)).containsAll(straight);
    assertThat(turned.query("select path from article where path like '%!1-%'"))
        .containsExactly(straight.get(0).substring(0, straight.get(0).indexOf(' ')));
  }

  @Test
  void anEntryThatWasWithdrawnStaysOutAndTheOthersStay() {
    Household night = new Household(home).file("news.xml", feed(2, 1));
    assertThat(night.run().exitCode()).isZero();
    Outcome whole = night.diptych("withdraw", "night", "news.xml", "--reason", "wrong");
    assertThat(whole.exitCode()).isEqualTo(2);
    assertThat(whole.err()).contains("holds several", "news.xml!");

    Outcome one = night.diptych("withdraw", "night", "1.2", "--reason", "wrong");
    night.file("news.xml", feed(3, 2, 1));
    Outcome next = again(night);

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(names(night.edition())).singleElement().asString().startsWith("001-001-");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.out()).contains("articles  1");
    assertThat(
            night.query(
                "select reason from edition_item where path like '%!1-%' and fate = 'FILTERED'"))
        .containsExactly("withdrawn from 2026-11-24");
  }

  @Test
  void aNightOfFeedsThatIsKilledEndsWithTheSameBytes() {
    Household undisturbed = feeds(undisturbedHome);
    assertThat(undisturbed.run().exitCode()).isZero();
    Household night = feeds(home);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> Household.count(night.vault(), "") >= 2);
      process.signal("KILL");
      process.await();
    }

    Outcome continued = night.run();

    assertThat(continued.exitCode()).as(continued.err()).isZero();
    assertThat(night.published()).isEqualTo(undisturbed.published());
    assertThat(night.number("select count(*) from edition_item where parent is not null"))
        .isEqualTo(FEEDS * ENTRIES);
  }

  @Test
  void theFilesOfAnEditionThatCannotBeFinishedAreTakenOverWhole() {
    Household night = new Household(home).file("news.xml", feed(2, 1)).holdAfter(1);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() > 1);
      process.signal("KILL");
      process.await();
    }
    night.fault(null).file("news.xml", feed(3, 2, 1));
    assertThat(night.diptych("recover", "night", "--reason", "test").exitCode()).isZero();
    assertThat(night.diptych("abandon", "night", "--reason", "test").exitCode()).isZero();

    Outcome next = again(night);

    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.out()).contains("articles  3");
  }

  private static Household feeds(Path home) {
    Household night = new Household(home);
    for (int i = 0; i < FEEDS; i++) {
      int first = i * ENTRIES;
      night.file("feed-%02d.xml".formatted(i), feed(first + 4, first + 3, first + 2, first + 1));
    }
    return night;
  }

  private static Outcome again(Household night) {
    return night.diptych("run", "night", "--as-of", TOMORROW);
  }

  private static List<String> items(Household night) {
    return night.query(
        "select path || ' ' || fate || ' ' || coalesce(reason, '') from edition_item where parent"
            + " is not null order by position");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".html") && !name.equals("index.html"))
              .sorted()
              .toList());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Entries by their numbers, newest first. */
  static String feed(int... numbers) {
    StringBuilder items = new StringBuilder();
    for (int number : numbers) {
      items.append(
          """
          <item><guid>https://news.example/%1$d</guid><title>افتتاح الحديقة رقم %1$d</title>
          <description>افتتحت البلدية صباح اليوم الحديقة رقم %1$d حتى يزورها السكان. وتبقى مفتوحة حتى السادسة مساء يوم %1$d من كل شهر.</description></item>
          """
              .formatted(number));
    }
    return "<rss version='2.0'><channel><title>صحيفة الميناء</title>" + items + "</channel></rss>";
  }
}
