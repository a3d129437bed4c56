package dev.diptych.run;

import dev.diptych.job.Installation;
import dev.diptych.store.EditionRow;
import dev.diptych.store.PassRow;
import java.nio.file.Path;
import org.slf4j.MDC;

/**
 * Which pass a thread works for, so that what it logs goes besides into the file of that pass. Two
 * runs of one process have two files; a thread that works for none has none.
 *
 * <p>The pass travels in the logger's context of a thread, which no other thread inherits: whoever
 * starts one for a run lets it {@link #carried carry} the pass.
 */
public final class RunLog {

  /** In the context of a thread: the file of the pass it works for. */
  public static final String KEY = "diptychRunLog";

  /** Logger of the course of a run: its steps and its end. Goes to the file of the pass alone. */
  public static final String COURSE = "run";

  /** Logger of what happened on the way; goes where {@link #COURSE} goes. */
  public static final String DETAIL = "run.detail";

  private static final int LONGEST_PART = 80;

  private RunLog() {}

  /** The folder of the files of all passes. */
  public static Path folder(Installation installation) {
    return installation.data().resolve("logs").resolve("runs");
  }

  /**
   * The name of a pass's file: {@code JOB-LABEL-PASS.log}, where PASS is the key of the pass's row,
   * so that two passes never share a file whatever their editions are called.
   */
  public static String name(EditionRow edition, PassRow pass) {
    return "%s-%s-%d.log".formatted(safe(edition.job()), safe(edition.label()), pass.id());
  }

  /** Letters, digits, dots and hyphens alone, and no dot in front. */
  private static String safe(String part) {
    String safe = part.replaceAll("[^A-Za-z0-9.-]", "_").replaceFirst("^\\.", "_");
    return safe.length() > LONGEST_PART ? safe.substring(0, LONGEST_PART) : safe;
  }

  /** From now on, until it is closed, this thread works for a pass. */
  public static MDC.MDCCloseable open(Installation installation, EditionRow edition, PassRow pass) {
    return MDC.putCloseable(KEY, folder(installation).resolve(name(edition, pass)).toString());
  }

  /**
   * The same work, for the pass that the calling thread works for, in whatever thread it is done.
   */
  public static Runnable carried(Runnable work) {
    String file = MDC.get(KEY);
    if (file == null) {
      return work;
    }
    return () -> {
      try (MDC.MDCCloseable working = MDC.putCloseable(KEY, file)) {
        work.run();
      }
    };
  }
}
