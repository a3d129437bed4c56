package dev.diptych.intake.parse;

import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The paragraphs of a part of a Word document as Word shows them with all changes accepted. Tika's
 * reader gives deleted and inserted words alike, loses chunks and gives no size; that is why this
 * one reads the part itself. Iterative, so nesting costs no stack. For one part and one thread.
 */
final class WordBody extends DefaultHandler {

  private static final Set<String> WORD =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main");
  private static final Set<String> FORMULA =
      Set.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "http://purl.oclc.org/ooxml/officeDocument/math");
  private static final String ALTERNATIVES =
      "http://schemas.openxmlformats.org/markup-compatibility/2006";
  private static final int LONGEST_NUMBER = 9;

  /** Whether an alternative of a drawing has been taken: the others show the same again. */
  private static final class Alternatives {
    private long before;
    private boolean taken;
  }

  private final WordStyles styles;
  private final long limit;
  private final Deque<List<WordParagraph>> sinks = new ArrayDeque<>();
  private final Deque<WordParagraph> open = new ArrayDeque<>();
  private final Deque<WordTable> tables = new ArrayDeque<>();
  private final Deque<Alternatives> alternatives = new ArrayDeque<>();
  private final List<WordParagraph> paragraphs = new ArrayList<>();
  private final Map<String, List<WordParagraph>> notes = new HashMap<>();
  private final StringBuilder piece = new StringBuilder();
  private String note = "";
  private final LetterAccount account = new LetterAccount();
  private int skipped;
  private @Nullable Kind skippedAs;
  private boolean inText;
  private boolean inParagraphProperties;
  private boolean inRunProperties;
  private boolean inRowProperties;
  private @Nullable Boolean bold;
  private @Nullable Boolean complexBold;
  private int size;
  private int complexSize;
  private String runStyle = "";
  private boolean hidden;
  private long total;
  private boolean tooLong;
  private int deleted;
  private int inserted;
  private int moved;
  private int comments;
  private int hiddenLetters;
  private int contentsLines;

  WordBody(WordStyles styles, long limit) {
    this.styles = styles;
    this.limit = limit;
    sinks.push(paragraphs);
  }

  List<WordParagraph> paragraphs() {
    return paragraphs;
  }

  /** The notes of a part of notes, by their ids. */
  Map<String, List<WordParagraph>> notes() {
    return notes;
  }

  boolean isTooLong() {
    return tooLong;
  }

  int comments() {
    return comments;
  }

  /** What a reader has to know about what was left out, in plain words. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (deleted + inserted + moved > 0) {
      remarks.add(
          "changes were accepted (%d deleted, %d inserted, %d moved)"
              .formatted(deleted, inserted, moved));
    }
    if (hiddenLetters > 0) {
      remarks.add("hidden text was left out (%,d letters)".formatted(hiddenLetters));
    }
    if (contentsLines > 0) {
      remarks.add("a list of contents was left out (%,d lines)".formatted(contentsLines));
    }
    return remarks;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws BlockCollector.TooLongException {
    if (skipped > 0) {
      skipped++;
    } else if (uri.equals(ALTERNATIVES)) {
      alternative(localName);
    } else if (WORD.contains(uri)) {
      word(localName, attributes);
    } else if (FORMULA.contains(uri) && localName.equals("t")) {
      inText = true;
    }
  }

  /**
   * Passes over an element.
   *
   * @param kind what its text is taken for, {@code null} if it is no text or the same again
   */
  private void skip(@Nullable Kind kind) {
    skipped = 1;
    skippedAs = kind;
  }

  /** What became of the letters; what is in the paragraphs counts as seen. */
  LetterAccount account() {
    return account;
  }

  private void alternative(String name) {
    switch (name) {
      case "AlternateContent" -> {
        Alternatives one = new Alternatives();
        one.before = total;
        alternatives.push(one);
      }
      case "Choice", "Fallback" -> {
        Alternatives one = alternatives.peek();
        if (one != null && one.taken) {
          skip(null);
        }
      }
      default -> {}
    }
  }

  private void word(String name, Attributes attributes) throws BlockCollector.TooLongException {
    String value = value(attributes, "val");
    if (name.endsWith("Change")) {
      skip(null);
    } else if (inRowProperties) {
      rowProperty(name);
    } else if (inParagraphProperties) {
      paragraphProperty(name, value);
    } else if (inRunProperties) {
      runProperty(name, value);
    } else {
      content(name, attributes);
    }
  }

  private void rowProperty(String name) {
    WordTable table = tables.peek();
    if (table != null && (name.equals("del") || name.equals("cellDel"))) {
      deleted++;
      if (name.equals("del")) {
        table.deleteRow();
      } else {
        table.deleteCell();
      }
    }
  }

  private void paragraphProperty(String name, String value) {
    WordParagraph paragraph = open.peek();
    if (paragraph == null) {
      return;
    }
    switch (name) {
      case "pStyle" -> paragraph.style = value;
      case "jc" -> paragraph.centred = value.equals("center");
      case "outlineLvl" -> paragraph.outline = number(value, -1);
      case "numId" -> paragraph.list = value;
      case "ilvl" -> paragraph.listLevel = number(value, 0);
      case "del", "moveFrom" -> {
        deleted += name.equals("del") ? 1 : 0;
        paragraph.runsOn = true;
      }
      default -> {}
    }
  }

  private void runProperty(String name, String value) {
    switch (name) {
      case "b" -> bold = isOn(value);
      case "bCs" -> complexBold = isOn(value);
      case "sz" -> size = number(value, 0);
      case "szCs" -> complexSize = number(value, 0);
      case "rStyle" -> runStyle = value;
      case "vanish" -> hidden = isOn(value);
      default -> {}
    }
  }

  private void content(String name, Attributes attributes) throws BlockCollector.TooLongException {
    switch (name) {
      case "p" -> open.push(new WordParagraph());
      case "pPr" -> inParagraphProperties = true;
      case "r" -> beginRun();
      case "rPr" -> inRunProperties = true;
      case "trPr", "tcPr" -> inRowProperties = true;
      case "t" -> inText = true;
      case "tab", "ptab" -> add("\t");
      case "br", "cr" -> add("\n");
      case "noBreakHyphen" -> add("\u2011");
      case "del" -> {
        deleted++;
        skip(Kind.DELETED);
      }
      case "moveFrom" -> {
        moved++;
        skip(Kind.DELETED);
      }
      case "ins" -> inserted++;
      case "delText" -> skip(Kind.DELETED);
      case "rt" -> skip(Kind.BESIDE);
      case "instrText", "delInstrText" -> skip(null);
      case "commentReference" -> comments++;
      case "footnoteReference" -> reference("f", attributes);
      case "endnoteReference" -> reference("e", attributes);
      case "txbxContent" -> sinks.push(new ArrayList<>());
      case "footnote", "endnote" -> {
        note = value(attributes, "id");
        sinks.push(new ArrayList<>());
      }
      case "tbl" -> tables.push(new WordTable());
      case "tr" -> {
        if (tables.peek() != null) {
          tables.element().beginRow();
        }
      }
      case "tc" -> sinks.push(new ArrayList<>());
      case "altChunk" -> {
        WordParagraph chunk = new WordParagraph();
        chunk.chunk = value(attributes, "id");
        sinks.element().add(chunk);
      }
      default -> {}
    }
  }

  private void reference(String kind, Attributes attributes) {
    WordParagraph paragraph = open.peek();
    if (paragraph != null) {
      paragraph.notes.add(kind + value(attributes, "id"));
    }
  }

  private void beginRun() {
    bold = null;
    complexBold = null;
    size = 0;
    complexSize = 0;
    runStyle = "";
    hidden = false;
  }

  @Override
  public void characters(char[] ch, int start, int length) throws BlockCollector.TooLongException {
    if (skipped > 0 && skippedAs != null) {
      // between the elements of a skipped run there is nothing but its text
      long letters = LetterAccount.letters(CharBuffer.wrap(ch, start, length));
      account.saw(letters);
      if (skippedAs == Kind.BESIDE) {
        account.left(Kind.BESIDE, "readings above words", letters);
      } else {
        account.left(skippedAs, letters);
      }
    }
    if (inText && skipped == 0) {
      piece.append(ch, start, length);
      total += length;
      if (total > limit) {
        tooLong = true;
        throw new BlockCollector.TooLongException();
      }
    }
  }

  private void add(String text) throws BlockCollector.TooLongException {
    WordParagraph paragraph = open.peek();
    total += text.length();
    if (total > limit) {
      tooLong = true;
      throw new BlockCollector.TooLongException();
    }
    account.saw(text);
    if (paragraph == null) {
      return;
    }
    if (hidden) {
      account.left(Kind.HIDDEN, LetterAccount.letters(text));
      hiddenLetters += (int) text.codePoints().filter(Character::isLetterOrDigit).count();
      return;
    }
    boolean complex = text.codePoints().anyMatch(WordBody::isComplex);
    Boolean own = complex && complexBold != null ? complexBold : bold;
    boolean strong =
        own != null
            ? own
            : styles.isBold(paragraph.style) || !runStyle.isEmpty() && styles.isBold(runStyle);
    int halfPoints = complex && complexSize > 0 ? complexSize : size;
    paragraph.add(text, strong, halfPoints > 0 ? halfPoints : styles.size(paragraph.style));
  }

  /** Scripts whose letters Word dresses by the properties for complex scripts. */
  private static boolean isComplex(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  @Override
  public void endElement(String uri, String localName, String qName)
      throws BlockCollector.TooLongException {
    if (skipped > 0) {
      skipped--;
      if (skipped > 0) {
        return;
      }
    }
    if (uri.equals(ALTERNATIVES)) {
      endAlternative(localName);
    } else if (WORD.contains(uri)) {
      end(localName);
    } else if (FORMULA.contains(uri) && localName.equals("t")) {
      endText();
    }
  }

  private void endAlternative(String name) {
    Alternatives one = alternatives.peek();
    if (one != null && name.equals("AlternateContent")) {
      alternatives.pop();
    } else if (one != null) {
      one.taken |= total > one.before;
    }
  }

  private void endText() throws BlockCollector.TooLongException {
    inText = false;
    if (piece.length() > 0) {
      total -= piece.length();
      add(piece.toString());
      piece.setLength(0);
    }
  }

  private void end(String name) throws BlockCollector.TooLongException {
    switch (name) {
      case "p" -> endParagraph();
      case "pPr" -> inParagraphProperties = false;
      case "rPr" -> inRunProperties = false;
      case "trPr", "tcPr" -> inRowProperties = false;
      case "t" -> endText();
      case "txbxContent" -> {
        List<WordParagraph> box = popSink();
        (open.isEmpty() ? sinks.element() : open.element().boxes).addAll(box);
      }
      case "footnote", "endnote" -> notes.put(note, popSink());
      case "tc" -> {
        List<WordParagraph> cell = popSink();
        if (!tables.isEmpty()) {
          if (!tables.element().endCell(cell)) {
            cell.forEach(line -> account.left(Kind.DELETED, LetterAccount.letters(line.text)));
          }
        }
      }
      case "tbl" -> {
        if (!tables.isEmpty()) {
          WordTable table = tables.pop();
          sinks.element().addAll(tables.isEmpty() ? table.paragraphs() : table.all());
        }
      }
      default -> {}
    }
  }

  /** The list that was being filled; the last one stays, whatever the file's elements do. */
  private List<WordParagraph> popSink() {
    return sinks.size() > 1 ? sinks.pop() : new ArrayList<>();
  }

  private void endParagraph() {
    if (open.isEmpty()) {
      return;
    }
    WordParagraph paragraph = open.pop();
    List<WordParagraph> sink = sinks.element();
    WordParagraph above = sink.isEmpty() ? null : sink.get(sink.size() - 1);
    if (above != null && above.runsOn) {
      sink.remove(sink.size() - 1);
      paragraph.prepend(above);
    }
    if (styles.name(paragraph.style).matches("toc ?[1-9]")) {
      contentsLines++;
      account.left(Kind.FURNITURE, LetterAccount.letters(paragraph.text));
      return;
    }
    List<WordParagraph> boxes = List.copyOf(paragraph.boxes);
    if (!paragraph.isBlank()) {
      sink.add(paragraph);
    }
    if (!paragraph.runsOn || paragraph.isBlank()) {
      paragraph.boxes.clear();
      sink.addAll(boxes);
    }
  }

  /** The value of a property by its local name, whatever the prefix; empty if it has none. */
  static String value(Attributes attributes, String name) {
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals(name)) {
        return attributes.getValue(i);
      }
    }
    return "";
  }

  /** A property that is there is on unless it says otherwise. */
  static boolean isOn(String value) {
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  static int number(String value, int otherwise) {
    boolean digits =
        !value.isEmpty()
            && value.length() <= LONGEST_NUMBER
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(value) : otherwise;
  }
}
