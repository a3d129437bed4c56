package dev.diptych.intake.parse;

import dev.diptych.text.Checksums;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an article inside a file is called: words that a person recognises and, where the file gives
 * it an identity, the beginning of that identity's checksum. It does not depend on where it stands
 * in the file, so that it is the same when others come before it.
 */
final class PartKey {

  private static final int LONGEST = 48;
  private static final int LONGEST_NAME = 80;
  private static final int DIGITS = 6;

  private PartKey() {}

  /**
   * By the identity that a file gives an article: an address, a number, a tag.
   *
   * @return {@code null} if it gives none
   */
  static @Nullable String of(@Nullable String identity) {
    if (identity == null || identity.isBlank()) {
      return null;
    }
    String words = words(lastPart(decoded(identity.strip())), LONGEST);
    String digits = Checksums.sha256(identity.strip().getBytes(StandardCharsets.UTF_8));
    return (words.isEmpty() ? "" : words + "-") + digits.substring(0, DIGITS);
  }

  /** By the name of a file within a file. */
  static @Nullable String ofFile(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String words = words(last, LONGEST_NAME);
    return words.isEmpty() ? null : words;
  }

  private static String decoded(String identity) {
    if (identity.indexOf('%') < 0) {
      return identity;
    }
    try {
      return URLDecoder.decode(identity.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return identity;
    }
  }

  /** Of an address the last part of its path, without query and ending. */
  private static String lastPart(String identity) {
    if (!identity.contains("://")) {
      return identity.substring(Math.max(identity.lastIndexOf(':'), identity.lastIndexOf('/')) + 1);
    }
    String path = identity.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.\\w{1,5}$", "");
  }

  /** Letters, digits, points; everything else becomes a hyphen. */
  private static String words(String text, int longest) {
    StringBuilder words = new StringBuilder();
    text.codePoints()
        .limit(4L * longest)
        .forEach(
            c -> {
              if (words.length() >= longest) {
                return;
              }
              if (Character.isLetterOrDigit(c) || c == '.' || c == '_') {
                words.appendCodePoint(c);
              } else if (words.length() > 0 && words.charAt(words.length() - 1) != '-') {
                words.append('-');
              }
            });
    return words.toString().replaceFirst("^[.-]+", "").replaceFirst("-+$", "");
  }
}
