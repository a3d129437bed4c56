package dev.diptych.cli;

import dev.diptych.operations.ScheduleView;
import dev.diptych.operations.ScheduleView.FireView;
import dev.diptych.operations.ScheduleView.NextFire;
import dev.diptych.operations.ScheduleView.PauseView;
import java.util.ArrayList;
import java.util.List;

/** A schedule in a few lines. */
final class ScheduleLines {

  private static final int MISSED_SHOWN = 10;

  private ScheduleLines() {}

  static List<String> of(ScheduleView view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        view.cron() == null
            ? view.job() + "  no schedule"
            : "%s  %s  %s".formatted(view.job(), view.cron(), view.zone()));
    if (view.fault() != null) {
      lines.add(
          view.cron() == null
              ? "  Needs you: its file is broken and never was right here"
              : "  Needs you: its file is broken; the schedule above is the last that was right");
      view.fault().lines().forEach(line -> lines.add("    " + Printable.of(line)));
    }
    PauseView paused = view.paused();
    if (paused != null) {
      lines.add(
          "  paused by %s%s: %s"
              .formatted(
                  Printable.of(paused.actor()),
                  paused.until() == null ? "" : " until " + paused.until(),
                  Printable.of(paused.reason())));
    }
    view.next().forEach(next -> lines.add("  next    " + next(next)));
    view.missed().stream()
        .limit(MISSED_SHOWN)
        .forEach(fire -> lines.add("  missed  " + missed(fire)));
    if (view.missed().size() > MISSED_SHOWN) {
      lines.add("  missed  and %d more".formatted(view.missed().size() - MISSED_SHOWN));
    }
    if (!view.missed().isEmpty()) {
      lines.add(
          "    next: diptych schedule %1$s --run-now %2$s, or diptych schedule %1$s --dismiss %2$s --reason …"
              .formatted(view.job(), view.missed().get(0).due()));
    }
    FireView last = view.lastFire();
    if (last != null) {
      lines.add("  last    " + last(last));
    }
    return lines;
  }

  private static String next(NextFire next) {
    return next.local()
        + (next.note() == null ? "" : "  (" + next.note() + ")")
        + (next.suppressed() ? "  (paused)" : "");
  }

  private static String missed(FireView fire) {
    String told = fire.told();
    return "%s  %s%s"
        .formatted(fire.local(), fire.due(), told == null ? "" : "  " + Printable.of(told));
  }

  private static String last(FireView fire) {
    StringBuilder line = new StringBuilder(fire.local().toString());
    if (fire.order() != null) {
      line.append("  order ").append(fire.order());
    }
    if (fire.orderState() != null) {
      line.append(' ').append(fire.orderState());
    }
    if (fire.edition() != null) {
      line.append("  edition ").append(fire.edition());
    }
    if (fire.orderTold() != null) {
      line.append("  ").append(Printable.of(fire.orderTold()));
    } else if (fire.told() != null) {
      line.append("  ").append(Printable.of(fire.told()));
    }
    return line.toString();
  }
}
