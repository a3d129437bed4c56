package dev.diptych.console.page;

import dev.diptych.job.Installation;
import dev.diptych.operations.NightHistory;
import dev.diptych.operations.NightHistory.Night;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The nights of a job in figures: plots, and the same as a table. */
@Controller
class HistoryPage {

  private static final int NIGHTS = 60;

  private final NightHistory history;
  private final Installation installation;
  private final Shown shown;

  HistoryPage(NightHistory history, Installation installation, Shown shown) {
    this.history = history;
    this.installation = installation;
    this.shown = shown;
  }

  /** Of the first job, which for most is the only one. */
  @GetMapping("/history")
  String first(Model model) {
    List<String> names = installation.jobNames();
    if (names.isEmpty()) {
      throw new UnknownPageException("There is no job, so there was no night");
    }
    return of(names.get(0), NIGHTS, model);
  }

  @GetMapping("/history/{job}")
  String of(@PathVariable String job, @RequestParam(defaultValue = "60") int nights, Model model) {
    List<Night> told = history.of(job, nights);
    List<Night> newestFirst = new ArrayList<>(told);
    Collections.reverse(newestFirst);
    model.addAttribute("job", job);
    model.addAttribute("jobs", installation.jobNames());
    model.addAttribute("nights", told);
    model.addAttribute("newestFirst", newestFirst);
    model.addAttribute("plots", plots(told));
    return "history";
  }

  private List<Plot> plots(List<Night> nights) {
    List<Plot> plots = new ArrayList<>();
    plots.add(
        Plot.of(
            "duration",
            nights,
            night -> {
              Duration duration = night.duration();
              return duration == null ? 0 : duration.toSeconds();
            },
            seconds -> shown.duration(Duration.ofSeconds(seconds)),
            false));
    plots.add(Plot.of("articles", nights, Night::articles, shown::count, false));
    plots.add(
        Plot.of("gaps", nights, night -> night.gaps() + night.deferred(), shown::count, true));
    boolean costs = nights.stream().anyMatch(night -> night.costInMicros() > 0);
    plots.add(
        costs
            ? Plot.of("cost", nights, Night::costInMicros, shown::money, false)
            : Plot.of("calls", nights, Night::calls, shown::count, false));
    return plots;
  }
}
