package dev.diptych.console.page;

import dev.diptych.console.access.Operator;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.WorkOrder;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Everything that can be done with an edition: first what it would do, then it is ordered. */
@Controller
class DeedPage {

  /** A browser waits so long for an order to begin or to be refused. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final String VIEW = "deed";

  private final RunControl control;
  private final OrderDesk desk;
  private final OrderTaker taker;
  private final DeedPreviews previews;

  DeedPage(RunControl control, OrderDesk desk, OrderTaker taker, DeedPreviews previews) {
    this.control = control;
    this.desk = desk;
    this.taker = taker;
    this.previews = previews;
  }

  @GetMapping("/runs/{job}/{edition}/{deed}")
  String preview(
      @PathVariable String job,
      @PathVariable String edition,
      @PathVariable("deed") String verb,
      @ModelAttribute("form") DeedForm form,
      Model model) {
    Deed deed = deed(verb);
    EditionName name = new EditionName(job, edition);
    control.requireAllowed(deed.act(), name);
    fill(model, deed, name, form);
    return VIEW;
  }

  @PostMapping("/runs/{job}/{edition}/{deed}")
  Object order(
      @PathVariable String job,
      @PathVariable String edition,
      @PathVariable("deed") String verb,
      @ModelAttribute("form") DeedForm form,
      @Nullable Authentication authentication,
      Model model,
      RedirectAttributes after) {
    Deed deed = deed(verb);
    EditionName name = new EditionName(job, edition);
    if (deed.wantsReason() && form.reason() == null) {
      return wrong(model, deed, name, form, "deed.reason.missing");
    }
    if (deed == Deed.CORRECT && form.text() == null) {
      return wrong(model, deed, name, form, "deed.text.missing");
    }
    Actor actor = Operator.of(authentication, form.reason());
    if (deed.isAtOnce()) {
      requireAsSeen(name, form.seen());
      atOnce(deed, name, actor);
      after.addFlashAttribute("done", "done." + deed.verb());
      return redirect("/runs/{job}/{edition}", job, edition);
    }
    PlacedOrder placed =
        taker.place(order(deed, name, form), actor, form.seen(), Duration.ZERO, LONGEST_WAIT);
    return OrdersPage.follow(placed);
  }

  private Object wrong(Model model, Deed deed, EditionName name, DeedForm form, String fault) {
    control.requireAllowed(deed.act(), name);
    fill(model, deed, name, form);
    model.addAttribute("fault", fault);
    return new ModelAndView(VIEW, model.asMap(), HttpStatus.BAD_REQUEST);
  }

  private void fill(Model model, Deed deed, EditionName name, DeedForm form) {
    model.addAttribute("deed", deed);
    model.addAttribute("job", name.job());
    model.addAttribute("edition", name.label());
    model.addAttribute("seen", form.seen() == null ? desk.stand(name.job(), name.label()) : form.seen());
    model.addAttribute("preview", previews.of(deed, name, form));
  }

  private void requireAsSeen(EditionName name, @Nullable String seen) {
    if (seen != null && !seen.equals(desk.stand(name.job(), name.label()))) {
      String label = Objects.requireNonNull(name.label());
      throw new RefusedException(
          new Reason.ChangedMeanwhile(new Reason.Edition(name.job(), label)),
          Next.of(When.TO_SEE, "show", name.job(), label));
    }
  }

  private void atOnce(Deed deed, EditionName name, Actor actor) {
    switch (deed) {
      case STOP -> control.stop(name, actor);
      case RECOVER -> control.recover(name, actor);
      case ABANDON -> control.abandon(name, actor);
      default -> throw new IllegalArgumentException(deed + " is done by a run");
    }
  }

  private static WorkOrder order(Deed deed, EditionName name, DeedForm form) {
    return switch (deed) {
      case RESTART -> new WorkOrder.Restart(name, form.allowance());
      case RETRY_GAPS ->
          new WorkOrder.RetryGaps(name, form.choice(), form.engine(), form.allowance());
      case REDO ->
          new WorkOrder.Redo(
              name,
              named(form.article(), "article"),
              named(form.section(), "section"),
              form.engine(),
              form.allowance());
      case CORRECT ->
          new WorkOrder.Correct(
              name,
              named(form.article(), "article"),
              named(form.segment(), "segment"),
              form.target(),
              named(form.text(), "text"));
      case WITHDRAW ->
          new WorkOrder.Withdraw(
              name, named(form.article(), "article"), Boolean.TRUE.equals(form.memory()));
      case INCLUDE -> new WorkOrder.Include(name, named(form.file(), "file"));
      case PUBLISH -> new WorkOrder.Publish(name);
      case STOP, RECOVER, ABANDON -> throw new IllegalArgumentException(deed + " needs no run");
    };
  }

  private static String named(@Nullable String value, String field) {
    if (value == null) {
      throw new UsageException("Name the %s; nothing was ordered".formatted(field));
    }
    return value;
  }

  private static Deed deed(String verb) {
    return Deed.of(verb)
        .orElseThrow(() -> new UnknownPageException("Nothing of this name can be done with an edition"));
  }

  /** Leads on to another page, after a form was taken. */
  static ModelAndView redirect(String path, Object... names) {
    ModelAndView onward =
        new ModelAndView(
            "redirect:" + UriComponentsBuilder.fromPath(path).buildAndExpand(names).encode());
    onward.setStatus(HttpStatus.SEE_OTHER);
    return onward;
  }

  /** What is wrong with arguments, for the form that they came from. */
  static String words(JobFileException wrong) {
    return String.join("; ", wrong.faults());
  }
}
