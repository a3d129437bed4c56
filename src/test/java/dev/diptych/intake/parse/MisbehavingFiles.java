package dev.diptych.intake.parse;

import java.nio.file.Path;

/** Files that tell {@link MisbehavingParser} what to do, for tests of whole processes. */
public final class MisbehavingFiles {

  private MisbehavingFiles() {}

  /** A file whose reading stands in a {@link dev.diptych.hold.Hold}; each number is another. */
  public static String heldIn(Path folder, int number) {
    return MisbehavingParser.MAGIC + MisbehavingParser.HOLD + folder + "\n" + number;
  }
}
