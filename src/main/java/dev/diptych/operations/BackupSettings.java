package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.store.BackupPlace;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code diptych.backup.*}: the copies of the embedded database that every night makes of itself.
 *
 * @param folder where they are; relative to the installation. Not in the folder of the database:
 *     who loses that must not lose them with it
 * @param keep how many; 0 makes none
 */
@ConfigurationProperties("diptych.backup")
public record BackupSettings(@DefaultValue("backups") String folder, @DefaultValue("7") int keep) {

  /** The same for the copy that is made before tables are changed, whatever {@code keep} says. */
  public BackupPlace place(Installation installation) {
    return new BackupPlace(BackupFolder.of(this, installation).path(), installation.jobs());
  }
}
