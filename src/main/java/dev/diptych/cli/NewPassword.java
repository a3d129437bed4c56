package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Passwords;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a new password comes from; never from the command line, which every process may read. */
final class NewPassword {

  @Option(
      names = "--generate",
      description = "Make a random password and print it, instead of asking for one.")
  private boolean generate;

  /**
   * Tells what was done, and the password if nobody chose it, so that it must be shown.
   *
   * @param lead what stands between the two, in text
   */
  void tell(Answers answers, boolean asJson, String done, String lead, String password) {
    if (!generate) {
      answers.told(done, asJson);
    } else if (asJson) {
      answers.json(Map.of("message", done, "password", password));
    } else {
      answers.note(done + lead);
      answers.line(password);
    }
  }

  /**
   * Typed twice at a terminal without being shown, or one line of standard input.
   *
   * @throws UsageException if there is none, or it was typed in two ways
   */
  String read(String account, InputLines input) throws IOException {
    if (generate) {
      return Passwords.generated();
    }
    Console console = System.console();
    if (console != null) {
      return typed(console, account);
    }
    String line = input.next();
    if (line == null || line.isEmpty()) {
      throw new UsageException(
          "The password is missing: give it as a line of standard input, or add --generate");
    }
    return line;
  }

  private static String typed(Console console, String account) {
    char @Nullable [] first = console.readPassword("New password of %s: ", account);
    char @Nullable [] second = console.readPassword("Once more: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new UsageException("The password was typed in two ways; nothing was changed");
    }
    return new String(first);
  }
}
