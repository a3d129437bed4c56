package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formats of agencies and corpora: facts from their fields, the body from its own. */
class NewsFormatsTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";
  private static final String TWO =
      "Nobody has to save water this summer, it went on to say on Sunday.";
  private static final String TITLE = "Reservoir is full";

  @Test
  void taggedText() throws UnreadableException {
    Manuscript read =
        parse(
            "a.txt",
            "<DOC>\n<DOCNO> X-1 </DOCNO>\n<HEADLINE>\n"
                + TITLE
                + "\n</HEADLINE>\n<BYLINE>Ana Ruiz</BYLINE>\n<DATE>23/05/2026 07:15:00</DATE>\n"
                + "<SOURCE>Valley Post</SOURCE><URL>https://post.example/1</URL><TEXT>\n"
                + ONE
                + "\n"
                + TWO
                + "\n</TEXT>\n</DOC>\n");
    assertFacts(read, "2026-05-23T07:15", "Valley Post");
    assertThat(read.blocks()).hasSize(1);
    assertThat(read.blocks().get(0).text().strip()).isEqualTo(ONE + "\n" + TWO);
    assertThat(read.facts().canonicalUrl()).isEqualTo("https://post.example/1");
    Manuscript open =
        parse(
            "a.sgm",
            "<DOC id='2'><TITLE>R&amp;D</TITLE><TEXT><P>" + ONE + "<P>" + TWO + "</TEXT></DOC>");
    assertThat(texts(open)).containsExactly(ONE, TWO);
    assertThat(open.facts().title()).isEqualTo("R&D");
    assertThatThrownBy(() -> parse("a.txt", "<DOC><TEXT>a</TEXT></DOC>\n<DOC><TEXT>b</TEXT></DOC>"))
        .hasMessageContaining("2 articles");
    assertThatThrownBy(() -> parse("a.txt", "<DOC><P>".repeat(1) + "<A>".repeat(30_000) + "</DOC>"))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void nitf() throws UnreadableException {
    Manuscript read =
        parse(
            "a.xml",
            "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE nitf SYSTEM"
                + " 'http://example.org/nitf.dtd'><nitf><head><title>slug</title><docdata><date.issue"
                + " norm='20260523T071500Z'/><key-list><keyword"
                + " key='water'/></key-list></docdata></head><body><body.head><hedline><hl1>"
                + TITLE
                + "</hl1></hedline><byline>By Ana Ruiz</byline><distributor>Valley"
                + " Post</distributor></body.head><body.content><block><p>"
                + ONE
                + "</p><media><media-caption>A lake.</media-caption></media><hl2>Summer</hl2><p>"
                + TWO
                + "</p></block></body.content></body></nitf>");
    assertFacts(read, "2026-05-23T07:15Z", "Valley Post");
    assertThat(texts(read)).containsExactly(ONE, "Summer", TWO);
    assertThat(read.facts().keywords()).containsExactly("water");
  }

  @Test
  void newsMl() throws UnreadableException {
    String item =
        "<newsItem xml:lang='en'><itemMeta><provider><name>Valley"
            + " Post</name></provider><versionCreated>2026-05-23T07:15:00Z</versionCreated></itemMeta>"
            + "<contentMeta><headline>"
            + TITLE
            + "</headline><by>Ana Ruiz</by></contentMeta><contentSet><inlineXML"
            + " contenttype='application/xhtml+xml'><html"
            + " xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>"
            + ONE
            + "</p><p>"
            + TWO
            + "</p></body></html></inlineXML></contentSet></newsItem>";
    String head =
        "<newsMessage"
            + " xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sender>x</sender></header><itemSet>";
    Manuscript read = parse("a.xml", head + item + "</itemSet></newsMessage>");
    assertFacts(read, "2026-05-23T07:15Z", "Valley Post");
    assertThat(read.declaredLanguage()).isEqualTo("en");
    assertThat(texts(read)).containsExactly(ONE, TWO);
    assertThatThrownBy(() -> parse("a.xml", head + item + item + "</itemSet></newsMessage>"))
        .hasMessageContaining("2 articles");
    assertThatThrownBy(
            () ->
                parse(
                    "a.xml",
                    head + "<newsItem><remoteContent/></newsItem></itemSet></newsMessage>"))
        .hasMessageContaining("only references");
  }

  @Test
  void aFeedOfOneItem() throws UnreadableException {
    String item =
        "<item><title>"
            + TITLE
            + "</title><link>https://post.example/1</link><dc:creator>Ana"
            + " Ruiz</dc:creator><pubDate>Sat, 23 May 2026 07:15:00"
            + " +0000</pubDate><description>Short.</description><content:encoded><![CDATA[<p>"
            + ONE
            + "</p><p>"
            + TWO
            + "</p>]]></content:encoded></item>";
    String feed =
        "<rss version='2.0'><channel><title>Valley"
            + " Post</title><language>en</language>%s</channel></rss>";
    Manuscript read = parse("a.rss", feed.formatted(item));
    assertFacts(read, "2026-05-23T07:15Z", "Valley Post");
    assertThat(texts(read)).containsExactly(ONE, TWO);
    Manuscript atom =
        parse(
            "a.xml",
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Valley"
                + " Post</title><entry><title>"
                + TITLE
                + "</title><author><name>Ana"
                + " Ruiz</name></author><published>2026-05-23T07:15:00Z</published><content"
                + " type='html'>&lt;p&gt;"
                + ONE
                + "&lt;/p&gt;</content></entry></feed>");
    assertFacts(atom, "2026-05-23T07:15Z", "Valley Post");
    assertThat(texts(atom)).containsExactly(ONE);
    assertThatThrownBy(() -> parse("a.rss", feed.formatted(item + item)))
        .hasMessageContaining("2 articles");
    assertThatThrownBy(() -> parse("a.rss", feed.formatted(""))).hasMessageContaining("no article");
  }

  @Test
  void json() throws UnreadableException {
    Manuscript ninjs =
        parse(
            "a.json",
            "{\"uri\":\"x\",\"headline\":\""
                + TITLE
                + "\",\"byline\":\"Ana"
                + " Ruiz\",\"versioncreated\":\"2026-05-23T07:15:00Z\",\"language\":\"en\",\"provider\":\"Valley"
                + " Post\",\"body_html\":\"<p>"
                + ONE
                + "</p><p>"
                + TWO
                + "</p>\"}");
    assertFacts(ninjs, "2026-05-23T07:15Z", "Valley Post");
    assertThat(texts(ninjs)).containsExactly(ONE, TWO);
    Manuscript press =
        parse(
            "a.json",
            "[{\"title\":{\"rendered\":\"R&amp;D\"},\"content\":{\"rendered\":\"<p>"
                + ONE
                + "</p>\"},\"date\":\"2026-05-23T07:15:00\"}]");
    assertThat(press.facts().title()).isEqualTo("R&D");
    assertThat(texts(press)).containsExactly(ONE);
    Manuscript please =
        parse(
            "a.json",
            "{\"title\":\""
                + TITLE
                + "\",\"authors\":[\"Ana Ruiz\"],\"date_publish\":\"2026-05-23"
                + " 07:15:00\",\"source_domain\":\"post.example\",\"maintext\":\""
                + ONE
                + "\\n"
                + TWO
                + "\"}");
    assertFacts(please, "2026-05-23T07:15", "post.example");
    assertThat(texts(please)).containsExactly(ONE, TWO);
    String one = "{\"title\":\"" + TITLE + "\",\"body\":\"" + ONE + "\"}";
    assertThatThrownBy(() -> parse("a.json", "[" + one + "," + one + "]"))
        .hasMessageContaining("2 articles");
    assertThatThrownBy(() -> parse("a.json", one + "\n" + one)).hasMessageContaining("2 articles");
    assertThatThrownBy(() -> parse("a.json", "{\"a\":[1,2]}")).hasMessageContaining("no article");
    assertThatThrownBy(() -> parse("a.json", "[".repeat(100_000)))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> parse("a.json", "[".repeat(199) + "]".repeat(199)))
        .hasMessageContaining("no article");
  }

  @Test
  void bombsAreNotFollowed() throws UnreadableException {
    Manuscript read =
        parse(
            "a.xml",
            "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b"
                + " '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                + "<nitf><body><body.head><hedline><hl1>"
                + TITLE
                + "</hl1></hedline></body.head><body.content><p>"
                + ONE
                + " &b;&f;</p></body.content></body></nitf>");
    assertThat(texts(read).toString()).hasSizeLessThan(200).doesNotContain("root:").contains(ONE);
    Manuscript deep =
        parse(
            "a.xml",
            "<nitf><body><body.content>"
                + "<block>".repeat(5_000)
                + "<p>"
                + ONE
                + "</p></body.content></body></nitf>");
    assertThat(texts(deep).toString()).hasSizeLessThan(200);
  }

  private static void assertFacts(Manuscript read, String date, String outlet) {
    assertThat(read.facts().title()).isEqualTo(TITLE);
    assertThat(read.facts().author()).isEqualTo("Ana Ruiz");
    assertThat(read.facts().published()).isEqualTo(date);
    assertThat(read.facts().site()).isEqualTo(outlet);
  }

  private static List<String> texts(Manuscript read) {
    return read.blocks().stream().map(Block::text).map(String::strip).toList();
  }

  private static Manuscript parse(String name, String text) throws UnreadableException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return PARSER.open(new SourceFile(name, content.length, "0".repeat(64)), content).only();
  }

  @Test
  void taggedTextOfOtherArchives() throws UnreadableException {
    Manuscript reuters =
        parse(
            "a.sgm",
            "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
                + "<REUTERS TOPICS=\"YES\" NEWID=\"7\">\n"
                + "<DATE>26-FEB-1987 15:01:01.79</DATE>\n"
                + "<TOPICS><D>water</D></TOPICS>\n"
                + "<TEXT>&#2;\n"
                + "<TITLE>"
                + TITLE
                + "</TITLE>\n<DATELINE>  LAKE TOWN, Feb 26 - </DATELINE><BODY>"
                + ONE
                + "\n    "
                + TWO
                + "\n&#3;</BODY></TEXT>\n</REUTERS>\n");
    assertThat(reuters.facts().title()).isEqualTo(TITLE);
    assertThat(reuters.facts().published()).startsWith("1987-02-26T15:01");
    assertThat(texts(reuters).get(0)).startsWith(ONE).doesNotContain("<", TITLE);
    Manuscript bare =
        parse(
            "a.txt",
            "<URL>https://post.example/2</URL>\n<TITLE>%s</TITLE>\n<DATE>2026-05-23</DATE>\n<AUTHOR>Ana Ruiz</AUTHOR><SOURCE>Valley Post</SOURCE>\n<TEXT>\n%s\n%s\n</TEXT>"
                .formatted(TITLE, ONE, TWO));
    assertFacts(bare, "2026-05-23", "Valley Post");
    assertThat(texts(bare)).containsExactly(ONE + "\n" + TWO);
    Manuscript page =
        parse(
            "a.html",
            "<title>%s</title><body><p>%s</p><p>%s</p></body>".formatted(TITLE, ONE, TWO));
    assertThat(page.mediaType()).contains("html");
  }

  @Test
  void fieldsOfOtherPrograms() throws UnreadableException {
    String text = ONE + "\\n" + TWO;
    assertFacts(
        parse(
            "a.json",
            "{\"url\":\"https://post.example/3\",\"title\":\"%s\",\"authors\":[\"Ana Ruiz\"],\"publish_date\":\"2026-05-23\",\"text\":\"%s\",\"meta_site_name\":\"Valley Post\"}"
                .formatted(TITLE, text)),
        "2026-05-23",
        "Valley Post");
    Manuscript hosted =
        parse(
            "a.json",
            "{\"title\":\"%s\",\"author\":\"Ana Ruiz\",\"date\":\"2026-05-23\",\"text\":\"%s\",\"source\":\"https://post.example/4\",\"source-hostname\":\"Valley Post\"}"
                .formatted(TITLE, text));
    assertFacts(hosted, "2026-05-23", "Valley Post");
    assertThat(hosted.facts().canonicalUrl()).isEqualTo("https://post.example/4");
    assertFacts(
        parse(
            "a.json",
            "{\"uri\":\"urn:1\",\"headlines\":[{\"role\":\"main\",\"value\":\"%s\"}],\"by\":\"Ana Ruiz\",\"versionCreated\":\"2026-05-23\",\"infoSources\":[{\"name\":\"Valley Post\"}],\"bodies\":[{\"value\":\"<p>%s</p>\"}]}"
                .formatted(TITLE, ONE + " " + TWO)),
        "2026-05-23",
        "Valley Post");
  }

  @Test
  void linesOfFieldsAboveAText() throws UnreadableException {
    Manuscript read = parse("a.txt", "Title: %s\nBy_line: x\n\n%s".formatted(TITLE, ONE));
    assertThat(read.facts().title()).as("one field is text").isNull();
    Manuscript english =
        parse(
            "a.txt",
            "Title: %s\nAuthor: Ana Ruiz\nDate: 23 May 2026\nSource: Valley Post\nURL: https://post.example/5\n\n%s\n\n%s"
                .formatted(TITLE, ONE, TWO));
    assertFacts(english, "2026-05-23", "Valley Post");
    assertThat(english.blocks().get(0).text()).isEqualTo(ONE + "\n\n" + TWO);
    Manuscript arabic =
        parse(
            "a.txt",
            "العنوان: الخزان ممتلئ\n"
                + "التاريخ: 23 أيار 2026\n"
                + "المصدر: صحيفة الوادي\n"
                + "النص: امتلأ الخزان فوق البلدة.\n"
                + "ولا حاجة إلى التوفير: هكذا قال المدير.");
    assertThat(arabic.facts().title()).isEqualTo("الخزان ممتلئ");
    assertThat(arabic.facts().published()).isEqualTo("2026-05-23");
    assertThat(arabic.facts().site()).isEqualTo("صحيفة الوادي");
    assertThat(arabic.blocks().get(0).text())
        .isEqualTo("امتلأ الخزان فوق البلدة.\nولا حاجة إلى التوفير: هكذا قال المدير.");
    Manuscript quote =
        parse("a.txt", "Source: the mayor said so.\nTitle: none.\nSource: again.\n" + ONE);
    assertThat(quote.blocks().get(0).text()).contains("Source: again.");
  }

  @Test
  void lettersWrittenAsReferencesOfHtml() throws UnreadableException {
    StringBuilder coded = new StringBuilder();
    "امتلأ الخزان فوق البلدة أول مرة منذ ستة أعوام"
        .codePoints()
        .forEach(c -> coded.append("&#").append(c).append(';'));
    Manuscript read = parse("a.txt", coded.toString());
    assertThat(texts(read)).containsExactly("امتلأ الخزان فوق البلدة أول مرة منذ ستة أعوام");
    assertThat(read.notes()).hasSize(1);
    assertThat(texts(parse("a.txt", ONE + " &#1575; " + TWO)).get(0)).contains("&#1575;");
  }
}
