package dev.diptych.console.page;

import dev.diptych.console.LiveStreams;
import dev.diptych.operations.Act;
import dev.diptych.operations.CauseGroup;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.ItemLedger;
import dev.diptych.operations.ItemLedger.Kind;
import dev.diptych.operations.ItemLedger.WantedFiles;
import dev.diptych.operations.ItemLedger.WantedUnits;
import dev.diptych.operations.KeptSources;
import dev.diptych.operations.KeptSources.Kept;
import dev.diptych.operations.PublishedPages;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.RunDetails.Detail;
import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.operations.RunLogs;
import dev.diptych.operations.RunLogs.Log;
import dev.diptych.operations.RunLogs.Tail;
import dev.diptych.operations.UnitChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** One edition: how far it is, what is missing in it and why, and what can be done. */
@Controller
class RunPage {

  private static final String SKIPPED = "SKIPPED";
  private static final int FILES_A_PAGE = 100;
  private static final int UNITS_A_PAGE = 200;

  /** So much of the end of a log stands on the page; all of it is a file. */
  private static final int LOG_BYTES = 12_000;

  private final RunDetails details;
  private final ItemLedger ledger;
  private final RunControl control;
  private final KeptSources sources;
  private final PublishedPages pages;
  private final LiveStreams streams;
  private final RunLogs logs;
  private final JsonMapper json;

  RunPage(
      RunDetails details,
      ItemLedger ledger,
      RunControl control,
      KeptSources sources,
      PublishedPages pages,
      LiveStreams streams,
      RunLogs logs,
      JsonMapper json) {
    this.details = details;
    this.ledger = ledger;
    this.control = control;
    this.sources = sources;
    this.pages = pages;
    this.streams = streams;
    this.logs = logs;
    this.json = json;
  }

  @GetMapping("/runs/{job}/{edition}")
  String show(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String fate,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    EditionName name = new EditionName(job, edition);
    Detail detail = details.of(name);
    EditionView view = detail.standing().view();
    Set<Act> allowed = control.allowed(name);
    List<CauseGroup> groups = ledger.groups(name);
    model.addAttribute("line", new Line(view, Mark.of(view, detail.standing().stopping()), null));
    model.addAttribute("live", live(name, detail.standing()));
    model.addAttribute("detail", detail);
    model.addAttribute("settings", json.readTree(detail.settings()).toPrettyString());
    model.addAttribute(
        "deeds", Deed.offered(allowed, view.units().gaps() + view.units().deferred() > 0));
    model.addAttribute("mendable", allowed.contains(Act.MEND));
    model.addAttribute("groups", groups);
    model.addAttribute(
        "skipped",
        view.skipped() == 0
            ? List.of()
            : ledger
                .files(name, new WantedFiles(Set.of(SKIPPED), false, null), null, FILES_A_PAGE)
                .rows());
    model.addAttribute("targets", view.digests() > 0 ? pages.targets(name) : List.of());
    model.addAttribute(
        "files",
        ledger.files(
            name,
            new WantedFiles(
                fate == null || fate.isBlank() ? Set.of() : Set.of(fate), false, given(q)),
            after,
            FILES_A_PAGE));
    model.addAttribute("q", q);
    model.addAttribute("fate", fate);
    model.addAttribute("after", after);
    model.addAttribute("fates", ItemLedger.fates());
    List<Log> all = logs.of(name);
    model.addAttribute("logs", all);
    model.addAttribute("tail", tail(all));
    return "run";
  }

  /** The sections of one cause, or of one article. */
  @GetMapping("/runs/{job}/{edition}/sections")
  String sections(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String cause,
      @RequestParam(required = false) @Nullable String blamed,
      @RequestParam(defaultValue = "false") boolean fallback,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    EditionName name = new EditionName(job, edition);
    Kind kind = fallback ? Kind.FALLBACK : given(cause) != null ? Kind.MISSING : Kind.ALL;
    UnitChoice choice =
        new UnitChoice(given(article), null, null, fallback, given(cause), given(blamed));
    model.addAttribute("job", job);
    model.addAttribute("edition", edition);
    model.addAttribute("choice", choice);
    model.addAttribute("mendable", control.allowed(name).contains(Act.MEND));
    model.addAttribute(
        "units", ledger.units(name, new WantedUnits(kind, choice, null), after, UNITS_A_PAGE));
    return "sections";
  }

  private LiveLine live(EditionName name, Standing standing) {
    return new LiveLine(standing, standing.stopping() ? control.inHand(name) : 0);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** What changes while it is made, alone. */
  @GetMapping("/runs/{job}/{edition}/progress")
  String progress(@PathVariable String job, @PathVariable String edition, Model model) {
    EditionName name = new EditionName(job, edition);
    model.addAttribute("live", live(name, details.standing(name)));
    return "parts :: progress(live=${live})";
  }

  /** Tells a browser when there is something new to see; nothing if nothing runs. */
  @GetMapping(path = "/runs/{job}/{edition}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(@PathVariable String job, @PathVariable String edition) {
    EditionName name = new EditionName(job, edition);
    if (!details.standing(name).running()) {
      return ResponseEntity.noContent().build(); // A browser does not come back after this.
    }
    return streams
        .open(name, standing -> standing.view().state())
        .map(
            stream ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header("X-Accel-Buffering", "no")
                    .body(stream))
        // The page is whole without it: to load it again shows what there is.
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  /** The log of one pass, as a file. */
  @GetMapping("/runs/{job}/{edition}/log")
  ResponseEntity<Resource> log(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable Integer pass) {
    Log log = logs.find(new EditionName(job, edition), pass);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(fileName(log.name())).build().toString())
        .body(new FileSystemResource(log.path()));
  }

  /** The end of the newest pass's log, {@code null} if there is none that can be read. */
  private @Nullable Tail tail(List<Log> all) {
    try {
      return all.isEmpty() ? null : logs.tail(all.get(0), LOG_BYTES);
    } catch (IOException e) {
      return null; // Deleted at this moment, or not readable: the list says where it is.
    }
  }

  /** A file as it was read: never shown, always saved. */
  @GetMapping("/runs/{job}/{edition}/files/{position}")
  ResponseEntity<byte[]> source(
      @PathVariable String job, @PathVariable String edition, @PathVariable int position)
      throws IOException {
    Kept kept = sources.find(new EditionName(job, edition), position);
    byte[] content = kept.content();
    if (content == null) {
      throw new UnknownPageException(
          "The bytes of file %d of %s/%s are not kept any more, or could never be read. It may still stand in the input folder"
              .formatted(position, job, edition));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(fileName(kept.source().name()), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  /** A stranger's name without what a system or a header could take for something else. */
  static String fileName(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .limit(120)
        .map(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' ? c : '_')
        .forEach(safe::appendCodePoint);
    return safe.isEmpty() || safe.charAt(0) == '.' ? "file" + safe : safe.toString();
  }
}
