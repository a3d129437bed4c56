package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IPTC 7901, the text of wires: control characters bound the message (SOH), its text (STX, ETX) and
 * its end (EOT). The line before the text names the agency and the message's number, the line after
 * it day and hour. A file may hold several messages.
 */
final class WireText implements Format {

  private static final char SOH = 1;
  private static final char STX = 2;
  private static final char ETX = 3;

  /** What stands for them while the charset is found: signs that count for nothing there. */
  private static final String BEGIN = "\f1\f";

  private static final String TEXT = "\f2\f";
  private static final String END = "\f3\f";

  private static final int LOOK = 16;
  private static final int LONGEST_HEAD = 400;
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_BYTES = 4;
  private static final int CENTURY = 2000;

  /** {@code afp123 4 pol 0045}: agency and number, urgency, category, words. */
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z]{2,6})\\s?(\\d{1,6})\\s+\\d\\s+([A-Za-z]{1,4})\\b.*");

  /** {@code 281230 GMT NOV 26}: day, hour and minute, month and year. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{2})(\\d{2})(\\d{2})\\s*(?:GMT|UTC|Z)\\s+([A-Za-z]{3})[A-Za-z]{0,6}\\.?\\s+(\\d{2}|\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, String> AGENCIES =
      Map.of("rtr", "Reuters", "reu", "Reuters", "dpa", "dpa", "ansa", "ANSA");

  private final TextDecoder decoder = new TextDecoder();
  private final ReaderSettings settings;

  WireText(ReaderSettings settings) {
    this.settings = settings;
  }

  /** Whether a message begins within the first bytes, behind the fill of a line. */
  static boolean mayBeWire(byte[] content) {
    for (int i = 0; i < Math.min(LOOK, content.length); i++) {
      if (content[i] == SOH) {
        int text = indexOf(content, STX, i);
        return text > 0
            && HEADER
                .matcher(firstLine(new String(content, i, text - i, StandardCharsets.ISO_8859_1)))
                .find();
      }
      boolean fill = content[i] == 0 || content[i] == 0x16 || content[i] <= ' ' && content[i] > 6;
      if (!fill) {
        return false;
      }
    }
    return false;
  }

  private static int indexOf(byte[] content, char wanted, int from) {
    for (int i = from; i < Math.min(content.length, from + LONGEST_HEAD); i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    Reasons.requireLength(
        document.content().length / MOST_BYTES / Parts.ARTICLES_OF_FULL_LENGTH, settings);
    DecodedText decoded = decoder.decode(masked(document.content()), null);
    List<String> messages = new ArrayList<>();
    for (String message : decoded.text().split(BEGIN, -1)) {
      if (message.contains(TEXT)) {
        messages.add(message);
      }
    }
    if (messages.isEmpty()) {
      throw new UnreadableException("no text in this message of a wire; deliver it again");
    }
    if (messages.size() == 1) {
      return Parsed.one(message(messages.get(0), decoded.notes()));
    }
    Parts parts = new Parts(settings);
    decoded.notes().forEach(parts::note);
    for (String message : messages) {
      Matcher header = HEADER.matcher(firstLine(message.substring(0, message.indexOf(TEXT))));
      parts.add(
          header.matches() ? PartKey.of(header.group(1) + header.group(2)) : null,
          () -> message(message, List.of()));
    }
    return parts.all();
  }

  private static Manuscript message(String message, List<String> notes) {
    int begin = message.indexOf(TEXT);
    int end = message.indexOf(END, begin);
    String head = message.substring(0, begin);
    String text = message.substring(begin + TEXT.length(), end < 0 ? message.length() : end);
    List<String> all = new ArrayList<>(notes);
    if (end < 0) {
      all.add("the message of the wire has no end: it may be cut off");
    }
    Matcher header = HEADER.matcher(firstLine(head));
    String agency = header.matches() ? header.group(1) : null;
    int tail = end < 0 ? message.length() : end + END.length();
    List<String> lines = new ArrayList<>(text.lines().map(String::stripTrailing).toList());
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    String title = null;
    if (lines.size() > 1 && isTitle(lines)) {
      title = lines.remove(0).strip();
    }
    ArticleFacts facts =
        new ArticleFacts(
            title, null, time(message.substring(tail)), outlet(agency), null, null, List.of());
    LetterAccount account = new LetterAccount().saw(head).saw(text).saw(message.substring(tail));
    account.left(Kind.FURNITURE, LetterAccount.letters(head));
    account.left(Kind.FACT, LetterAccount.letters(message.substring(tail)));
    account.left(Kind.FACT, title == null ? 0 : LetterAccount.letters(title));
    return account.manuscript(
        facts,
        "text/plain",
        null,
        List.of(new Block(Block.Kind.PLAIN, 0, body(lines), false)),
        all);
  }

  /** A first line that stands alone or is not indented as the paragraphs below are. */
  private static boolean isTitle(List<String> lines) {
    String first = lines.get(0);
    boolean alone = lines.get(1).isBlank();
    boolean indented = first.startsWith("  ");
    boolean below = lines.get(1).startsWith("  ");
    return first.strip().length() <= LONGEST_TITLE
        && !first.strip().endsWith(".")
        && (alone || !indented && below);
  }

  /** Lines of a wire are broken at a fixed width; an indented one begins a paragraph. */
  private static String body(List<String> lines) {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      if (line.isBlank()) {
        body.append("\n\n");
      } else if (line.startsWith("  ")) {
        body.append("\n\n").append(line.strip());
      } else {
        body.append(body.isEmpty() || body.charAt(body.length() - 1) == '\n' ? "" : " ");
        body.append(line.strip());
      }
    }
    return body.toString().strip();
  }

  private static String firstLine(String head) {
    return head.lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static @Nullable String outlet(@Nullable String agency) {
    if (agency == null) {
      return null;
    }
    return AGENCIES.getOrDefault(agency.toLowerCase(Locale.ROOT), agency.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String time(String tail) {
    Matcher time = TIME.matcher(tail);
    if (!time.find()) {
      return null;
    }
    int month = MONTHS.indexOf(time.group(4).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(time.group(5));
    try {
      return LocalDateTime.of(
                  year < CENTURY ? CENTURY + year : year,
                  month,
                  Integer.parseInt(time.group(1)),
                  Integer.parseInt(time.group(2)),
                  Integer.parseInt(time.group(3)))
              .toString()
          + "Z";
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Without control characters, on which no charset's evidence may rest. */
  private static byte[] masked(byte[] content) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(content.length);
    for (byte b : content) {
      if (b >= SOH && b <= ETX) {
        String sign = b == SOH ? BEGIN : b == STX ? TEXT : END;
        plain.writeBytes(sign.getBytes(StandardCharsets.US_ASCII));
      } else if (b < 0 || b >= ' ' || b == '\n' || b == '\r' || b == '\t') {
        plain.write(b);
      }
    }
    return plain.toByteArray();
  }
}
