package dev.diptych.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standard input line by line, in UTF-8. Only {@code \n} and {@code \r\n} end a line: a lone
 * carriage return or a Unicode separator is text, so that lines in and lines out stay in step.
 */
final class InputLines {

  private final BufferedReader reader;
  private boolean first = true;

  InputLines(InputStream input) {
    reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
  }

  /** The next line without its end, {@code null} after the last. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (first && c == '\uFEFF') {
      c = reader.read();
    }
    first = false;
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      line.append((char) c);
    }
    int length = line.length();
    if (c == '\n' && length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  /** At least one line and as many more as are waiting, up to {@code max}; empty at the end. */
  List<String> waiting(int max) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = next();
    while (line != null) {
      lines.add(line);
      line = lines.size() < max && reader.ready() ? next() : null;
    }
    return lines;
  }

  /** Everything that is left. */
  String rest() throws IOException {
    StringBuilder text = new StringBuilder();
    String line = next();
    while (line != null) {
      text.append(line).append('\n');
      line = next();
    }
    return text.toString();
  }
}
