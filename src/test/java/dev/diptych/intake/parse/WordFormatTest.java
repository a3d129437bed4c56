package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Word documents as a person sees them who accepts all changes, from parts written here. */
class WordFormatTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String PROSE =
      "The ferry to the northern islands will sail every second day from Monday, the port authority"
          + " announced on Friday evening.";

  @Test
  void deletedWordsAreOutAndInsertedOnesIn() throws UnreadableException {
    Manuscript read =
        parse(
            p(
                    "Fares rise by "
                        + del("nine")
                        + ins(run("four"))
                        + run(" per cent, the line said. ")
                        + "<w:ins w:id='4'><w:del w:id='5'><w:r><w:delText>never"
                        + " said</w:delText></w:r></w:del></w:ins>")
                + p(del(PROSE))
                + p(run("It sails on Monday.")));
    assertThat(FormatParserTest.lines(read))
        .containsExactly("p Fares rise by four per cent, the line said.", "p It sails on Monday.");
    assertThat(read.notes())
        .containsExactly("changes were accepted (3 deleted, 2 inserted, 0 moved)");
  }

  @Test
  void whatWasMovedStandsOnceWhereItWasMovedTo() throws UnreadableException {
    Manuscript read =
        parse(
            p("<w:moveFrom w:id='1'>" + run("Moved words.") + "</w:moveFrom>")
                + p(run("First words."))
                + p("<w:moveTo w:id='2'>" + run("Moved words.") + "</w:moveTo>"));
    assertThat(FormatParserTest.lines(read)).containsExactly("p First words.", "p Moved words.");
    assertThat(read.notes()).hasSize(1).first().asString().contains("1 moved");
  }

  @Test
  void aParagraphWhoseEndWasDeletedRunsOn() throws UnreadableException {
    Manuscript read =
        parse(
            "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
                + run("The line is cut ")
                + "</w:p>"
                + p(run("and goes on here.")));
    assertThat(FormatParserTest.lines(read)).containsExactly("p The line is cut and goes on here.");
  }

  @Test
  void deletedRowsAndHiddenWordsAreOut() throws UnreadableException {
    Manuscript read =
        parse(
            "<w:tbl><w:tr><w:tc>"
                + p(run("Route"))
                + "</w:tc><w:tc>"
                + p(run("Fare"))
                + "</w:tc></w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
                + p(run("Old"))
                + "</w:tc></w:tr></w:tbl>"
                + p(run("Seen.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r>"));
    assertThat(FormatParserTest.lines(read)).containsExactly("tr Route | Fare", "p Seen.");
    assertThat(read.notes())
        .anyMatch(note -> note.contains("hidden text was left out (6 letters)"));
  }

  @Test
  void commentsAreCountedAndNotRead() throws UnreadableException {
    Manuscript read =
        parse(
            p(
                "<w:commentRangeStart w:id='0'/>"
                    + run("It sails on Monday.")
                    + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"
                    + "<w:r><w:commentReference w:id='1'/></w:r>"));
    assertThat(FormatParserTest.lines(read)).containsExactly("p It sails on Monday.");
    assertThat(read.notes()).containsExactly("2 comments left out");
  }

  @Test
  void textBoxesStandOnce() throws UnreadableException {
    String box = "<w:txbxContent>" + p(run("In the box.")) + "</w:txbxContent>";
    Manuscript read =
        parse(
            p(
                run("Around it.")
                    + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
                    + box
                    + "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
                    + box
                    + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"));
    assertThat(FormatParserTest.lines(read)).containsExactly("p Around it.", "p In the box.");
  }

  @Test
  void notesStandAtTheEndOfTheirSection() throws UnreadableException {
    Map<String, String> parts =
        parts(
            p(run("It sails") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run(" on Monday."))
                + p(run("Nobody objected."))
                + "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>"
                + run("Fares")
                + "</w:p>"
                + p(run("They stay.")));
    parts.put(
        "word/footnotes.xml",
        "<w:footnotes xmlns:w='"
            + W
            + "'><w:footnote w:id='2'>"
            + p(run("A footnote."))
            + "</w:footnote></w:footnotes>");
    parts.put("word/_rels/document.xml.rels", rels(rel("n", "footnotes", "footnotes.xml")));
    assertThat(FormatParserTest.lines(parse(parts)))
        .containsExactly(
            "p It sails on Monday.",
            "p Nobody objected.",
            "li A footnote.",
            "h2 Fares",
            "p They stay.");
  }

  @Test
  void foreignPartsStandInTheirPlace() throws UnreadableException {
    Map<String, String> parts =
        parts(
            p(run("Before."))
                + "<w:altChunk r:id='html'/><w:altChunk r:id='mht'/><w:altChunk r:id='text'/>"
                + "<w:altChunk r:id='none'/>"
                + p(run("After.")));
    parts.put("word/a.html", "<html><body><h2>Fares</h2><p>As a page.</p></body></html>");
    parts.put(
        "word/b.mht",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
            + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding:"
            + " quoted-printable\r\n\r\n<p>As an arch=\r\nive.</p>\r\n--x--\r\n");
    parts.put("word/c.txt", "As text.\n\nTwice.");
    parts.put(
        "word/_rels/document.xml.rels",
        rels(
            rel("html", "aFChunk", "a.html")
                + rel("mht", "aFChunk", "b.mht")
                + rel("text", "aFChunk", "c.txt")));
    Manuscript read = parse(parts);
    assertThat(FormatParserTest.lines(read))
        .containsExactly(
            "p Before.",
            "h2 Fares",
            "p As a page.",
            "p As an archive.",
            "p As text.",
            "p Twice.",
            "p After.");
    assertThat(read.notes()).containsExactly("a part of the text is missing in the file (none)");
  }

  @Test
  void theTitleIsKnownByItsLooks() throws UnreadableException {
    String plain = p(run(PROSE)) + p(run(PROSE));
    String large = "<w:rPr><w:sz w:val='40'/><w:szCs w:val='40'/></w:rPr>";
    assertThat(title("<w:p><w:r>" + large + "<w:t>Ferry to sail</w:t></w:r></w:p>" + plain))
        .isEqualTo("Ferry to sail");
    assertThat(
            title(
                "<w:p><w:pPr><w:jc w:val='center'/></w:pPr>"
                    + run("Ferry to sail")
                    + "</w:p>"
                    + plain))
        .isEqualTo("Ferry to sail");
    assertThat(
            title(
                "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>"
                    + run("Ferry to sail.")
                    + "</w:p>"
                    + plain))
        .isEqualTo("Ferry to sail.");
    assertThat(title(p(run("Ferry to sail every other day")) + plain))
        .isEqualTo("Ferry to sail every other day");
    assertThat(
            title(
                p(run("Harbour Gazette"))
                    + "<w:p><w:r><w:rPr><w:bCs/><w:szCs w:val='36'/></w:rPr><w:t>عبارة إلى"
                    + " الجزر</w:t></w:r></w:p>"
                    + plain))
        .isEqualTo("عبارة إلى الجزر");
    assertThat(title(plain)).isNull();
    assertThat(title(p(run("He said:")) + plain)).isNull();
  }

  @Test
  void anArticleLaidOutInATableIsNoTable() throws UnreadableException {
    Manuscript read =
        parse(
            "<w:tbl><w:tr><w:tc>"
                + p("<w:r><w:rPr><w:b/></w:rPr><w:t>Ferry to sail</w:t></w:r>")
                + "</w:tc></w:tr><w:tr><w:tc>"
                + p(run(PROSE))
                + p(run(PROSE))
                + "</w:tc></w:tr></w:tbl>");
    assertThat(read.blocks())
        .extracting(Block::kind)
        .containsExactly(Block.Kind.HEADING, Block.Kind.PARAGRAPH, Block.Kind.PARAGRAPH);
  }

  @Test
  void numbersThatWordMakesAreText() throws UnreadableException {
    String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr></w:pPr>";
    Map<String, String> parts =
        parts(item + run("One.") + "</w:p>" + item + run("Two.") + "</w:p>");
    parts.put(
        "word/numbering.xml",
        "<w:numbering xmlns:w='"
            + W
            + "'><w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt"
            + " w:val='decimal'/><w:lvlText w:val='(%1)'/></w:lvl></w:abstractNum><w:num"
            + " w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>");
    parts.put("word/_rels/document.xml.rels", rels(rel("n", "numbering", "numbering.xml")));
    assertThat(FormatParserTest.lines(parse(parts))).containsExactly("li (4) One.", "li (5) Two.");
  }

  @Test
  void whatNoWordWouldWriteIsAnsweredAllTheSame() throws UnreadableException {
    String deep = "<w:ins w:id='1'>".repeat(20_000) + run("Deep.") + "</w:ins>".repeat(20_000);
    assertThat(FormatParserTest.lines(parse(p(deep)))).containsExactly("p Deep.");
    String ring = "</w:tc></w:tr></w:tbl>";
    assertThatThrownBy(() -> parse(ring)).isInstanceOf(UnreadableException.class);
    Map<String, String> bomb = parts(p("<w:r><w:t>&a;</w:t></w:r>"));
    bomb.computeIfPresent(
        "word/document.xml",
        (name, xml) ->
            "<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'><!ENTITY a '" + "&b;".repeat(100) + "'>]>" + xml);
    try {
      assertThat(parse(bomb).blocks().toString()).hasSizeLessThan(2_000);
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  static String p(String content) {
    return "<w:p>"
        + (content.startsWith("<")
            ? content
            : content.replaceFirst("^[^<]+", "<w:r><w:t xml:space='preserve'>$0</w:t></w:r>"))
        + "</w:p>";
  }

  static String run(String text) {
    return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
  }

  private static String ins(String runs) {
    return "<w:ins w:id='2'>" + runs + "</w:ins>";
  }

  private static String del(String text) {
    return "<w:del w:id='3'><w:r><w:delText>" + text + "</w:delText></w:r></w:del>";
  }

  private static String rel(String id, String type, String target) {
    return "<Relationship Id='" + id + "' Type='" + R + "/" + type + "' Target='" + target + "'/>";
  }

  private static String rels(String relations) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + relations
        + "</Relationships>";
  }

  static Map<String, String> parts(String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    String type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
            + "<Default Extension='rels'"
            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            + "<Default Extension='xml' ContentType='application/xml'/><Default Extension='html'"
            + " ContentType='text/html'/><Default Extension='mht' ContentType='message/rfc822'/>"
            + "<Default Extension='txt' ContentType='text/plain'/><Override"
            + " PartName='/word/document.xml' ContentType='"
            + type
            + "'/></Types>");
    parts.put("_rels/.rels", rels(rel("d", "officeDocument", "word/document.xml")));
    parts.put(
        "word/document.xml",
        "<w:document xmlns:w='"
            + W
            + "' xmlns:r='"
            + R
            + "'"
            + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>"
            + body
            + "</w:body></w:document>");
    return parts;
  }

  private static @org.jspecify.annotations.Nullable String title(String body)
      throws UnreadableException {
    return parse(body).facts().title();
  }

  private static Manuscript parse(String body) throws UnreadableException {
    return parse(parts(body));
  }

  private static Manuscript parse(Map<String, String> parts) throws UnreadableException {
    byte[] content = TestDocuments.zip(parts);
    return PARSER.open(new SourceFile("a.docx", content.length, "0".repeat(64)), content).only();
  }

  @Test
  void aTitleAboveShortParagraphs() throws UnreadableException {
    String below =
        p(run("The ferry sails every second day from now on, it was said.")) + p(run("So be it."));
    assertThat(title(p(run("Ferry sails again")) + below)).isEqualTo("Ferry sails again");
    assertThat(
            title(
                p("<w:r><w:rPr><w:sz w:val='44'/></w:rPr><w:t>Ferry sails</w:t></w:r>")
                    + p(run("Monday"))
                    + below))
        .isEqualTo("Ferry sails");
    assertThat(
            title(
                p(run("Ferry sails again"))
                    + p(run("and it sails without a stop at the northern islands"))))
        .isNull();
  }
}
