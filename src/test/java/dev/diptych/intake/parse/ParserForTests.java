package dev.diptych.intake.parse;

import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.ReaderSettings;

/** Lets tests of other packages parse without a process apart. */
public final class ParserForTests {

  private ParserForTests() {}

  /** Every format in this process. */
  public static DocumentParser inProcess(ReaderSettings settings) {
    return new FormatParser(settings);
  }
}
