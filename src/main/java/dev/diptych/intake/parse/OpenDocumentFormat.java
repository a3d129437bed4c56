package dev.diptych.intake.parse;

import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * OpenDocument texts as they are shown with all changes accepted: Tika, which reads them, takes
 * deleted text for text and breaks sentences at their notes. So deletions go before it sees them,
 * and notes come at the end of their section. Insertions stand where they belong anyway.
 */
final class OpenDocumentFormat implements Format {

  private static final String CONTENT = "content.xml";

  private final ReaderSettings settings;
  private final Format other;

  OpenDocumentFormat(ReaderSettings settings, Format other) {
    this.settings = settings;
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    List<String> notes = new ArrayList<>();
    LetterAccount account = new LetterAccount();
    byte[] accepted;
    try {
      accepted = accepted(document.content(), notes, account);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
    Manuscript read =
        other.read(
            accepted.length == 0
                ? document
                : new RawDocument(document.name(), document.mediaType(), accepted));
    notes.addAll(read.notes());
    return FirstLine.asTitle(
        account
            .add(read)
            .manuscript(
                read.facts(), read.mediaType(), read.declaredLanguage(), read.blocks(), notes));
  }

  /** The document with another content; empty if there is nothing to change. */
  private byte[] accepted(byte[] content, List<String> notes, LetterAccount account)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
    boolean changed = false;
    long room = settings.maxFileSize().toBytes();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, room + 1));
        room -= part.length;
        if (room < 0) {
          throw new IOException("unpacked it is larger than one file may be");
        }
        if (entry.getName().equals(CONTENT)) {
          String before = new String(part, StandardCharsets.UTF_8);
          String after = accepted(before, notes, account);
          changed = !after.equals(before);
          part = after.getBytes(StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(part);
      }
    }
    return changed ? bytes.toByteArray() : new byte[0];
  }

  private String accepted(String xml, List<String> notes, LetterAccount account) {
    boolean plain =
        !xml.contains("<text:tracked-changes")
            && !xml.contains("<text:note")
            && !xml.contains("office:annotation");
    if (plain) {
      return xml;
    }
    Document tree = Parser.xmlParser().setMaxDepth(settings.maxNesting()).parseInput(xml, "");
    tree.outputSettings().prettyPrint(false);
    int deleted = tree.getElementsByTag("text:deletion").size();
    int inserted = tree.getElementsByTag("text:insertion").size();
    for (Element changes : tree.getElementsByTag("text:tracked-changes")) {
      leave(Kind.DELETED, changes, account);
    }
    if (deleted + inserted > 0) {
      notes.add("changes were accepted (%d deleted, %d inserted)".formatted(deleted, inserted));
    }
    List<Element> comments = tree.getElementsByTag("office:annotation");
    if (!comments.isEmpty()) {
      notes.add(
          comments.size() == 1
              ? "one comment left out"
              : "%d comments left out".formatted(comments.size()));
      comments.forEach(comment -> leave(Kind.COMMENT, comment, account));
    }
    for (Element note : tree.getElementsByTag("text:note")) {
      moveToEnd(note);
    }
    return tree.outerHtml();
  }

  private static void leave(Kind kind, Element element, LetterAccount account) {
    long letters = LetterAccount.letters(element.text());
    account.saw(letters).left(kind, letters);
    element.remove();
  }

  /** Behind the last paragraph before the next heading. */
  private static void moveToEnd(Element note) {
    Element block = note;
    while (block.parent() != null && !isFlow(block.parent())) {
      block = block.parent();
    }
    String citation = note.getElementsByTag("text:note-citation").text();
    List<Element> paragraphs = note.getElementsByTag("text:p");
    note.remove();
    Element last = block;
    Element next = last.nextElementSibling();
    while (next != null && !next.nameIs("text:h")) {
      last = next;
      next = last.nextElementSibling();
    }
    for (Element paragraph : paragraphs) {
      if (!citation.isEmpty()) {
        paragraph.prependChild(new TextNode(citation + ". "));
        citation = "";
      }
      last.after(paragraph);
      last = paragraph;
    }
  }

  private static boolean isFlow(Element element) {
    return element.nameIs("office:text") || element.nameIs("text:section");
  }
}
