package dev.diptych.cli;

import dev.diptych.job.SettingChange;
import dev.diptych.operations.CauseGroup;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.NightChanges.Changes;
import dev.diptych.operations.NightChanges.Terms;
import dev.diptych.operations.RefusalWords;
import dev.diptych.operations.UnitView;
import dev.diptych.store.ItemRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return show(contexts.operations(EditionViews.class).show(name.named()), json, remark);
  }

  /** Shows it with its published files compared; {@link ExitCode#GAPS} if one is not right. */
  ExitCode verify(EditionArgument name, boolean json) {
    Full full = contexts.operations(EditionViews.class).verify(name.named());
    show(full, json, null);
    FileCheck files = full.files();
    return ExitCode.ofMissing(files != null && !files.flaws().isEmpty());
  }

  private ExitCode show(Full full, boolean json, @Nullable String remark) {
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
                    "  engine %s: %d calls, %d failed, %d characters%s"
                        .formatted(
                            use.engine(),
                            use.calls(),
                            use.failures(),
                            use.characters(),
                            use.costInMicros() == 0 ? "" : ", cost " + use.cost())));
    full.index().forEach(page -> answers.line("  index " + page));
    skipped(full.items());
    remarks(full.items());
    gaps(full.gaps());
    fallbacks(full.summary(), full.fallbacks());
    causes(full.causes());
    changes(full.changes());
    files(full);
    return ExitCode.COMPLETE;
  }

  private void files(Full full) {
    FileCheck files = full.files();
    if (files == null) {
      return;
    }
    files.flaws().forEach(flaw -> answers.line("  file " + flaw.file() + " " + flaw.what()));
    if (files.files() == 0) {
      answers.line("  no published files to compare: none stand, or a run is at work on them");
    } else if (files.flaws().isEmpty()) {
      answers.line("  all %d published files are what was written".formatted(files.files()));
    } else {
      answers.line(
          "  next: diptych publish %s %s"
              .formatted(full.summary().job(), full.summary().edition()));
    }
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

  private void remarks(List<ItemRow> items) {
    items.stream()
        .filter(
            item ->
                item.fate() == ItemRow.Fate.READ
                    || item.fate() == ItemRow.Fate.OPENED
                    || item.fate() == ItemRow.Fate.WITHDRAWN)
        .filter(item -> item.reason() != null)
        .forEach(
            item ->
                answers.line(
                    "  %s %s: %s"
                        .formatted(
                            item.fate() == ItemRow.Fate.WITHDRAWN ? "withdrawn" : "note on",
                            Printable.of(item.source().path()),
                            item.reason())));
  }

  private void gaps(List<UnitView> gaps) {
    Map<String, List<UnitView>> byReason = new TreeMap<>();
    gaps.forEach(
        gap ->
            byReason
                .computeIfAbsent(
                    gap.state() + ": " + Printable.of(gap.why()), reason -> new ArrayList<>())
                .add(gap));
    byReason.forEach(this::group);
  }

  /** What a later engine made because an earlier one was out: better may be had now. */
  private void fallbacks(EditionView edition, List<UnitView> fallbacks) {
    Map<String, List<UnitView>> byReason = new TreeMap<>();
    for (UnitView unit : fallbacks) {
      UnitView.Instead first = Objects.requireNonNull(unit.fallback());
      byReason
          .computeIfAbsent(
              "by %s, for %s was out: %s"
                  .formatted(unit.engines(), first.engine(), Printable.of(first.why())),
              reason -> new ArrayList<>())
          .add(unit);
    }
    byReason.forEach(this::group);
    if (!fallbacks.isEmpty()) {
      answers.line(
          "  to ask it again: diptych retry-gaps %s %s --fallback"
              .formatted(edition.job(), edition.edition()));
    }
  }

  /** Where one cause is mended and others are not. */
  private void causes(List<CauseGroup> causes) {
    if (causes.stream().filter(group -> group.fallbacks() == 0).count() > 1) {
      causes.stream()
          .filter(group -> group.fallbacks() == 0)
          .forEach(
              group ->
                  answers.line(
                      "  only the %d sections of %s%s: %s"
                          .formatted(
                              group.units(),
                              group.cause(),
                              group.blamed() == null ? "" : " " + group.blamed(),
                              Printable.of(RefusalWords.command(group.next())))));
    }
  }

  private void changes(Changes changes) {
    if (!changes.any()) {
      return;
    }
    answers.line("  changed since %s, the last good night:".formatted(changes.since()));
    changes.settings().forEach(this::change);
    changes.engines().forEach(this::change);
    Terms terms = changes.glossary();
    if (terms != null) {
      answers.line(
          "    glossary: %d terms → %d (%d added, %d removed, %d changed)"
              .formatted(
                  terms.before(), terms.after(), terms.added(), terms.removed(), terms.changed()));
    }
    SettingChange version = changes.version();
    if (version != null) {
      change(version);
    }
  }

  private void change(SettingChange change) {
    answers.line(
        "    %s: %s → %s"
            .formatted(Printable.of(change.name()), shown(change.before()), shown(change.after())));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "none" : Printable.of(value);
  }

  private void group(String reason, List<UnitView> units) {
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
  }
}
