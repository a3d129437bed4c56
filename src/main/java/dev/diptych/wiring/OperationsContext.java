package dev.diptych.wiring;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.InstallationTraces;
import dev.diptych.run.FencedExit;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Everything: the {@link WorkbenchContext} and, on top, the store and the job. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"dev.diptych.store", "dev.diptych.run", "dev.diptych.operations"})
@ComponentScan({"dev.diptych.store", "dev.diptych.run", "dev.diptych.operations"})
@Import(WorkbenchContext.class)
public class OperationsContext {

  @Bean
  Installation installation() {
    return Installation.ofProcess();
  }

  @Bean
  Database database(DatabaseSettings settings, BackupSettings backups, Installation installation) {
    return Database.open(
        settings, installation.home(), new InstallationTraces(installation, backups)::find);
  }

  /** Replaced in tests, which want to live on. */
  @Bean
  FencedExit fencedExit() {
    return FencedExit.HALT;
  }
}
