package dev.diptych.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the pages in one language, from {@code messages_<language>.properties} beside this
 * class. Chosen by the target language alone, never by the machine's locale, so that the same
 * digest is the same page everywhere. Immutable and safe for use by several threads.
 *
 * <p>{@code {0}}, {@code {1}} … are replaced by the arguments, each isolated from the direction of
 * the text around it by U+2068 and U+2069; quotation marks have no meaning.
 */
final class Messages {

  /** FIRST STRONG ISOLATE, before each argument. */
  static final char ISOLATE = '\u2068';

  /** LEFT-TO-RIGHT ISOLATE, before the path of a file. */
  static final char ISOLATE_LTR = '\u2066';

  /** No character below Hebrew is written from right to left. */
  private static final char FIRST_RIGHT_TO_LEFT = '\u0590';

  /** POP DIRECTIONAL ISOLATE, behind each argument. */
  static final char POP_ISOLATE = '\u2069';

  /** Languages there are words for; others are shown in English. */
  static final Set<String> LANGUAGES = Set.of("en", "ar");

  private static final String FALLBACK = "en";
  private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

  /** Where Arabic is printed with the digits that English uses (CLDR). */
  private static final Set<String> WESTERN_DIGITS =
      Set.of("AE", "DZ", "EH", "LY", "MA", "MR", "TN");

  private static final String WESTERN = "0123456789";

  private final String language;
  private final Map<String, String> texts;
  private final String digits;

  private Messages(String language, boolean western) {
    this.language = language;
    this.texts = load("messages_" + language + ".properties");
    this.digits = western ? WESTERN : texts.getOrDefault("digits", WESTERN);
  }

  /** The words for pages whose target language is this one. */
  static Messages forTarget(String targetLanguage) {
    String primary = Languages.primary(targetLanguage);
    String known = LANGUAGES.contains(primary) ? primary : FALLBACK;
    boolean western =
        WESTERN_DIGITS.contains(Locale.forLanguageTag(targetLanguage).getCountry())
            && !known.equals(FALLBACK);
    return LOADED.computeIfAbsent(
        western ? known + "-latn" : known, key -> new Messages(known, western));
  }

  /** The texts of a file beside this class, by their keys. */
  static Map<String, String> load(String name) {
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + Messages.class.getName());
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
    Map<String, String> texts = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return Map.copyOf(texts);
  }

  /** BCP 47 tag of the words. */
  String language() {
    return language;
  }

  /** All keys, sorted. */
  Set<String> keys() {
    return new TreeSet<>(texts.keySet());
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A message with its arguments. */
  String text(String key, Object... arguments) {
    String pattern = texts.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("No message " + key + " in " + language);
    }
    return filled(pattern, arguments);
  }

  /** A text with its arguments, as {@link #text} puts them in. */
  String filled(String pattern, Object... arguments) {
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean placeholder = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
      int index = placeholder ? pattern.charAt(i + 1) - '0' : -1;
      if (index >= 0 && index < arguments.length) {
        append(out, arguments[index]);
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void append(StringBuilder out, Object argument) {
    if (argument instanceof Number number) {
      out.append(number(number.longValue()));
    } else if (argument instanceof Part) {
      out.append(argument);
    } else {
      out.append(isolated(argument.toString()));
    }
  }

  /** A number in the digits of the language. */
  String number(long number) {
    return digits(Long.toString(number));
  }

  /** A date, a time or a number of ours with the digits of the language. */
  String digits(String written) {
    if (digits.equals(WESTERN)) {
      return written;
    }
    StringBuilder out = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      out.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
    }
    return out.toString();
  }

  /** A text of any origin, for use inside a message or beside one. */
  String isolated(String text) {
    return isolated(ISOLATE, text);
  }

  /** The path of a file, which reads from left to right whatever its letters. */
  String path(String path) {
    return isolated(ISOLATE_LTR, path);
  }

  private String isolated(char isolate, String text) {
    String line = PlainText.line(text);
    return needsIsolation(line) ? isolate + line + POP_ISOLATE : line;
  }

  /**
   * Left-to-right letters inside left-to-right words cannot disturb anything, nor can dashes,
   * quotation marks and "…" among them.
   */
  private boolean needsIsolation(String line) {
    if (Languages.isRightToLeft(language)) {
      return true;
    }
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= FIRST_RIGHT_TO_LEFT && (c < '\u2010' || c > '\u2027')) {
        return true;
      }
    }
    return false;
  }

  /**
   * A message about a count, in the plural form the language asks for ({@code key.one}, {@code
   * key.other}; in Arabic also {@code zero}, {@code two}, {@code few}, {@code many}, as in CLDR).
   * Any language may have its own words for nothing ({@code zero}). The count is argument 0.
   */
  String count(String key, long count, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = count;
    System.arraycopy(more, 0, arguments, 1, more.length);
    String zero = key + ".zero";
    String exact = count == 0 && texts.containsKey(zero) ? zero : key + "." + plural(count);
    return text(texts.containsKey(exact) ? exact : key + ".other", arguments);
  }

  private String plural(long n) {
    if (!language.equals("ar")) {
      return n == 1 ? "one" : "other";
    }
    long rest = n % 100;
    if (n <= 2) {
      return n == 0 ? "other" : n == 1 ? "one" : "two";
    }
    return rest >= 3 && rest <= 10 ? "few" : rest >= 11 ? "many" : "other";
  }

  /** The name of a language; its tag if there is no word for it. */
  String languageName(String tag) {
    String key = "language." + Languages.primary(tag);
    return texts.getOrDefault(key, PlainText.line(tag));
  }

  /** Text made by this class, which goes into another message as it is. */
  record Part(String text) {
    @Override
    public String toString() {
      return text;
    }
  }
}
