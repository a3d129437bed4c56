package dev.diptych;

import dev.diptych.cli.DiptychCommand;

/** The program: {@code java -jar diptych.jar VERB …}. */
public final class Diptych {

  private Diptych() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(DiptychCommand.run(arguments));
  }
}
