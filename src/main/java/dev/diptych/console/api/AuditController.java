package dev.diptych.console.api;

import dev.diptych.console.AuditCsv;
import dev.diptych.operations.Audits;
import dev.diptych.operations.Audits.Page;
import dev.diptych.operations.Audits.Question;
import dev.diptych.store.AuditLog.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Who changed what: in pages as JSON, or all of it as CSV. That it is read is not written down. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

  private final Audits audits;

  AuditController(Audits audits) {
    this.audits = audits;
  }

  @GetMapping(produces = "application/json")
  Listed<Entry> audit(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(required = false) @Nullable String verb,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable Long passId,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable Long below,
      @RequestParam(defaultValue = "50") int limit) {
    Page page =
        audits.page(
            question(job, edition, verb, actor, channel, passId, since),
            below,
            Listed.bounded(limit));
    Long next = page.next();
    return new Listed<>(
        page.entries(),
        next == null
            ? null
            : Href.of("/api/audit")
                .with("job", job)
                .with("edition", edition)
                .with("verb", verb)
                .with("actor", actor)
                .with("channel", channel)
                .with("passId", passId)
                .with("since", since)
                .with("limit", limit)
                .with("below", next)
                .toString());
  }

  @GetMapping(produces = "text/csv")
  ResponseEntity<StreamingResponseBody> auditAsCsv(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(required = false) @Nullable String verb,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable Long passId,
      @RequestParam(required = false) @Nullable String since) {
    return AuditCsv.of(audits, question(job, edition, verb, actor, channel, passId, since));
  }

  private static Question question(
      @Nullable String job,
      @Nullable String edition,
      @Nullable String verb,
      @Nullable String actor,
      @Nullable String channel,
      @Nullable Long passId,
      @Nullable String since) {
    return new Question(
        job == null ? null : Named.job(job),
        Named.searched(edition),
        Named.searched(verb),
        Named.searched(actor),
        Named.searched(channel),
        passId,
        since);
  }
}
