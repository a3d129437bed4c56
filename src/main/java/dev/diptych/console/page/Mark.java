package dev.diptych.console.page;

import dev.diptych.operations.EditionView;
import java.util.Locale;

/**
 * How an edition stands, in a word and a shape; the words are those of the bundle, {@code
 * state.<name>}.
 */
enum Mark {
  RUNNING,
  /** Asked to stop, and still finishing what is in hand. */
  DRAINING,
  /** Its process is dead. */
  DEAD,
  WAITING,
  FAILED,
  STOPPED,
  GAPS,
  COMPLETE,
  ABANDONED,
  SUPERSEDED;

  private static final String WITH_GAPS = "COMPLETED WITH GAPS";

  /** Of an edition. */
  static Mark of(EditionView view, boolean stopping) {
    return switch (view.state()) {
      case "READY" -> WAITING;
      case "RUNNING" -> view.dead() ? DEAD : stopping ? DRAINING : RUNNING;
      case "FAILED" -> FAILED;
      case "STOPPED" -> STOPPED;
      case "ABANDONED" -> ABANDONED;
      case "SUPERSEDED" -> SUPERSEDED;
      default -> WITH_GAPS.equals(view.exitStatus()) ? GAPS : COMPLETE;
    };
  }

  /** As style sheets call it. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its word. */
  public String word() {
    return "state." + css();
  }
}
