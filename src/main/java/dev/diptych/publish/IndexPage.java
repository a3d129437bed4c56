package dev.diptych.publish;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds one index page of one edition and target language. Used once, by one thread. */
final class IndexPage {

  private static final PageAsset SCRIPT = PageAsset.load("index.js");

  /** So many files without a digest are listed; the manifest has all. */
  static final int MAX_FATES = 300;

  private final EditionIndex index;
  private final IndexPages.Page page;
  private final Messages messages;
  private final EditionTally tally;
  private final Dates dates;
  private final Html html;
  private final IndexRows rows;
  private final SearchWords search = new SearchWords();

  IndexPage(EditionIndex index, IndexPages.Page page) {
    this.index = index;
    this.page = page;
    this.messages = Messages.forTarget(index.targetLanguage());
    this.tally = EditionTally.of(index);
    this.dates = new Dates(messages);
    this.html = new Html(16_384 + 1_000 * page.rows().size());
    this.rows = new IndexRows(html, index, messages, search, tally);
  }

  byte[] bytes() {
    String name = dates.edition(index.edition());
    PageFrame.begin(
        html,
        messages,
        page.isFront() ? index.job() + " · " + name : index.job() + " · " + name + " · " + number(),
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
    if (page.isFront()) {
      html.open("p", "class", "status").message(IndexStatus.of(index, messages)).close().newLine();
      sameDay();
      takenOver();
    }
    where();
    html.close().newLine().open("main").newLine();
    html.open("div", "class", "bar").newLine();
    if (page.isFront()) {
      new IndexWatch(html, index, messages, rows, page.isOneOfSeveral()).write();
    }
    filter();
    html.close().newLine();
    articles();
    if (page.isOneOfSeveral()) {
      pages("way end");
    }
    if (page.isFront()) {
      fates();
    }
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

  /** Which page of the edition this is, where it has several. */
  private void where() {
    if (page.isOneOfSeveral()) {
      html.open("p", "class", "note").message(number()).text(": ");
      html.message(messages.text("index.pages.part", page.first(), page.last(), page.articles()));
      html.close().newLine();
      if (!page.isFront()) {
        pages("way");
      }
    }
  }

  private String number() {
    return messages.text("index.pages.page", page.number(), page.of());
  }

  /** The way to the other pages. */
  private void pages(String cssClass) {
    html.open("nav", "class", cssClass, "aria-label", messages.text("index.pages"));
    html.open("ul");
    if (!page.isFront()) {
      toPage(page.number() - 1, "prev", messages.text("index.pages.previous"));
    }
    int before = 0;
    for (int number : page.named()) {
      if (number > before + 1) {
        html.open("li").text("…").close();
      }
      String written = messages.number(number);
      if (number == page.number()) {
        html.open("li").element("strong", written, "aria-current", "page").close();
      } else {
        toPage(number, null, written);
      }
      before = number;
    }
    if (page.number() < page.of()) {
      toPage(page.number() + 1, "next", messages.text("index.pages.next"));
    }
    html.close().close().newLine();
  }

  private void toPage(int number, @Nullable String rel, String label) {
    html.open("li").open("a", "href", IndexPages.file(number), "rel", rel);
    html.message(label).close().close();
  }

  private void filter() {
    html.open("p", "class", "filter", "hidden", "").open("label", "for", "filter");
    html.message(messages.text(page.isOneOfSeveral() ? "index.filter.page" : "index.filter"));
    html.close().trusted(" ");
    html.empty("input", "type", "search", "id", "filter", "autocomplete", "off").trusted(" ");
    html.open("output", "for", "filter", "id", "shown").close().close().newLine();
  }

  private void articles() {
    html.open("section", "id", "articles", "aria-labelledby", "stories").newLine();
    html.open("h2", "id", "stories", "class", "unseen").message(messages.text("index.stories"));
    html.close().newLine();
    if (page.articles() == 0) {
      html.open("p").message(messages.text("index.empty")).close().newLine();
    } else {
      stories();
    }
    html.close().newLine();
  }

  private void stories() {
    int rank = page.rank();
    if (rank > rows.withSummary()) {
      html.open("ol", "class", "rows lines", "start", Integer.toString(rank)).newLine();
    } else {
      html.open("ol", "class", "rows").newLine();
    }
    Map<String, DigestEntry> entries = entries();
    for (EditionSurvey.Row row : page.rows()) {
      if (rank == rows.withSummary() + 1 && rank > page.rank()) {
        html.close().newLine();
        html.open("h2").message(messages.text("index.further")).close().newLine();
        html.open("ol", "class", "rows lines", "start", Integer.toString(rank)).newLine();
      }
      rows.story(
          row.members().stream()
              .map(key -> Objects.requireNonNull(entries.get(key.slug()), key.slug()))
              .toList(),
          rank++);
    }
    html.close().newLine();
  }

  /** What is said of the digests on this page, and of no others. */
  private Map<String, DigestEntry> entries() {
    return index
        .contents()
        .digests()
        .some(page.rows().stream().flatMap(row -> row.members().stream()).toList());
  }

  /** What became of the files without a digest: those that need somebody first. */
  private void fates() {
    EditionSurvey.Told told = index.survey().told();
    if (told.count() == 0) {
      return;
    }
    html.open("section", "class", "fates").newLine();
    html.open("h2").message(messages.text("index.fates")).close().newLine().open("ul").newLine();
    for (EditionIndex.FileFate file : told.files()) {
      html.open("li").path(file.path()).trusted(" · ");
      fate(file);
      html.close().newLine();
    }
    if (told.count() > MAX_FATES) {
      int rest = told.count() - MAX_FATES;
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
