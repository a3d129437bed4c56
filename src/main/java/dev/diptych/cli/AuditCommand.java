package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Audits;
import dev.diptych.operations.Audits.Page;
import dev.diptych.operations.Audits.Question;
import dev.diptych.operations.ExitCode;
import dev.diptych.store.AuditLog.Entry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}: who changed what. */
@Command(
    name = "audit",
    description = {
      "Lists who changed what, when, by which channel and why, newest first.",
      "What is listed was only ever added to; that somebody reads it is not written down."
    },
    mixinStandardHelpOptions = true)
final class AuditCommand implements Verb {

  @Option(
      names = "--job",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Only about this job and its editions.")
  private @Nullable String job;

  @Option(
      names = "--edition",
      paramLabel = "LABEL",
      description = "With --job: only about this edition.")
  private @Nullable String edition;

  @Option(
      names = "--verb",
      paramLabel = "VERB",
      description = "Only this verb, with the ends of its runs.")
  private @Nullable String verb;

  @Option(names = "--actor", paramLabel = "NAME", description = "Only what this one did.")
  private @Nullable String actor;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only since then: 12h or 7d ago, 2026-12-01, 2026-12-01T06:00 (UTC).")
  private @Nullable String since;

  @Option(
      names = "--before",
      paramLabel = "ID",
      description = "Only entries older than this one: the next page.")
  private @Nullable Long below;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: 20; with --csv all).")
  private @Nullable Integer limit;

  @Option(
      names = "--csv",
      description = {
        "As CSV (RFC 4180) with a line of names. Cells that a spreadsheet would take for a formula",
        "begin with an apostrophe."
      })
  private boolean csv;

  @Option(names = "--json", description = "One JSON object a line and entry.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  AuditCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws IOException {
    Question question = new Question(job, edition, verb, actor, null, null, since);
    Audits audits = contexts.operations(Audits.class);
    if (csv) {
      if (json || below != null) {
        throw new UsageException("--csv goes with neither --json nor --before");
      }
      if (limit != null && limit < 1) {
        throw new UsageException("--limit takes a whole number from 1, not " + limit);
      }
      audits.csv(question, limit == null ? Integer.MAX_VALUE : limit, answers.out());
      if (answers.out().checkError()) {
        throw new OutputClosedException();
      }
      return ExitCode.COMPLETE;
    }
    Page page = audits.page(question, below, limit == null ? 20 : limit);
    page.entries().forEach(json ? answers::json : this::show);
    if (page.entries().isEmpty()) {
      answers.note("Nothing is in the audit that matches");
    } else if (page.next() != null && !json) {
      answers.note("Older entries: the same with --before " + page.next());
    }
    return ExitCode.COMPLETE;
  }

  private void show(Entry entry) {
    answers.line(
        "%d  %s  %s (%s)  %s  %s%s"
            .formatted(
                entry.id(),
                entry.at(),
                Printable.of(entry.actor()),
                entry.channel(),
                entry.verb(),
                Printable.of(entry.subject()),
                entry.passId() == null ? "" : "  pass id " + entry.passId()));
    row("why", entry.reason());
    row("what", entry.detail());
    row("before", entry.before());
    row("after", entry.after());
  }

  private void row(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      answers.line("  %-7s %s".formatted(name, Printable.of(value)));
    }
  }
}
