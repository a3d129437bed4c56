package dev.diptych.operations;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order would do, if it were given now. Nothing is changed by asking.
 *
 * @param verb of the order
 * @param job the job's name; empty if the order does not say
 * @param edition the label, {@code null} if the edition would be made
 * @param what in one sentence
 * @param redone what is worked on again, or for the first time
 * @param kept what of the edition stays as it is
 * @param asked what engines would be asked for that, by engine; what fails and is asked for again,
 *     or of a later engine, comes on top
 * @param summaries that an engine would write, each in a call or two
 * @param unknown files of which nothing is known before they are read: they are in no figure
 * @param budget what the night may still ask at most; empty if its job has no budget
 * @param also what else it changes, and what it does not reach, in sentences
 */
public record Preview(
    String verb,
    String job,
    @Nullable String edition,
    String what,
    Share redone,
    Share kept,
    List<Asked> asked,
    int summaries,
    int unknown,
    List<EnginesToday.Limit> budget,
    List<String> also) {

  /** Copies the lists, so that the preview cannot change. */
  public Preview {
    asked = List.copyOf(asked);
    budget = List.copyOf(budget);
    also = List.copyOf(also);
  }

  /**
   * A share of an edition.
   *
   * @param files to be read, or read
   * @param sections work units
   * @param digests to be written, or written
   */
  public record Share(int files, int sections, int digests) {

    /** Nothing. */
    public static final Share NOTHING = new Share(0, 0, 0);
  }

  /**
   * What one engine would be asked.
   *
   * @param engine its name
   * @param free whether it costs nothing, so that nothing is counted
   * @param texts how many different texts there are
   * @param remembered how many of them need not be asked
   * @param calls how many requests
   * @param characters they send
   * @param costInMicros what they cost at most, in millionths of the currency of its prices
   * @param cost the same as people write it
   * @param words all that in a sentence
   */
  public record Asked(
      String engine,
      boolean free,
      long texts,
      long remembered,
      long calls,
      long characters,
      long costInMicros,
      String cost,
      String words) {

    static Asked of(Estimate estimate) {
      return new Asked(
          estimate.engine(),
          estimate.repeatable(),
          estimate.texts(),
          estimate.remembered(),
          estimate.calls(),
          estimate.characters(),
          estimate.costInMicros(),
          estimate.cost(),
          NightEstimate.line(estimate));
    }
  }

  /** All calls together, without those for summaries. */
  public long calls() {
    return asked.stream().mapToLong(Asked::calls).sum();
  }

  /** All characters together. */
  public long characters() {
    return asked.stream().mapToLong(Asked::characters).sum();
  }

  /** What all may cost together, in millionths. */
  public long costInMicros() {
    return asked.stream().mapToLong(Asked::costInMicros).sum();
  }

  /** The preview for a person, line by line, the sentence first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(what);
    share(lines, "again", redone);
    share(lines, "stays", kept);
    asked.forEach(each -> lines.add(each.words()));
    if (summaries > 0) {
      lines.add("%d summaries would be written, each in a call or two".formatted(summaries));
    }
    if (unknown > 0) {
      lines.add("%d files are not in these figures: they cannot be read now".formatted(unknown));
    }
    budget.forEach(limit -> lines.add(words(limit)));
    lines.addAll(also);
    return lines;
  }

  private static void share(List<String> lines, String what, Share share) {
    if (!share.equals(Share.NOTHING)) {
      lines.add(
          "%s: %d files, %d sections, %d digests"
              .formatted(what, share.files(), share.sections(), share.digests()));
    }
  }

  private static String words(EnginesToday.Limit limit) {
    boolean money = limit.what().equals("cost");
    return "the night's budget leaves %s of %s"
        .formatted(
            money ? Budget.money(limit.left()) : Long.toString(limit.left()),
            money ? Budget.money(limit.limit()) : limit.limit() + " " + limit.what());
  }
}
