package dev.diptych.intake.parse;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The folder that parsing processes run from: the class path that Tika's ForkParser wants as a
 * folder of jars, and their temporary files. It goes when it is closed; what a killed process left
 * behind goes when the next one is made.
 *
 * <p>Running from the single jar, the libraries inside it are copied out (stored, not compressed: a
 * fraction of a second); that is five times faster than sending classes through the pipe one by
 * one. Otherwise one jar with nothing but a {@code Class-Path} leads to the libraries where they
 * are.
 */
final class ParserDirectory implements AutoCloseable {

  private static final String PREFIX = "diptych-parser-";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String CLASSES = "BOOT-INF/classes/";

  /** Large libraries that no parser uses. */
  private static final List<String> NOT_NEEDED =
      List.of("lingua", "h2-", "postgresql", "flyway", "lucene", "spring-batch", "spring-webmvc");

  private final Path folder;

  private ParserDirectory(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, readable by its owner alone. */
  static ParserDirectory create() {
    try {
      removeAbandoned();
      Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
      ParserDirectory directory = new ParserDirectory(folder);
      Files.createDirectory(directory.temporary());
      Files.createDirectory(directory.libraries());
      Files.createFile(directory.noHosts());
      directory.fill(System.getProperty("java.class.path", ""));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder for parsing processes could not be made in "
              + System.getProperty("java.io.tmpdir")
              + "; make room there or set java.io.tmpdir",
          e);
    }
  }

  /** The jars. */
  Path libraries() {
    return folder.resolve("lib");
  }

  /** Temporary files of the parsing processes. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** An empty hosts file: with it no name resolves. */
  Path noHosts() {
    return folder.resolve("hosts");
  }

  @Override
  public void close() {
    delete(folder);
  }

  private void fill(String classPath) throws IOException {
    List<String> links = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isRegularFile(path) && copyNested(path)) {
        continue;
      }
      if (Files.exists(path)) {
        links.add(path.toUri().toASCIIString());
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", links));
    try (OutputStream out = Files.newOutputStream(libraries().resolve("a-class-path.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
  }

  /** Copies the libraries out of a Spring Boot jar; false if it is none. */
  private boolean copyNested(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      if (jar.getEntry(LIBRARIES) == null) {
        return false;
      }
      try (OutputStream out = Files.newOutputStream(libraries().resolve("classes.jar"));
          JarOutputStream classes = new JarOutputStream(out)) {
        classes.setLevel(0);
        for (ZipEntry entry :
            (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
          copy(jar, entry, classes);
        }
      }
      return true;
    }
  }

  private void copy(JarFile jar, ZipEntry entry, JarOutputStream classes) throws IOException {
    String name = entry.getName();
    if (entry.isDirectory()) {
      return;
    }
    if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
      String file = name.substring(LIBRARIES.length());
      if (file.indexOf('/') < 0 && NOT_NEEDED.stream().noneMatch(file::startsWith)) {
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, libraries().resolve(file));
        }
      }
    } else if (name.startsWith(CLASSES)) {
      classes.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
      try (InputStream in = jar.getInputStream(entry)) {
        in.transferTo(classes);
      }
      classes.closeEntry();
    }
  }

  private static void removeAbandoned() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> entries = Files.list(parent)) {
      entries.filter(ParserDirectory::isAbandoned).toList().forEach(ParserDirectory::delete);
    }
  }

  private static boolean isAbandoned(Path path) {
    String name = path.getFileName().toString();
    if (!name.startsWith(PREFIX)) {
      return false;
    }
    String pid = name.substring(PREFIX.length()).replaceAll("-.*", "");
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody else's folder, or a file still open on Windows: the next start tries again.
      return;
    }
  }
}
