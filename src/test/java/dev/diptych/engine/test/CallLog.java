package dev.diptych.engine.test;

import dev.diptych.engine.TranslationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The calls engines of the tests received, in a file of one line a call: {@code
 * <engine>\t<pid>\t<segments>\t<first 60 characters>}. Appended in one write and forced to disk
 * before the call goes on, so that the calls of a killed process are counted too.
 */
public final class CallLog {

  /** The system property that names the file. */
  public static final String PROPERTY = "diptych.delay.calls";

  private CallLog() {}

  /** The lines of a log; none if no call was made yet. */
  public static List<String> read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void append(String engine, TranslationRequest request) {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return;
    }
    String text = String.join(" | ", request.segments()).replaceAll("\\s", " ");
    String line =
        "%s\t%d\t%d\t%s\n"
            .formatted(
                engine,
                ProcessHandle.current().pid(),
                request.segments().size(),
                text.substring(0, text.offsetByCodePoints(0, Math.min(60, points(text)))));
    try (FileChannel channel =
        FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
