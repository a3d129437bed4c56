package dev.diptych.store;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans behind the tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** {@code diptych.host}: the name of this machine, where its own is not unique. */
  @Bean
  ProcessIdentity processIdentity(@Value("${diptych.host:}") String host) {
    return ProcessIdentity.current(host);
  }

  /** Closed with the database, which must outlive it. */
  @Bean(destroyMethod = "")
  DataSource dataSource(Database database) {
    return database.dataSource();
  }

  @Bean
  SourceVault sourceVault(Database database) {
    return new SourceVault(database.folder().resolve("sources"));
  }

  @Bean
  BatchTables batchTables() {
    return new BatchTables();
  }
}
