package dev.diptych;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * An archive of the classes that a night loads, which the virtual machine maps into memory instead
 * of reading, checking and linking them: a process of Diptych starts in about half the time. Made
 * once for a state of the class path, in {@code target}; where it cannot be made or does not fit,
 * processes start as they would without it.
 */
final class SharedClasses {

  private static final Path FOLDER = Path.of("target", "shared-classes").toAbsolutePath();
  private static final long LONGEST_IN_SECONDS = 300;
  private static final SharedClasses INSTANCE = new SharedClasses();

  private final String classPath;
  private final List<String> options;

  private SharedClasses() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock ignored = channel.lock()) {
        classPath = jars();
        Path archive = FOLDER.resolve(key() + ".jsa");
        if (!Files.exists(archive)) {
          train(archive);
        }
        options =
            Files.exists(archive)
                // Whatever the virtual machine has to say about it must not get into the output.
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable")
                : List.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while classes were archived", e);
    }
  }

  /** The class path of a process: that of the tests, with jars instead of folders. */
  static String classPath() {
    return INSTANCE.classPath;
  }

  /** Options of the virtual machine of a process. */
  static List<String> options() {
    return INSTANCE.options;
  }

  /** An archive holds no classes from folders. */
  private static String jars() throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path path = Path.of(entry).toAbsolutePath();
      entries.add(Files.isDirectory(path) ? jar(path).toString() : entry);
    }
    return String.join(":", entries);
  }

  private static Path jar(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted().toList();
    }
    StringBuilder state = new StringBuilder();
    for (Path file : files) {
      state.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
    Path jar =
        FOLDER.resolve("%s-%08x.jar".formatted(folder.getFileName(), state.toString().hashCode()));
    if (!Files.exists(jar)) {
      Path temporary = FOLDER.resolve("jar.tmp");
      try (OutputStream out = Files.newOutputStream(temporary);
          JarOutputStream packed = new JarOutputStream(out)) {
        packed.setLevel(0);
        for (Path file : files) {
          boolean isFolder = Files.isDirectory(file);
          String name = folder.relativize(file).toString() + (isFolder ? "/" : "");
          if (name.length() > 1) {
            packed.putNextEntry(new ZipEntry(name));
            if (!isFolder) {
              Files.copy(file, packed);
            }
            packed.closeEntry();
          }
        }
      }
      Files.move(temporary, jar);
    }
    return jar;
  }

  private String key() {
    return "%08x".formatted((classPath + System.getProperty("java.vm.version")).hashCode());
  }

  /** Runs a small night for the sake of the classes it loads. */
  private void train(Path archive) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("diptych-classes");
    Files.createDirectories(home.resolve("jobs"));
    Files.createDirectories(home.resolve("input"));
    Files.writeString(
        home.resolve("jobs/night.yaml"),
        """
        name: night
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html, json]
        settle: 0s
        minFreeSpace: 1MB
        """);
    Files.writeString(
        home.resolve("input/one.txt"), "عنوان المقال\n\nجملة أولى في المقال. وجملة ثانية.\n");
    Path log = FOLDER.resolve("training.log");
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Ddiptych.home=" + home,
                "-cp",
                classPath,
                Diptych.class.getName(),
                "run",
                "night")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!training.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS)) {
      training.destroyForcibly().waitFor();
      Files.deleteIfExists(archive);
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
