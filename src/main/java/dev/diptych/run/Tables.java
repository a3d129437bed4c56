package dev.diptych.run;

import dev.diptych.store.Articles;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Digests;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.FencedException;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.Heartbeats.Order;
import dev.diptych.store.JdbcAnswerLog;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.SourceVault;
import dev.diptych.store.Units;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The store as the steps and operations use it, with its transactions. */
@Component
final class Tables {

  private final Editions editions;
  private final Manifest manifest;
  private final Articles articles;
  private final Units units;
  private final Digests digests;
  private final Heartbeats heartbeats;
  private final AuditLog audit;
  private final EngineUse engineUse;
  private final SourceVault vault;
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate newTransaction;

  Tables(
      Editions editions,
      Manifest manifest,
      Articles articles,
      Units units,
      Digests digests,
      Heartbeats heartbeats,
      AuditLog audit,
      EngineUse engineUse,
      SourceVault vault,
      JdbcClient jdbc,
      JdbcTemplate template,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.editions = editions;
    this.manifest = manifest;
    this.articles = articles;
    this.units = units;
    this.digests = digests;
    this.heartbeats = heartbeats;
    this.audit = audit;
    this.engineUse = engineUse;
    this.vault = vault;
    this.jdbc = jdbc;
    this.template = template;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  Editions editions() {
    return editions;
  }

  Manifest manifest() {
    return manifest;
  }

  Articles articles() {
    return articles;
  }

  Units units() {
    return units;
  }

  Digests digests() {
    return digests;
  }

  Heartbeats heartbeats() {
    return heartbeats;
  }

  AuditLog audit() {
    return audit;
  }

  EngineUse engineUse() {
    return engineUse;
  }

  SourceVault vault() {
    return vault;
  }

  JdbcMemory memory() {
    return new JdbcMemory(jdbc, template, newTransaction, clock);
  }

  /** The answer log of a pass. Redoing what is wrong does not want the answers that were wrong. */
  JdbcAnswerLog answerLog(PassRow pass) {
    Instant notBefore = pass.kind() == PassRow.Kind.REDO ? pass.asOf() : Instant.EPOCH;
    return new JdbcAnswerLog(jdbc, newTransaction, clock, pass.id(), notBefore);
  }

  void inTransaction(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  <T> T inTransaction(Supplier<T> work) {
    T result = transaction.execute(status -> work.get());
    if (result == null) {
      throw new IllegalStateException("A transaction gave no result");
    }
    return result;
  }

  /**
   * Makes sure that the run still holds its pass.
   *
   * @throws FencedException if it does not
   */
  void requireEpoch(RunContext run) {
    if (heartbeats.order(run.pass().id(), run.epoch()) == Order.FENCED) {
      throw new FencedException(run.pass().id(), run.epoch());
    }
  }
}
