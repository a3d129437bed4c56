package dev.diptych.console.page;

import dev.diptych.job.Next;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.RefusalWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Something to do next, as a page offers it: where there is a page for a verb a link to its
 * preview, and everywhere the command to type.
 *
 * @param verb as it is typed
 * @param address of the page that does it, {@code null} if only the command line can
 * @param command the same to type
 */
record Step(String verb, @Nullable String address, String command) {

  private static final String EDITION = "edition";

  /** Verbs of an edition that have a page of their own. */
  private static final Set<String> OF_EDITION =
      Set.of("restart", "stop", "recover", "abandon", "retry-gaps", "publish");

  /** The same for a page. */
  static Step of(Next next) {
    return new Step(next.verb(), address(next), RefusalWords.command(next));
  }

  /** The same for a page, the first to be tried first. */
  static List<Step> of(List<Next> next) {
    return next.stream().map(Step::of).toList();
  }

  /** The same of an order that was refused: more of the same is for the edition that it named. */
  static Step of(Next next, PlacedOrder order) {
    String edition = order.edition();
    if (next.when() != Next.When.SAME_WITH_MORE || edition == null) {
      return of(next);
    }
    return new Step(
        next.verb(),
        OF_EDITION.contains(next.verb())
            ? address("/runs/{job}/{edition}/" + next.verb(), next.options(), order.job(), edition)
            : null,
        RefusalWords.command(next));
  }

  private static @Nullable String address(Next next) {
    List<String> words = next.arguments();
    if (next.verb().equals("status")) {
      return "/";
    }
    if (next.verb().equals("schedule")) {
      return "/schedules";
    }
    if (words.isEmpty()) {
      return null;
    }
    String job = words.get(0);
    if (next.verb().equals("run")) {
      return address("/jobs/{job}/run", next.options(), job);
    }
    String label = next.options().getOrDefault(EDITION, words.size() > 1 ? words.get(1) : null);
    if (next.verb().equals("show")) {
      return label == null
          ? address("/runs?job={job}", Map.of(), job)
          : address("/runs/{job}/{edition}", Map.of(), job, label);
    }
    if (label == null) {
      return null;
    }
    if (next.verb().equals("include") && words.size() > 1) {
      return address("/runs/{job}/{edition}/include", Map.of("file", words.get(1)), job, label);
    }
    return OF_EDITION.contains(next.verb())
        ? address("/runs/{job}/{edition}/" + next.verb(), next.options(), job, label)
        : null;
  }

  /** Options are written with hyphens, fields of forms without. */
  private static String field(String option) {
    return switch (option) {
      case "budget-calls" -> "budgetCalls";
      case "budget-characters" -> "budgetCharacters";
      case "budget-cost" -> "budgetCost";
      default -> option;
    };
  }

  private static String address(String path, Map<String, String> options, String... names) {
    UriComponentsBuilder builder = UriComponentsBuilder.fromUriString(path);
    Map<String, Object> values = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          builder.queryParam(field(name), "{option-" + name + "}");
          values.put("option-" + name, value.isEmpty() ? "true" : value);
        });
    values.put("job", names[0]);
    if (names.length > 1) {
      values.put(EDITION, names[1]);
    }
    return builder.encode().buildAndExpand(values).toUriString();
  }
}
