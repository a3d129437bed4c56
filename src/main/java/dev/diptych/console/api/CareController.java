package dev.diptych.console.api;

import dev.diptych.operations.Acknowledgements;
import dev.diptych.operations.Acknowledgements.About;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ScheduleView;
import dev.diptych.operations.Schedules;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person decides besides orders: schedules, and what can wait. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
class CareController {

  private static final String WOULD = "It may be done; nothing was changed";

  private final Schedules schedules;
  private final Acknowledgements acknowledgements;

  CareController(Schedules schedules, Acknowledgements acknowledgements) {
    this.schedules = schedules;
    this.acknowledgements = acknowledgements;
  }

  @GetMapping("/schedules")
  List<ScheduleView> schedules() {
    return schedules.all();
  }

  @GetMapping("/schedules/{job}")
  ScheduleView schedule(@PathVariable String job) {
    return schedules.of(Named.job(job));
  }

  /**
   * A pause.
   *
   * @param until when it ends by itself, as {@link Schedules#instant} reads it; {@code null} when
   *     somebody ends it
   * @param reason why
   * @param dryRun only say whether it may be done
   */
  record PauseRequest(@Nullable String until, String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/schedules/{job}/pause", consumes = "application/json")
  Told pause(@PathVariable String job, @RequestBody PauseRequest request) {
    String name = Named.job(job);
    Instant until = request.until() == null ? null : schedules.instant(name, request.until());
    return told(
        request.dryRun(),
        () -> schedules.requirePausable(name, until),
        request.reason(),
        actor -> schedules.pause(name, until, actor));
  }

  /**
   * The end of a pause.
   *
   * @param reason why, {@code null} without one
   * @param dryRun only say whether it may be done
   */
  record ResumeRequest(@Nullable String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/schedules/{job}/resume", consumes = "application/json")
  Told resume(@PathVariable String job, @RequestBody ResumeRequest request) {
    String name = Named.job(job);
    if (Boolean.TRUE.equals(request.dryRun())) {
      ScheduleView view = schedules.of(name);
      return new Told(view.paused() == null ? "It is not paused; nothing would be changed" : WOULD);
    }
    return new Told(schedules.resume(name, Caller.because(request.reason())));
  }

  /**
   * A missed fire that is made good.
   *
   * @param due which, as {@code missed} names it
   * @param reason why, {@code null} without one
   * @param dryRun only say whether it may be done
   */
  record RunNowRequest(Instant due, @Nullable String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/schedules/{job}/run-now", consumes = "application/json")
  ResponseEntity<Object> runNow(@PathVariable String job, @RequestBody RunNowRequest request) {
    String name = Named.job(job);
    Instant due = required(request.due());
    if (Boolean.TRUE.equals(request.dryRun())) {
      schedules.requireRunNow(name, due);
      return ResponseEntity.ok(new Told(WOULD));
    }
    OrderAnswer order =
        OrderAnswer.of(schedules.runNow(name, due, Caller.because(request.reason())));
    return ResponseEntity.status(order.over() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .header("Location", order.href())
        .body(order);
  }

  /**
   * A missed fire that need not be made good.
   *
   * @param due which; {@code null} for all that the job missed
   * @param reason why
   * @param dryRun only say whether it may be done
   */
  record DismissRequest(@Nullable Instant due, String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/schedules/{job}/dismiss", consumes = "application/json")
  Told dismiss(@PathVariable String job, @RequestBody DismissRequest request) {
    String name = Named.job(job);
    Instant due = request.due();
    return told(
        request.dryRun(),
        () -> {
          if (due != null) {
            schedules.requireMissed(name, due);
          }
          return schedules.of(name);
        },
        request.reason(),
        actor ->
            due == null ? schedules.dismissAll(name, actor) : schedules.dismiss(name, due, actor));
  }

  private interface Deed {
    String by(Actor actor);
  }

  private static Told told(
      @Nullable Boolean dryRun, Supplier<?> allowed, @Nullable String reason, Deed deed) {
    if (Boolean.TRUE.equals(dryRun)) {
      Object unused = allowed.get();
      return new Told(WOULD);
    }
    return new Told(deed.by(Caller.becauseOf(reason)));
  }

  private static Instant required(@Nullable Instant due) {
    if (due == null) {
      throw new ProblemException(
          Problem.usage(
              422,
              "usage",
              "The field due is missing: the instant as missed in /api/schedules has it"));
    }
    return due;
  }

  /**
   * Something that can wait.
   *
   * @param about what of the edition, {@code EDITION} if it is not said; or the server
   * @param job of the edition
   * @param edition its label, the newest without it
   * @param until such as {@code 12h} or a date; {@code null} takes an acknowledgement back
   * @param reason why
   */
  record AcknowledgeRequest(
      @Nullable About about,
      @Nullable String job,
      @Nullable String edition,
      @Nullable String until,
      String reason) {}

  @PostMapping(path = "/acknowledgements", consumes = "application/json")
  Told acknowledge(@RequestBody AcknowledgeRequest request) {
    About about = request.about() == null ? About.EDITION : request.about();
    EditionName name =
        about == About.SERVER ? null : Named.edition(request.job(), request.edition());
    String until = request.until();
    return new Told(
        until == null
            ? acknowledgements.end(about, name, Caller.because(request.reason()))
            : acknowledgements.acknowledge(about, name, until, Caller.becauseOf(request.reason())));
  }
}
