package dev.diptych.console.page;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.PlacedOrder.Answer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was ordered, by whom and by which way, and what became of it. */
@Controller
class OrdersPage {

  private static final int SHOWN = 100;

  private final OrderDesk desk;

  OrdersPage(OrderDesk desk) {
    this.desk = desk;
  }

  /**
   * An order as a page shows it.
   *
   * @param order the order
   * @param result how it ended, as the bundle calls it, {@code null} before
   * @param steps what may be done instead of what was refused
   */
  record Shown(PlacedOrder order, @Nullable String result, List<Step> steps) {

    static Shown of(PlacedOrder order) {
      Answer answer = order.answer();
      Integer code = order.exitCode();
      return new Shown(
          order,
          code == null ? null : "exit." + ExitCode.of(code).name().toLowerCase(Locale.ROOT),
          answer == null
              ? List.of()
              : answer.next().stream().map(next -> Step.of(next, order)).toList());
    }

    /** The style of its state. */
    public String css() {
      return switch (order.state()) {
        case PLACED -> "waiting";
        case TAKEN -> "running";
        case CANCELLED -> "abandoned";
        case REFUSED, LOST -> "failed";
        case ENDED -> ended();
      };
    }

    private String ended() {
      Integer code = order.exitCode();
      if (code == null) {
        return "failed";
      }
      return switch (ExitCode.of(code)) {
        case COMPLETE -> "complete";
        case GAPS -> "gaps";
        case STOPPED -> "stopped";
        case FAILED, USAGE, REFUSED -> "failed";
      };
    }
  }

  @GetMapping("/orders")
  String all(Model model) {
    model.addAttribute("orders", desk.newest(SHOWN).stream().map(Shown::of).toList());
    return "orders";
  }

  @GetMapping("/orders/{id}")
  String one(@PathVariable long id, Model model) {
    model.addAttribute("shown", Shown.of(desk.of(id)));
    return "order";
  }

  @PostMapping("/orders/{id}/cancel")
  ModelAndView cancel(@PathVariable long id, RedirectAttributes after) {
    desk.of(id); // Unknown ones are told as such.
    after.addFlashAttribute("done", desk.cancel(id) ? "done.cancel" : "done.cancel.late");
    return DeedPage.redirect("/orders/{id}", id);
  }

  /**
   * Where a person goes who has placed an order: to the run that it is, or to what is known of it.
   */
  static ModelAndView follow(PlacedOrder placed) {
    return placed.edition() != null && placed.pass() != null && !placed.state().over()
        ? DeedPage.redirect("/runs/{job}/{edition}", placed.job(), placed.edition())
        : DeedPage.redirect("/orders/{id}", placed.id());
  }
}
