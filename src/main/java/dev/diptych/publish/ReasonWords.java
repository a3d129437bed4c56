package dev.diptych.publish;

import dev.diptych.digest.Reason;
import dev.diptych.digest.Reason.Code;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why something has no target, in words: the messages {@code reason.<CODE>}. The same in every
 * format and on the command line. Safe for use by several threads.
 */
public final class ReasonWords {

  private static final ReasonWords ENGLISH = new ReasonWords(Messages.forTarget("en"));

  private final Messages messages;

  ReasonWords(Messages messages) {
    this.messages = messages;
  }

  /** All reasons, in English, for an operator. */
  public static String english(List<Reason> reasons) {
    return ENGLISH.of(reasons);
  }

  /** All reasons, as part of a sentence. */
  String of(List<Reason> reasons) {
    return reasons.stream().map(this::of).collect(Collectors.joining("; "));
  }

  private String of(Reason reason) {
    List<String> arguments = reason.arguments();
    if (reason.code() == Code.UNUSABLE) {
      String check = "reason.UNUSABLE." + arguments.get(1);
      return messages.text(messages.has(check) ? check : "reason.UNUSABLE", arguments.toArray());
    }
    String text = messages.text("reason." + reason.code(), arguments.toArray());
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
