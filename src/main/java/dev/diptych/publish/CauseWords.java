package dev.diptych.publish;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why something has no target, in words: the messages {@code cause.<CODE>}. The same in every
 * format and on the command line. Safe for use by several threads.
 */
public final class CauseWords {

  private static final CauseWords ENGLISH = new CauseWords(Messages.forTarget("en"), null);

  private final Messages messages;
  private final @Nullable ZoneId zone;

  /**
   * @param zone for times and names of languages as a reader knows them; {@code null} for an
   *     operator, who types them as they are
   */
  CauseWords(Messages messages, @Nullable ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
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
    String text = messages.text("cause." + cause.code(), shown(cause));
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private Object[] shown(Cause cause) {
    Object[] arguments = cause.arguments().toArray();
    if (zone != null) {
      for (int i = 0; i < arguments.length; i++) {
        String argument = cause.arguments().get(i);
        arguments[i] = shown(cause.code(), i, argument);
      }
    }
    return arguments;
  }

  private Object shown(Code code, int at, String argument) {
    return switch (code) {
      case NO_ENGINE -> at < 2 ? new Messages.Part(messages.languageName(argument)) : argument;
      case ENGINE_OUT_UNTIL -> at == 2 ? time(argument) : at == 1 ? told(argument) : argument;
      case MISCOUNTED -> at > 0 ? new Messages.Part(messages.digits(bounded(argument))) : argument;
      case BUDGET_CALLS, BUDGET_CHARACTERS, DEADLINE, DEATHS, ABANDONED ->
          new Messages.Part(messages.digits(bounded(argument)));
      case ENGINE_OUT, ENGINE_FAILED, ENGINE_REFUSED, ENGINE_FAULT ->
          at == 1 ? told(argument) : argument;
      case TOLD -> told(argument);
      case NO_ENGINE_LEFT, UNUSABLE, BUDGET_COST, TAKEN_OVER -> argument;
    };
  }

  private Messages.Part told(String sentence) {
    return new Messages.Part(ToldWords.of(sentence, messages));
  }

  /** Numbers and times are ours, but a table may hold anything. */
  private static String bounded(String argument) {
    return argument.matches("[0-9:.,]{1,20}") ? argument : PlainText.line(argument);
  }

  private Object time(String instant) {
    try {
      Instant moment = Instant.parse(instant);
      return new Messages.Part(
          new Dates(messages).instant(moment, zone == null ? ZoneOffset.UTC : zone));
    } catch (DateTimeException e) {
      return instant;
    }
  }
}
