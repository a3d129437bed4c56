package dev.diptych.intake.parse;

import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mailboxes in one file (mbox): each message as if it were a file of its own. */
final class MailboxFormat implements Format {

  private static final int HEAD = 16 * 1024;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern ID =
      Pattern.compile("(?im)^Message-ID:\\s{0,20}<?([^<>\\s]{1,200})>?");
  private static final Pattern ESCAPED = Pattern.compile("(?m)^>(>*From )");

  private final ReaderSettings settings;
  private final MailFormat mail;

  MailboxFormat(ReaderSettings settings, MailFormat mail) {
    this.settings = settings;
    this.mail = mail;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    Parts parts = new Parts(settings);
    List<Integer> starts = starts(document.content());
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : document.content().length;
      byte[] message = message(document.content(), starts.get(i), end);
      add(message, parts);
    }
    if (parts.size() == 0) {
      throw new UnreadableException("the mailbox holds no message; deliver the messages");
    }
    return parts.all();
  }

  private void add(byte[] message, Parts parts) {
    String head =
        new String(message, 0, Math.min(HEAD, message.length), StandardCharsets.ISO_8859_1);
    Matcher id = ID.matcher(head);
    String key = id.find() ? PartKey.of(id.group(1)) : null;
    try {
      Parsed inner = mail.open(new RawDocument("message.eml", "message/rfc822", message));
      parts.add(key == null ? Integer.toString(parts.size() + 1) : key, inner);
    } catch (UnreadableException e) {
      parts.add(
          key,
          () -> {
            throw e;
          });
    }
  }

  /** Where messages begin: a line with the sender, the first or behind an empty one. */
  private static List<Integer> starts(byte[] content) {
    List<Integer> starts = new ArrayList<>();
    boolean empty = true;
    int line = 0;
    while (line < content.length) {
      boolean from =
          line + FROM.length <= content.length
              && Arrays.equals(content, line, line + FROM.length, FROM, 0, FROM.length);
      if (empty && from) {
        starts.add(line);
      }
      int end = line;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      empty = end == line || end == line + 1 && content[line] == '\r';
      line = end + 1;
    }
    return starts;
  }

  /** Without the line of the sender, and with lines that begin as one does as they were. */
  private static byte[] message(byte[] content, int start, int end) {
    int from = start;
    while (from < end && content[from] != '\n') {
      from++;
    }
    String text =
        new String(
            content,
            Math.min(end, from + 1),
            Math.max(0, end - from - 1),
            StandardCharsets.ISO_8859_1);
    return ESCAPED.matcher(text).replaceAll("$1").getBytes(StandardCharsets.ISO_8859_1);
  }
}
