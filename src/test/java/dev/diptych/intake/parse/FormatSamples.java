package dev.diptych.intake.parse;

import static dev.diptych.intake.parse.FormatSample.of;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** At least one file of each format that the documentation names. All of it is invented. */
final class FormatSamples {

  static final String ONE =
      "The lighthouse of Cape Orla will shine again from Friday, the harbour office said.";
  static final String TWO =
      "It had been dark for eleven months because a storm had torn off its lamp.";
  static final String THREE =
      "The new lamp cost ninety thousand crowns and uses a tenth of the power.";
  static final String TITLE = "Lighthouse shines again";
  static final String LINE = "CAPE ORLA (Reuters) - ";
  private static final String HEADING = "What it cost";
  private static final String SECRET = "Nobody may read this remark of the editor.";
  private static final String P =
      "<p>" + ONE + "</p><p>" + TWO + "</p><h2>" + HEADING + "</h2><p>" + THREE + "</p>";

  private FormatSamples() {}

  static List<FormatSample> all() {
    return List.of(
        plain(),
        fields(),
        decree(),
        tagged(),
        page(),
        liveBlog(),
        word(),
        openDocument(),
        rtf(),
        slides(),
        pdf(),
        book(),
        mail(),
        forward(),
        savedPage(),
        nitf(),
        newsMl(),
        feed(),
        atom(),
        wire(),
        json(),
        markdown(),
        picture());
  }

  private static FormatSample story(FormatSample sample) {
    return sample.body(ONE, TWO, THREE).title(TITLE).sections(HEADING);
  }

  private static FormatSample plain() {
    return of(
            "plain text",
            "a.txt",
            TITLE
                + "\n\nBy Ana Ruiz\n23 May 2026\n\n"
                + LINE
                + ONE
                + "\n\n"
                + TWO
                + "\n\n*** "
                + HEADING
                + " ***\n\n----------\n\n"
                + THREE
                + "\n")
        .body("By Ana Ruiz", "23 May 2026", LINE + ONE, TWO, THREE)
        .title(TITLE)
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Reuters")
        .sections(HEADING)
        .leftOut("***")
        .leftOut("-----");
  }

  private static FormatSample fields() {
    return story(
            of(
                "plain text",
                "b.txt",
                "Title: %s\nAuthor: Ana Ruiz\nDate: 23 May 2026\nSource: Orla Post\n\n%s\n\n%s\n\n%s\n\n%s\n"
                    .formatted(TITLE, ONE, TWO, HEADING, THREE)))
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("Source:");
  }

  private static FormatSample decree() {
    return of(
            "laws, decrees",
            "c.txt",
            "قرار رقم ٧ لسنة ٢٠٢٦ بشأن المنارات\n\n"
                + "وزير الموانئ،\n"
                + "قرر ما يأتي:\n\n"
                + "المادة (١)\n"
                + "تضاء المنارات كل ليلة.\n\n"
                + "المادة (٢)\n"
                + "ينفذ هذا القرار من تاريخه.\n\n"
                + "صدر بتاريخ ٢٣ أيار ٢٠٢٦\n")
        .body(
            "وزير الموانئ،",
            "قرر ما يأتي:",
            "تضاء المنارات كل ليلة.",
            "ينفذ هذا القرار من تاريخه.",
            "صدر بتاريخ ٢٣ أيار ٢٠٢٦")
        .title("قرار رقم ٧ لسنة ٢٠٢٦ بشأن المنارات")
        .date("2026-05-23")
        .sections("المادة (١)", "المادة (٢)");
  }

  private static FormatSample tagged() {
    return story(
            of(
                "tagged",
                "d.txt",
                "<DOC>\n<DOCNO>ORLA-7</DOCNO>\n<HEADLINE>%s</HEADLINE>\n<DATE>2026-05-23</DATE>\n<BYLINE>Ana Ruiz</BYLINE>\n<SOURCE>Orla Post</SOURCE>\n<TEXT>\n%s\n\n%s\n\n%s\n\n%s\n</TEXT>\n</DOC>\n"
                    .formatted(TITLE, ONE, TWO, HEADING, THREE)))
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("ORLA-7");
  }

  private static String html() {
    return "<!DOCTYPE html><html lang='en'><head><title>%s | Orla Post</title><meta property='og:site_name' content='Orla Post'><meta name='author' content='Ana Ruiz'><meta property='article:published_time' content='2026-05-23T07:15:00Z'></head><body><nav><a href='/'>Home page</a></nav><article><h1>%s</h1>%s<figure><img src='a.png'><figcaption>The lamp in May</figcaption></figure></article><footer>All rights reserved</footer></body></html>"
        .formatted(TITLE, TITLE, P);
  }

  private static FormatSample asPage(FormatSample sample) {
    return story(sample)
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("Home page")
        .leftOut("The lamp in May");
  }

  private static FormatSample page() {
    return asPage(of("web page", "e.html", html()));
  }

  private static FormatSample liveBlog() {
    StringBuilder updates = new StringBuilder();
    for (String update : List.of("10:05|" + THREE, "09:40|" + TWO, "09:10|" + ONE)) {
      String[] parts = update.split("\\|", -1);
      updates.append(
          "<div class='post'><time>%s</time><h3>Update of %s</h3><p>%s</p></div>"
              .formatted(parts[0], parts[0].substring(0, 2), parts[1]));
    }
    return of("live blog", "f.html", html().replace(P, "<div class='feed'>" + updates + "</div>"))
        .body(THREE, TWO, ONE)
        .title(TITLE)
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .sections("10:05 – Update of 10", "09:40 – Update of 09", "09:10 – Update of 09")
        .leftOut("Home page");
  }

  private static FormatSample word() {
    Map<String, String> parts =
        WordFormatTest.parts(
            w("<w:pStyle w:val='Title'/>", TITLE)
                + w("", "By Ana Ruiz")
                + w("", "23 May 2026")
                + w("", LINE + ONE)
                + "<w:p><w:del w:id='1'><w:r><w:delText>"
                + SECRET
                + "</w:delText></w:r></w:del><w:r><w:t>"
                + TWO
                + "</w:t></w:r></w:p>"
                + w("<w:outlineLvl w:val='1'/>", HEADING)
                + w("", THREE));
    parts.put(
        "word/_rels/document.xml.rels",
        "<Relationships"
            + " xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
            + " Id='s'"
            + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'"
            + " Target='styles.xml'/></Relationships>");
    parts.put(
        "word/styles.xml",
        "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:style"
            + " w:type='paragraph' w:styleId='Title'><w:name w:val='Title'/></w:style></w:styles>");
    return office(of("Word `.docx`", "g.docx", TestDocuments.zip(parts)))
        .leftOut(SECRET)
        .noted("changes were accepted (1 deleted");
  }

  private static FormatSample office(FormatSample sample) {
    return sample
        .body("By Ana Ruiz", "23 May 2026", LINE + ONE, TWO, THREE)
        .title(TITLE)
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Reuters")
        .sections(HEADING);
  }

  private static String w(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private static FormatSample openDocument() {
    return office(
            of(
                "OpenDocument text",
                "h.odt",
                TestDocuments.zip(
                    open(
                        "text",
                        "<text:tracked-changes><text:changed-region><text:deletion><text:p>"
                            + SECRET
                            + "</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h"
                            + " text:outline-level='1'>"
                            + TITLE
                            + "</text:h><text:p>By Ana Ruiz</text:p><text:p>23 May"
                            + " 2026</text:p><text:p>"
                            + LINE
                            + ONE
                            + "</text:p><text:p>"
                            + TWO
                            + "</text:p><text:h text:outline-level='2'>"
                            + HEADING
                            + "</text:h><text:p>"
                            + THREE
                            + "</text:p>"))))
        .leftOut(SECRET)
        .noted("changes were accepted (1 deleted");
  }

  private static Map<String, String> open(String kind, String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument." + kind);
    parts.put(
        "content.xml",
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content"
            + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
            + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/'><office:body><office:"
            + kind
            + ">"
            + body
            + "</office:"
            + kind
            + "></office:body></office:document-content>");
    parts.put(
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>");
    return parts;
  }

  private static FormatSample rtf() {
    return office(
            of(
                "RTF",
                "i.rtf",
                "{\\rtf1\\ansi {\\b "
                    + TITLE
                    + "}\\par By Ana Ruiz\\par 23 May 2026\\par "
                    + LINE
                    + ONE
                    + "\\par {\\deleted "
                    + SECRET
                    + "}"
                    + TWO
                    + "\\par {\\b "
                    + HEADING
                    + "}\\par "
                    + THREE
                    + "\\par}"))
        .leftOut(SECRET)
        .noted("changes were accepted");
  }

  private static FormatSample slides() {
    return office(
            of(
                "other OpenDocument, legacy Office",
                "j.odp",
                TestDocuments.zip(
                    open(
                        "presentation",
                        "<draw:page draw:name='1'><draw:frame><draw:text-box><text:h"
                            + " text:outline-level='1'>"
                            + TITLE
                            + "</text:h><text:p>By Ana Ruiz</text:p><text:p>23 May"
                            + " 2026</text:p><text:p>"
                            + LINE
                            + ONE
                            + "</text:p><text:p>"
                            + TWO
                            + "<office:annotation><dc:creator>Ed</dc:creator><text:p>"
                            + SECRET
                            + "</text:p></office:annotation></text:p><text:h"
                            + " text:outline-level='2'>"
                            + HEADING
                            + "</text:h><text:p>"
                            + THREE
                            + "</text:p></draw:text-box></draw:frame></draw:page>"))))
        .leftOut(SECRET)
        .noted("comments or speaker's notes were left out");
  }

  private static FormatSample pdf() {
    return office(
            of(
                "PDF",
                "k.pdf",
                TestDocuments.pdf(
                    line(TITLE, 22, 700),
                    line("By Ana Ruiz", 11, 660),
                    line("23 May 2026", 11, 630),
                    line(LINE + ONE.substring(0, ONE.indexOf("from")), 11, 600),
                    line(ONE.substring(ONE.indexOf("from")), 11, 586),
                    line(TWO, 11, 550),
                    line(HEADING, 15, 510),
                    line(THREE, 11, 480),
                    line("7", 11, 40))))
        .leftOut("7\u0000");
  }

  private static TestDocuments.Line line(String text, float size, float y) {
    return new TestDocuments.Line(text, size, false, 72, y);
  }

  private static FormatSample book() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<?xml version='1.0'?><container><rootfiles><rootfile"
            + " full-path='O/c.opf'/></rootfiles></container>");
    parts.put(
        "O/c.opf",
        "<?xml version='1.0'?><package><metadata xmlns:dc='x'><dc:title>"
            + TITLE
            + "</dc:title><dc:creator>Ana"
            + " Ruiz</dc:creator><dc:date>2026-05-23</dc:date><dc:publisher>Orla"
            + " Post</dc:publisher></metadata><manifest><item id='t' href='t.xhtml'/><item id='a'"
            + " href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref"
            + " idref='t'/><itemref idref='b'/><itemref idref='a'/></spine></package>");
    parts.put(
        "O/t.xhtml",
        xhtml(
            "<h2>Contents</h2><p><a href='b.xhtml'>The lamp</a> 3</p><p><a href='a.xhtml'>"
                + HEADING
                + "</a> 5</p>"));
    parts.put("O/a.xhtml", xhtml("<h1>" + HEADING + "</h1><p>" + THREE + "</p>"));
    parts.put("O/b.xhtml", xhtml("<h1>The lamp</h1><p>" + ONE + "</p><p>3</p><p>" + TWO + "</p>"));
    return of("EPUB", "l.epub", TestDocuments.zip(parts))
        .body(ONE, TWO, THREE)
        .title(TITLE)
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .sections("The lamp", HEADING)
        .leftOut("Contents")
        .noted("pages of contents were left out (1)");
  }

  private static String xhtml(String body) {
    return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>"
        + body
        + "</body></html>";
  }

  private static FormatSample mail() {
    return story(
            of(
                "mail `.eml`, `.msg`, `.mbox`",
                "m.eml",
                "From: Ana Ruiz <ana@orla.example>\n"
                    + "To: desk@post.example\n"
                    + "Date: Sat, 23 May 2026 07:15:00 +0000\n"
                    + "Subject: "
                    + TITLE
                    + "\n"
                    + "MIME-Version: 1.0\n"
                    + "Content-Type: text/html; charset=utf-8\n\n"
                    + "<p>Dear colleagues,</p>"
                    + P
                    + "<p>Best regards,</p><p>Ana Ruiz</p><blockquote type='cite'><p>"
                    + SECRET
                    + "</p></blockquote>\n"))
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .leftOut("Dear colleagues")
        .leftOut("Best regards")
        .leftOut(SECRET)
        .noted("quoted mail or a signature was left out");
  }

  private static FormatSample forward() {
    return of(
            "mail `.eml`, `.msg`, `.mbox`",
            "n.eml",
            "From: Ana Ruiz <ana@orla.example>\n"
                + "To: desk@post.example\n"
                + "Date: Sun, 24 May 2026 07:15:00 +0000\n"
                + "Subject: Fwd: "
                + TITLE
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                + SECRET
                + "\n\n"
                + "---------- Forwarded message ---------\n"
                + "From: Orla Press <n@orla.example>\n"
                + "Date: Sat, May 23, 2026 at 7:15 AM\n"
                + "Subject: "
                + TITLE
                + "\nTo: Ana Ruiz <ana@orla.example>\n\n"
                + ONE
                + "\n\n"
                + TWO
                + "\n\n"
                + THREE
                + "\n")
        .body(ONE, TWO, THREE)
        .title(TITLE)
        .date("2026-05-23T07:15")
        .outlet("Orla Press")
        .leftOut(SECRET)
        .noted("forwarded message: what was written above it was left out");
  }

  private static FormatSample savedPage() {
    return asPage(
        of(
            "saved page `.mht`, `.webarchive`",
            "o.mht",
            "From: <Saved by Blink>\n"
                + "Snapshot-Content-Location: https://post.example/7\n"
                + "Subject: x\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\n"
                + "--b\n"
                + "Content-Type: text/html; charset=utf-8\n"
                + "Content-Location: https://post.example/7\n\n"
                + html()
                + "\n"
                + "--b\n"
                + "Content-Type: image/png\n"
                + "Content-Transfer-Encoding: base64\n"
                + "Content-Location: https://post.example/a.png\n\n"
                + "iVBORw0K\n"
                + "--b--\n"));
  }

  private static FormatSample agency(FormatSample sample, String caption) {
    return story(sample)
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Agency")
        .leftOut(caption);
  }

  private static FormatSample nitf() {
    return agency(
            of(
                "NITF, NewsML, NewsML-G2",
                "p.xml",
                "<?xml version='1.0'?><nitf><head><docdata><date.issue"
                    + " norm='20260523T071500Z'/></docdata></head><body><body.head><hedline><hl1>"
                    + TITLE
                    + "</hl1></hedline><byline>By Ana Ruiz</byline><distributor>Orla"
                    + " Agency</distributor></body.head><body.content>"
                    + P.replace("h2>", "hl2>")
                    + "<media><media-caption>"
                    + "The lamp hangs on a crane above the rocks. ".repeat(7)
                    + "</media-caption></media></body.content></body></nitf>"),
            "The lamp hangs")
        .noted("captions of pictures: left out (2");
  }

  private static FormatSample newsMl() {
    return agency(
        of(
            "NITF, NewsML, NewsML-G2",
            "q.xml",
            "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'"
                + " guid='urn:7' xml:lang='en'><itemMeta><provider literal='Orla"
                + " Agency'/><versionCreated>2026-05-23T07:15:00Z</versionCreated></itemMeta><contentMeta><headline>"
                + TITLE
                + "</headline><by>By Ana"
                + " Ruiz</by><slugline>lamp-slug</slugline></contentMeta><contentSet><inlineXML><html"
                + " xmlns='http://www.w3.org/1999/xhtml'><body>"
                + P
                + "</body></html></inlineXML></contentSet></newsItem>"),
        "lamp-slug");
  }

  private static FormatSample feed() {
    return story(
            of(
                "RSS, RDF, Atom, an article an entry",
                "r.xml",
                "<?xml version='1.0'?><rss version='2.0'"
                    + " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
                    + " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Orla"
                    + " Post</title><item><title>"
                    + TITLE
                    + "</title><guid>7</guid><dc:creator>Ana Ruiz</dc:creator><pubDate>Sat, 23 May"
                    + " 2026 07:15:00"
                    + " GMT</pubDate><category>lamp-news</category><content:encoded><![CDATA["
                    + P
                    + "]]></content:encoded></item></channel></rss>"))
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("lamp-news");
  }

  private static FormatSample atom() {
    return story(
            of(
                "RSS, RDF, Atom, an article an entry",
                "s.atom",
                "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Orla"
                    + " Post</title><entry><id>urn:7</id><title>"
                    + TITLE
                    + "</title><author><name>Ana"
                    + " Ruiz</name></author><published>2026-05-23T07:15:00Z</published><rights>lamp-rights</rights><content"
                    + " type='html'>"
                    + P.replace("<", "&lt;")
                    + "</content></entry></feed>"))
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("lamp-rights");
  }

  private static FormatSample wire() {
    return of(
            "wire text",
            "t.txt",
            "\u0001reu0123 4 pol 071\r\n\u0002"
                + TITLE
                + "\r\n  "
                + ONE.substring(0, ONE.indexOf("from"))
                + "\r\n"
                + ONE.substring(ONE.indexOf("from"))
                + "\r\n  "
                + TWO
                + "\r\n  "
                + THREE
                + "\r\n\u0003230715 gmt may 26\r\n")
        .body(ONE, TWO, THREE)
        .title(TITLE)
        .date("2026-05-23T07:15Z")
        .outlet("Reuters")
        .leftOut("0123");
  }

  private static FormatSample json() {
    return story(
            of(
                "JSON",
                "u.json",
                "{\"type\":\"text\",\"headline\":\""
                    + TITLE
                    + "\",\"byline\":\"By Ana"
                    + " Ruiz\",\"versioncreated\":\"2026-05-23T07:15:00Z\",\"provider\":\"Orla"
                    + " Agency\",\"body_html\":\""
                    + P
                    + "\",\"sidebar\":\""
                    + (SECRET + " ").repeat(7)
                    + "\"}"))
        .date("2026-05-23T07:15Z")
        .author("Ana Ruiz")
        .outlet("Orla Agency")
        .leftOut(SECRET)
        .noted("other fields with text: left out (2");
  }

  private static FormatSample markdown() {
    return story(
            of(
                "Markdown",
                "v.md",
                "---\ntitle: "
                    + TITLE
                    + "\nauthor: Ana Ruiz\ndate: 2026-05-23\nsite: Orla Post\n---\n\n"
                    + ONE
                    + "\n\n"
                    + TWO
                    + "\n\n## "
                    + HEADING
                    + "\n\n"
                    + THREE
                    + "\n"))
        .date("2026-05-23")
        .author("Ana Ruiz")
        .outlet("Orla Post")
        .leftOut("site:");
  }

  private static FormatSample picture() {
    byte[] png = Pictures.encoded(Pictures.of(Pictures.latin(), ONE), "png");
    return of("pictures", "w.png", png).refused("diptych.reader.ocr");
  }
}
