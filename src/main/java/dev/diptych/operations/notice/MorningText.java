package dev.diptych.operations.notice;

import dev.diptych.operations.EditionView;
import dev.diptych.publish.DigestEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * An index as a mail shows it: plain, and as HTML without anything that is fetched from elsewhere.
 * Titles and sentences are of strangers: bounded, cleaned and escaped on their way in. Not for use
 * by several threads.
 */
final class MorningText {

  static final int MOST_ARTICLES = 200;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_SENTENCE = 400;

  private final EditionView edition;
  private final ConsoleAddress console;
  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();

  /**
   * Begins one.
   *
   * @param files the index pages on this machine
   */
  MorningText(EditionView edition, List<String> files, ConsoleAddress console) {
    this.edition = edition;
    this.console = console;
    String name = edition.job() + "/" + edition.edition();
    String counts =
        "%d articles, %d of %d sections translated, %d gaps, %d deferred, %d files skipped"
            .formatted(
                edition.articles(),
                edition.units().translated() + edition.units().warned(),
                edition.units().all(),
                edition.units().gaps(),
                edition.units().deferred(),
                edition.skipped());
    plain.append("Edition %s: %s\n%s\n".formatted(name, state(), counts));
    html.append("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>")
        .append("<h1>Edition %s: %s</h1><p>%s</p>".formatted(escaped(name), state(), counts));
    console
        .of(edition.job(), edition.edition())
        .ifPresent(
            page -> {
              plain.append(page).append('\n');
              html.append("<p>").append(link(page, "The run")).append("</p>");
            });
    for (String file : files) {
      plain.append(Words.quoted(file)).append('\n');
      html.append("<p>").append(escaped(Words.quoted(file))).append("</p>");
    }
  }

  /** How it ended, in a word or two. */
  String state() {
    return edition.units().gaps() + edition.units().deferred() + edition.skipped() > 0
        ? "with gaps"
        : "complete";
  }

  /** Adds the index of one target language. */
  /**
   * Lists the articles of one target language.
   *
   * @param first at least as many of them as are listed
   * @param count of all
   */
  void list(String target, List<DigestEntry> first, int count) {
    Optional<String> index = console.index(edition.job(), edition.edition(), target);
    plain.append("\n== ").append(target).append(" ==\n");
    index.ifPresent(page -> plain.append(page).append('\n'));
    html.append("<h2>")
        .append(index.map(page -> link(page, target)).orElseGet(() -> escaped(target)))
        .append("</h2><ol>");
    int number = 0;
    for (DigestEntry entry : first.subList(0, Math.min(first.size(), MOST_ARTICLES))) {
      add(++number, target, entry);
    }
    if (count > MOST_ARTICLES) {
      String more = "… and %d more in the index".formatted(count - MOST_ARTICLES);
      plain.append('\n').append(more).append('\n');
      html.append("<li>").append(more).append("</li>");
    }
    html.append("</ol>");
  }

  private void add(int number, String target, DigestEntry entry) {
    String title = Words.line(title(entry), LONGEST_TITLE);
    String marks = marks(entry);
    String sentence =
        entry.sentence() == null ? "" : Words.line(entry.sentence(), LONGEST_SENTENCE);
    Optional<String> page = console.article(edition.job(), edition.edition(), target, entry.slug());
    plain.append("\n%d. %s%s\n".formatted(number, title, marks.isEmpty() ? "" : " — " + marks));
    if (!sentence.isEmpty()) {
      plain.append("   ").append(sentence).append('\n');
    }
    page.ifPresent(address -> plain.append("   ").append(address).append('\n'));
    html.append("<li><p>")
        .append(page.map(address -> link(address, title)).orElseGet(() -> isolated(title)));
    if (!marks.isEmpty()) {
      html.append(" — ").append(escaped(marks));
    }
    html.append("</p>");
    if (!sentence.isEmpty()) {
      html.append("<p>").append(isolated(sentence)).append("</p>");
    }
    html.append("</li>");
  }

  private static String title(DigestEntry entry) {
    if (entry.title() != null) {
      return entry.title();
    }
    return entry.sourceTitle() == null ? entry.path() : entry.sourceTitle();
  }

  private static String marks(DigestEntry entry) {
    List<String> marks = new ArrayList<>();
    addIfGiven(marks, entry.outlet());
    addIfGiven(marks, entry.published());
    if (entry.draft()) {
      marks.add("draft");
    }
    if (entry.gaps() > 0) {
      marks.add(entry.gaps() + " gaps");
    }
    if (entry.checks() > 0) {
      marks.add(entry.checks() + " to check");
    }
    return String.join(", ", marks);
  }

  private static void addIfGiven(List<String> marks, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      marks.add(Words.line(text, LONGEST_TITLE));
    }
  }

  private static String link(String address, String text) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(address), isolated(text));
  }

  private static String isolated(String text) {
    return "<bdi>" + escaped(text) + "</bdi>";
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  String plain() {
    return plain.toString();
  }

  String html() {
    return html + "</body></html>";
  }
}
