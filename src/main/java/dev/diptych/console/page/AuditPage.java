package dev.diptych.console.page;

import dev.diptych.console.AuditCsv;
import dev.diptych.operations.Audits;
import dev.diptych.operations.Audits.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Who changed what, when, by which way and why. That it is read is not written down. */
@Controller
class AuditPage {

  private static final int A_PAGE = 100;

  private final Audits audits;

  AuditPage(Audits audits) {
    this.audits = audits;
  }

  @GetMapping("/audit")
  String audit(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(required = false) @Nullable String verb,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable Long below,
      Model model) {
    Question question = new Question(job, edition, verb, actor, channel, null, since);
    model.addAttribute("question", question);
    model.addAttribute("page", audits.page(question, below, A_PAGE));
    model.addAttribute("below", below);
    return "audit";
  }

  @GetMapping("/audit/csv")
  ResponseEntity<StreamingResponseBody> csv(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(required = false) @Nullable String verb,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String since) {
    return AuditCsv.of(audits, new Question(job, edition, verb, actor, channel, null, since));
  }
}
