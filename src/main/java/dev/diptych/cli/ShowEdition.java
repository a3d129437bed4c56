package dev.diptych.cli;

import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionViews;
import dev.diptych.store.ItemRow;
import dev.diptych.store.UnitRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows one edition: how it stands, what is missing by cause, which files were skipped and why. */
final class ShowEdition {

  private final Contexts contexts;
  private final Answers answers;

  ShowEdition(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  /**
   * Shows it.
   *
   * @param remark something about it for a first line, {@code null} for none
   */
  ExitCode show(EditionArgument name, boolean json, @Nullable String remark) {
    Full full = contexts.operations(EditionViews.class).show(name.named());
    if (json) {
      answers.json(full);
      return ExitCode.COMPLETE;
    }
    if (remark != null) {
      answers.line(
          "Edition %s/%s %s".formatted(full.summary().job(), full.summary().edition(), remark));
    }
    answers.line(EditionLines.line(full.summary()));
    full.passes()
        .forEach(
            pass ->
                answers.line(
                    "  pass %d %-10s %-9s by %s%s"
                        .formatted(
                            pass.number(),
                            pass.kind(),
                            pass.state(),
                            pass.actor(),
                            pass.reason() == null ? "" : ": " + pass.reason())));
    full.engines()
        .forEach(
            use ->
                answers.line(
                    "  engine %s: %d calls, %d failed, %d characters"
                        .formatted(use.engine(), use.calls(), use.failures(), use.characters())));
    full.index().forEach(page -> answers.line("  index " + page));
    skipped(full.items());
    gaps(full.gaps());
    return ExitCode.COMPLETE;
  }

  private void skipped(List<ItemRow> items) {
    items.stream()
        .filter(item -> item.fate() == ItemRow.Fate.SKIPPED)
        .forEach(
            item ->
                answers.line(
                    "  skipped %s: %s"
                        .formatted(Printable.of(item.source().path()), item.reason())));
  }

  private void gaps(List<UnitRow> gaps) {
    Map<String, List<UnitRow>> byReason = new TreeMap<>();
    gaps.forEach(
        gap ->
            byReason
                .computeIfAbsent(gap.state() + ": " + gap.reason(), reason -> new ArrayList<>())
                .add(gap));
    byReason.forEach(
        (reason, units) -> {
          answers.line("  %d sections %s".formatted(units.size(), reason));
          units.stream()
              .limit(10)
              .forEach(
                  unit ->
                      answers.line(
                          "    %s/%s (%s) into %s"
                              .formatted(
                                  unit.articleId(),
                                  unit.unit(),
                                  Printable.of(unit.path()),
                                  unit.target())));
          if (units.size() > 10) {
            answers.line("    and %d more; all of them: --json".formatted(units.size() - 10));
          }
        });
  }
}
