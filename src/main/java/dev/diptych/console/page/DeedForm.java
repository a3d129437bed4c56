package dev.diptych.console.page;

import dev.diptych.job.Allowance;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.UnitChoice;
import dev.diptych.operations.WorkOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

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
    return new UnitChoice(article, section, target, Boolean.TRUE.equals(fallback), cause, blamed);
  }

  /**
   * What is allowed from now on.
   *
   * @throws dev.diptych.job.JobFileException if one of them is wrong
   */
  Allowance allowance() {
    return Allowance.parse(lanes, budgetCalls, budgetCharacters, budgetCost);
  }

  /** Whether it is said of what a deed is to be done. */
  boolean complete(Deed deed) {
    return switch (deed) {
      case REDO -> article != null && section != null;
      case CORRECT -> article != null && segment != null;
      case WITHDRAW -> article != null;
      case INCLUDE -> file != null;
      default -> true;
    };
  }

  /** The same as an order; of a form that is {@linkplain #complete complete}. */
  WorkOrder order(Deed deed, EditionName name) {
    return switch (deed) {
      case RESTART -> new WorkOrder.Restart(name, allowance());
      case RETRY_GAPS -> new WorkOrder.RetryGaps(name, choice(), engine, allowance());
      case REDO -> new WorkOrder.Redo(name, named(article), named(section), engine, allowance());
      case CORRECT ->
          new WorkOrder.Correct(
              name, named(article), named(segment), target, text == null ? "" : text);
      case WITHDRAW -> new WorkOrder.Withdraw(name, named(article), Boolean.TRUE.equals(memory));
      case INCLUDE -> new WorkOrder.Include(name, named(file));
      case PUBLISH -> new WorkOrder.Publish(name);
      case STOP, RECOVER, ABANDON -> throw new IllegalArgumentException(deed + " needs no run");
    };
  }

  private static String named(@Nullable String value) {
    return Objects.requireNonNull(value, "the form is not complete");
  }

  /** The address of this form's page with more allowed. */
  String address(Deed deed, EditionName name, Map<String, String> more) {
    UriComponentsBuilder page =
        UriComponentsBuilder.fromPath("/runs/{job}/{edition}/" + deed.verb());
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("article", article);
    fields.put("section", section);
    fields.put("target", target);
    fields.put("cause", cause);
    fields.put("blamed", blamed);
    fields.put("engine", engine);
    fields.put("fallback", Boolean.TRUE.equals(fallback) ? "true" : null);
    fields.put("budgetCalls", more.getOrDefault("budget-calls", budgetCalls));
    fields.put("budgetCharacters", more.getOrDefault("budget-characters", budgetCharacters));
    fields.put("budgetCost", more.getOrDefault("budget-cost", budgetCost));
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach(
        (field, value) -> {
          if (value != null) {
            page.queryParam(field, "{" + field + "}");
            values.put(field, value);
          }
        });
    values.put("job", name.job());
    values.put("edition", Objects.requireNonNull(name.label()));
    return page.encode().buildAndExpand(values).toUriString();
  }
}
