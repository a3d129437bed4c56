package dev.diptych.operations.notice;

import dev.diptych.job.Installation;
import dev.diptych.operations.Acknowledgements;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.Lookout;
import dev.diptych.run.EditionStage;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.run.Vitals;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.Beat;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs that failed or died, and editions in which something is missing, whichever process made
 * them. Nothing is said while an order of the job waits or is carried out, for that may mend it.
 */
@Component
final class EditionWatch implements Watch {

  /** What ended longer ago was somebody's to see when it did. */
  private static final Duration NEWS = Duration.ofDays(3);

  /** Whoever recovers an edition to go on with it leaves it failed for a moment. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** What stands for longer is told in {@code status} alone, and its end is no news. */
  private static final Duration FOLLOWED = Duration.ofDays(30);

  private final Installation installation;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final Lookout lookout;
  private final Vitals vitals;
  private final RunSettings runs;
  private final OrdersInHand orders;
  private final Acknowledgements acknowledgements;
  private final Clock clock;

  EditionWatch(
      Installation installation,
      EditionSummaries summaries,
      Editions editions,
      Lookout lookout,
      Vitals vitals,
      RunSettings runs,
      OrdersInHand orders,
      Acknowledgements acknowledgements,
      Clock clock) {
    this.installation = installation;
    this.summaries = summaries;
    this.editions = editions;
    this.lookout = lookout;
    this.vitals = vitals;
    this.runs = runs;
    this.orders = orders;
    this.acknowledgements = acknowledgements;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.FAILED, Kind.DIED, Kind.GAPS);
  }

  @Override
  public List<NewAlert> troubles() {
    Instant now = clock.instant();
    List<String> jobs = installation.jobNames();
    Set<String> busy = orders.jobs();
    List<NewAlert> troubles = new ArrayList<>();
    for (EditionSummary edition : summaries.unsettled(EditionStage.WITH_GAPS, now.minus(NEWS))) {
      if (jobs.contains(edition.job()) && !busy.contains(edition.job())) {
        trouble(edition, now).ifPresent(troubles::add);
      }
    }
    return troubles;
  }

  private Optional<NewAlert> trouble(EditionSummary edition, Instant now) {
    PassRow pass = edition.pass();
    return switch (pass.state()) {
      case RUNNING -> died(edition, now);
      case FAILED -> settled(edition, pass.finishedAt(), now).map(since -> failed(edition));
      case FINISHED -> settled(edition, pass.finishedAt(), now).map(since -> gaps(edition));
      case READY, STOPPED, ABANDONED, SUPERSEDED -> Optional.empty();
    };
  }

  /** Since when it stands so, if that is news, no passing state, and nobody said it can wait. */
  private Optional<Instant> settled(EditionSummary edition, @Nullable Instant since, Instant now) {
    return since == null
            || since.isAfter(now.minus(GRACE))
            || since.isBefore(now.minus(NEWS))
            || acknowledgements.holds(edition.job(), edition.label(), edition.pass())
        ? Optional.empty()
        : Optional.of(since);
  }

  private Optional<NewAlert> died(EditionSummary edition, Instant now) {
    Diagnosis diagnosis = vitals.diagnose(edition.beat());
    Beat beat = edition.beat();
    Instant last = beat == null ? edition.pass().startedAt() : beat.at();
    boolean passing = last == null || last.isAfter(now.minus(runs.staleAfter()));
    if (!diagnosis.recoverable() || passing) {
      return Optional.empty();
    }
    return settled(edition, last, now)
        .map(
            since ->
                alert(
                    edition,
                    Kind.DIED,
                    "run",
                    "the process of its run died",
                    "Its run ended without a word, and nothing goes on with it by itself: "
                        + Words.quoted(diagnosis.evidence())));
  }

  private NewAlert failed(EditionSummary edition) {
    return alert(
        edition,
        Kind.FAILED,
        "run",
        "failed",
        "Its run failed: " + Words.quoted(edition.pass().failure()));
  }

  private NewAlert gaps(EditionSummary edition) {
    EditionView view = lookout.view(edition);
    String missing =
        "%d gaps, %d deferred sections, %d skipped files"
            .formatted(view.units().gaps(), view.units().deferred(), view.skipped());
    return alert(
        edition,
        Kind.GAPS,
        "gaps",
        "is out with " + missing,
        "It is published, and this is missing after all that its job tries: " + missing);
  }

  /** A run that failed and then died, or the other way, is one cause. */
  private NewAlert alert(
      EditionSummary edition, Kind kind, String cause, String subject, String text) {
    String name = edition.job() + "/" + edition.label();
    return new NewAlert(
        "%s:%s:%d".formatted(cause, name, edition.pass().number()),
        kind.name(),
        edition.job(),
        edition.label(),
        Words.subject("Edition %s %s".formatted(name, subject)),
        "Edition %s, pass %d. %s.\n\nWhat to do:\n%s\n"
            .formatted(
                name, edition.pass().number(), text, Words.commands(lookout.view(edition).next())),
        null);
  }

  @Override
  public Course course(AlertRow alert) {
    String job = alert.alert().job();
    String label = alert.alert().label();
    EditionRow edition =
        job == null || label == null ? null : editions.find(job, label).orElse(null);
    if (edition == null || alert.at().isBefore(clock.instant().minus(FOLLOWED))) {
      return Course.MOOT;
    }
    PassRow pass = editions.lastPass(edition.id());
    if (pass.state() == State.SUPERSEDED) {
      return editions
          .successor(edition.id())
          .map(next -> editions.lastPass(next.id()))
          .filter(next -> next.state().unfinished())
          .map(next -> Course.STANDS)
          .orElse(Course.MOOT); // The next edition has its files, and speaks for itself.
    }
    if (pass.state().unfinished()) {
      return Course.STANDS;
    }
    if (pass.state() == State.ABANDONED) {
      return Course.MOOT;
    }
    if (!EditionStage.WITH_GAPS.equals(pass.exitStatus())) {
      return Course.WELL;
    }
    boolean same = alert.alert().key().endsWith(":" + pass.number());
    boolean gaps = alert.alert().kind().equals(Kind.GAPS.name());
    return gaps && same ? Course.STANDS : Course.MOOT;
  }
}
