package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.regex.Pattern;

/** The reasons that several formats give for a file that cannot be read. */
final class Reasons {

  static final String ENCRYPTED = "the file is encrypted; deliver it again without a password";

  static final String SEALED =
      "the message is encrypted or signed as a whole (S/MIME, PGP); deliver it again in the open";

  private static final int LONGEST_DETAIL = 160;
  private static final int DEEPEST_CAUSE = 20;
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?:\\b[a-z]\\w{0,40}\\.){1,12}[A-Z]\\w{0,80}[;:]?\\s*|\\b[A-Z]\\w{0,80}(?:Exception|Error)\\b[;:]?\\s*");

  private Reasons() {}

  static String damaged(String mediaType, Throwable fault) {
    String detail = detail(fault);
    return "the file is damaged or not what its type (%s) says%s; deliver it again"
        .formatted(mediaType, detail.isEmpty() ? "" : ": " + detail);
  }

  /** The note on parts that are not the article. */
  static String notRead(int count, String kind) {
    return count == 1
        ? "one %s file was not read".formatted(kind)
        : "%d %s files were not read".formatted(count, kind);
  }

  /** The reason for a document that holds nothing but other files. */
  static String onlyEmbedded(int count, String mediaType, ReaderSettings settings) {
    return "no text of its own, only %d embedded files (%s): unpack it and deliver the articles%s"
        .formatted(
            count,
            mediaType,
            settings.isOcrOn() ? "" : "; for pictures OCR is off (diptych.reader.ocr)");
  }

  static void requireLength(long characters, ReaderSettings settings) throws UnreadableException {
    if (characters > settings.maxText()) {
      throw new UnreadableException(tooLong(settings));
    }
  }

  static String tooLong(ReaderSettings settings) {
    return "the text is longer than one article may be (%,d characters); split the file or raise diptych.reader.max-text"
        .formatted(settings.maxText());
  }

  /**
   * The first line of the deepest message, bounded, without names of classes: it is read by people
   * and may quote a stranger's file.
   */
  private static String detail(Throwable fault) {
    Throwable root = fault;
    for (int i = 0; i < DEEPEST_CAUSE && root.getCause() != null; i++) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : root.getMessage();
    String line = message.strip().lines().findFirst().orElse("");
    String bounded =
        line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
    String plain = CLASS_NAME.matcher(bounded).replaceAll("").strip();
    return plain.contains("Exception")
            || plain.contains("cannot be cast")
            || plain.contains("because \"")
        ? ""
        : plain;
  }
}
