package dev.diptych.digest;

import dev.diptych.digest.Cause.Code;
import dev.diptych.engine.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the editions of a night may still ask of their engines. A call reserves what it may cost
 * before it is made, so that lanes together never go over; afterwards it is settled by what it
 * used, or released if nobody will charge for it. Safe for use by several lanes.
 */
public final class Budget {

  private static final int MICROS = 6;

  private final Limits limits;
  private Amount used;
  private Amount reserved = Amount.NOTHING;

  /**
   * A budget of which something may be used up.
   *
   * @param used what was asked before
   */
  public Budget(Limits limits, Amount used) {
    this.limits = limits;
    this.used = used;
  }

  /** A budget without limits. */
  public static Budget unlimited() {
    return new Budget(Limits.NONE, Amount.NOTHING);
  }

  /**
   * What may be asked; {@code null} for no limit.
   *
   * @param calls how many
   * @param characters source characters sent
   * @param costInMicros millionths of the currency of the engines' prices
   */
  public record Limits(
      @Nullable Long calls, @Nullable Long characters, @Nullable Long costInMicros) {

    /** Everything may be asked. */
    public static final Limits NONE = new Limits(null, null, null);
  }

  /**
   * What was asked, or may be.
   *
   * @param calls how many
   * @param characters source characters sent
   * @param costInMicros millionths of the currency of the engines' prices
   */
  public record Amount(long calls, long characters, long costInMicros) {

    /** Nothing was asked. */
    public static final Amount NOTHING = new Amount(0, 0, 0);

    Amount plus(Amount more) {
      return new Amount(
          calls + more.calls, characters + more.characters, costInMicros + more.costInMicros);
    }

    Amount minus(Amount less) {
      return new Amount(
          calls - less.calls, characters - less.characters, costInMicros - less.costInMicros);
    }
  }

  /**
   * Takes a call out of the budget. Where only calls under way stand in its way, waits for the
   * first that gives something back: nothing is deferred for a call that failed at no cost.
   *
   * @param characters it sends
   * @param costInMicros it may cost
   * @throws ExhaustedException if what is used up leaves no room for the call
   */
  synchronized Reservation reserve(long characters, long costInMicros)
      throws ExhaustedException, InterruptedException {
    Amount call = new Amount(1, characters, costInMicros);
    while (lacking(used.plus(reserved).plus(call)) != null) {
      Cause spent = lacking(used.plus(call));
      if (spent != null) {
        throw new ExhaustedException(spent);
      }
      wait();
    }
    reserved = reserved.plus(call);
    return new Reservation(call);
  }

  private @Nullable Cause lacking(Amount wanted) {
    Long calls = limits.calls();
    if (calls != null && wanted.calls() > calls) {
      return Cause.of(Code.BUDGET_CALLS, calls);
    }
    Long characters = limits.characters();
    if (characters != null && wanted.characters() > characters) {
      return Cause.of(Code.BUDGET_CHARACTERS, characters);
    }
    Long cost = limits.costInMicros();
    return cost != null && wanted.costInMicros() > cost
        ? Cause.of(Code.BUDGET_COST, money(cost))
        : null;
  }

  /** An amount of money as people write it: {@code 2.5}. */
  public static String money(long micros) {
    BigDecimal whole = BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
    return whole.scale() < 0 ? whole.setScale(0).toPlainString() : whole.toPlainString();
  }

  private synchronized void settle(Amount reservation, Amount spent) {
    reserved = reserved.minus(reservation);
    used = used.plus(spent);
    notifyAll();
  }

  /** The room of one call. Used by one lane; closed without a word it counts as used up. */
  final class Reservation implements AutoCloseable {

    private final Amount call;
    private boolean open = true;

    private Reservation(Amount call) {
      this.call = call;
    }

    /** The call counts, with what it used. */
    void settle(Usage usage) {
      end(new Amount(1, usage.characters(), usage.costInMicros()));
    }

    /** The call counts for nothing. */
    void release() {
      end(Amount.NOTHING);
    }

    @Override
    public void close() {
      end(call);
    }

    private void end(Amount spent) {
      if (open) {
        open = false;
        Budget.this.settle(call, spent);
      }
    }
  }

  /** The budget does not allow another call; the cause says which limit was reached. */
  static final class ExhaustedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Cause cause;

    ExhaustedException(Cause cause) {
      super(cause.toString());
      this.cause = cause;
    }

    Cause cause() {
      return cause;
    }
  }
}
