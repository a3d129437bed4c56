package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the index page of one edition and target language. Used once, by one thread. */
final class IndexPage {

  private static final PageAsset SCRIPT = PageAsset.load("index.js");

  /** How many reasons the status states, and how much of each. */
  private static final int MAX_REASONS = 2;

  private static final int MAX_REASON = 60;

  private final EditionIndex index;
  private final Messages messages;
  private final EditionTally tally;
  private final Dates dates;
  private final Html html;
  private final IndexRows rows;
  private final SearchWords search = new SearchWords();

  IndexPage(EditionIndex index) {
    this.index = index;
    this.messages = Messages.forTarget(index.targetLanguage());
    this.tally = EditionTally.of(index);
    this.dates = new Dates(messages);
    this.html = new Html(16_384 + 1_000 * index.digests().size());
    this.rows = new IndexRows(html, index, messages, search, tally.allDrafts());
  }

  byte[] bytes() {
    String name = dates.edition(index.edition());
    PageFrame.begin(
        html,
        messages,
        index.job() + " · " + name,
        SCRIPT,
        "class",
        "index",
        "data-none",
        messages.text("index.filter.none"),
        "data-shown",
        messages.text("index.filter.shown", new Messages.Part("#"), new Messages.Part("##")));
    html.open("a", "class", "skip", "href", "#articles").message(messages.text("skip")).close();
    html.newLine().open("header", "class", "top").newLine();
    html.open("h1").message(messages.text("index.title", index.job(), name)).close().newLine();
    html.open("p", "class", "status").message(counts()).close().newLine();
    sameDay();
    takenOver();
    html.close().newLine().open("main").newLine();
    new IndexWatch(html, index, messages, rows).write();
    filter();
    articles();
    fates();
    html.close().newLine().open("footer").open("p");
    html.message(messages.text("foot.asOf")).text(": ");
    html.isolated(dates.instant(index.asOf(), index.zone())).trusted(" · ");
    html.message(messages.text("foot.zone")).text(": ");
    html.isolated(index.zone().getId()).trusted(" · ");
    html.element("a", EditionPages.MANIFEST, "href", EditionPages.MANIFEST);
    html.close().close().newLine();
    search.write(html);
    PageFrame.end(html, SCRIPT);
    return html.bytes();
  }

  private String counts() {
    List<String> files = new ArrayList<>();
    files.add(messages.count("index.articles", tally.articles()));
    add(files, "index.unchanged", tally.filtered());
    unreadable(files);
    add(files, "index.withdrawn", tally.withdrawn());
    List<String> all = new ArrayList<>();
    LocalTime deadline = index.deadline();
    if (deadline != null) {
      all.add(
          messages.text("index.deadline", Dates.clock(deadline))
              + "; "
              + messages.count("index.deferred", tally.withDeferred()));
    }
    all.add(
        messages.text(
            "index.counts",
            new Messages.Part(messages.count("index.files", tally.files())),
            new Messages.Part(String.join(messages.text("list"), files))));
    all.add(messages.count("index.gaps", tally.withGaps()));
    add(all, "index.checks", tally.withChecks());
    all.add(
        tally.allDrafts()
            ? messages.text("index.drafts.all")
            : messages.count("index.drafts", tally.drafts()));
    return String.join(messages.text("separator"), all);
  }

  /** With the first reasons; all of them stand at the end of the page. */
  private void unreadable(List<String> parts) {
    if (tally.skipped() > 0) {
      List<String> reasons =
          index.files().stream()
              .filter(file -> file.fate() == EditionIndex.Fate.SKIPPED)
              .map(EditionIndex.FileFate::reason)
              .filter(Objects::nonNull)
              .distinct()
              .map(reason -> messages.isolated(PlainText.beginning(reason, MAX_REASON)))
              .toList();
      String more = reasons.size() > MAX_REASONS ? "; …" : "";
      String first = String.join("; ", reasons.subList(0, Math.min(reasons.size(), MAX_REASONS)));
      String count = messages.count("index.unreadable", tally.skipped());
      parts.add(first.isEmpty() ? count : count + " (" + first + more + ")");
    }
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(messages.count(key, count));
    }
  }

  private void sameDay() {
    if (!index.sameDay().isEmpty()) {
      html.open("p", "class", "note").message(messages.text("index.sameDay")).text(":");
      for (String label : index.sameDay()) {
        String address = "../../" + label + "/" + index.targetLanguage() + "/" + EditionPages.INDEX;
        html.trusted(" ").element("a", dates.edition(label), "href", address);
      }
      html.close().newLine();
    }
  }

  private void takenOver() {
    if (!index.takenOver().isEmpty()) {
      String labels =
          index.takenOver().stream()
              .map(dates::edition)
              .collect(Collectors.joining(messages.text("list")));
      html.open("p", "class", "note").message(messages.text("index.takenOver", labels));
      html.close().newLine();
    }
  }

  private void filter() {
    html.open("p", "class", "filter", "hidden", "").open("label", "for", "filter");
    html.message(messages.text("index.filter")).close().trusted(" ");
    html.empty("input", "type", "search", "id", "filter", "autocomplete", "off").trusted(" ");
    html.open("output", "for", "filter", "id", "shown").close().close().newLine();
  }

  private void articles() {
    html.open("div", "id", "articles").newLine();
    if (index.digests().isEmpty()) {
      html.open("p").message(messages.text("index.empty")).close().newLine();
    }
    List<List<DigestEntry>> groups = List.copyOf(stories().values());
    Set<String> grouped =
        groups.stream().flatMap(List::stream).map(DigestEntry::slug).collect(Collectors.toSet());
    List<DigestEntry> alone =
        index.digests().stream().filter(entry -> !grouped.contains(entry.slug())).toList();
    if (!groups.isEmpty()) {
      list("stories", messages.text("index.stories"), groups);
    }
    byOutlet(alone).forEach((outlet, list) -> list(null, outlet, list));
    html.close().newLine();
  }

  /** Groups of near-duplicates each led by the member that stands for all. */
  private Map<String, List<DigestEntry>> stories() {
    Map<String, String> storyByPath = new HashMap<>();
    for (DigestEntry entry : index.digests()) {
      Digest.Story story = entry.story();
      if (story != null && !story.reprints().isEmpty()) {
        storyByPath.put(entry.path(), story.id());
        story.reprints().forEach(path -> storyByPath.putIfAbsent(path, story.id()));
      }
    }
    Map<String, List<DigestEntry>> byId = new LinkedHashMap<>();
    for (DigestEntry entry : index.digests()) {
      String id = storyByPath.get(entry.path());
      if (id != null) {
        List<DigestEntry> group = byId.computeIfAbsent(id, key -> new ArrayList<>());
        boolean stands = entry.story() != null && !entry.story().reprints().isEmpty();
        group.add(stands && !standsFor(group) ? 0 : group.size(), entry);
      }
    }
    return byId;
  }

  private static boolean standsFor(List<DigestEntry> group) {
    return !group.isEmpty() && group.get(0).story() != null;
  }

  private Map<String, List<List<DigestEntry>>> byOutlet(List<DigestEntry> entries) {
    Map<String, List<DigestEntry>> outlets = new TreeMap<>();
    List<DigestEntry> unknown = new ArrayList<>();
    for (DigestEntry entry : entries) {
      String outlet = entry.outlet();
      if (outlet == null || outlet.isBlank()) {
        unknown.add(entry);
      } else {
        outlets
            .computeIfAbsent(PlainText.line(outlet).strip(), key -> new ArrayList<>())
            .add(entry);
      }
    }
    Map<String, List<List<DigestEntry>>> sorted = new LinkedHashMap<>();
    outlets.forEach((outlet, list) -> sorted.put(outlet, byTime(list)));
    if (!unknown.isEmpty()) {
      sorted.put(
          messages.text(outlets.isEmpty() ? "index.rest" : "index.outlet.none"), byTime(unknown));
    }
    return sorted;
  }

  private static List<List<DigestEntry>> byTime(List<DigestEntry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparing(
                    DigestEntry::published, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                .thenComparing(DigestEntry::slug))
        .map(List::of)
        .toList();
  }

  private void list(@Nullable String cssClass, String heading, List<List<DigestEntry>> groups) {
    html.open("section", "class", cssClass).newLine();
    html.open("h2").isolated(heading).close().newLine();
    html.open("ul", "class", "rows").newLine();
    groups.forEach(rows::row);
    html.close().close().newLine();
  }

  /** A file of several articles is told of where there is more to say than its articles do. */
  private static boolean isTold(EditionIndex.FileFate file) {
    return file.fate() != EditionIndex.Fate.READ
        && (file.fate() != EditionIndex.Fate.OPENED || file.reason() != null);
  }

  private void fates() {
    List<EditionIndex.FileFate> fates = index.files().stream().filter(IndexPage::isTold).toList();
    if (fates.isEmpty()) {
      return;
    }
    html.open("section", "class", "fates").newLine();
    html.open("h2").message(messages.text("index.fates")).close().newLine().open("ul").newLine();
    for (EditionIndex.FileFate file : fates) {
      html.open("li").path(file.path()).trusted(" · ").message(fate(file)).close().newLine();
    }
    html.close().close().newLine();
  }

  /** A filtered file is unchanged if no other reason is given. */
  private String fate(EditionIndex.FileFate file) {
    String word = messages.text("index.fate." + file.fate().name().toLowerCase(Locale.ROOT));
    String reason = file.reason();
    if (reason == null) {
      return word;
    }
    return file.fate() == EditionIndex.Fate.FILTERED
        ? messages.isolated(reason)
        : messages.text("index.fate.reason", new Messages.Part(word), reason);
  }
}
