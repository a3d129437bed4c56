package dev.diptych.intake.parse;

import static dev.diptych.intake.parse.ParsedParts.keys;
import static dev.diptych.intake.parse.ParsedParts.manuscript;
import static dev.diptych.intake.parse.ParsedParts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.ArticleFacts;
import dev.diptych.article.SourceFile;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several articles: feeds, lists, corpora, wires. */
class SeveralArticlesTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";
  private static final String TWO =
      "Nobody has to save water this summer, it went on to say on Sunday, and wished a good year.";

  @Test
  void anRssFeedIsAnArticleAnEntry() throws UnreadableException {
    Parsed read =
        parse(
            "a.rss",
            "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Valley"
                + " Post</title><language>en</language><item><guid"
                + " isPermaLink='false'>post-17</guid><title>Reservoir &amp;amp;"
                + " dam</title><link>https://post.example/17</link><dc:creator>Ana"
                + " Ruiz</dc:creator><pubDate>Sat, 23 May 2026 07:15:00"
                + " GMT</pubDate><category>water</category><media:content"
                + " url='https://post.example/17.jpg'/><media:title>A lake</media:title>"
                + "<description>Teaser</description><content:encoded><![CDATA[<h2>Lake</h2><p>"
                + ONE
                + "</p>]]></content:encoded></item>"
                + "<item><guid>https://post.example/18</guid><title>Second</title><description>&lt;p&gt;"
                + TWO
                + "&lt;/p&gt;</description></item></channel></rss>");

    assertThat(read.several()).isTrue();
    assertThat(keys(read)).hasSize(2).first().asString().startsWith("post-17-");
    ArticleFacts facts = manuscript(read, 0).facts();
    assertThat(facts.title()).isEqualTo("Reservoir & dam");
    assertThat(facts.author()).isEqualTo("Ana Ruiz");
    assertThat(facts.published()).isEqualTo("2026-05-23T07:15Z");
    assertThat(facts.site()).isEqualTo("Valley Post");
    assertThat(facts.canonicalUrl()).isEqualTo("https://post.example/17");
    assertThat(facts.keywords()).containsExactly("water");
    assertThat(texts(read, 0)).containsExactly("Lake", ONE);
    assertThat(manuscript(read, 0).declaredLanguage()).isEqualTo("en");
    assertThat(manuscript(read, 0).notes()).isEmpty();
    assertThat(texts(read, 1)).containsExactly(TWO);
    assertThat(manuscript(read, 1).facts().canonicalUrl()).isEqualTo("https://post.example/18");
    assertThat(manuscript(read, 1).notes())
        .singleElement()
        .asString()
        .contains("only its beginning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "html|&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;",
        "xhtml|<div xmlns='http://www.w3.org/1999/xhtml'><p>%s</p><p>%s</p></div>",
        "html|<![CDATA[<p>%s</p><p>%s</p>]]>",
        "html|<![CDATA[%s<br><br>%s]]>"
      })
  void anAtomFeedInAnyOfItsForms(String type, String body) throws UnreadableException {
    Parsed read =
        parse(
            "a.xml",
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>Le"
                + " Val</title><link rel='self'"
                + " href='https://val.example/feed'/><entry><id>tag:val.example,2026:9</id><title>Le"
                + " lac</title><link rel='edit' href='https://val.example/edit'/><link"
                + " rel='alternate' href='https://val.example/9'/><author><name>Ana"
                + " Ruiz</name></author>"
                + "<updated>2026-05-24T00:00:00Z</updated><published>2026-05-23T07:15:00Z</published><content"
                + " type='"
                + type
                + "'>"
                + body.formatted(ONE, TWO)
                + "</content></entry></feed>");

    assertThat(String.join(" ", texts(read, 0)).replaceAll("\\s+", " ")).isEqualTo(ONE + " " + TWO);
    ArticleFacts facts = manuscript(read, 0).facts();
    assertThat(facts.canonicalUrl()).isEqualTo("https://val.example/9");
    assertThat(facts.published()).isEqualTo("2026-05-23T07:15Z");
    assertThat(facts.site()).isEqualTo("Le Val");
    assertThat(manuscript(read, 0).declaredLanguage()).isEqualTo("fr");
  }

  @Test
  void anRdfFeedHasItsEntriesBesideItsChannel() throws UnreadableException {
    Parsed read =
        parse(
            "a.rdf",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns='http://purl.org/rss/1.0/'><channel"
                + " rdf:about='https://x.example'><title>Valley Post</title></channel><item"
                + " rdf:about='https://x.example/lake'><title>Lake</title><description>"
                + ONE
                + "</description></item><item"
                + " rdf:about='https://x.example/sea'><title>Sea</title><description>"
                + TWO
                + "</description></item></rdf:RDF>");
    assertThat(keys(read)).hasSize(2).first().asString().startsWith("lake-");
    assertThat(manuscript(read, 1).facts().site()).isEqualTo("Valley Post");
  }

  @Test
  void theNameOfAnEntryStaysWhenOthersComeBeforeIt() throws UnreadableException {
    String old = item("https://x.example/old?p=1", ONE);
    String fresh = item("https://x.example/old?p=2", TWO);
    List<String> before = keys(parse("a.rss", rss(old)));
    List<String> after = keys(parse("a.rss", rss(fresh + old)));
    assertThat(after).hasSize(2).doesNotHaveDuplicates().contains(before.get(0));
  }

  @Test
  void whatAProgramAddsBelowItsEntriesGoes() throws UnreadableException {
    Parsed read =
        parse(
            "a.rss",
            rss(
                item(
                    "1",
                    "&lt;p&gt;"
                        + ONE
                        + "&lt;/p&gt;&lt;p&gt;The post Lake appeared first on Valley"
                        + " Post.&lt;/p&gt;")));
    assertThat(texts(read, 0)).containsExactly(ONE);
  }

  @Test
  void anEntryWithoutTextIsNamedWithItsReason() throws UnreadableException {
    Parsed read =
        parse(
            "a.rss",
            rss(item("1", ONE) + "<item><guid>2</guid><title>Only a title</title></item>"));
    assertThat(read.parts()).hasSize(2);
    assertThat(read.parts().get(1).reason()).contains("its title and no text");
    assertThatThrownBy(() -> parse("a.rss", rss(""))).hasMessageContaining("holds no article");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1256", "ISO-8859-6", "UTF-16LE", "x-MacArabic"})
  void aFeedInAnyCharset(String charset) throws UnreadableException {
    String arabic =
        "قالت هيئة المياه اليوم إن الخزان فوق البلدة امتلأ بعد ست سنوات، وقالت إن على السكان ألا"
            + " يقلقوا.";
    String feed = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + rss(item("1", arabic));
    Parsed read = PARSER.open(source("a.rss"), bytes(feed, charset));
    assertThat(texts(read, 0)).containsExactly(arabic);
  }

  @Test
  void aFeedThatIsNoXmlIsReadAllTheSame() throws UnreadableException {
    Parsed read =
        parse(
            "a.rss",
            "<rss><channel><title>A & B</title><item><guid>1</guid><title>R&D &nbsp;"
                + " x</title><description>"
                + ONE
                + " &hellip;</description><item><guid>2</guid><title>y</title><description>"
                + TWO
                + "</description>");
    assertThat(texts(read, read.parts().size() - 1)).contains(TWO);
  }

  @Test
  void tenThousandEntriesAreReadAndTheRestIsCounted() throws UnreadableException {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 10_003; i++) {
      items.append("<item><guid>").append(i).append("</guid><description>Text here ").append(i);
      items.append("</description></item>");
    }
    Parsed read = parse("a.rss", rss(items.toString()));
    assertThat(read.parts()).hasSize(10_000);
    assertThat(read.notes())
        .singleElement()
        .asString()
        .startsWith("only its first 10,000 articles were read, 3 were not");
  }

  @Test
  void textBeyondTheRoomOfAFileIsCounted() throws UnreadableException {
    ReaderSettings defaults = ReaderSettings.DEFAULTS;
    ReaderSettings small =
        new ReaderSettings(
            defaults.maxFileSize(),
            1_000,
            defaults.timeout(),
            defaults.memory(),
            defaults.processes(),
            defaults.filesPerProcess(),
            defaults.idle(),
            defaults.maxNesting(),
            defaults.inProcessPage(),
            "");
    String feed =
        rss(
            item("1", "word ".repeat(165))
                + item("2", "word ".repeat(300))
                + item("3", "word ".repeat(165))
                + item("4", "word ".repeat(165))
                + item("5", "word ".repeat(165)));
    byte[] content = feed.getBytes(StandardCharsets.UTF_8);
    Parsed read = new FormatParser(small).open(source("a.rss"), content);
    assertThat(read.parts()).hasSize(4);
    assertThat(read.parts().get(1).reason()).contains("longer than one article");
    assertThat(read.notes()).singleElement().asString().contains("1 were not");
  }

  @Test
  void aJsonFeed() throws UnreadableException {
    Parsed read =
        parse(
            "a.json",
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Valley Post", "items": [
              {"id": "17", "url": "https://post.example/17", "title": "Lake", "content_html": "<p>%s</p>",
               "date_published": "2026-05-23T07:15:00Z", "authors": [{"name": "Ana Ruiz"}]},
              {"id": "18", "content_text": "A short line."},
              {"id": "19", "title": "No text"}]}
            """
                .formatted(ONE));
    assertThat(texts(read, 0)).containsExactly(ONE);
    ArticleFacts facts = manuscript(read, 0).facts();
    assertThat(facts.site()).isEqualTo("Valley Post");
    assertThat(facts.author()).isEqualTo("Ana Ruiz");
    assertThat(facts.published()).isEqualTo("2026-05-23T07:15Z");
    assertThat(texts(read, 1)).containsExactly("A short line.");
    assertThat(read.parts().get(2).reason()).contains("no article");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s,%s]",
        "{\"articles\":[%s,%s],\"total\":2}",
        "{\"data\":[%s,%s]}",
        "%s\n%s\n",
        "{\"a\":{\"b\":%s},\"c\":{\"d\":%s}}"
      })
  void listsInJson(String form) throws UnreadableException {
    Parsed read = parse("a.json", form.formatted(story(1, ONE), story(2, TWO)));
    assertThat(read.several()).isTrue();
    assertThat(texts(read, 0)).containsExactly(ONE);
    assertThat(texts(read, 1)).containsExactly(TWO);
    assertThat(keys(read)).allMatch(key -> key.matches("[12]-[0-9a-f]{6}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.ndjson", "a.txt", "a"})
  void jsonIsJsonWhateverItIsCalled(String name) throws UnreadableException {
    Parsed read = parse(name, story(1, ONE) + "\n" + story(2, TWO) + "\n{broken\n");
    assertThat(texts(read, 1)).containsExactly(TWO);
    assertThat(read.parts().get(2).reason()).contains("no whole JSON");
  }

  @Test
  void corporaOfTaggedDocuments() throws UnreadableException {
    Parsed read =
        parse(
            "a.sgm",
            "<DOC>\n"
                + "<DOCNO> VAL-0017 </DOCNO>\n"
                + "<HEADLINE>Lake</HEADLINE>\n"
                + "<DATE>2026-05-23</DATE><TEXT>\n"
                + ONE
                + "\n</TEXT>\n</DOC>\n<DOC id=\"VAL-0018\">\n<HEADLINE>Sea</HEADLINE>\n<TEXT>\n"
                + TWO
                + "\n</TEXT>\n</DOC>\n<DOC><DOCNO>VAL-0019</DOCNO></DOC>");
    assertThat(keys(read)).hasSize(3);
    assertThat(keys(read).get(0)).startsWith("VAL-0017-");
    assertThat(keys(read).get(1)).startsWith("VAL-0018-");
    assertThat(texts(read, 0)).containsExactly(ONE);
    assertThat(manuscript(read, 1).facts().title()).isEqualTo("Sea");
    assertThat(read.parts().get(2).reason()).contains("no <TEXT>");
  }

  @Test
  void agenciesSendSeveralItemsInOneMessage() throws UnreadableException {
    String item =
        "<newsItem guid='urn:newsml:x:%1$d'><contentMeta><headline>Story"
            + " %1$d</headline></contentMeta><contentSet><inlineXML><html><body><p>%2$s</p></body></html></inlineXML>"
            + "</contentSet></newsItem>";
    Parsed read =
        parse(
            "a.xml",
            "<newsMessage><itemSet>"
                + item.formatted(1, ONE)
                + item.formatted(2, TWO)
                + "</itemSet></newsMessage>");
    assertThat(texts(read, 1)).containsExactly(TWO);
    assertThat(keys(read).get(1)).startsWith("2-");
  }

  @Test
  void theTextOfAWire() throws UnreadableException {
    Parsed read = PARSER.open(source("a.txt"), wire(17, ONE, "UTF-8"));
    assertThat(read.several()).isFalse();
    Manuscript story = manuscript(read, 0);
    assertThat(story.facts().title()).isEqualTo("Reservoir full again");
    assertThat(story.facts().site()).isEqualTo("AFP");
    assertThat(story.facts().published()).isEqualTo("2026-11-23T12:30Z");
    assertThat(story.blocks().get(0).text()).isEqualTo(ONE + " And more.\n\nA second paragraph.");
    assertThat(story.notes()).isEmpty();

    byte[] first = wire(17, ONE, "UTF-8");
    byte[] both = java.util.Arrays.copyOf(first, first.length * 2);
    System.arraycopy(wire(18, ONE, "UTF-8"), 0, both, first.length, first.length);
    Parsed several = PARSER.open(source("a.txt"), both);
    assertThat(keys(several)).hasSize(2).first().asString().startsWith("afp17-");

    byte[] cut = java.util.Arrays.copyOf(first, first.length - 30);
    assertThat(manuscript(PARSER.open(source("a.txt"), cut), 0).notes())
        .containsExactly("the message of the wire has no end: it may be cut off");
    String arabic =
        "قالت هيئة المياه اليوم إن الخزان فوق البلدة امتلأ بعد ست سنوات وقالت إن على السكان ألا"
            + " يقلقوا";
    assertThat(
            manuscript(PARSER.open(source("a"), wire(9, arabic, "windows-1256")), 0)
                .blocks()
                .get(0)
                .text())
        .startsWith(arabic);
  }

  @Test
  void theSameBytesGiveTheSameNames() throws UnreadableException {
    String feed = rss(item("", ONE) + item("", ONE) + item("a", TWO) + item("a", TWO));
    assertThat(keys(parse("a.rss", feed)))
        .isEqualTo(keys(parse("a.rss", feed)))
        .doesNotHaveDuplicates();
  }

  private static byte[] wire(int number, String text, String charset) {
    return bytes(
        "\u0016\u0016\u0001afp%d 4 pol 0045\r\n\u0002Reservoir full again\r\n     %s\r\nAnd more.\r\n     A second paragraph.\r\n\u0003231230 GMT NOV 26\r\n\u0004"
            .formatted(number, text),
        charset);
  }

  private static String story(int number, String text) {
    return "{\"id\":\"%1$d\",\"title\":\"Story %1$d\",\"body\":\"%2$s\"}".formatted(number, text);
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>Valley Post</title>" + items + "</channel></rss>";
  }

  private static String item(String guid, String text) {
    return "<item>"
        + (guid.isEmpty() ? "" : "<guid>" + guid + "</guid>")
        + "<title>Lake</title><description>"
        + text
        + "</description></item>";
  }

  private static Parsed parse(String name, String text) throws UnreadableException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return PARSER.open(source(name), content);
  }

  private static SourceFile source(String name) {
    return new SourceFile(name, 1, "0".repeat(64));
  }

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}
