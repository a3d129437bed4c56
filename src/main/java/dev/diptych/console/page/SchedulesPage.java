package dev.diptych.console.page;

import dev.diptych.console.access.Operator;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Schedules;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When jobs start by themselves, what was missed, and pauses. */
@Controller
class SchedulesPage {

  private static final String HERE = "/schedules";

  private final Schedules schedules;

  SchedulesPage(Schedules schedules) {
    this.schedules = schedules;
  }

  @GetMapping("/schedules")
  String all(Model model) {
    model.addAttribute("schedules", schedules.all());
    return "schedules";
  }

  @PostMapping("/schedules/{job}/pause")
  ModelAndView pause(
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      RedirectAttributes after) {
    Instant end = until == null || until.isBlank() ? null : schedules.instant(job, until.strip());
    return told(schedules.pause(job, end, Operator.of(authentication, reason)), after);
  }

  @PostMapping("/schedules/{job}/resume")
  ModelAndView resume(
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      RedirectAttributes after) {
    return told(schedules.resume(job, Operator.of(authentication, reason)), after);
  }

  @PostMapping("/schedules/{job}/run-now")
  ModelAndView runNow(
      @PathVariable String job,
      @RequestParam String due,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication) {
    return OrdersPage.follow(
        schedules.runNow(job, instant(due), Operator.of(authentication, reason)));
  }

  @PostMapping("/schedules/{job}/dismiss")
  ModelAndView dismiss(
      @PathVariable String job,
      @RequestParam String due,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      RedirectAttributes after) {
    return told(schedules.dismiss(job, instant(due), Operator.of(authentication, reason)), after);
  }

  private static ModelAndView told(String words, RedirectAttributes after) {
    after.addFlashAttribute("told", words);
    return DeedPage.redirect(HERE);
  }

  private static Instant instant(String due) {
    try {
      return Instant.parse(due);
    } catch (DateTimeParseException e) {
      throw new UsageException("The start that is meant is not named; load the page again");
    }
  }
}
