package dev.diptych.wiring;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.CopySettings;
import dev.diptych.operations.InstallationTraces;
import dev.diptych.run.FencedExit;
import dev.diptych.run.RunSettings;
import dev.diptych.store.BackupPlace;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * Everything: the {@link WorkbenchContext} and, on top, the store and the job. Auto-configurations
 * are named one by one: what the console brings along costs a verb nothing.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  DataSourceTransactionManagerAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  TransactionManagerCustomizationAutoConfiguration.class,
  PersistenceExceptionTranslationAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class
})
// By name: to look for them would read each class of three packages once more.
@EnableConfigurationProperties({
  DatabaseSettings.class,
  RunSettings.class,
  BackupSettings.class,
  CopySettings.class
})
@ComponentScan(
    basePackages = {"dev.diptych.store", "dev.diptych.run", "dev.diptych.operations"},
    // What only the server has: schedules, alerts.
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "dev\\.diptych\\.operations\\..+\\..+"))
@Import(WorkbenchContext.class)
public class OperationsContext {

  @Bean
  Installation installation() {
    return Installation.ofProcess().existing();
  }

  @Bean
  Database database(DatabaseSettings settings, BackupSettings backups, Installation installation) {
    return Database.open(
        settings, installation.home(), new InstallationTraces(installation, backups)::find);
  }

  @Bean
  BackupPlace backupPlace(BackupSettings backups, Installation installation) {
    return backups.place(installation);
  }

  /** Replaced in tests, which want to live on. */
  @Bean
  FencedExit fencedExit() {
    return FencedExit.HALT;
  }
}
