package dev.diptych.console.page;

import dev.diptych.job.Allowance;
import dev.diptych.operations.UnitChoice;
import org.jspecify.annotations.Nullable;

/**
 * What a person gives with a deed. Fields that were left empty are {@code null}.
 *
 * @param seen how the edition stood when the page was shown
 * @param reason why
 * @param article slug, id, position or path
 * @param section such as {@code s2}, or {@code head}
 * @param segment such as {@code s2.5}
 * @param target BCP 47 tag
 * @param text a person's translation
 * @param engine to ask instead of the job's
 * @param fallback whether what a later engine made is meant instead of what is missing
 * @param cause code of a cause of what is missing
 * @param blamed the engine that the cause is about
 * @param file as the edition shows it
 * @param memory whether machine translations are rejected too
 */
record DeedForm(
    @Nullable String seen,
    @Nullable String reason,
    @Nullable String article,
    @Nullable String section,
    @Nullable String segment,
    @Nullable String target,
    @Nullable String text,
    @Nullable String engine,
    @Nullable Boolean fallback,
    @Nullable String cause,
    @Nullable String blamed,
    @Nullable String file,
    @Nullable Boolean memory,
    @Nullable String lanes,
    @Nullable String budgetCalls,
    @Nullable String budgetCharacters,
    @Nullable String budgetCost) {

  DeedForm {
    seen = given(seen);
    reason = given(reason);
    article = given(article);
    section = given(section);
    segment = given(segment);
    target = given(target);
    text = given(text);
    fallback = Boolean.TRUE.equals(fallback);
    memory = Boolean.TRUE.equals(memory);
    engine = given(engine);
    cause = given(cause);
    blamed = given(blamed);
    file = given(file);
    lanes = given(lanes);
    budgetCalls = given(budgetCalls);
    budgetCharacters = given(budgetCharacters);
    budgetCost = given(budgetCost);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Which units are meant. */
  UnitChoice choice() {
    return new UnitChoice(
        article, section, target, Boolean.TRUE.equals(fallback), cause, blamed);
  }

  /**
   * What is allowed from now on.
   *
   * @throws dev.diptych.job.JobFileException if one of them is wrong
   */
  Allowance allowance() {
    return Allowance.parse(lanes, budgetCalls, budgetCharacters, budgetCost);
  }
}
