package dev.diptych.intake.listing;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Names of files as text in UTF-8, whatever the locale is. Java reads and writes names in the
 * locale's encoding, and under {@code C}, which cron and containers have, knows nothing but ASCII;
 * a path's URI holds its bytes as they are.
 */
public final class FileNames {

  /** What Java shows for bytes that the locale's encoding does not know. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private FileNames() {}

  /**
   * The path of a file relative to a folder, with {@code /} between its parts.
   *
   * @param file below the folder
   * @return empty if its bytes are no UTF-8: such a name cannot be written down
   */
  static Optional<String> relative(Path folder, Path file) {
    List<String> parts = new ArrayList<>();
    for (Path part : folder.relativize(file)) {
      parts.add(part.toString());
    }
    String shown = String.join("/", parts);
    return shown.indexOf(REPLACEMENT) < 0 ? Optional.of(shown) : decoded(folder, file);
  }

  private static Optional<String> decoded(Path folder, Path file) {
    String above = folder.toUri().getRawPath().replaceFirst("/$", "") + "/";
    String escaped = file.toUri().getRawPath().substring(above.length()).replaceFirst("/$", "");
    byte[] bytes = unescaped(escaped);
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static byte[] unescaped(String escaped) {
    byte[] bytes = new byte[escaped.length()];
    int length = 0;
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) Integer.parseInt(escaped.substring(i + 1, i + 3), 16);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /**
   * The file that {@link #relative} named.
   *
   * @param folder absolute
   * @param path relative to it, with {@code /} between its parts
   */
  public static Path resolve(Path folder, String path) {
    try {
      return folder.resolve(path);
    } catch (InvalidPathException e) {
      StringBuilder address = new StringBuilder(folder.toUri().getRawPath());
      if (address.charAt(address.length() - 1) != '/') {
        address.append('/');
      }
      for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
        boolean plain = b > 0 && UNESCAPED.indexOf(b) >= 0;
        address.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xFF));
      }
      return Path.of(URI.create("file://" + address));
    }
  }
}
