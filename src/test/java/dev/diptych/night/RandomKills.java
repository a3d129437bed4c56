package dev.diptych.night;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Nights that are killed at random moments, as often as Diptych recovers by itself, and then
 * finished by {@code run}: each must end with exit code 0 and the bytes of a night that nobody
 * disturbed, and ask no engine for more than the calls in flight twice.
 */
public final class RandomKills {

  /** As often as a pass is continued without being asked. */
  private static final int MOST_KILLS = 3;

  private static final int LANES = 4;

  private final Path root;
  private final int articles;
  private final Random random;
  private final PrintStream out;

  /**
   * Nights of so many articles.
   *
   * @param root an empty folder
   * @param seed the same seed chooses the same numbers of kills and moments
   * @param out gets a line a night
   */
  public RandomKills(Path root, int articles, long seed, PrintStream out) {
    this.root = root;
    this.articles = articles;
    this.random = new Random(seed);
    this.out = out;
  }

  /**
   * Runs nights until so many kills have met a run.
   *
   * @throws AssertionError if one of them does not end as it must
   */
  public void kills(int kills) {
    until(night -> false, kills);
  }

  /**
   * Runs so many nights.
   *
   * @throws AssertionError if one of them does not end as it must
   */
  void nights(int nights) {
    until(night -> night > nights, Integer.MAX_VALUE);
  }

  private void until(IntPredicate enough, int kills) {
    Household undisturbed = household("undisturbed");
    long start = System.nanoTime();
    require(undisturbed.run());
    long length = System.nanoTime() - start;
    Map<String, String> expected = undisturbed.published();
    int met = 0;
    for (int number = 1; met < kills && !enough.test(number); number++) {
      Household night = household("night-" + number);
      require(night.diptych("status")); // The tables are made once, by the first verb of all.
      int tried = 1 + random.nextInt(Math.min(MOST_KILLS, kills - met));
      int happened = 0;
      for (int kill = 0; kill < tried; kill++) {
        happened += killed(night, (long) (random.nextDouble() * length)) ? 1 : 0;
      }
      require(night.run());
      if (!night.published().equals(expected)) {
        throw new AssertionError("Night %d published other bytes".formatted(number));
      }
      requireOrder(night);
      int more = night.callCount() - undisturbed.callCount();
      if (more < 0 || more > happened * LANES) {
        throw new AssertionError(
            "Night %d made %d calls more than one that nobody disturbed".formatted(number, more));
      }
      out.println(
          String.format(
              Locale.ROOT,
              "killed night %d: %d of %d kills met the run; exit 0, byte-identical, %d calls made"
                  + " twice",
              number,
              happened,
              tried,
              more));
      met += happened;
    }
  }

  /**
   * Starts a run and kills it so long after its start.
   *
   * @return whether it was still running; otherwise it has ended as it should
   */
  private static boolean killed(Household night, long nanos) {
    try (DiptychProcess process = night.startRun()) {
      process.killAfter(nanos);
      Outcome outcome = process.await();
      if (outcome.exitCode() != 137) {
        require(outcome);
      }
      return outcome.exitCode() == 137;
    }
  }

  private static void require(Outcome outcome) {
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "Exit code %d. It said: %s".formatted(outcome.exitCode(), outcome.err()));
    }
  }

  /** Every unit once, no file that nobody waits for, and a database that opens. */
  private static void requireOrder(Household night) {
    int twice =
        night.number(
            "select count(*) - count(distinct article_id || '/' || unit || '/' || target) from"
                + " unit_result");
    int open = night.number("select count(*) from unit_result where state <> 'TRANSLATED'");
    int orphans = Household.count(night.home().resolve("output"), ".tmp");
    if (twice + open + orphans > 0) {
      throw new AssertionError(
          "%d units are there twice, %d are not translated, %d files are left over"
              .formatted(twice, open, orphans));
    }
  }

  private Household household(String name) {
    return new Household(root.resolve(name))
        .edit("lanes: 4", "lanes: %d\nnetwork: any".formatted(LANES))
        .with("diptych.delay.network", "true")
        .with("diptych.delay.latency", "5ms")
        .articles(articles);
  }
}
