package dev.diptych.publish;

import dev.diptych.publish.EditionEntries.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes who of the watch list is mentioned in an edition, where, and who is not. */
final class IndexWatch {

  /** Up to so many mentions of a name are seen without opening the list. */
  private static final int MAX_OPEN_HITS = 5;

  /** So many names that nobody mentions are named in the line. */
  private static final int MAX_ABSENT = 8;

  /** So many mentions are shown with their sentence; the others are links. */
  private static final int MAX_HITS = 20;

  /** So many mentions of a name are links; what the others say is found on their pages. */
  private static final int MAX_LINKS = 500;

  private final Html html;
  private final EditionIndex index;
  private final Messages messages;
  private final IndexRows rows;
  private final boolean ofAllPages;

  /**
   * @param ofAllPages whether the edition has other pages, which this list is of too
   */
  IndexWatch(Html html, EditionIndex index, Messages messages, IndexRows rows, boolean ofAllPages) {
    this.ofAllPages = ofAllPages;
    this.html = html;
    this.index = index;
    this.messages = messages;
    this.rows = rows;
  }

  void write() {
    if (index.watch().isEmpty()) {
      return;
    }
    Map<String, List<Key>> hits = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    for (String name : index.watch().keySet()) {
      List<Key> mentions = index.survey().mentions().getOrDefault(name, List.of());
      if (mentions.isEmpty()) {
        absent.add(messages.isolated(name));
      } else {
        hits.put(name, mentions);
      }
    }
    html.open("section", "class", "watch", "aria-labelledby", "watch").newLine();
    line(hits, absent);
    hits.forEach(this::watched);
    html.close().close().newLine();
  }

  /** How often each name is mentioned, in one line: the articles come first. */
  private void line(Map<String, List<Key>> hits, List<String> absent) {
    html.open("details").open("summary");
    html.open("h2", "id", "watch");
    html.message(messages.text(ofAllPages ? "index.watch.all" : "index.watch")).close();
    String between = " ";
    for (Map.Entry<String, List<Key>> hit : hits.entrySet()) {
      html.trusted(between).isolated(hit.getKey()).trusted(" ");
      html.element("strong", messages.number(hit.getValue().size()));
      between = " · ";
    }
    if (!absent.isEmpty()) {
      String names =
          String.join(
              messages.text("list"), absent.subList(0, Math.min(MAX_ABSENT, absent.size())));
      html.trusted(between).open("span", "class", "absent");
      html.message(
          messages.text(
              "index.watch.none",
              new Messages.Part(absent.size() > MAX_ABSENT ? names + "…" : names)));
      html.close();
    }
    html.close().newLine();
  }

  private void watched(String name, List<Key> hits) {
    html.open("details", "open", hits.size() <= MAX_OPEN_HITS ? "" : null).open("summary");
    html.isolated(name).trusted(" ");
    html.element("strong", messages.number(hits.size())).close().newLine();
    html.open("ul").newLine();
    List<DigestEntry> linked = new ArrayList<>();
    EditionSurvey.each(
        index.contents().digests(),
        hits.subList(0, Math.min(hits.size(), MAX_LINKS)),
        entry -> {
          if (linked.size() < MAX_HITS) {
            rows.hit(entry, Objects.requireNonNull(entry.watchHits().get(name)));
          }
          linked.add(entry);
        });
    html.close();
    if (hits.size() > MAX_HITS) {
      html.open("p").message(messages.count("index.watch.more", hits.size() - MAX_HITS));
      html.trusted(": ");
      for (DigestEntry entry : linked.subList(MAX_HITS, linked.size())) {
        html.element("a", entry.slug(), "href", DigestLinks.of(entry)).newLine();
      }
      if (hits.size() > MAX_LINKS) {
        html.message(messages.count("index.watch.rest", hits.size() - MAX_LINKS));
      }
      html.close();
    }
    html.close().newLine();
  }
}
