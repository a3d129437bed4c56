package dev.diptych.publish;

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

  private final Html html;
  private final EditionIndex index;
  private final Messages messages;
  private final IndexRows rows;

  IndexWatch(Html html, EditionIndex index, Messages messages, IndexRows rows) {
    this.html = html;
    this.index = index;
    this.messages = messages;
    this.rows = rows;
  }

  void write() {
    if (index.watch().isEmpty()) {
      return;
    }
    List<DigestEntry> ordered = IndexOrder.of(index);
    Map<String, List<DigestEntry>> hits = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    for (String name : index.watch().keySet()) {
      List<DigestEntry> mentions =
          ordered.stream().filter(entry -> entry.watchHits().containsKey(name)).toList();
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
  private void line(Map<String, List<DigestEntry>> hits, List<String> absent) {
    html.open("details").open("summary");
    html.open("h2", "id", "watch").message(messages.text("index.watch")).close();
    String between = " ";
    for (Map.Entry<String, List<DigestEntry>> hit : hits.entrySet()) {
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

  private void watched(String name, List<DigestEntry> hits) {
    html.open("details", "open", hits.size() <= MAX_OPEN_HITS ? "" : null).open("summary");
    html.isolated(name).trusted(" ");
    html.element("strong", messages.number(hits.size())).close().newLine();
    html.open("ul").newLine();
    hits.stream()
        .limit(MAX_HITS)
        .forEach(entry -> rows.hit(entry, Objects.requireNonNull(entry.watchHits().get(name))));
    html.close();
    if (hits.size() > MAX_HITS) {
      html.open("p").message(messages.count("index.watch.more", hits.size() - MAX_HITS));
      html.trusted(": ");
      for (DigestEntry entry : hits.subList(MAX_HITS, hits.size())) {
        html.element("a", entry.slug(), "href", DigestLinks.of(entry)).newLine();
      }
      html.close();
    }
    html.close().newLine();
  }
}
