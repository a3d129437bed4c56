package dev.diptych.operations;

import dev.diptych.job.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the backups that nights made; the names of its files say when. */
record BackupFolder(Path path) {

  private static final Pattern NAME =
      Pattern.compile("diptych-(\\d{8}T\\d{6}Z)(?:-(\\d{1,9}))?\\.zip");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static BackupFolder of(BackupSettings settings, Installation installation) {
    return new BackupFolder(installation.home().resolve(settings.folder()).normalize());
  }

  /**
   * One of them.
   *
   * @param at to the second
   * @param number from 1, of those made within one second
   */
  record Made(Path file, Instant at, int number) {}

  /** All of them, oldest first; none if the folder cannot be read. */
  List<Made> all() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Made> all = new ArrayList<>();
      files.forEach(file -> made(file).ifPresent(all::add));
      // Not by name: "…-2.zip" is younger than "….zip" and sorts before it.
      all.sort(Comparator.comparing(Made::at).thenComparing(Made::number));
      return all;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Made> made(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    try {
      return name.matches()
          ? Optional.of(
              new Made(
                  file,
                  TIME.parse(name.group(1), Instant::from),
                  name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The newest one. */
  Optional<Made> newest() {
    return all().stream().reduce((older, newer) -> newer);
  }

  /** A name that no file has yet. */
  Path next(Instant now) {
    String stem = "diptych-" + TIME.format(now);
    Path file = path.resolve(stem + ".zip");
    for (int again = 2; Files.exists(file); again++) {
      file = path.resolve(stem + "-" + again + ".zip");
    }
    return file;
  }
}
