package dev.diptych.publish;

import dev.diptych.publish.EditionEntries.Key;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The pages of a book that belong to no article: the front page and the contents. */
final class BookPages {

  private static final int MAX_TITLE = 200;
  private static final int MAX_SENTENCE = 400;

  private final EditionIndex index;
  private final Messages messages;
  private final List<Key> chapters;

  BookPages(EditionIndex index, Messages messages, List<Key> chapters) {
    this.index = index;
    this.messages = messages;
    this.chapters = chapters;
  }

  /** Begins a page of a book and leaves its body open. */
  static Html begin(Messages messages, String title, int expectedLength) {
    Html html = new Html(expectedLength, true);
    String language = messages.language();
    html.trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n");
    html.open(
        "html",
        "xmlns",
        "http://www.w3.org/1999/xhtml",
        "xmlns:epub",
        "http://www.idpf.org/2007/ops",
        "lang",
        language,
        "xml:lang",
        language,
        "dir",
        Languages.direction(language));
    html.newLine().open("head").newLine();
    html.element("title", PlainText.beginning(PlainText.line(title), MAX_TITLE)).newLine();
    html.empty("link", "rel", "stylesheet", "type", "text/css", "href", "style.css").newLine();
    return html.close().newLine().open("body").newLine();
  }

  /** Ends it. */
  static String end(Html html) {
    return new String(last(html), StandardCharsets.UTF_8);
  }

  private static byte[] last(Html html) {
    return html.close().newLine().close().newLine().bytes();
  }

  /** What the edition holds and what is missing, then its stories. */
  void front(OutputStream out) throws IOException {
    String name = index.name(messages);
    Html html = begin(messages, name, 1 << 16);
    html.open("h1").message(name).close().newLine();
    html.open("p", "class", "status").message(IndexStatus.of(index, messages)).close().newLine();
    if (chapters.isEmpty()) {
      html.open("p").message(messages.text("index.empty")).close().newLine();
    }
    each(
        entry -> {
          story(html, entry);
          html.drain(out);
        });
    out.write(last(html));
  }

  private void each(Consumer<DigestEntry> reader) {
    EditionSurvey.each(index.contents().digests(), chapters, reader);
  }

  private void story(Html html, DigestEntry entry) {
    html.open("h2").open("a", "href", entry.slug() + ".xhtml");
    title(html, entry);
    html.close().close().newLine();
    String sentence = entry.sentence();
    if (sentence != null) {
      String tag = index.targetLanguage();
      String text = PlainText.beginning(PlainText.line(sentence), MAX_SENTENCE);
      html.element("p", text, language(tag)).newLine();
    }
    when(html, entry);
  }

  private void when(Html html, DigestEntry entry) {
    String outlet = entry.outlet();
    String published = entry.published();
    html.open("p", "class", "when");
    String between = "";
    if (outlet != null && !outlet.isBlank()) {
      html.isolated(PlainText.beginning(outlet, 60));
      between = " · ";
    }
    if (published != null) {
      String time = new Dates(messages).brief(published, index.edition(), index.zone());
      html.trusted(between).isolated(PlainText.beginning(time, 32));
      between = " · ";
    }
    List<String> marks = IndexMarks.of(entry, index.targetLanguage(), messages, false);
    if (!marks.isEmpty()) {
      html.trusted(between).message(String.join(messages.text("separator"), marks));
    }
    html.close().newLine();
  }

  private void title(Html html, DigestEntry entry) {
    String title = entry.title();
    String source = entry.sourceTitle();
    if (title != null) {
      String tag = index.targetLanguage();
      html.element("span", PlainText.beginning(PlainText.line(title), MAX_TITLE), language(tag));
    } else if (source != null && !source.isBlank()) {
      String text = PlainText.beginning(PlainText.line(source), MAX_TITLE);
      html.element("span", text, language(entry.sourceLanguage()));
    } else {
      html.message(messages.text("title.none")).trusted(" · ");
      html.path(PlainText.beginning(entry.path(), MAX_TITLE));
    }
  }

  /** Attributes of an element that holds text in a language. */
  static String[] language(String tag) {
    return new String[] {"lang", tag, "xml:lang", tag, "dir", Languages.direction(tag)};
  }

  /** What a reading system shows as its contents. */
  void contents(OutputStream out) throws IOException {
    String heading = messages.text("contents");
    Html html = begin(messages, heading, 1 << 16);
    html.open("nav", "epub:type", "toc", "id", "toc").newLine();
    html.open("h1").message(heading).close().newLine().open("ol").newLine();
    html.open("li").open("a", "href", "front.xhtml").message(messages.text("index.stories"));
    html.close().close().newLine();
    each(
        entry -> {
          html.open("li").open("a", "href", entry.slug() + ".xhtml");
          title(html, entry);
          html.close().close().newLine();
          html.drain(out);
        });
    html.close().close().newLine();
    out.write(last(html));
  }
}
