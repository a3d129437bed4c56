package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenDocument and RTF as they are shown with all changes accepted. */
class AcceptedChangesTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kept.{\\deleted\\revauthdel1 Denied.} More.|Kept. More.",
        "Kept.\\deleted Denied.\\deleted0  More.|Kept. More.",
        "Kept.{\\v hidden} More.|Kept. More.",
        "Kept.\\v hidden\\plain  More.|Kept. More.",
        "Kept.{\\revised\\revauth1 Added.} More.|Kept.Added. More.",
        "Kept.{\\*\\annotation {\\b Is that so?}\\par really} More.|Kept. More.",
        "Kept.{\\deleted \\u1575 ?\\'e4\\~x} More.|Kept. More.",
        "Br\\{ace\\} {\\deleted \\}} kept.|Br{ace}  kept.",
        "Moved.{\\mvf Gone.}{\\mvt Here.}|Moved.Here."
      })
  void rtf(String rtf, String shown) throws UnreadableException {
    Manuscript read =
        parse("a.rtf", bytes("{\\rtf1\\ansi Lake is full\\par " + ONE + "\\par " + rtf + "\\par}"));
    assertThat(texts(read)).containsExactly("Lake is full", ONE, shown);
    assertThat(read.blocks().get(0).kind()).isEqualTo(Block.Kind.HEADING);
  }

  @Test
  void notesOfRtfComeAtTheEndAndWhatWasLeftIsCounted() throws UnreadableException {
    Manuscript read =
        parse(
            "a.rtf",
            bytes(
                "{\\rtf1\\ansi\\pard "
                    + ONE
                    + " Before{\\footnote \\pard By own count.} after.{\\deleted Denied.}{\\v"
                    + " x}{\\*\\annotation y}\\par Last.\\par}"));
    assertThat(texts(read)).containsExactly(ONE + " Before after.", "Last.", "By own count.");
    assertThat(read.notes())
        .containsExactly(
            "changes were accepted (7 deleted letters)",
            "one comment left out",
            "hidden text was left out (1 letters)");
  }

  @Test
  void rtfThatIsDamagedOrNestsDeepIsAnswered() throws UnreadableException {
    String deep = "{\\rtf1 " + "{".repeat(100_000) + ONE;
    for (String damaged :
        List.of(
            deep,
            "{\\rtf1 {\\deleted " + ONE,
            "{\\rtf1\\ansi " + ONE + "}}}}",
            "{\\rtf1 \\bin99999999 x}",
            "{\\rtf1\\")) {
      try {
        assertThat(parse("a.rtf", bytes(damaged)).blocks()).hasSizeLessThan(3);
      } catch (UnreadableException e) {
        assertThat(e).hasMessageMatching("(?s).{10,300}");
      }
    }
  }

  @Test
  void deletionsAndCommentsOfOpenDocumentGoAndNotesStandApart() throws Exception {
    Manuscript read =
        parse(
            "a.odt",
            odt(
                "<text:tracked-changes><text:changed-region><text:deletion><text:p>The minister"
                    + " denied"
                    + " it.</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:p>Lake"
                    + " is full</text:p><text:p>"
                    + ONE
                    + "<office:annotation><text:p>Is that"
                    + " so?</text:p></office:annotation></text:p><text:p>Before<text:note"
                    + " text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>By"
                    + " own count.</text:p></text:note-body></text:note> after.</text:p><text:h"
                    + " text:outline-level='2'>Summer</text:h><text:p>R&amp;D &lt;x&gt;"
                    + " \u0627</text:p>"));
    assertThat(texts(read))
        .containsExactly(
            "Lake is full", ONE, "Before after.", "1. By own count.", "Summer", "R&D <x> \u0627");
    assertThat(read.blocks().get(0).kind()).isEqualTo(Block.Kind.HEADING);
    assertThat(read.notes())
        .containsExactly("changes were accepted (1 deleted, 1 inserted)", "one comment left out");
  }

  @Test
  void aPlainOpenDocumentIsReadAsItIs() throws Exception {
    Manuscript read = parse("a.odt", odt("<text:p>" + ONE + "</text:p><text:p>Second.</text:p>"));
    assertThat(texts(read)).containsExactly(ONE, "Second.");
    assertThat(read.notes()).isEmpty();
    byte[] whole = odt("<text:p>" + ONE + "</text:p>");
    assertThatThrownBy(() -> parse("a.odt", java.util.Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(UnreadableException.class);
  }

  private static List<String> texts(Manuscript read) {
    return read.blocks().stream().map(block -> block.text().strip()).toList();
  }

  private static byte[] odt(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write(bytes("application/vnd.oasis.opendocument.text"));
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(
          ("<?xml version='1.0' encoding='UTF-8'?><office:document-content"
               + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
               + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
                  + body
                  + "</office:text></office:body></office:document-content>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Manuscript parse(String name, byte[] content) throws UnreadableException {
    return PARSER.open(new SourceFile(name, content.length, "0".repeat(64)), content).only();
  }

  /** Tika takes what stands before the first paragraph's word for the document's head. */
  @Test
  void textInAGroupBeforeTheFirstParagraphIsText() throws UnreadableException {
    Manuscript read =
        parse(
            "a.rtf",
            bytes("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\b Ferry sails}\\par " + ONE + "\\par}"));
    assertThat(texts(read)).containsExactly("Ferry sails", ONE);
    assertThat(
            texts(parse("a.rtf", bytes("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}" + ONE + "\\par}"))))
        .containsExactly(ONE);
  }
}
