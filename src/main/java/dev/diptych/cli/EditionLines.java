package dev.diptych.cli;

import dev.diptych.operations.EditionView;

/** An edition in one line. */
final class EditionLines {

  private EditionLines() {}

  static String line(EditionView view) {
    String state = view.exitStatus() == null ? view.state() : view.exitStatus();
    String line =
        "%s/%s  %s  %d articles, %d of %d sections, %d gaps, %d deferred; files %s"
            .formatted(
                view.job(),
                view.edition(),
                state,
                view.articles(),
                view.units().translated() + view.units().warned(),
                view.units().all(),
                view.units().gaps(),
                view.units().deferred(),
                FileWords.of(view.files()));
    if (view.process() != null) {
      line += view.dead() ? "  DIED (" + view.process() + ")" : "  (" + view.process() + ")";
    }
    return view.failure() == null ? line : line + "  " + view.failure();
  }
}
