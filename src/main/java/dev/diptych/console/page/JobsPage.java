package dev.diptych.console.page;

import dev.diptych.console.access.Operator;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Overrides;
import dev.diptych.operations.JobViews;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.Previews;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The job files, what is wrong with them, and their runs. */
@Controller
class JobsPage {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final JobViews jobs;
  private final Previews previews;
  private final OrderDesk desk;
  private final OrderTaker taker;

  JobsPage(JobViews jobs, Previews previews, OrderDesk desk, OrderTaker taker) {
    this.jobs = jobs;
    this.previews = previews;
    this.desk = desk;
    this.taker = taker;
  }

  @GetMapping("/jobs")
  String all(Model model) {
    model.addAttribute("jobs", jobs.all());
    return "jobs";
  }

  @GetMapping("/jobs/{job}/run")
  String preview(
      @PathVariable String job, @RequestParam(defaultValue = "false") boolean all, Model model) {
    model.addAttribute("job", jobs.find(job));
    model.addAttribute("all", all);
    model.addAttribute("seen", desk.stand(job, null));
    return "job-run";
  }

  /** What a run would do, which reads every new file: asked for by itself. */
  @GetMapping("/jobs/{job}/estimate")
  String estimate(
      @PathVariable String job, @RequestParam(defaultValue = "false") boolean all, Model model)
      throws IOException {
    model.addAttribute("job", jobs.find(job));
    model.addAttribute("all", all);
    model.addAttribute("seen", desk.stand(job, null));
    try {
      model.addAttribute(
          "preview", previews.of(new WorkOrder.Run(job, overrides(all), null, false)));
    } catch (JobFileException wrong) {
      model.addAttribute("faults", wrong.faults());
    }
    return "job-run";
  }

  @PostMapping("/jobs/{job}/run")
  ModelAndView run(
      @PathVariable String job,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String seen,
      @Nullable Authentication authentication) {
    String why = reason == null || reason.isBlank() ? null : reason.strip();
    return OrdersPage.follow(
        taker.place(
            new WorkOrder.Run(job, overrides(all), null, false),
            Operator.of(authentication, why),
            seen,
            Duration.ZERO,
            LONGEST_WAIT));
  }

  private static Overrides overrides(boolean all) {
    Overrides none = Overrides.NONE;
    return all ? new Overrides(null, null, null, none.targets(), none.engines(), true) : none;
  }
}
