package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.diptych.console.LiveStreams;
import dev.diptych.operations.Act;
import dev.diptych.operations.Actor;
import dev.diptych.operations.CauseGroup;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.ItemLedger;
import dev.diptych.operations.ItemLedger.FileLine;
import dev.diptych.operations.ItemLedger.UnitLine;
import dev.diptych.operations.ItemLedger.WantedFiles;
import dev.diptych.operations.ItemLedger.WantedUnits;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.Previews;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Detail;
import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.operations.RunLogs;
import dev.diptych.operations.RunLogs.Log;
import dev.diptych.operations.RunsList;
import dev.diptych.operations.RunsList.Line;
import dev.diptych.operations.RunsList.Wanted;
import dev.diptych.operations.UnitChoice;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Editions: the list of runs, one of them in full, and what is done with a run at once. */
@RestController
@RequestMapping(path = "/api/editions", produces = "application/json")
class EditionsController {

  private final RunsList runs;
  private final RunDetails details;
  private final ItemLedger ledger;
  private final EditionViews views;
  private final RunLogs logs;
  private final RunControl control;
  private final Previews previews;
  private final OrderDesk desk;
  private final LiveStreams streams;

  EditionsController(
      RunsList runs,
      RunDetails details,
      ItemLedger ledger,
      EditionViews views,
      RunLogs logs,
      RunControl control,
      Previews previews,
      OrderDesk desk,
      LiveStreams streams) {
    this.runs = runs;
    this.details = details;
    this.ledger = ledger;
    this.views = views;
    this.logs = logs;
    this.control = control;
    this.previews = previews;
    this.desk = desk;
    this.streams = streams;
  }

  @GetMapping
  Listed<Line> editions(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") int limit) {
    Wanted wanted =
        Wanted.parse(job == null ? null : Named.job(job), state, from, to, Named.searched(search));
    return Listed.of(
        runs.page(wanted, after, Listed.bounded(limit)),
        Href.of("/api/editions")
            .with("job", job)
            .withAll("state", state)
            .with("from", from)
            .with("to", to)
            .with("search", search)
            .with("limit", limit));
  }

  /**
   * One edition, without its lists, which have paths of their own.
   *
   * @param detail everything about its runs but its items
   * @param seen how it stands, to be sent with an order about it
   * @param nextSteps what to do if it needs a person
   */
  record EditionAnswer(@JsonUnwrapped Detail detail, String seen, List<NextStep> nextSteps) {}

  @GetMapping("/{job}/{edition}")
  ResponseEntity<EditionAnswer> edition(@PathVariable String job, @PathVariable String edition) {
    Detail detail = details.of(Named.edition(job, edition));
    EditionView view = detail.standing().view();
    return Tagged.of(
        new EditionAnswer(
            detail, desk.stand(view.job(), view.edition()), NextStep.of(view.next())));
  }

  @GetMapping("/{job}/{edition}/items")
  Listed<FileLine> items(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(defaultValue = "") Set<String> fate,
      @RequestParam(defaultValue = "false") boolean flawed,
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    return Listed.of(
        ledger.files(
            Named.edition(job, edition),
            new WantedFiles(fate, flawed, Named.searched(search)),
            after,
            Listed.bounded(limit)),
        Href.of("/api/editions/{job}/{edition}/items", job, edition)
            .withAll("fate", fate)
            .with("flawed", flawed)
            .with("search", search)
            .with("limit", limit));
  }

  @GetMapping("/{job}/{edition}/units")
  Listed<UnitLine> units(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(defaultValue = "MISSING") ItemLedger.Kind which,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String section,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String cause,
      @RequestParam(required = false) @Nullable String blamed,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    UnitChoice choice =
        new UnitChoice(
            Named.searched(article),
            Named.searched(section),
            Named.searched(target),
            which == ItemLedger.Kind.FALLBACK,
            cause,
            Named.searched(blamed));
    return Listed.of(
        ledger.units(
            Named.edition(job, edition),
            new WantedUnits(which, choice, state),
            after,
            Listed.bounded(limit)),
        Href.of("/api/editions/{job}/{edition}/units", job, edition)
            .with("which", which)
            .with("article", article)
            .with("section", section)
            .with("target", target)
            .with("cause", cause)
            .with("blamed", blamed)
            .with("state", state)
            .with("limit", limit));
  }

  /**
   * Units that have a cause in common.
   *
   * @param group the cause and how many units have it
   * @param retry the order that tries exactly these again
   */
  record CauseAnswer(@JsonUnwrapped CauseGroup group, NextStep retry) {}

  @GetMapping("/{job}/{edition}/causes")
  List<CauseAnswer> causes(@PathVariable String job, @PathVariable String edition) {
    return ledger.groups(Named.edition(job, edition)).stream()
        .map(group -> new CauseAnswer(group, NextStep.of(group.next())))
        .toList();
  }

  @GetMapping("/{job}/{edition}/files")
  FileCheck files(@PathVariable String job, @PathVariable String edition) {
    return Objects.requireNonNull(views.verify(Named.edition(job, edition)).files());
  }

  @GetMapping(path = "/{job}/{edition}/log", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<StreamingResponseBody> log(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable Integer pass) {
    Log log = logs.find(Named.edition(job, edition), pass);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(log.name()).build().toString())
        .body(
            out -> {
              try (var in = Files.newInputStream(log.path(), LinkOption.NOFOLLOW_LINKS)) {
                in.transferTo(out);
              }
            });
  }

  @GetMapping("/{job}/{edition}/progress")
  Standing progress(@PathVariable String job, @PathVariable String edition) {
    return details.standing(Named.edition(job, edition));
  }

  @GetMapping(path = "/{job}/{edition}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter progressStream(@PathVariable String job, @PathVariable String edition) {
    EditionView view = details.standing(Named.edition(job, edition)).view();
    return streams
        .open(
            new EditionName(view.job(), view.edition()),
            standing -> ApiJson.MAPPER.writeValueAsString(standing))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        503,
                        "too-many-streams",
                        ExitCode.REFUSED,
                        "%d streams are open already, or the server is about to end; ask without Accept: text/event-stream instead"
                            .formatted(streams.count()))));
  }

  /**
   * What is wanted of a run at once.
   *
   * @param reason why; kept in the audit
   * @param dryRun only say what it would do
   */
  record ControlRequest(@Nullable String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/{job}/{edition}/stop", consumes = "application/json")
  ResponseEntity<Object> stop(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(Act.STOP, job, edition, request, control::stop);
  }

  @PostMapping(path = "/{job}/{edition}/recover", consumes = "application/json")
  ResponseEntity<Object> recover(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(Act.RECOVER, job, edition, request, control::recover);
  }

  @PostMapping(path = "/{job}/{edition}/abandon", consumes = "application/json")
  ResponseEntity<Object> abandon(
      @PathVariable String job, @PathVariable String edition, @RequestBody ControlRequest request) {
    return control(Act.ABANDON, job, edition, request, control::abandon);
  }

  private ResponseEntity<Object> control(
      Act act,
      String job,
      String edition,
      ControlRequest request,
      BiFunction<EditionName, Actor, String> deed) {
    EditionName name = Named.edition(job, edition);
    if (Boolean.TRUE.equals(request.dryRun())) {
      String seen = desk.stand(name.job(), name.label());
      return ResponseEntity.ok(PreviewAnswer.of(previews.of(act, name), seen));
    }
    Actor actor =
        act == Act.STOP ? Caller.because(request.reason()) : Caller.becauseOf(request.reason());
    return ResponseEntity.ok(new Told(deed.apply(name, actor)));
  }
}
