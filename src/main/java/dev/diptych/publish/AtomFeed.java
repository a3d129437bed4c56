package dev.diptych.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stories of an edition as an Atom feed (RFC 4287), for readers of news and for scripts. Links
 * are relative: the feed lies beside the pages.
 */
@Component
final class AtomFeed implements EditionRenderer {

  static final String FORMAT = "atom";
  static final String FILE = "feed.xml";

  private static final int MAX_TITLE = 300;
  private static final int MAX_SENTENCE = 1_000;

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void render(EditionIndex index, EditionDigests digests, EditionFolder folder)
      throws IOException {
    folder.write(FILE, out -> new Feed(index).to(out));
  }

  /** One feed; used once, by one thread. */
  private static final class Feed {

    private final EditionIndex index;
    private final Messages messages;
    private final Html xml;
    private final String updated;

    Feed(EditionIndex index) {
      this.index = index;
      this.messages = Messages.forTarget(index.targetLanguage());
      this.xml = new Html(1 << 16, true);
      this.updated = written(index.asOf());
    }

    void to(OutputStream out) throws IOException {
      xml.trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", index.targetLanguage());
      xml.newLine();
      xml.element("id", index.urn("feed")).newLine();
      xml.element("title", plain(index.name(messages))).newLine();
      xml.element("updated", updated).newLine();
      xml.open("author").element("name", "Diptych · " + index.job()).close().newLine();
      xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", FILE).newLine();
      xml.empty("link", "rel", "alternate", "type", "text/html", "href", EditionPages.INDEX);
      xml.newLine();
      index.eachEntry(
          entry -> {
            entry(entry);
            xml.drain(out);
          });
      out.write(xml.close().newLine().bytes());
    }

    private void entry(DigestEntry entry) {
      String source = entry.sourceTitle();
      String title = entry.title() != null ? entry.title() : source != null ? source : entry.path();
      xml.open("entry").newLine();
      xml.element("id", index.urn(entry.slug())).newLine();
      xml.element("title", PlainText.beginning(PlainText.line(title), MAX_TITLE)).newLine();
      xml.element("updated", updated).newLine();
      String published = published(entry);
      if (published != null) {
        xml.element("published", published).newLine();
      }
      String outlet = entry.outlet();
      if (outlet != null && !outlet.isBlank()) {
        xml.open("author").element("name", outlet).close().newLine();
      }
      link(entry);
      String sentence = entry.sentence();
      if (sentence != null) {
        xml.element("summary", PlainText.beginning(PlainText.line(sentence), MAX_SENTENCE));
        xml.newLine();
      }
      content(entry, source);
      xml.close().newLine();
    }

    /** To the first of the formats that the edition has. */
    private void link(DigestEntry entry) {
      for (Map.Entry<String, String> type : DigestLinks.TYPES) {
        if (entry.files().containsKey(type.getKey())) {
          String file = entry.slug() + "." + type.getKey();
          xml.empty("link", "rel", "alternate", "type", type.getValue(), "href", file).newLine();
          return;
        }
      }
    }

    private void content(DigestEntry entry, @Nullable String source) {
      xml.open("content", "type", "xhtml").newLine();
      String direction = Languages.direction(index.targetLanguage());
      xml.open(
          "div",
          "xmlns",
          "http://www.w3.org/1999/xhtml",
          "lang",
          index.targetLanguage(),
          "dir",
          direction);
      text(entry.sentence(), index.targetLanguage());
      text(source, entry.sourceLanguage());
      text(entry.sourceSentence(), entry.sourceLanguage());
      List<String> marks = IndexMarks.of(entry, index.targetLanguage(), messages, false);
      if (!marks.isEmpty()) {
        xml.open("p").message(String.join(messages.text("separator"), marks)).close();
      }
      xml.close().close().newLine();
    }

    private void text(@Nullable String text, String tag) {
      if (text != null && !text.isBlank()) {
        String line = PlainText.beginning(PlainText.line(text), MAX_SENTENCE);
        xml.element("p", line, "lang", tag, "dir", Languages.direction(tag)).newLine();
      }
    }

    private @Nullable String published(DigestEntry entry) {
      String published = entry.published();
      Moment moment = published == null ? null : Moment.of(published, index.zone());
      return moment == null || moment.time() == null
          ? null
          : written(moment.in(index.zone()).toInstant());
    }

    private static String written(Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(
          instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    /** A title of plain text knows no elements, so that isolates would be seen. */
    private static String plain(String message) {
      return PlainText.line(message);
    }
  }
}
