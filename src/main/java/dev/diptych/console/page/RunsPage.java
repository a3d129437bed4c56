package dev.diptych.console.page;

import dev.diptych.job.Installation;
import dev.diptych.operations.RunsList;
import dev.diptych.operations.RunsList.Wanted;
import dev.diptych.operations.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of editions, newest first. */
@Controller
class RunsPage {

  private static final int A_PAGE = 50;

  private final RunsList runs;
  private final Installation installation;

  RunsPage(RunsList runs, Installation installation) {
    this.runs = runs;
    this.installation = installation;
  }

  @GetMapping("/runs")
  String list(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Wanted wanted = Wanted.parse(job, state == null ? List.of() : List.of(state), from, to, q);
    Slice<RunsList.Line> found = runs.page(wanted, after, A_PAGE);
    model.addAttribute("lines", found.rows().stream().map(Line::of).toList());
    model.addAttribute("next", found.next());
    model.addAttribute("after", after);
    model.addAttribute("wanted", wanted);
    model.addAttribute("state", state);
    model.addAttribute("jobs", installation.jobNames());
    model.addAttribute("states", RunsList.states());
    return "runs";
  }
}
