package dev.diptych.console.api;

import dev.diptych.console.Exports;
import dev.diptych.console.Uploads;
import dev.diptych.operations.Actor;
import dev.diptych.operations.DigestExchange;
import dev.diptych.operations.DigestExchange.Which;
import dev.diptych.operations.MemoryExchange;
import dev.diptych.operations.MemoryExchange.Way;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.MemoryTransfer.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Translations of people, as files: the memory as TMX, digests as XLIFF. */
@RestController
@RequestMapping(path = "/api")
class MemoryController {

  /** How the path ends that takes files, which may be larger than orders. */
  static final String IMPORT = "/memory/import";

  private final MemoryExchange memories;
  private final DigestExchange digests;
  private final Exports exports;
  private final OrdersController orders;
  private final Uploads uploads;

  MemoryController(
      MemoryExchange memories,
      DigestExchange digests,
      Exports exports,
      OrdersController orders,
      Uploads uploads) {
    this.memories = memories;
    this.digests = digests;
    this.exports = exports;
    this.orders = orders;
    this.uploads = uploads;
  }

  @GetMapping(path = "/memory", produces = Exports.TMX)
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(defaultValue = "false") boolean human)
      throws IOException {
    return exports.memory(new Wish(source, target, human), Caller.because(null));
  }

  @GetMapping(path = "/editions/{job}/{edition}/xliff", produces = Exports.ZIP)
  ResponseEntity<StreamingResponseBody> xliff(
      @PathVariable String job,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String target)
      throws IOException {
    return exports.xliff(
        Named.edition(job, edition), new Which(article, target), Caller.because(null));
  }

  /**
   * A TMX file is taken in before this answers; an XLIFF file that was written here and edited is
   * an order as any other.
   */
  @PostMapping(
      path = IMPORT,
      consumes = {"application/xml", "text/xml", Exports.TMX, "application/xliff+xml"},
      produces = "application/json")
  ResponseEntity<Object> take(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean trust,
      @RequestParam(defaultValue = "false") boolean replace,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = OrdersController.KEY_HEADER, required = false) @Nullable String key)
      throws IOException {
    Actor actor = dryRun ? Caller.because(reason) : Caller.becauseOf(reason);
    Path file;
    try (InputStream body = request.getInputStream()) {
      file = uploads.keep(body);
    }
    boolean ordered = false;
    try {
      if (memories.isMemory(file)) {
        return ResponseEntity.ok(memories.take(file, new Way(trust, replace, dryRun), actor));
      }
      if (trust || replace) {
        throw new ProblemException(
            Problem.usage(
                422,
                "usage",
                "trust and replace are for TMX; of a digest all that differs is taken"));
      }
      if (dryRun) {
        return ResponseEntity.ok(new Told("Nothing was changed. " + digests.preview(file)));
      }
      ordered = true;
      return orders.place(new WorkOrder.TakeBack(file), actor, null, Duration.ZERO, key);
    } finally {
      if (!ordered) {
        Files.deleteIfExists(file);
      }
    }
  }
}
