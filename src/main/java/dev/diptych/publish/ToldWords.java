package dev.diptych.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What readers of files and adapters of engines tell in English sentences, in the language of a
 * page. They are kept as they were told, also in tables of earlier versions, so a sentence is
 * recognised here by its form in {@code told_en.properties} and told anew by the same key of the
 * page's language. Whatever is not recognised is somebody else's words and is quoted.
 *
 * <p>Safe for use by several threads. The work grows with the length of a sentence, never with the
 * choices for its arguments: an argument ends where the words behind it begin.
 */
final class ToldWords {

  private static final String ENGLISH = "en";

  /** Longer texts are no sentences of ours. */
  private static final int LONGEST = 1_000;

  /** A reason may be told inside another one. */
  private static final int DEEPEST = 2;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:,?[0-9]{3}){0,4}|[0-9]{1,9}");
  private static final Pattern LABEL =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{1,4})?");

  private static final Map<String, Map<String, String>> LOADED = new ConcurrentHashMap<>();
  private static final List<Form> FORMS = forms();

  private ToldWords() {}

  /** The sentences of a page, as they stand in the properties. */
  static Map<String, String> texts(String language) {
    return LOADED.computeIfAbsent(language, key -> Messages.load("told_" + key + ".properties"));
  }

  /** A sentence as part of another one: in the page's language, or quoted. */
  static String of(String sentence, Messages messages) {
    String known = known(sentence, messages);
    return known == null ? messages.text("told.quoted", sentence) : known;
  }

  /** A sentence in the page's language; {@code null} if it is not one of ours. */
  static @Nullable String known(String sentence, Messages messages) {
    return messages.language().equals(ENGLISH)
        ? messages.isolated(sentence)
        : known(sentence, messages, 0);
  }

  private static @Nullable String known(String sentence, Messages messages, int depth) {
    if (sentence.length() > LONGEST || depth > DEEPEST) {
      return null;
    }
    for (Form form : FORMS) {
      List<String> found = form.arguments(sentence);
      if (found != null) {
        Object[] arguments =
            found.stream().map(argument -> argument(argument, messages, depth)).toArray();
        String pattern = texts(messages.language()).get(form.key());
        return pattern == null ? null : messages.filled(pattern, arguments);
      }
    }
    return saying(sentence, messages, depth);
  }

  /** A provider's own words may stand behind what is told: {@code too many requests: "…"}. */
  private static @Nullable String saying(String sentence, Messages messages, int depth) {
    int quotation = sentence.indexOf(": \"");
    if (quotation < 0 || !sentence.endsWith("\"") || sentence.length() < quotation + 4) {
      return null;
    }
    String head = known(sentence.substring(0, quotation), messages, depth + 1);
    return head == null
        ? null
        : messages.text(
            "told.saying",
            new Messages.Part(head),
            sentence.substring(quotation + 3, sentence.length() - 1));
  }

  private static Object argument(String argument, Messages messages, int depth) {
    if (NUMBER.matcher(argument).matches()) {
      return new Messages.Part(messages.digits(argument.replace(",", "")));
    }
    if (LABEL.matcher(argument).matches()) {
      return new Messages.Part(new Dates(messages).edition(argument));
    }
    String known = known(argument, messages, depth + 1);
    return known == null ? argument : new Messages.Part(known);
  }

  /** Those that say most first: a more general form must not take a special one's sentence. */
  private static List<Form> forms() {
    return texts(ENGLISH).entrySet().stream()
        .map(told -> Form.of(told.getKey(), told.getValue()))
        .sorted(Comparator.comparingInt(Form::letters).reversed().thenComparing(Form::key))
        .toList();
  }

  /**
   * The form of a sentence.
   *
   * @param parts what stands before, between and behind the arguments, which are in order
   */
  private record Form(String key, List<String> parts) {

    static Form of(String key, String text) {
      return new Form(key, List.of(text.split("\\{[0-9]\\}", -1)));
    }

    int letters() {
      return parts.stream().mapToInt(String::length).sum();
    }

    /** The arguments of a sentence; {@code null} if it has another form. */
    @Nullable List<String> arguments(String sentence) {
      if (!sentence.startsWith(parts.get(0))) {
        return null;
      }
      int at = parts.get(0).length();
      List<String> arguments = new ArrayList<>();
      for (int i = 1; i < parts.size(); i++) {
        String part = parts.get(i);
        boolean last = i == parts.size() - 1;
        int end = last ? sentence.length() - part.length() : sentence.indexOf(part, at + 1);
        if (end <= at || !sentence.startsWith(part, end)) {
          return null;
        }
        String argument = sentence.substring(at, end);
        if (argument.indexOf('"') >= 0 && !parts.get(i - 1).endsWith("\"")) {
          return null;
        }
        arguments.add(argument);
        at = end + part.length();
      }
      return at == sentence.length() ? arguments : null;
    }
  }
}
