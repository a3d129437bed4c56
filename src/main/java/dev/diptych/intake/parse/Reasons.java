package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;

/** The reasons that several formats give for a file that cannot be read. */
final class Reasons {

  static final String ENCRYPTED = "the file is encrypted; deliver it again without a password";

  private static final int LONGEST_DETAIL = 160;

  private Reasons() {}

  static String damaged(String mediaType, Throwable fault) {
    return "the file is damaged or not what its type (%s) says: %s; deliver it again"
        .formatted(mediaType, detail(fault));
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

  /** The first line of the deepest message, bounded: it may quote a stranger's file. */
  private static String detail(Throwable fault) {
    Throwable root = fault;
    for (int i = 0; i < 20 && root.getCause() != null; i++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String line =
        message == null || message.isBlank()
            ? root.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
  }
}
