package dev.diptych.console.page;

import dev.diptych.job.UsageException;
import dev.diptych.operations.EnginesToday;
import dev.diptych.operations.EnginesToday.Engine;
import dev.diptych.operations.EnginesToday.Today;
import dev.diptych.workbench.TranslatedLine;
import dev.diptych.workbench.Workbench;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The engines of this installation, each to be tried with one sentence. */
@Controller
class EnginesPage {

  /** One sentence, not an article past the budget. */
  private static final int LONGEST = 500;

  private final Workbench workbench;
  private final EnginesToday today;
  private final Shown shown;

  /** Tries are for people: two at a time are plenty, and engines have a night to serve. */
  private final Semaphore tries = new Semaphore(2);

  EnginesPage(Workbench workbench, EnginesToday today, Shown shown) {
    this.workbench = workbench;
    this.today = today;
    this.shown = shown;
  }

  /** What came of a try. */
  record Try(String engine, String source, String target, String text, String answer, String why) {}

  @GetMapping("/engines")
  String all(Model model) {
    fill(model);
    return "engines";
  }

  private void fill(Model model) {
    Today now = today.look(shown.today());
    model.addAttribute("engines", workbench.engines());
    model.addAttribute(
        "today",
        now.engines().stream().collect(Collectors.toMap(Engine::name, Function.identity())));
    model.addAttribute("budgets", now.budgets());
  }

  @PostMapping("/engines/{engine}/try")
  String attempt(
      @PathVariable String engine,
      @RequestParam String source,
      @RequestParam String target,
      @RequestParam String text,
      Model model)
      throws InterruptedException {
    fill(model);
    model.addAttribute("tried", attempt(engine, source.strip(), target.strip(), text.strip()));
    return "engines";
  }

  private Try attempt(String engine, String source, String target, String text)
      throws InterruptedException {
    String fault = fault(source, target, text);
    if (fault != null) {
      return new Try(engine, source, target, text, "", fault);
    }
    if (!tries.tryAcquire()) {
      return new Try(
          engine,
          source,
          target,
          text,
          "",
          "Two sentences are being tried; try again when they are done");
    }
    try {
      TranslatedLine line =
          workbench
              .translator(source, target, engine)
              .translate(List.of(text.replaceAll("\\R", " ")))
              .get(0);
      return new Try(engine, source, target, text, line.target(), line.why());
    } catch (UsageException wrong) {
      return new Try(engine, source, target, text, "", String.valueOf(wrong.getMessage()));
    } finally {
      tries.release();
    }
  }

  private static @Nullable String fault(String source, String target, String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return "Type one sentence of at most %d characters".formatted(LONGEST);
    }
    return source.matches("[A-Za-z0-9-]{2,35}") && target.matches("[A-Za-z0-9-]{2,35}")
        ? null
        : "Languages are written as tags, such as ar and en";
  }
}
