package dev.diptych.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

  /**
   * What a step does.
   *
   * @param name of the step
   * @param lanes how many work at the same time, at least 1
   * @param bundle items committed together, at least 1
   * @param begin records that items are begun, before they are
   * @param suspect whether an item was in hand when a process died
   * @param pending what is to be done, from the tables
   * @param work on one item; outside any transaction. {@code null} leaves it pending, as does a run
   *     that ends: of a bundle only what is in hand is finished
   * @param writer commits what became of a chunk's items
   * @param left how many items are pending, from the tables
   * @param after runs once, when nothing is left
   */
  record Plan<T, R>(
      String name,
      int lanes,
      int bundle,
      Consumer<List<T>> begin,
      Predicate<T> suspect,
      Supplier<List<T>> pending,
      ItemProcessor<T, @Nullable R> work,
      ItemWriter<R> writer,
      IntSupplier left,
      Runnable after) {}

  /** The step for a plan. */
  <T, R> Step step(Plan<T, R> plan) {
    WorkQueue<T> queue = new WorkQueue<>(signal, plan.bundle(), plan.begin());
    Step lane =
        new StepBuilder(plan.name() + "Lane", repository)
            .<T, R>chunk(plan.bundle())
            .transactionManager(new ResourcelessTransactionManager())
            .reader(guardedRead(queue))
            .processor(guarded(plan.work()))
            .writer(guarded(plan.writer()))
            .allowStartIfComplete(true)
            .build();
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(plan.name() + "-");
    return new StepBuilder(plan.name(), repository)
        .listener(
            new StepExecutionListener() {
              @Override
              public void beforeStep(StepExecution stepExecution) {
                List<T> pending = plan.pending().get();
                progress.begin(plan.name(), pending.size());
                pending.stream().filter(plan.suspect()).forEach(item -> alone(plan, item));
                queue.fill(pending.stream().filter(plan.suspect().negate()).toList());
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
    plan.begin().accept(List.of(item));
    try {
      R result = guarded(plan.work()).process(item);
      if (result != null) {
        guarded(plan.writer()).write(Chunk.of(result));
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
      int left = plan.left().getAsInt();
      if (left == 0) {
        plan.after().run();
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

  private <T, R> ItemProcessor<T, @Nullable R> guarded(ItemProcessor<T, R> work) {
    return item -> {
      if (!signal.goesOn()) {
        return null;
      }
      try {
        return work.process(item);
      } catch (Exception | Error e) {
        signal.fail(e);
        throw e;
      }
    };
  }

  private <R> ItemWriter<R> guarded(ItemWriter<R> writer) {
    return chunk -> {
      try {
        writer.write(chunk);
        progress.done(chunk.size());
      } catch (Exception | Error e) {
        signal.fail(e);
        throw e;
      }
    };
  }
}
