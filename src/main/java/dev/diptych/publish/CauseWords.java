package dev.diptych.publish;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why something has no target, in words: the messages {@code cause.<CODE>}. The same in every
 * format and on the command line. Safe for use by several threads.
 */
public final class CauseWords {

  private static final CauseWords ENGLISH = new CauseWords(Messages.forTarget("en"));

  private final Messages messages;

  CauseWords(Messages messages) {
    this.messages = messages;
  }

  /** All causes, in English, for an operator. */
  public static String english(List<Cause> causes) {
    return ENGLISH.of(causes);
  }

  /** All causes, as part of a sentence. */
  String of(List<Cause> causes) {
    return causes.stream().map(this::of).collect(Collectors.joining("; "));
  }

  private String of(Cause cause) {
    List<String> arguments = cause.arguments();
    if (cause.code() == Code.UNUSABLE) {
      String check = "cause.UNUSABLE." + arguments.get(1);
      return messages.text(messages.has(check) ? check : "cause.UNUSABLE", arguments.toArray());
    }
    String text = messages.text("cause." + cause.code(), arguments.toArray());
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
