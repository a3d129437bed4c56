package dev.diptych.engine.command;

import dev.diptych.engine.http.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A translator that a command engine starts; the first argument says how it behaves. */
final class FakeProgram {

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<String> held = new ArrayList<>();
  private final String[] arguments;

  private FakeProgram(String... arguments) {
    this.arguments = arguments;
  }

  /** How to start one. */
  static List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                FakeProgram.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  public static void main(String[] arguments) throws IOException {
    new FakeProgram(arguments).run();
  }

  private void run() throws IOException {
    if (arguments[0].equals("chatty")) {
      out.println("Loading the model …");
      out.println("{\"progress\": 1}");
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode segment = StrictJson.object(line).orElseThrow();
      answer(segment, segment.path("id").stringValue());
    }
  }

  private void answer(JsonNode segment, String id) throws IOException {
    switch (arguments[0]) {
      case "backwards" -> hold(line(segment, id));
      case "crash" -> crash();
      case "crash-once" -> {
        Path marker = Path.of(arguments[1]);
        if (Files.notExists(marker)) {
          Files.createFile(marker);
          crash();
        }
        out.println(line(segment, id));
      }
      case "silent" -> {}
      case "double" -> {
        out.println(line(segment, id));
        out.println(line(segment, id));
      }
      case "unknown" -> out.println(line(segment, id.replaceAll("s\\d+$", "s77")));
      case "without-text" ->
          out.println(id.endsWith("s2") ? "{\"id\":\"%s\"}".formatted(id) : line(segment, id));
      case "endless" -> {
        byte[] bytes = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        while (!out.checkError()) {
          out.write(bytes, 0, bytes.length);
        }
      }
      case "other-charset" -> {
        out.write((line(segment, id) + "وصل\n").getBytes(Charset.forName("windows-1256")));
        out.flush();
      }
      case "shows" -> out.println(object(id, StrictJson.write(segment)));
      default -> out.println(line(segment, id));
    }
  }

  private void hold(String line) {
    held.add(line);
    if (held.size() == Integer.parseInt(arguments[1])) {
      Collections.reverse(held);
      held.forEach(out::println);
      held.clear();
    }
  }

  private static void crash() {
    System.err.println("boom\u001b[31m: no model");
    System.exit(3);
  }

  private static String line(JsonNode segment, String id) {
    String text = segment.path("text").stringValue();
    return object(id, "T" + text.length() + " " + Integer.toHexString(text.hashCode()) + ".");
  }

  private static String object(String id, String text) {
    ObjectNode line = StrictJson.newObject();
    return StrictJson.write(line.put("id", id).put("text", text));
  }
}
