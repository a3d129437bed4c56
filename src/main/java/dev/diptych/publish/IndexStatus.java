package dev.diptych.publish;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an edition holds and what it misses, in one line. */
final class IndexStatus {

  /** How many reasons the status states, and how much of each. */
  private static final int MAX_REASONS = 2;

  private static final int MAX_REASON = 60;

  /** What is worded here is shown whole or not at all. */
  private static final int MAX_WORDED = 120;

  private final EditionIndex index;
  private final Messages messages;
  private final EditionTally tally;

  private IndexStatus(EditionIndex index, Messages messages) {
    this.index = index;
    this.messages = messages;
    this.tally = EditionTally.of(index);
  }

  static String of(EditionIndex index, Messages messages) {
    return new IndexStatus(index, messages).text();
  }

  private String text() {
    List<String> files = new ArrayList<>();
    files.add(messages.count("index.read", tally.files().read()));
    add(files, "index.unchanged", tally.files().filtered());
    unreadable(files, tally.files().skipped());
    add(files, "index.withdrawn", tally.files().withdrawn());
    List<String> all = new ArrayList<>();
    LocalTime deadline = index.deadline();
    if (deadline != null) {
      all.add(
          messages.text("index.deadline", new Messages.Part(new Dates(messages).clock(deadline)))
              + "; "
              + messages.count("index.deferred", tally.withDeferred()));
    }
    all.add(
        messages.text(
            "index.counts",
            new Messages.Part(messages.count("index.files", tally.files().all())),
            new Messages.Part(String.join(messages.text("list"), files))));
    all.add(articles());
    List<String> inside = new ArrayList<>();
    add(inside, "index.unchanged", tally.inside().filtered());
    add(inside, "index.unreadable", tally.inside().skipped());
    add(inside, "index.withdrawn", tally.inside().withdrawn());
    if (!inside.isEmpty()) {
      all.add(
          messages.text(
              "index.inside", new Messages.Part(String.join(messages.text("list"), inside))));
    }
    all.add(messages.count("index.gaps", tally.withGaps()));
    add(all, "index.checks", tally.withChecks());
    all.add(
        tally.allDrafts()
            ? messages.text("index.drafts.all")
            : messages.count("index.drafts", tally.drafts()));
    return String.join(messages.text("separator"), all);
  }

  /** All of them, and where some are reprints what they are. */
  private String articles() {
    String count = messages.count("index.articles", tally.articles());
    if (tally.reprints() == 0) {
      return count;
    }
    return messages.text(
        "index.counts",
        new Messages.Part(count),
        new Messages.Part(
            messages.count("index.told", tally.stories())
                + messages.text("list")
                + messages.count("index.reprints", tally.reprints())));
  }

  /** With the first reasons that the page has words for; all of them stand at its end. */
  private void unreadable(List<String> parts, int skipped) {
    if (skipped > 0) {
      List<String> reasons =
          index.survey().told().reasons().stream()
              .map(this::reason)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      String more = reasons.size() > MAX_REASONS ? "; …" : "";
      String first = String.join("; ", reasons.subList(0, Math.min(reasons.size(), MAX_REASONS)));
      String count = messages.count("index.unreadable", skipped);
      parts.add(first.isEmpty() ? count : count + " (" + first + more + ")");
    }
  }

  /** What is wrong; what would help stands behind a semicolon, and at the end of the page. */
  private @Nullable String reason(String reason) {
    if (messages.language().equals("en")) {
      return messages.isolated(PlainText.beginning(reason, MAX_REASON));
    }
    String known = ToldWords.known(reason.split("; ", 2)[0], messages);
    String told = known == null ? ToldWords.known(reason, messages) : known;
    return told == null || told.length() > MAX_WORDED ? null : told;
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(messages.count(key, count));
    }
  }
}
