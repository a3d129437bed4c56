package dev.diptych.console.api;

import dev.diptych.job.Allowance;
import dev.diptych.job.Overrides;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.UnitChoice;
import dev.diptych.operations.WorkOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an order says: the options of its verb by their names, {@code budget-calls} as
 * {@code budgetCalls}. Common to all:
 *
 * <ul>
 *   <li>{@code job}, required
 *   <li>{@code edition}: its label, or the newest without one
 *   <li>{@code reason}: why, for the audit
 *   <li>{@code seen}: how the edition stood when it was looked at, as answers give it; the order is
 *       refused if it has changed
 *   <li>{@code patience}: how long the order waits while another run is at work, such as {@code
 *       30m}; without it, it is refused at once
 *   <li>{@code dryRun}: only say what would be done
 * </ul>
 */
interface OrderRequest {

  /** What is wanted, with names that can be. */
  WorkOrder order();

  /** Whether it is refused without a reason. */
  boolean wantsReason();

  String job();

  @Nullable String reason();

  @Nullable String seen();

  @Nullable String patience();

  @Nullable Boolean dryRun();

  private static Allowance allowance(
      @Nullable Integer lanes,
      @Nullable Long calls,
      @Nullable Long characters,
      @Nullable BigDecimal cost) {
    return Allowance.parse(
        lanes == null ? null : lanes.toString(),
        calls == null ? null : calls.toString(),
        characters == null ? null : characters.toString(),
        cost == null ? null : cost.toPlainString());
  }

  /**
   * {@code run}. Folders are those of the job file: what stands elsewhere on this machine is for
   * the command line.
   */
  record Run(
      String job,
      @Nullable String edition,
      @Nullable List<String> targets,
      @Nullable List<String> engines,
      @Nullable Boolean all,
      @Nullable Instant asOf,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Run(
          Named.job(job),
          new Overrides(
              null,
              null,
              edition,
              Objects.requireNonNullElse(targets, List.of()),
              Objects.requireNonNullElse(engines, List.of()),
              Boolean.TRUE.equals(all)),
          asOf,
          Boolean.TRUE.equals(dryRun));
    }

    @Override
    public boolean wantsReason() {
      return false;
    }
  }

  /** {@code restart}. */
  record Restart(
      String job,
      @Nullable String edition,
      @Nullable Integer lanes,
      @Nullable Long budgetCalls,
      @Nullable Long budgetCharacters,
      @Nullable BigDecimal budgetCost,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Restart(
          Named.edition(job, edition), allowance(lanes, budgetCalls, budgetCharacters, budgetCost));
    }

    @Override
    public boolean wantsReason() {
      return false;
    }
  }

  /** {@code retry-gaps}. */
  record RetryGaps(
      String job,
      @Nullable String edition,
      @Nullable String article,
      @Nullable String section,
      @Nullable String target,
      @Nullable String engine,
      @Nullable Boolean fallback,
      @Nullable String cause,
      @Nullable String blamed,
      @Nullable Integer lanes,
      @Nullable Long budgetCalls,
      @Nullable Long budgetCharacters,
      @Nullable BigDecimal budgetCost,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.RetryGaps(
          Named.edition(job, edition),
          new UnitChoice(article, section, target, Boolean.TRUE.equals(fallback), cause, blamed),
          engine,
          allowance(lanes, budgetCalls, budgetCharacters, budgetCost));
    }

    @Override
    public boolean wantsReason() {
      return false;
    }
  }

  /** {@code redo}. */
  record Redo(
      String job,
      @Nullable String edition,
      String article,
      String section,
      @Nullable String engine,
      @Nullable Integer lanes,
      @Nullable Long budgetCalls,
      @Nullable Long budgetCharacters,
      @Nullable BigDecimal budgetCost,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Redo(
          Named.edition(job, edition),
          Named.required(article, "article", "017-port"),
          Named.required(section, "section", "s2"),
          engine,
          allowance(lanes, budgetCalls, budgetCharacters, budgetCost));
    }

    @Override
    public boolean wantsReason() {
      return true;
    }
  }

  /** {@code correct}. */
  record Correct(
      String job,
      @Nullable String edition,
      String article,
      String segment,
      @Nullable String target,
      String text,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Correct(
          Named.edition(job, edition),
          Named.required(article, "article", "017-port"),
          Named.required(segment, "segment", "s2.5"),
          target,
          Named.required(text, "text", "the right translation"));
    }

    @Override
    public boolean wantsReason() {
      return true;
    }
  }

  /** {@code withdraw}. */
  record Withdraw(
      String job,
      @Nullable String edition,
      String article,
      @Nullable Boolean alsoFromMemory,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Withdraw(
          Named.edition(job, edition),
          Named.required(article, "article", "017-port"),
          Boolean.TRUE.equals(alsoFromMemory));
    }

    @Override
    public boolean wantsReason() {
      return true;
    }
  }

  /** {@code include}. */
  record Include(
      String job,
      @Nullable String edition,
      String path,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Include(
          Named.edition(job, edition), Named.required(path, "path", "port.txt"));
    }

    @Override
    public boolean wantsReason() {
      return false;
    }
  }

  /** {@code publish}. */
  record Publish(
      String job,
      @Nullable String edition,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      return new WorkOrder.Publish(Named.edition(job, edition));
    }

    @Override
    public boolean wantsReason() {
      return false;
    }
  }

  /** {@code tm term}. Without source and target: all that has changed in the job's glossary. */
  record Term(
      String job,
      @Nullable String source,
      @Nullable String target,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable String patience,
      @Nullable Boolean dryRun)
      implements OrderRequest {

    @Override
    public WorkOrder order() {
      if ((source == null) != (target == null)) {
        throw new ProblemException(
            Problem.usage(
                422, "usage", "Name both, the term in source and its translation in target"));
      }
      return new WorkOrder.Term(
          Named.job(job),
          source == null ? null : Named.required(source, "source", "الميناء").strip(),
          target == null ? null : Named.required(target, "target", "the port").strip());
    }

    @Override
    public boolean wantsReason() {
      return true;
    }
  }

  /** The edition that an order is about; {@code null} if it is about a whole job. */
  static @Nullable EditionName edition(WorkOrder order) {
    return order instanceof WorkOrder.OfEdition about ? about.edition() : null;
  }
}
