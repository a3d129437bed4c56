package dev.diptych.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans behind the tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** {@code diptych.host}: the name of this machine, where its own is not unique. */
  @Bean
  ProcessIdentity processIdentity(@Value("${diptych.host:}") String host) {
    return ProcessIdentity.current(host);
  }

  /** With all tables in it. Closed with the database, which must outlive it. */
  @Bean(destroyMethod = "")
  DataSource dataSource(
      Database database, DatabaseSettings settings, BackupPlace place, Clock clock) {
    Schema.bring(database, settings.answerWithin(), place, clock);
    return database.dataSource();
  }

  /** On a server a commit is a sync. */
  @Bean
  Durability durability(Database database, JdbcClient jdbc) {
    return new Durability(
        database.isEmbedded() ? () -> jdbc.sql("checkpoint sync").update() : () -> {});
  }

  @Bean
  SourceVault sourceVault(Database database) {
    return new SourceVault(database.folder().resolve("sources"));
  }

  /** Commits on its own whatever the caller does: an answer is kept before anyone judges it. */
  @Bean
  TransactionTemplate newTransaction(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  @Bean
  JdbcMemory memory(
      JdbcClient jdbc, JdbcTemplate template, TransactionTemplate newTransaction, Clock clock) {
    return new JdbcMemory(jdbc, template, newTransaction, clock);
  }
}
