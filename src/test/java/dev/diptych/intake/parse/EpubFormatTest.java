package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Books as they are read: in order, without what leads through them. */
class EpubFormatTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);

  @Test
  void theSpineSaysWhatComesFirst() throws UnreadableException {
    assertThat(
            FormatParserTest.lines(
                parse(
                    book(
                        "<itemref idref='b'/><itemref idref='a'/>",
                        "<p>First.</p>",
                        "<p>Second.</p>"))))
        .containsExactly("p Second.", "p First.");
  }

  @Test
  void pageNumbersAreNoWords() throws UnreadableException {
    assertThat(
            FormatParserTest.lines(
                parse(
                    book(
                        "<itemref idref='a'/>",
                        "<p>The old <span epub:type='pagebreak' id='p2'>2</span>bridge <span"
                            + " role='doc-pagebreak'>3</span>stands.</p>",
                        ""))))
        .containsExactly("p The old bridge stands.");
    assertThat(
            FormatParserTest.lines(
                parse(
                    book(
                        "<itemref idref='a'/>",
                        "<p>The old <span epub:type='pagebreak' id='p2'/>bridge<br/> <a"
                            + " id='x'/>stands.</p>",
                        ""))))
        .containsExactly("p The old bridge\nstands.");
  }

  @Test
  void notesStandAtTheEndOfTheirChapter() throws UnreadableException {
    Manuscript read =
        parse(
            book(
                "<itemref idref='a'/><itemref idref='b'/><itemref idref='n' linear='no'/>",
                "<p>It stands.<a epub:type='noteref' href='n.xhtml#n1'>1</a></p><aside"
                    + " epub:type='footnote' id='x'>Lost.</aside>",
                "<p>It fell.<a epub:type='noteref' href='#n2'>2</a></p><aside epub:type='footnote'"
                    + " id='n2'><p>In 1911.</p></aside>"));
    assertThat(FormatParserTest.lines(read))
        .containsExactly("p It stands.", "li Since 1871.", "p It fell.", "li In 1911.");
    assertThat(read.notes()).containsExactly("notes that no text points to were left out (1)");
  }

  @Test
  void contentsAreLeftOut() throws UnreadableException {
    String links =
        "<h1>Contents</h1><ul><li><a href='b.xhtml'>The bridge</a></li><li><a href='c.xhtml'>The"
            + " river</a></li></ul>";
    Manuscript read =
        parse(
            book(
                "<itemref idref='nav'/><itemref idref='a'/><itemref idref='b'/>",
                links,
                "<h1>The bridge</h1><p>It stands.</p>"));
    assertThat(FormatParserTest.lines(read)).containsExactly("h1 The bridge", "p It stands.");
    assertThat(read.notes()).containsExactly("pages of contents were left out (1)");
  }

  @Test
  void whatIsNoBookIsAnsweredAllTheSame() {
    assertThatThrownBy(
            () ->
                parse(Map.of("mimetype", "application/epub+zip", "META-INF/container.xml", "<a/>"))
                    .blocks()
                    .get(0))
        .isNotNull();
    Map<String, String> bomb =
        book("<itemref idref='a'/>", "<p>" + "x ".repeat(40_000_000) + "</p>", "");
    assertThatThrownBy(() -> parse(bomb)).isInstanceOf(UnreadableException.class);
    Map<String, String> locked = book("<itemref idref='a'/>", "<p>a</p>", "");
    locked.put(
        "META-INF/encryption.xml",
        "<encryption><CipherReference URI='OEBPS/a.xhtml'/></encryption>");
    assertThatThrownBy(() -> parse(locked)).hasMessage(Reasons.ENCRYPTED);
  }

  private static Map<String, String> book(String spine, String a, String b) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mimetype", "application/epub+zip");
    files.put(
        "META-INF/container.xml",
        "<?xml version='1.0'?><container><rootfiles><rootfile"
            + " full-path='OEBPS/c.opf'/></rootfiles></container>");
    files.put(
        "OEBPS/c.opf",
        "<?xml version='1.0'?><package><metadata"
            + " xmlns:dc='x'><dc:title>Letters</dc:title></metadata><manifest><item id='nav'"
            + " href='nav.xhtml' properties='nav'/><item id='a' href='a.xhtml'/><item id='b'"
            + " href='b%2Exhtml'/><item id='n' href='n.xhtml'/></manifest><spine>"
            + spine
            + "</spine></package>");
    files.put("OEBPS/nav.xhtml", page("<nav epub:type='toc'><ol><li>The bridge</li></ol></nav>"));
    files.put("OEBPS/a.xhtml", page(a));
    files.put("OEBPS/b.xhtml", page(b));
    files.put(
        "OEBPS/n.xhtml", page("<aside epub:type='footnote' id='n1'><p>Since 1871.</p></aside>"));
    return files;
  }

  private static String page(String body) {
    return "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'"
        + " xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title></head><body>"
        + body
        + "</body></html>";
  }

  private static Manuscript parse(Map<String, String> files) throws UnreadableException {
    byte[] content = TestDocuments.zip(files);
    return PARSER.open(new SourceFile("a.epub", content.length, "0".repeat(64)), content).only();
  }

  @Test
  void whatNothingMarksIsKnownByWhatItIs() throws UnreadableException {
    Map<String, String> files =
        book(
            "<itemref idref='n'/><itemref idref='a'/><itemref idref='b'/>",
            "<h1>The mill</h1><p>It grinds again.<sup><a"
                + " href='b.xhtml#n7'>[7]</a></sup></p><p>31</p><p>In 7 of <a href='b.xhtml#n7'>its"
                + " rooms</a> nobody lives.</p>",
            "<h2>Notes</h2><p id='n7'>[7] Since 1871.</p>");
    files.put(
        "OEBPS/n.xhtml",
        page(
            "<h2>Contents</h2><p><a href='a.xhtml'>The mill</a> 31</p><p><a"
                + " href='b.xhtml'>Notes</a> 40</p>"));
    Manuscript read = parse(files);
    assertThat(FormatParserTest.lines(read))
        .containsExactly(
            "h1 The mill",
            "p It grinds again.",
            "p In 7 of its rooms nobody lives.",
            "li [7] Since 1871.");
    assertThat(read.notes()).containsExactly("pages of contents were left out (1)");
  }

  @Test
  void aLinkThatLeadsToNoNoteStays() throws UnreadableException {
    Manuscript read =
        parse(
            book(
                "<itemref idref='a'/>",
                "<p>See table <a href='#t2'>2</a>.</p><p id='t2'>Fares of the ferry</p>",
                ""));
    assertThat(FormatParserTest.lines(read))
        .containsExactly("p See table 2.", "p Fares of the ferry");
  }
}
