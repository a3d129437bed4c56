package dev.diptych.console.page;

import dev.diptych.operations.AlertViews;
import dev.diptych.operations.AlertViews.AlertView;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody was told without asking, by which way, and what could not be told. */
@Controller
class AlertsPage {

  private static final int SHOWN = 100;

  private final AlertViews alerts;

  AlertsPage(AlertViews alerts) {
    this.alerts = alerts;
  }

  /** An alert as the page shows it. */
  record Line(AlertView alert) {

    /** How it stands with telling it, as the bundle calls it below {@code alert.}. */
    public String told() {
      if (alert.told() != null) {
        return "told";
      }
      if (alert.over() != null) {
        return "moot";
      }
      if (alert.nextAttempt() == null) {
        return "untold";
      }
      return alert.attempts() == 0 ? "soon" : "again";
    }

    /** The style of that. */
    public String css() {
      return switch (told()) {
        case "told" -> "complete";
        case "untold" -> "failed";
        case "again" -> "gaps";
        case "moot" -> "abandoned";
        default -> "waiting";
      };
    }

    /** Its kind as it is written in words. */
    public String kind() {
      return alert.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @GetMapping("/alerts")
  String all(Model model) {
    List<Line> newest = alerts.newest(SHOWN).stream().map(Line::new).toList();
    model.addAttribute("alerts", newest);
    model.addAttribute("undelivered", alerts.undelivered().stream().map(Line::new).toList());
    return "alerts";
  }
}
