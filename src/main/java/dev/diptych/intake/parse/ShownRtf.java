package dev.diptych.intake.parse;

import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The RTF of a document without what is not shown: text that is marked as deleted or hidden, and
 * comments. Control words stay, so that everything else is as it was; notes come at the end. One
 * pass over the bytes; a damaged document passes as it is. For one document and one thread.
 */
final class ShownRtf {

  private static final int DEEPEST = 1_000;
  private static final Set<String> BEGIN = Set.of("par", "pard", "sect", "sectd", "plain");

  /** Words of how letters look: a group that begins with one is text. */
  private static final Set<String> LOOKS =
      Set.of("b", "i", "ul", "f", "fs", "cf", "lang", "ltrch", "rtlch", "loch", "hich", "dbch");

  /** Groups whose words are not the document's text. */
  private static final Set<String> ASIDES =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "listtable",
          "listoverridetable",
          "info",
          "pict",
          "object",
          "fldinst",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "nonshppict",
          "themedata",
          "datastore",
          "latentstyles",
          "rsidtbl",
          "xmlnstbl",
          "revtbl");

  private static final int LONGEST_WORD = 40;

  private final byte[] content;
  private final ByteArrayOutputStream out;
  private final ByteArrayOutputStream footnotes = new ByteArrayOutputStream();
  private final Deque<State> open = new ArrayDeque<>();
  private State state = new State(false, false, false, false, false);
  private int deleted;
  private int hidden;
  private int comments;
  private int shown;
  private boolean begun;
  private int commented;
  private int at;

  /** What holds within a group. */
  private record State(
      boolean deleted, boolean hidden, boolean comment, boolean note, boolean aside) {}

  ShownRtf(byte[] content) {
    this.content = content;
    this.out = new ByteArrayOutputStream(content.length);
  }

  byte[] bytes() {
    while (at < content.length) {
      byte b = content[at];
      if (b == '{') {
        begin();
      } else if (b == '}') {
        end();
      } else if (b == '\\') {
        control();
      } else {
        text(1);
      }
    }
    return open.isEmpty() ? out.toByteArray() : content;
  }

  /** What became of the letters that it left out; a letter of several bytes counts as them. */
  LetterAccount account() {
    return new LetterAccount()
        .saw((long) deleted + hidden + commented)
        .left(Kind.DELETED, deleted)
        .left(Kind.HIDDEN, hidden)
        .left(Kind.COMMENT, commented);
  }

  /** About how many letters are shown; one of several bytes may count as them. */
  long shown() {
    return shown;
  }

  /** What was left out, in plain words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (deleted > 0) {
      notes.add("changes were accepted (%,d deleted letters)".formatted(deleted));
    }
    if (comments > 0) {
      notes.add(comments == 1 ? "one comment left out" : comments + " comments left out");
    }
    if (hidden > 0) {
      notes.add("hidden text was left out (%,d letters)".formatted(hidden));
    }
    return notes;
  }

  private void begin() {
    open.push(state);
    if (open.size() > DEEPEST) {
      at = content.length;
      return;
    }
    String first = destination(at + 1);
    if (LOOKS.contains(first) && !state.aside) {
      beginText();
    }
    boolean comment = first.equals("annotation");
    comments += comment && !state.comment ? 1 : 0;
    boolean note = first.equals("footnote");
    boolean aside = !note && (ASIDES.contains(first) || content(at + 1) && content[at + 2] == '*');
    state =
        new State(
            state.deleted,
            state.hidden,
            state.comment || comment,
            state.note || note,
            state.aside || aside);
    if (note) {
      target().writeBytes("{\\par ".getBytes(StandardCharsets.US_ASCII));
      at = skipWord(at + 1);
      return;
    }
    copy(1);
  }

  private void end() {
    boolean last = open.size() == 1;
    if (last) {
      out.writeBytes(footnotes.toByteArray());
    }
    copy(1);
    state = open.isEmpty() ? state : open.pop();
  }

  /** The word that says what a group is, behind the sign that it may be passed over. */
  private String destination(int from) {
    int i = from;
    if (i + 1 < content.length && content[i] == '\\' && content[i + 1] == '*') {
      i += 2;
    }
    return i < content.length && content[i] == '\\' ? word(i + 1) : "";
  }

  private String word(int from) {
    int end = from;
    while (end < content.length && end - from < LONGEST_WORD && isLetter(content[end])) {
      end++;
    }
    return new String(content, from, end - from, StandardCharsets.US_ASCII);
  }

  /** Behind the first control word from here. */
  private int skipWord(int from) {
    int i = from;
    while (i < content.length && content[i] != '\\') {
      i++;
    }
    i += 1 + word(i + 1).length();
    return i < content.length && content[i] == ' ' ? i + 1 : i;
  }

  private void control() {
    if (at + 1 >= content.length) {
      copy(1);
      return;
    }
    byte next = content[at + 1];
    if (next == '\'') {
      text(Math.min(4, content.length - at));
    } else if (!isLetter(next)) {
      boolean sign = next == '\n' || next == '\r' || next == '*';
      if (sign) {
        copy(2);
      } else {
        text(2);
      }
    } else {
      word();
    }
  }

  private void word() {
    String word = word(at + 1);
    int end = at + 1 + word.length();
    int digits = end;
    if (digits < content.length && content[digits] == '-') {
      digits++;
    }
    while (digits < content.length && content[digits] >= '0' && content[digits] <= '9') {
      digits++;
    }
    boolean off = digits == end + 1 && content[end] == '0';
    int length = digits - at;
    begun |= !state.aside && BEGIN.contains(word);
    switch (word) {
      case "deleted", "mvf" ->
          state = new State(!off, state.hidden, state.comment, state.note, state.aside);
      case "v" -> state = new State(state.deleted, !off, state.comment, state.note, state.aside);
      case "plain" -> state = new State(false, false, state.comment, state.note, state.aside);
      default -> {}
    }
    if (digits < content.length && content[digits] == ' ') {
      length++;
    }
    if (word.equals("deleted") || word.equals("mvf") || word.equals("v")) {
      // what they mark is done with here
      at += length;
    } else if (word.equals("u")) {
      text(length);
    } else if (word.equals("bin")) {
      int bytes = digits > end ? number(end, digits) : 0;
      copy((int) Math.min(content.length - (long) at, (long) length + bytes));
    } else {
      copy(length);
    }
  }

  private int number(int from, int to) {
    long number = 0;
    for (int i = from; i < to && number < content.length; i++) {
      number = content[i] == '-' ? 0 : number * 10 + content[i] - '0';
    }
    return (int) Math.min(number, content.length);
  }

  private void text(int length) {
    byte first = content[at];
    boolean letter = first != '\n' && first != '\r' && first != ' ';
    if (state.comment) {
      commented += letter ? 1 : 0;
      at += length;
    } else if (state.deleted || state.hidden) {
      deleted += state.deleted && letter ? 1 : 0;
      hidden += !state.deleted && letter ? 1 : 0;
      at += length;
    } else {
      if (!state.aside && letter) {
        beginText();
        shown += isWritten(first) ? 1 : 0;
      }
      copy(length);
    }
  }

  /** Tika takes all for the head of the document until one of these words comes. */
  private void beginText() {
    if (!begun) {
      begun = true;
      target().writeBytes("\\pard ".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private boolean isWritten(byte first) {
    if (first != '\\') {
      return isLetter(first);
    }
    byte next = content(at) ? content[at + 1] : 0;
    return next == 'u' || next == '\'' && at + 2 < content.length && content[at + 2] >= '8';
  }

  private boolean content(int before) {
    return before + 1 < content.length;
  }

  private void copy(int length) {
    if (!state.comment) {
      target().write(content, at, length);
    }
    at += length;
  }

  private ByteArrayOutputStream target() {
    return state.note ? footnotes : out;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
