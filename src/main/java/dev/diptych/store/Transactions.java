package dev.diptych.store;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What belongs together is committed together. Safe for use by several threads. */
@Component
public class Transactions {

  private final TransactionTemplate transaction;

  /** On the application's database. */
  public Transactions(PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Does work in the caller's transaction, or in a new one if there is none. */
  public void run(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  /**
   * The same for work with a result.
   *
   * @throws IllegalStateException if the result is null
   */
  public <T> T run(Supplier<T> work) {
    T result = transaction.execute(status -> work.get());
    if (result == null) {
      throw new IllegalStateException("A transaction gave no result");
    }
    return result;
  }
}
