package dev.diptych.operations.notice;

import dev.diptych.job.Next;
import dev.diptych.publish.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of any origin as it may stand in a notice. */
final class Words {

  private static final int LONGEST_QUOTATION = 500;
  private static final int LONGEST_SUBJECT = 200;

  private Words() {}

  /** In one line, without controls and overrides of the writing direction, and not for ever. */
  static String quoted(@Nullable String text) {
    return line(text == null ? "no cause is known" : text, LONGEST_QUOTATION);
  }

  /** As the subject of a mail. */
  static String subject(String text) {
    return line(text, LONGEST_SUBJECT);
  }

  static String line(String text, int max) {
    // Cut twice: a text that is far too long is not read to its end, and cleaning makes some
    // longer.
    return PlainText.beginning(PlainText.line(PlainText.beginning(text, 4 * max)).strip(), max);
  }

  /** The commands to type, one a line; empty if there are none. */
  static String commands(List<Next> next) {
    return next.stream().map(Words::command).collect(Collectors.joining("\n"));
  }

  private static String command(Next next) {
    StringBuilder typed = new StringBuilder("  diptych ").append(next.verb());
    next.arguments().stream()
        .filter(argument -> !argument.isEmpty())
        .forEach(argument -> typed.append(' ').append(line(argument, LONGEST_QUOTATION)));
    if (next.wantsReason()) {
      typed.append(" --reason \"…\"");
    }
    return typed.toString();
  }
}
