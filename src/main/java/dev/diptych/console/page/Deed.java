package dev.diptych.console.page;

import dev.diptych.operations.Act;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done with an edition, each on a page that first says what it would do. */
enum Deed {
  RESTART("restart", Act.RESTART, false),
  STOP("stop", Act.STOP, false),
  RECOVER("recover", Act.RECOVER, true),
  RETRY_GAPS("retry-gaps", Act.MEND, false),
  REDO("redo", Act.MEND, true),
  CORRECT("correct", Act.MEND, false),
  INCLUDE("include", Act.MEND, false),
  PUBLISH("publish", Act.MEND, false),
  WITHDRAW("withdraw", Act.WITHDRAW, true),
  ABANDON("abandon", Act.ABANDON, true);

  /** Those that need nothing named but the edition. */
  private static final Set<Deed> OF_ALL = Set.of(RESTART, STOP, RECOVER, ABANDON, PUBLISH);

  private final String verb;
  private final Act act;
  private final boolean wantsReason;

  Deed(String verb, Act act, boolean wantsReason) {
    this.verb = verb;
    this.act = act;
    this.wantsReason = wantsReason;
  }

  /** As it is typed, and as its page is called. */
  public String verb() {
    return verb;
  }

  Act act() {
    return act;
  }

  /** Whether it is refused without a reason. */
  public boolean wantsReason() {
    return wantsReason;
  }

  /** Whether what it does cannot be taken back by another. */
  public boolean isFinal() {
    return this == ABANDON || this == WITHDRAW;
  }

  /** Whether it is done at once, without a run. */
  public boolean isAtOnce() {
    return this == STOP || this == RECOVER || this == ABANDON;
  }

  static Optional<Deed> of(String verb) {
    return Arrays.stream(values()).filter(deed -> deed.verb.equals(verb)).findFirst();
  }

  /** The buttons of an edition's page, as it stands. */
  static List<Deed> offered(Set<Act> allowed, boolean missing) {
    return Arrays.stream(values())
        .filter(deed -> allowed.contains(deed.act))
        .filter(deed -> OF_ALL.contains(deed) || (deed == RETRY_GAPS && missing))
        .toList();
  }
}
