package dev.diptych.wiring;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.InstallationTraces;
import dev.diptych.operations.Lookout;
import dev.diptych.run.RunSettings;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseSettings;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.Schema;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a look at the database needs, put together by hand: a Spring context costs such a verb more
 * than all that it does. Settings are read as everywhere else.
 */
public final class LookoutContext implements AutoCloseable {

  private final Database database;
  private final Lookout lookout;

  private LookoutContext(Database database, Lookout lookout) {
    this.database = database;
    this.lookout = lookout;
  }

  /**
   * Opens the database.
   *
   * @throws dev.diptych.job.UsageException if this is no installation
   * @throws dev.diptych.store.DatabaseUnavailableException if it cannot be opened now
   * @throws dev.diptych.store.DatabaseLostException if it is gone, damaged, or has less than it had
   */
  public static LookoutContext open() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    ConfigurationPropertySources.attach(environment);
    Binder settings = Binder.get(environment);
    BackupSettings backups = settings.bindOrCreate("diptych.backup", BackupSettings.class);
    Installation installation = Installation.ofProcess().existing();
    Clock clock = Clock.systemUTC();
    DatabaseSettings ofDatabase = settings.bindOrCreate("diptych.database", DatabaseSettings.class);
    Database database =
        Database.open(
            ofDatabase, installation.home(), new InstallationTraces(installation, backups)::find);
    Schema.bring(database, ofDatabase.answerWithin(), backups.place(installation), clock);
    return new LookoutContext(
        database,
        Lookout.over(
            database,
            installation,
            backups,
            settings.bindOrCreate("diptych.run", RunSettings.class),
            ProcessIdentity.current(environment.getProperty("diptych.host", "")),
            clock));
  }

  /** Looks at this installation. */
  public Lookout lookout() {
    return lookout;
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      LoggerFactory.getLogger(LookoutContext.class).warn("The database was not closed well", e);
    }
  }
}
