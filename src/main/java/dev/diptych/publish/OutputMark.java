package dev.diptych.publish;

import dev.diptych.text.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose an output folder is, as a small file in it says: an installation corrects its own pages and
 * nobody else's.
 *
 * @param installation the id of the installation that publishes there
 * @param home the folder of that installation, absolute
 */
public record OutputMark(String installation, String home) {

  /** Hidden, as nothing that is published is. */
  private static final String FILE = ".diptych";

  /**
   * The mark of a folder; empty if nobody has published there yet. One that says nothing is
   * nobody's.
   */
  public static Optional<OutputMark> of(Path folder) {
    try {
      Map<String, @Nullable Object> mark =
          JsonText.object(
              new String(Files.readAllBytes(folder.resolve(FILE)), StandardCharsets.UTF_8));
      return Optional.of(new OutputMark(text(mark, "installation"), text(mark, "home")));
    } catch (JacksonException e) {
      return Optional.of(new OutputMark("", ""));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, @Nullable Object> mark, String field) {
    String text = JsonText.text(mark, field);
    return text == null ? "" : text;
  }

  /** Marks a folder, which is made if need be. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectNode mark = Json.object();
    Json.put(mark, "installation", installation);
    Json.put(mark, "home", home);
    OutputFolder.replace(folder, FILE, Json.bytes(mark), OutputFolder.Fence.NONE);
  }
}
