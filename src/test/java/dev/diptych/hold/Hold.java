package dev.diptych.hold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A place in a process of the tests where it stands until it is let go, by files in a folder. */
public final class Hold {

  private Hold() {}

  /** Stands here until {@link #release}. */
  public static void in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("entered"), "");
    try {
      while (!Files.exists(folder.resolve("go"))) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stands in the folder that a system property names; without the property it goes on. */
  public static void inFolderOf(String property) {
    String folder = System.getProperty(property);
    if (folder == null) {
      return;
    }
    try {
      in(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something stands or stood there. */
  public static boolean isEntered(Path folder) {
    return Files.exists(folder.resolve("entered"));
  }

  /** Forgets that something stood there. */
  public static void reset(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("entered"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go what stands there and what comes later. */
  public static void release(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("go"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
