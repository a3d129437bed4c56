package dev.diptych.operations;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.store.AcknowledgementRow;
import dev.diptych.store.AcknowledgementRows;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.Servers;
import dev.diptych.store.Servers.Server;
import dev.diptych.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * A person has seen what {@code status} tells, and it can wait: until a time, or until it stands
 * otherwise, whichever is first. Each acknowledgement needs a reason and is audited.
 */
@Service
public class Acknowledgements {

  /** Whoever wants silence for longer looks at it once more in between. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private final NamedEditions named;
  private final Editions editions;
  private final Servers servers;
  private final Lookout lookout;
  private final AcknowledgementRows rows;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  Acknowledgements(
      NamedEditions named,
      Editions editions,
      Servers servers,
      Lookout lookout,
      AcknowledgementRows rows,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.named = named;
    this.editions = editions;
    this.servers = servers;
    this.lookout = lookout;
    this.rows = rows;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What can be acknowledged. */
  public enum About {
    /** An edition that died, failed, stopped, or misses something. */
    EDITION,
    /** Published files of an edition that are not what was written. */
    FILES,
    /** The process that takes orders, which has died. */
    SERVER
  }

  /**
   * Acknowledges something.
   *
   * @param name the edition; {@code null} for the server
   * @param until as people type it: {@code 12h}, {@code 3d}, a date, a date with a time
   * @param actor with a reason
   * @return what was done, in words
   * @throws UsageException if there is no such edition, it needs nobody now, the reason is missing,
   *     or the time is none, past or too far away
   */
  public String acknowledge(About about, @Nullable EditionName name, String until, Actor actor) {
    String reason = actor.reason();
    if (reason == null || reason.isBlank()) {
      throw new UsageException("A reason is required: why can it wait? It is kept in the audit");
    }
    Instant now = clock.instant();
    Instant end = Moment.ahead(until, now, "--until");
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new UsageException(
          "--until: %s is not within the next %d days. Right would be: 12h, or %s"
              .formatted(end, LONGEST.toDays(), now.plus(Duration.ofDays(1))));
    }
    Seen seen = seen(about, name);
    if (!seen.needsSomebody()) {
      throw new UsageException(
          "%s needs nobody at this moment, so there is nothing to acknowledge. What does: diptych status"
              .formatted(seen.subject().name()));
    }
    AcknowledgementRow row =
        new AcknowledgementRow(
            seen.subject().name(), seen.subject().stand(), actor.name(), reason, now, end);
    transactions.run(
        () -> {
          Optional<AcknowledgementRow> before = rows.find(row.subject());
          rows.put(row);
          audit(actor, "acknowledge", seen, before, "acknowledged until " + end);
        });
    return "Acknowledged %s until %s, or until it stands otherwise. To take that back: diptych acknowledge %s --end"
        .formatted(row.subject(), end, arguments(about, seen));
  }

  /**
   * Takes an acknowledgement back: {@code status} tells of it again.
   *
   * @param name the edition; {@code null} for the server
   * @return what was done, in words
   * @throws UsageException if there is no such edition, or no such acknowledgement
   */
  public String end(About about, @Nullable EditionName name, Actor actor) {
    Seen seen = seen(about, name);
    boolean ended =
        transactions.run(
            () -> {
              Optional<AcknowledgementRow> before = rows.find(seen.subject().name());
              boolean removed = rows.remove(seen.subject().name());
              if (removed) {
                audit(actor, "acknowledge end", seen, before, "not acknowledged");
              }
              return removed;
            });
    if (!ended) {
      throw new UsageException(
          "%s is not acknowledged; nothing was changed".formatted(seen.subject().name()));
    }
    return "%s is not acknowledged any more".formatted(seen.subject().name());
  }

  /**
   * What is to be acknowledged, as it stands now.
   *
   * @param audited how the audit names it
   */
  private record Seen(
      Subject subject,
      String audited,
      @Nullable EditionRow edition,
      @Nullable Long passId,
      boolean needsSomebody) {}

  private Seen seen(About about, @Nullable EditionName name) {
    Standing standing = lookout.standing();
    if (about == About.SERVER) {
      Server server =
          servers
              .current()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "No process serves, and none died while it did; there is nothing to"
                              + " acknowledge"));
      Subject subject = Subject.server(server);
      return new Seen(subject, subject.name(), null, null, isTold(standing, subject));
    }
    if (name == null) {
      throw new UsageException(
          "An edition is missing: diptych acknowledge JOB EDITION --until 12h --reason …");
    }
    EditionRow edition = named.find(name);
    PassRow pass = editions.lastPass(edition.id());
    Subject subject =
        about == About.FILES
            ? Subject.files(edition.job(), edition.label(), pass)
            : Subject.edition(edition.job(), edition.label(), pass);
    boolean told =
        about == About.FILES
            ? standing.flawed().stream()
                .anyMatch(
                    one -> one.job().equals(edition.job()) && one.edition().equals(edition.label()))
            : standing.attention().stream()
                .anyMatch(
                    one ->
                        one.job().equals(edition.job()) && one.edition().equals(edition.label()));
    return new Seen(
        subject, edition.name(), edition, pass.id(), told || isAcknowledged(standing, subject));
  }

  /** Whether somebody has said that an edition can wait, and it stands as it did then. */
  public boolean holds(String job, String label, PassRow pass) {
    Subject subject = Subject.edition(job, label, pass);
    return rows.find(subject.name())
        .filter(row -> row.stand().equals(subject.stand()))
        .filter(row -> row.until().isAfter(clock.instant()))
        .isPresent();
  }

  private static boolean isTold(Standing standing, Subject subject) {
    return standing.matters().stream().anyMatch(one -> one.subject().equals(subject.name()))
        || isAcknowledged(standing, subject);
  }

  private static boolean isAcknowledged(Standing standing, Subject subject) {
    return standing.acknowledged().stream().anyMatch(one -> one.subject().equals(subject.name()));
  }

  private static String arguments(About about, Seen seen) {
    EditionRow edition = seen.edition();
    if (edition == null) {
      return "--server";
    }
    return edition.job() + " " + edition.label() + (about == About.FILES ? " --files" : "");
  }

  private void audit(
      Actor actor, String verb, Seen seen, Optional<AcknowledgementRow> before, String after) {
    audit.add(
        actor.name(),
        actor.channel(),
        actor.reason(),
        new Deed(
            verb,
            seen.audited(),
            seen.passId(),
            before
                .map(row -> "acknowledged until %s by %s".formatted(row.until(), row.actor()))
                .orElse("not acknowledged"),
            after,
            "%s, %s".formatted(seen.subject().name(), seen.subject().stand())));
  }
}
