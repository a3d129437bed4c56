package dev.diptych.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of the embedded database, as long as nobody has them open. */
final class DatabaseFiles {

  static final String DATABASE = "diptych.mv.db";
  static final String PASSWORD = "diptych.password";

  private static final String LOCK = "diptych.lock.db";
  private static final List<String> ALL =
      List.of(DATABASE, PASSWORD, Witness.FILE, LOCK, "diptych.trace.db");

  private final Path folder;

  DatabaseFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Path database() {
    return folder.resolve(DATABASE);
  }

  Path password() {
    return folder.resolve(PASSWORD);
  }

  /** What a process that has the database open keeps beside it. */
  Path lock() {
    return folder.resolve(LOCK);
  }

  /** Whether there is a database file with something in it. */
  boolean present() {
    try {
      return Files.isRegularFile(database()) && Files.size(database()) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a living process has the database open; H2 locks its file for as long. */
  boolean held() throws IOException {
    if (!Files.exists(database())) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(database(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // This process has it.
    }
  }

  /**
   * Moves what is there into a folder beside it, so that nothing is overwritten.
   *
   * @return the names of the files moved
   */
  List<String> moveTo(Path aside) throws IOException {
    List<String> moved = new ArrayList<>();
    for (String name : ALL) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        Files.createDirectories(aside);
        Files.move(file, aside.resolve(name));
        moved.add(name);
      }
    }
    return moved;
  }

  /** Makes an empty file that only its owner may read, where the file system knows of owners. */
  static void createPrivate(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && Files.getFileStore(parent).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /** Lets only its owner read a file, where the file system knows of owners. */
  static void makePrivate(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
