package dev.diptych.console.page;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.FileCheck.Flaw;
import dev.diptych.operations.JobViews;
import dev.diptych.operations.JobViews.JobView;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.Flawed;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.operations.RunDetails;
import dev.diptych.operations.ScheduleView;
import dev.diptych.operations.Schedules;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs a person, why, and one action to mend it. */
@Controller
class StatusPage {

  private static final int LATEST = 6;
  private static final int FLAWS_SHOWN = 5;

  private final Lookout lookout;
  private final EditionViews views;
  private final RunDetails details;
  private final Schedules schedules;
  private final JobViews jobs;

  StatusPage(
      Lookout lookout, EditionViews views, RunDetails details, Schedules schedules, JobViews jobs) {
    this.lookout = lookout;
    this.views = views;
    this.details = details;
    this.schedules = schedules;
    this.jobs = jobs;
  }

  /** An edition of which published files are not what was written, with what mends that. */
  record Damage(String job, String edition, int wrong, int files, List<Flaw> some, Step mend) {

    static Damage of(Flawed flawed) {
      List<Flaw> flaws = flawed.files().flaws();
      return new Damage(
          flawed.job(),
          flawed.edition(),
          flaws.size(),
          flawed.files().files(),
          flaws.stream().limit(FLAWS_SHOWN).toList(),
          Step.of(Next.of(When.NEXT, "publish", flawed.job(), flawed.edition())));
    }
  }

  @GetMapping("/")
  String status(Model model) {
    Standing standing = lookout.standing();
    model.addAttribute("attention", standing.attention().stream().map(Line::of).toList());
    model.addAttribute("damages", standing.flawed().stream().map(Damage::of).toList());
    model.addAttribute("running", standing.running().stream().map(this::live).toList());
    model.addAttribute("latest", views.runs(null, LATEST).stream().map(Line::of).toList());
    List<JobView> all = jobs.all();
    model.addAttribute("broken", all.stream().filter(job -> !job.faults().isEmpty()).toList());
    model.addAttribute(
        "jobs", all.stream().filter(job -> job.faults().isEmpty()).map(JobView::name).toList());
    model.addAttribute("matters", standing.matters().stream().map(StatusPage::matter).toList());
    model.addAttribute("acknowledged", standing.acknowledged());
    model.addAttribute("notes", standing.notes());
    List<ScheduleView> scheduled = schedules.all();
    model.addAttribute(
        "schedules", scheduled.stream().filter(view -> !view.next().isEmpty()).toList());
    model.addAttribute("backup", lookout.lastBackup().orElse(null));
    model.addAttribute("backsUp", lookout.backsUpByItself());
    return "status";
  }

  /** Something else that needs a person, with what helps on. */
  record Told(String what, List<Step> steps) {}

  private static Told matter(Lookout.Matter matter) {
    return new Told(matter.what(), Step.of(matter.next()));
  }

  private LiveLine live(EditionView view) {
    return new LiveLine(details.standing(new EditionName(view.job(), view.edition())), 0);
  }
}
