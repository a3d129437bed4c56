package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupFolder.Made;
import dev.diptych.run.FaultWords;
import dev.diptych.store.Backups;
import dev.diptych.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The backup that every night makes by itself, of the embedded database. */
@Component
class NightlyBackups {

  private final Backups backups;
  private final BackupSettings settings;
  private final BackupFolder folder;
  private final Installation installation;
  private final Database database;
  private final Clock clock;

  NightlyBackups(
      Backups backups,
      BackupSettings settings,
      Installation installation,
      Database database,
      Clock clock) {
    this.backups = backups;
    this.settings = settings;
    this.folder = BackupFolder.of(settings, installation);
    this.installation = installation;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Backs up what has changed since the last backup, and deletes the oldest. That it fails is no
   * fault of the edition.
   *
   * @return what a person should know of it, in plain sentences
   */
  List<String> afterNight() {
    if (settings.keep() == 0 || !backups.possible() || !database.mayRun() || !changed()) {
      return List.of();
    }
    Path file = folder.next(clock.instant());
    try {
      requireRoom();
      backups.write(file, installation.jobs());
      deleteOldest();
      return List.of();
    } catch (IOException | DataAccessException e) {
      return List.of(
          "The night's backup %s could not be made: %s. The edition is out without it. To make one elsewhere: diptych db backup FILE; to name another folder: diptych.backup.folder"
              .formatted(file, FaultWords.of(e)));
    }
  }

  private boolean changed() {
    return folder.newest().map(made -> !backups.isUpToDate(made.file())).orElse(true);
  }

  /** A backup is never larger than the file, and must not be what fills its disk. */
  private void requireRoom() throws IOException {
    Files.createDirectories(folder.path());
    long needed = database.fileSizeInBytes().orElse(0L);
    long free = Files.getFileStore(folder.path()).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "only %d MB are free there, and it may need %d MB".formatted(free >> 20, needed >> 20));
    }
  }

  private void deleteOldest() throws IOException {
    List<Made> all = folder.all();
    for (Made old : all.subList(0, Math.max(0, all.size() - settings.keep()))) {
      Files.deleteIfExists(old.file());
    }
  }
}
