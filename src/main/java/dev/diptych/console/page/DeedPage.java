package dev.diptych.console.page;

import dev.diptych.console.access.Operator;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.RefusalWords;
import dev.diptych.operations.RunControl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
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
      Model model)
      throws IOException {
    Deed deed = deed(verb);
    fill(model, deed, new EditionName(job, edition), form, null);
    return VIEW;
  }

  /**
   * Orders it; or shows anew what would happen with what the form says now.
   *
   * @param again whether it is only to be shown
   */
  @PostMapping("/runs/{job}/{edition}/{deed}")
  ModelAndView order(
      @PathVariable String job,
      @PathVariable String edition,
      @PathVariable("deed") String verb,
      @ModelAttribute("form") DeedForm form,
      @RequestParam(defaultValue = "false") boolean again,
      @Nullable Authentication authentication,
      Model model,
      RedirectAttributes after)
      throws IOException {
    Deed deed = deed(verb);
    EditionName name = new EditionName(job, edition);
    String missing = missing(deed, form);
    if (again || missing != null) {
      fill(model, deed, name, form, again ? null : missing);
      return new ModelAndView(VIEW, model.asMap(), again ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }
    Actor actor = Operator.of(authentication, form.reason());
    if (deed.isAtOnce()) {
      requireAsSeen(name, form.seen());
      atOnce(deed, name, actor);
      after.addFlashAttribute("done", "done." + deed.verb());
      return redirect("/runs/{job}/{edition}", job, edition);
    }
    return OrdersPage.follow(
        taker.place(form.order(deed, name), actor, form.seen(), Duration.ZERO, LONGEST_WAIT));
  }

  /** What is missing in a form, as the bundle calls it; {@code null} if nothing is. */
  private static @Nullable String missing(Deed deed, DeedForm form) {
    if (!form.complete(deed)) {
      return "deed.subject.missing";
    }
    if (deed == Deed.CORRECT && form.text() == null) {
      return "deed.text.missing";
    }
    return deed.wantsReason() && form.reason() == null ? "deed.reason.missing" : null;
  }

  private void fill(
      Model model, Deed deed, EditionName name, DeedForm form, @Nullable String missing)
      throws IOException {
    model.addAttribute("deed", deed);
    model.addAttribute("job", name.job());
    model.addAttribute("edition", name.label());
    model.addAttribute("missing", missing);
    // A form that is shown again keeps what its reader saw, so that a change meanwhile is told.
    model.addAttribute(
        "seen", form.seen() == null ? desk.stand(name.job(), name.label()) : form.seen());
    try {
      model.addAttribute("before", previews.of(deed, name, form));
    } catch (RefusedException refused) {
      List<Next> more =
          refused.refusal().next().stream()
              .filter(next -> next.when() == When.SAME_WITH_MORE)
              .toList();
      if (more.isEmpty()) {
        throw refused;
      }
      model.addAttribute("refused", RefusalWords.of(refused.refusal().reason()));
      model.addAttribute("more", form.address(deed, name, more.get(0).options()));
    } catch (JobFileException wrong) {
      model.addAttribute("refused", words(wrong));
    }
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

  private static Deed deed(String verb) {
    return Deed.of(verb)
        .orElseThrow(
            () -> new UnknownPageException("Nothing of this name can be done with an edition"));
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
