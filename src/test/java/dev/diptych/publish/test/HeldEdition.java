package dev.diptych.publish.test;

import dev.diptych.publish.EditionIndex;
import dev.diptych.publish.EditionRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Holds the edition step of a process of the tests, so that it can be killed before it ends: with
 * the system property {@value #FOLDER} it leaves a file {@code entered} in that folder and goes on
 * when there is one called {@code go}. Renders nothing.
 */
@Component
public final class HeldEdition implements EditionRenderer {

  /** Names the folder; without it nothing is held. */
  public static final String FOLDER = "diptych.hold.edition";

  @Override
  public Map<String, byte[]> render(EditionIndex index) {
    String folder = System.getProperty(FOLDER);
    if (folder != null) {
      hold(Path.of(folder));
    }
    return Map.of();
  }

  private static void hold(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("entered"), "");
      while (!Files.exists(folder.resolve("go"))) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
