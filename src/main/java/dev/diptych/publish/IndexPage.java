package dev.diptych.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the index page of one edition and target language. Used once, by one thread. */
final class IndexPage {

  private static final PageAsset SCRIPT = PageAsset.load("index.js");

  /** So many files without a digest are listed; the manifest has all. */
  private static final int MAX_FATES = 300;

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
        PaperEdge.of(
            messages,
            tally.allDrafts() ? messages.text("print.draft") : "",
            index.job() + " · " + name),
        SCRIPT,
        "class",
        "index",
        "data-none",
        messages.text("index.filter.none"),
        "data-digits",
        messages.digits("0123456789"),
        "data-shown",
        messages.text("index.filter.shown", new Messages.Part("#"), new Messages.Part("##")));
    html.open("a", "class", "skip", "href", "#articles").message(messages.text("skip")).close();
    html.newLine().open("header", "class", "top").newLine();
    html.open("h1").message(messages.text("index.title", index.job(), name)).close().newLine();
    html.open("p", "class", "status").message(IndexStatus.of(index, messages)).close().newLine();
    sameDay();
    takenOver();
    html.close().newLine().open("main").newLine();
    html.open("div", "class", "bar").newLine();
    new IndexWatch(html, index, messages, rows).write();
    filter();
    html.close().newLine();
    articles();
    fates();
    html.close().newLine().open("footer").open("p");
    html.message(messages.text("foot.asOf")).text(": ");
    html.isolated(dates.instant(index.asOf(), index.zone())).trusted(" · ");
    html.message(messages.text("foot.zone")).text(": ");
    html.isolated(index.zone().getId()).trusted(" · ");
    html.element("a", EditionPages.MANIFEST, "href", EditionPages.MANIFEST);
    further(EditionBook.FORMAT, EditionBook.file(index), "application/epub+zip");
    further(AtomFeed.FORMAT, AtomFeed.FILE, "application/atom+xml");
    html.close().close().newLine();
    search.write(html);
    PageFrame.end(html, SCRIPT);
    return html.bytes();
  }

  /** The edition in a further format, if its job asks for that. */
  private void further(String format, String file, String type) {
    if (index.formats().contains(format)) {
      html.trusted(" · ").element("a", file, "href", file, "type", type);
    }
  }

  private void sameDay() {
    if (!index.sameDay().isEmpty()) {
      html.open("p", "class", "note days").message(messages.text("index.sameDay")).text(":");
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
    html.open("section", "id", "articles", "aria-labelledby", "stories").newLine();
    html.open("h2", "id", "stories", "class", "unseen").message(messages.text("index.stories"));
    html.close().newLine();
    if (index.digests().isEmpty()) {
      html.open("p").message(messages.text("index.empty")).close().newLine();
    } else {
      html.open("ol", "class", "rows").newLine();
      int rank = 0;
      for (List<DigestEntry> group : groups()) {
        if (++rank == rows.withSummary() + 1) {
          html.close().newLine();
          html.open("h2").message(messages.text("index.further")).close().newLine();
          html.open("ol", "class", "rows lines", "start", Integer.toString(rank)).newLine();
        }
        rows.story(group, rank);
      }
      html.close().newLine();
    }
    html.close().newLine();
  }

  /** Stories as they are ranked, each led by the article that stands for it. */
  private List<List<DigestEntry>> groups() {
    Map<String, List<DigestEntry>> stories = stories();
    Map<String, List<DigestEntry>> bySlug = new HashMap<>();
    stories.values().forEach(group -> bySlug.put(group.get(0).slug(), group));
    Set<String> grouped =
        stories.values().stream()
            .flatMap(List::stream)
            .map(DigestEntry::slug)
            .collect(Collectors.toSet());
    List<List<DigestEntry>> ranked = new ArrayList<>();
    for (DigestEntry entry : IndexOrder.of(index)) {
      List<DigestEntry> group = bySlug.get(entry.slug());
      if (group != null) {
        ranked.add(group);
      } else if (!grouped.contains(entry.slug())) {
        ranked.add(List.of(entry));
      }
    }
    return ranked;
  }

  /** Groups of near-duplicates each led by the member that stands for all. */
  private Map<String, List<DigestEntry>> stories() {
    Map<String, String> storyByPath = new HashMap<>();
    for (DigestEntry entry : index.digests()) {
      DigestEntry.Story story = entry.story();
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

  /** A file of several articles is told of where there is more to say than its articles do. */
  private static boolean isTold(EditionIndex.FileFate file) {
    return file.fate() != EditionIndex.Fate.READ
        && (file.fate() != EditionIndex.Fate.OPENED || file.reason() != null);
  }

  /** What became of the files without a digest: those that need somebody first. */
  private void fates() {
    List<EditionIndex.FileFate> fates =
        index.files().stream()
            .filter(IndexPage::isTold)
            .sorted(Comparator.comparing(file -> file.fate() == EditionIndex.Fate.FILTERED))
            .toList();
    if (fates.isEmpty()) {
      return;
    }
    html.open("section", "class", "fates").newLine();
    html.open("h2").message(messages.text("index.fates")).close().newLine().open("ul").newLine();
    for (EditionIndex.FileFate file : fates.subList(0, Math.min(MAX_FATES, fates.size()))) {
      html.open("li").path(file.path()).trusted(" · ");
      fate(file);
      html.close().newLine();
    }
    if (fates.size() > MAX_FATES) {
      int rest = fates.size() - MAX_FATES;
      html.open("li").message(messages.count("index.story.rest", rest)).trusted(": ");
      html.element("a", EditionPages.MANIFEST, "href", EditionPages.MANIFEST).close().newLine();
    }
    html.close().close().newLine();
  }

  /** A filtered file is unchanged if no other reason is given. */
  private void fate(EditionIndex.FileFate file) {
    String reason = file.reason();
    boolean filtered = file.fate() == EditionIndex.Fate.FILTERED;
    if (reason == null || !filtered) {
      html.message(messages.text("index.fate." + file.fate().name().toLowerCase(Locale.ROOT)));
    }
    if (reason != null) {
      html.trusted(filtered ? "" : ": ");
      DigestWords.told(html, messages, reason);
    }
  }
}
