package dev.diptych.console.api;

import dev.diptych.operations.Act;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionView.PassView;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderWatch;
import dev.diptych.operations.OrderWatch.Progress;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.UnitView;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.ItemRow;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Editions: the list of runs, one of them in full, and what is done with a run at once. */
@RestController
@RequestMapping(path = "/api/editions", produces = "application/json")
class EditionsController {

  private final EditionViews views;
  private final RunControl control;
  private final OrderDesk desk;
  private final OrderWatch watch;
  private final ProgressStreams streams;

  EditionsController(
      EditionViews views,
      RunControl control,
      OrderDesk desk,
      OrderWatch watch,
      ProgressStreams streams) {
    this.views = views;
    this.control = control;
    this.desk = desk;
    this.watch = watch;
    this.streams = streams;
  }

  /**
   * One edition, without its lists, which have paths of their own.
   *
   * @param summary as in lists
   * @param passes first to last
   * @param engines what was asked of engines
   * @param index pages to open
   * @param seen how it stands, to be sent with an order about it
   * @param next what to do if it needs a person
   */
  record EditionAnswer(
      EditionView summary,
      List<PassView> passes,
      List<Use> engines,
      List<String> index,
      String seen,
      List<NextStep> next) {}

  @GetMapping
  Listed<EditionView> editions(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(defaultValue = "20") int limit) {
    return new Listed<>(
        views.runs(job == null ? null : Named.job(job), Listed.bounded(limit)), null);
  }

  @GetMapping("/{job}/{edition}")
  ResponseEntity<EditionAnswer> edition(@PathVariable String job, @PathVariable String edition) {
    Full full = views.show(Named.edition(job, edition));
    EditionView summary = full.summary();
    return Tagged.of(
        new EditionAnswer(
            summary,
            full.passes(),
            full.engines(),
            full.index(),
            desk.stand(summary.job(), summary.edition()),
            NextStep.of(summary.next())));
  }

  @GetMapping("/{job}/{edition}/items")
  Listed<ItemRow> items(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) ItemRow.@Nullable Fate fate,
      @RequestParam(defaultValue = "-1") int after,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Listed.bounded(limit);
    List<ItemRow> found =
        views.show(Named.edition(job, edition)).items().stream()
            .filter(item -> item.position() > after)
            .filter(item -> fate == null || item.fate() == fate)
            .limit(most + 1L)
            .toList();
    return Listed.of(
        found,
        most,
        last ->
            "/api/editions/%s/%s/items?limit=%d&after=%d%s"
                .formatted(
                    job, edition, most, last.position(), fate == null ? "" : "&fate=" + fate));
  }

  /** What is missing in an edition, or what a later engine made because an earlier one was out. */
  enum Which {
    /** Gaps, and what was deferred. */
    MISSING,
    /** Complete, but by a later engine. */
    FALLBACK
  }

  @GetMapping("/{job}/{edition}/units")
  Listed<UnitView> units(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(defaultValue = "MISSING") Which which,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Listed.bounded(limit);
    Full full = views.show(Named.edition(job, edition));
    List<UnitView> all = which == Which.MISSING ? full.gaps() : full.fallbacks();
    int from = Math.min(Math.max(after, 0), all.size());
    return Listed.of(
        all.subList(from, Math.min(from + most + 1, all.size())),
        most,
        last ->
            "/api/editions/%s/%s/units?which=%s&limit=%d&after=%d"
                .formatted(job, edition, which, most, from + most));
  }

  @GetMapping("/{job}/{edition}/files")
  FileCheck files(@PathVariable String job, @PathVariable String edition) {
    return Objects.requireNonNull(views.verify(Named.edition(job, edition)).files());
  }

  @GetMapping("/{job}/{edition}/progress")
  Progress progress(@PathVariable String job, @PathVariable String edition) {
    EditionView view = views.show(Named.edition(job, edition)).summary();
    return Objects.requireNonNull(watch.progress(view.job(), view.edition()));
  }

  @GetMapping(path = "/{job}/{edition}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter progressStream(@PathVariable String job, @PathVariable String edition) {
    EditionView view = views.show(Named.edition(job, edition)).summary();
    return streams.open(view.job(), view.edition());
  }

  /**
   * What is wanted of a run at once.
   *
   * @param reason why; kept in the audit
   * @param dryRun only say whether it may be done
   */
  record ControlRequest(@Nullable String reason, @Nullable Boolean dryRun) {}

  /**
   * What was done.
   *
   * @param message in words, as the command line says it
   */
  record Told(String message) {}

  @PostMapping(path = "/{job}/{edition}/stop", consumes = "application/json")
  Told stop(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(
        Act.STOP, job, edition, request, Caller.because(request.reason()), control::stop);
  }

  @PostMapping(path = "/{job}/{edition}/recover", consumes = "application/json")
  Told recover(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(Act.RECOVER, job, edition, request, whoSaysWhy(request), control::recover);
  }

  @PostMapping(path = "/{job}/{edition}/abandon", consumes = "application/json")
  Told abandon(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(Act.ABANDON, job, edition, request, whoSaysWhy(request), control::abandon);
  }

  private static Actor whoSaysWhy(ControlRequest request) {
    return Boolean.TRUE.equals(request.dryRun())
        ? Caller.because(request.reason())
        : Caller.becauseOf(request.reason());
  }

  private Told control(
      Act act,
      String job,
      String edition,
      ControlRequest request,
      Actor actor,
      BiFunction<EditionName, Actor, String> deed) {
    EditionName name = Named.edition(job, edition);
    if (Boolean.TRUE.equals(request.dryRun())) {
      control.requireAllowed(act, name);
      return new Told("It may be done; nothing was changed");
    }
    return new Told(deed.apply(name, actor));
  }
}
