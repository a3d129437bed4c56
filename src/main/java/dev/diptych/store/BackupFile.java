package dev.diptych.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** A backup as {@link Backups} wrote it, open for reading. */
final class BackupFile implements AutoCloseable {

  /** Folder of the job files inside. */
  static final String JOBS = "jobs";

  /** Beginning of the name of a folder in which a backup is being written. */
  static final String UNFINISHED = ".diptych-backup";

  private static final long MAX_SMALL_FILE_IN_BYTES = 2 << 20;
  private static final Pattern JOB_FILE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}\\.(yaml|yml|csv)");

  private final Path file;
  private final ZipFile zip;
  private final Witness witness;

  private BackupFile(Path file, ZipFile zip, Witness witness) {
    this.file = file;
    this.zip = zip;
    this.witness = witness;
  }

  /**
   * Opens a backup.
   *
   * @throws IOException if it cannot be read
   * @throws NoBackupException if it is none, saying what it lacks
   */
  static BackupFile open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new NoBackupException(
          "%s is no backup of Diptych: it is no zip file that can be read (%s)"
              .formatted(file, e.getMessage()));
    }
    try {
      for (String needed : List.of(DatabaseFiles.DATABASE, DatabaseFiles.PASSWORD, Witness.FILE)) {
        if (zip.getEntry(needed) == null) {
          throw new NoBackupException(
              "%s is no whole backup of Diptych: it holds no %s".formatted(file, needed));
        }
      }
      return new BackupFile(file, zip, Witness.parse(text(zip, Witness.FILE)));
    } catch (JacksonException e) {
      zip.close();
      throw new NoBackupException(
          "%s is no whole backup of Diptych: its witness cannot be read".formatted(file));
    } catch (NoBackupException | IOException e) {
      zip.close();
      throw e;
    }
  }

  static boolean isJobFile(String name) {
    return JOB_FILE.matcher(name).matches();
  }

  /** What the database held when it was copied. */
  Witness witness() {
    return witness;
  }

  /** Writes the database and its password into a folder in which neither is. */
  void databaseInto(Path folder) throws IOException {
    copy(DatabaseFiles.PASSWORD, folder.resolve(DatabaseFiles.PASSWORD));
    copy(DatabaseFiles.DATABASE, folder.resolve(DatabaseFiles.DATABASE));
  }

  /**
   * Writes those job files that are not there; what is there stays as it is.
   *
   * @return the names of the files written
   */
  List<String> jobsInto(Path folder) throws IOException {
    List<String> written = new ArrayList<>();
    for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
      String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
      Path target = folder.resolve(name);
      if (entry.getName().equals(JOBS + "/" + name) && isJobFile(name) && !Files.exists(target)) {
        Files.createDirectories(folder);
        Files.writeString(target, text(zip, entry.getName()));
        written.add(name);
      }
    }
    return written;
  }

  private void copy(String name, Path target) throws IOException {
    DatabaseFiles.createPrivate(target);
    try (InputStream input = zip.getInputStream(zip.getEntry(name));
        var output = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
      input.transferTo(output);
    } catch (ZipException e) {
      throw new NoBackupException(
          "%s is damaged: %s cannot be read (%s)".formatted(file, name, e.getMessage()));
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream input = zip.getInputStream(zip.getEntry(name))) {
      return new String(input.readNBytes((int) MAX_SMALL_FILE_IN_BYTES), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
