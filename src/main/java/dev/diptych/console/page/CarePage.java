package dev.diptych.console.page;

import dev.diptych.console.access.Operator;
import dev.diptych.job.Installation;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Acknowledgements;
import dev.diptych.operations.Acknowledgements.About;
import dev.diptych.operations.Actor;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.JobViews;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.Previews;
import dev.diptych.operations.Upkeep;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is neither an edition nor a schedule: what can wait, backups, tidying, terms. */
@Controller
class CarePage {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** As the JSON API takes them: no path is ever typed on a page. */
  private static final Pattern BACKUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}\\.zip");

  private final Acknowledgements acknowledgements;
  private final Lookout lookout;
  private final Upkeep upkeep;
  private final BackupSettings backups;
  private final Installation installation;
  private final JobViews jobs;
  private final Previews previews;
  private final OrderDesk desk;
  private final OrderTaker taker;

  CarePage(
      Acknowledgements acknowledgements,
      Lookout lookout,
      Upkeep upkeep,
      BackupSettings backups,
      Installation installation,
      JobViews jobs,
      Previews previews,
      OrderDesk desk,
      OrderTaker taker) {
    this.acknowledgements = acknowledgements;
    this.lookout = lookout;
    this.upkeep = upkeep;
    this.backups = backups;
    this.installation = installation;
    this.jobs = jobs;
    this.previews = previews;
    this.desk = desk;
    this.taker = taker;
  }

  @GetMapping("/acknowledge")
  String acknowledge(
      @RequestParam String about,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      Model model) {
    fill(model, about(about), job, edition);
    return "acknowledge";
  }

  @PostMapping("/acknowledge")
  ModelAndView acknowledge(
      @RequestParam String about,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam String until,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      Model model,
      RedirectAttributes after) {
    Actor actor = Operator.of(authentication, reason);
    if (actor.reason() == null) {
      fill(model, about(about), job, edition);
      model.addAttribute("missing", "deed.reason.missing");
      model.addAttribute("until", until);
      return new ModelAndView("acknowledge", model.asMap(), HttpStatus.BAD_REQUEST);
    }
    after.addFlashAttribute(
        "told",
        acknowledgements.acknowledge(about(about), name(job, edition), until.strip(), actor));
    return DeedPage.redirect("/");
  }

  private static void fill(
      Model model, About about, @Nullable String job, @Nullable String edition) {
    model.addAttribute("about", about.name().toLowerCase(Locale.ROOT));
    model.addAttribute("job", job);
    model.addAttribute("edition", edition);
  }

  private static About about(String word) {
    return Arrays.stream(About.values())
        .filter(about -> about.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new UnknownPageException("Nothing of this name can be acknowledged"));
  }

  private static @Nullable EditionName name(@Nullable String job, @Nullable String edition) {
    return job == null || job.isBlank() ? null : new EditionName(job, edition);
  }

  @GetMapping("/backups")
  String backups(Model model) {
    model.addAttribute("backup", lookout.lastBackup().orElse(null));
    model.addAttribute("backsUp", lookout.backsUpByItself());
    return "backups";
  }

  @PostMapping("/backups")
  ModelAndView backUp(
      @RequestParam String file,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      RedirectAttributes after)
      throws IOException {
    if (!BACKUP.matcher(file.strip()).matches()) {
      throw new UsageException(
          "A backup is called like before-the-move.zip: letters, digits and hyphens");
    }
    Path target = installation.home().resolve(backups.folder()).normalize().resolve(file.strip());
    after.addFlashAttribute("told", upkeep.backup(target, Operator.of(authentication, reason)));
    return DeedPage.redirect("/backups");
  }

  @GetMapping("/jobs/{job}/tidy")
  String tidy(@PathVariable String job, Model model) {
    jobs.find(job);
    model.addAttribute("job", job);
    model.addAttribute("report", upkeep.tidy(job, true, Operator.of(null, null)));
    return "tidy";
  }

  @PostMapping("/jobs/{job}/tidy")
  ModelAndView tidy(
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String reason,
      @Nullable Authentication authentication,
      RedirectAttributes after) {
    after.addFlashAttribute(
        "told", upkeep.tidy(job, false, Operator.of(authentication, reason)).words());
    return DeedPage.redirect("/jobs");
  }

  @GetMapping("/jobs/{job}/term")
  String term(
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String target,
      Model model)
      throws IOException {
    jobs.find(job);
    model.addAttribute("job", job);
    model.addAttribute("source", source);
    model.addAttribute("target", target);
    model.addAttribute("seen", desk.stand(job, null));
    if (source != null) {
      model.addAttribute("preview", previews.of(term(job, source, target)));
    }
    return "term";
  }

  @PostMapping("/jobs/{job}/term")
  ModelAndView order(
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String seen,
      @Nullable Authentication authentication) {
    return OrdersPage.follow(
        taker.place(
            term(job, source, target),
            Operator.of(authentication, reason),
            seen,
            Duration.ZERO,
            LONGEST_WAIT));
  }

  /** Without either, all that has changed in the job's glossary is meant. */
  private static WorkOrder term(String job, @Nullable String source, @Nullable String target) {
    String from = source == null || source.isBlank() ? null : source.strip();
    String into = target == null || target.isBlank() ? null : target.strip();
    if ((from == null) != (into == null)) {
      throw new UsageException(
          "Name both, the term in source and its right translation; or neither, for all that has"
              + " changed in the glossary");
    }
    return new WorkOrder.Term(job, from, into);
  }
}
