package dev.diptych.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.StepExecutionAggregator;
import org.springframework.batch.core.partition.support.DefaultStepExecutionAggregator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Builds the steps of the job: each is partitioned into lanes that empty one {@link WorkQueue}.
 *
 * <p>The steps' own transactions are resourceless: an engine may take minutes and must not hold a
 * connection; results are committed by the writers, in transactions of their own. Lanes keep no
 * state, so they may always start again; whether anything is left is asked of the tables, and the
 * step fails or stops if so.
 */
final class Lanes {

  private final JobRepository repository;
  private final RunSignal signal;
  private final RunProgress progress;

  Lanes(JobRepository repository, RunSignal signal, RunProgress progress) {
    this.repository = repository;
    this.signal = signal;
    this.progress = progress;
  }

  /** How many lanes do work for the processor: one a core, more would only fight for them. */
  static int forProcessor() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * The same with a limit of the job's own.
   *
   * @param most never more than these
   * @return at least 1
   */
  static int forProcessor(int most) {
    return Math.max(1, Math.min(most, forProcessor()));
  }

  /**
   * What a step does. Used by all its lanes at once.
   *
   * @param <T> an item
   * @param <R> what becomes of one
   */
  interface Plan<T, R> {

    /** Name of the step. */
    String name();

    /** How many work at the same time, at least 1. */
    int lanes();

    /** Items committed together, at least 1. */
    int bundle();

    /** Runs once, when the step begins, before anything else is asked. */
    default void prepare() {}

    /** What is pending and was in hand when a process died; few. */
    default List<T> suspects() {
      return List.of();
    }

    /** Whether an item was in hand when a process died. */
    default boolean suspects(T item) {
      return false;
    }

    /** What is to be done, from the tables: see {@link WorkQueue.Source}. */
    List<T> page(@Nullable T last, int most);

    /**
     * Records that items are begun, before they are, and gets ready for them; by the lane that
     * works on them next.
     */
    void begin(List<T> items);

    /**
     * Works on one item, outside any transaction.
     *
     * @return {@code null} leaves it pending, as does a run that ends: of a bundle only what is in
     *     hand is finished
     */
    @Nullable R work(T item) throws Exception;

    /** Commits what became of a bundle's items. */
    void settle(List<? extends R> results) throws Exception;

    /** How many items are pending, from the tables. */
    int left();

    /** Runs once, when nothing is left. */
    default void after() {}
  }

  /** The step for a plan. */
  <T, R> Step step(Plan<T, R> plan) {
    WorkQueue<T> queue =
        new WorkQueue<>(signal, plan.bundle(), plan::page, plan::suspects, plan::begin);
    Step lane =
        new StepBuilder(plan.name() + "Lane", repository)
            .<T, R>chunk(plan.bundle())
            .transactionManager(new ResourcelessTransactionManager())
            .reader(guardedRead(queue))
            .processor(guardedWork(plan))
            .writer(guardedWriter(plan))
            .allowStartIfComplete(true)
            .build();
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(plan.name() + "-");
    threads.setTaskDecorator(RunLog::carried);
    return new StepBuilder(plan.name(), repository)
        .listener(new StepCourse(progress))
        .listener(
            new StepExecutionListener() {
              @Override
              public void beforeStep(StepExecution stepExecution) {
                plan.prepare();
                progress.begin(plan.name(), plan.left());
                plan.suspects().forEach(item -> alone(plan, item));
              }
            })
        .partitioner(lane.getName(), gridSize -> partitions(plan.lanes()))
        .step(lane)
        .gridSize(plan.lanes())
        .taskExecutor(threads)
        .aggregator(verdict(plan))
        .build();
  }

  /**
   * An item that was in hand when a process died is worked on while nothing else is: if the process
   * dies again, it is known which one to blame.
   */
  private <T, R> void alone(Plan<T, R> plan, T item) {
    if (!signal.goesOn()) {
      return;
    }
    plan.begin(List.of(item));
    try {
      R result = guardedWork(plan).process(item);
      if (result != null) {
        guardedWriter(plan).write(Chunk.of(result));
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Step %s failed".formatted(plan.name()), e);
    }
  }

  private static Map<String, ExecutionContext> partitions(int lanes) {
    Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
    for (int lane = 0; lane < lanes; lane++) {
      partitions.put("lane" + lane, new ExecutionContext());
    }
    return partitions;
  }

  /** The step is as good as the tables say, not as its lanes do. */
  private StepExecutionAggregator verdict(Plan<?, ?> plan) {
    StepExecutionAggregator sums = new DefaultStepExecutionAggregator();
    return (result, executions) -> {
      sums.aggregate(result, executions);
      Throwable failure = signal.failure();
      if (failure != null) {
        result.setStatus(BatchStatus.FAILED);
        result.addFailureException(failure);
        return;
      }
      int left = plan.left();
      if (left == 0) {
        plan.after();
      } else if (signal.stopRequested()) {
        result.setTerminateOnly();
      } else {
        result.setStatus(BatchStatus.FAILED);
        result.addFailureException(
            new IllegalStateException(
                "%d items of step %s are pending although all lanes have ended"
                    .formatted(left, plan.name())));
      }
    };
  }

  private <T> org.springframework.batch.infrastructure.item.ItemReader<T> guardedRead(
      WorkQueue<T> queue) {
    return () -> {
      try {
        return queue.read();
      } catch (RuntimeException | Error e) {
        signal.fail(e);
        throw e;
      }
    };
  }

  private <T, R> ItemProcessor<T, @Nullable R> guardedWork(Plan<T, R> plan) {
    return item -> {
      if (!signal.goesOn()) {
        return null;
      }
      try {
        return plan.work(item);
      } catch (Exception | Error e) {
        signal.fail(e);
        throw e;
      }
    };
  }

  private <T, R> ItemWriter<R> guardedWriter(Plan<T, R> plan) {
    return chunk -> {
      try {
        plan.settle(chunk.getItems());
        progress.done(chunk.size());
      } catch (Exception | Error e) {
        signal.fail(e);
        throw e;
      }
    };
  }
}
