package dev.diptych.effort;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The counter, one for each {@link CountingLoader}, and what it does instead of those methods of
 * the JDK whose work grows with a text or list: the same, and as many steps as there are characters
 * or elements to look at or copy.
 */
public final class Steps {

  private static long done;
  private static long limit = Long.MAX_VALUE;

  private Steps() {}

  /** Called instead of a method of its first parameter with the same name and other parameters. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Instead {}

  /** Counts the steps of some work and fails when they are too many. */
  public static long count(Runnable work, long atMost) {
    done = 0;
    limit = atMost;
    try {
      work.run();
      return done;
    } finally {
      limit = Long.MAX_VALUE;
    }
  }

  /** One step. */
  public static void step() {
    charge(1);
  }

  private static void charge(int steps) {
    done += steps;
    if (done > limit) {
      throw new AssertionError("It takes more than %d steps".formatted(limit));
    }
  }

  /** A text was joined. */
  public static String made(String text) {
    charge(text.length());
    return text;
  }

  private static int looked(int from, int found, int end) {
    charge(1 + Math.max(0, (found < 0 ? end : found) - Math.max(0, from)));
    return found;
  }

  private static int lookedBack(int from, int found) {
    charge(1 + Math.max(0, from - Math.max(0, found)));
    return found;
  }

  @Instead
  public static int indexOf(String it, int c) {
    return looked(0, it.indexOf(c), it.length());
  }

  @Instead
  public static int indexOf(String it, int c, int from) {
    return looked(from, it.indexOf(c, from), it.length());
  }

  @Instead
  public static int indexOf(String it, String part) {
    return looked(0, it.indexOf(part), it.length());
  }

  @Instead
  public static int indexOf(String it, String part, int from) {
    return looked(from, it.indexOf(part, from), it.length());
  }

  @Instead
  public static int lastIndexOf(String it, int c) {
    return lookedBack(it.length(), it.lastIndexOf(c));
  }

  @Instead
  public static int lastIndexOf(String it, int c, int from) {
    return lookedBack(from, it.lastIndexOf(c, from));
  }

  @Instead
  public static int lastIndexOf(String it, String part) {
    return lookedBack(it.length(), it.lastIndexOf(part));
  }

  @Instead
  public static boolean contains(String it, CharSequence part) {
    return looked(0, it.indexOf(part.toString()), it.length()) >= 0;
  }

  @Instead
  public static boolean equals(String it, Object other) {
    charge(other instanceof String s && s.length() == it.length() ? it.length() : 1);
    return it.equals(other);
  }

  @Instead
  public static boolean isBlank(String it) {
    charge(1 + it.length() - it.stripLeading().length());
    return it.isBlank();
  }

  @Instead
  public static String strip(String it) {
    return made(it.strip());
  }

  @Instead
  public static String stripLeading(String it) {
    return made(it.stripLeading());
  }

  @Instead
  public static String stripTrailing(String it) {
    return made(it.stripTrailing());
  }

  @Instead
  public static String trim(String it) {
    return made(it.trim());
  }

  @Instead
  public static String substring(String it, int from) {
    return made(it.substring(from));
  }

  @Instead
  public static String substring(String it, int from, int to) {
    return made(it.substring(from, to));
  }

  @Instead
  public static CharSequence subSequence(String it, int from, int to) {
    return made(it.substring(from, to));
  }

  @Instead
  public static String toLowerCase(String it, Locale locale) {
    return made(it.toLowerCase(locale));
  }

  @Instead
  public static String toUpperCase(String it, Locale locale) {
    return made(it.toUpperCase(locale));
  }

  @Instead
  public static String replace(String it, char from, char to) {
    return made(it.replace(from, to));
  }

  @Instead
  public static String replace(String it, CharSequence from, CharSequence to) {
    charge(it.length());
    return made(it.replace(from, to));
  }

  @Instead
  public static String replaceAll(String it, String pattern, String to) {
    return Pattern.compile(pattern).matcher(new Looked(it)).replaceAll(to);
  }

  @Instead
  public static String replaceFirst(String it, String pattern, String to) {
    return Pattern.compile(pattern).matcher(new Looked(it)).replaceFirst(to);
  }

  @Instead
  public static boolean matches(String it, String pattern) {
    return Pattern.compile(pattern).matcher(new Looked(it)).matches();
  }

  @Instead
  public static String[] split(String it, String pattern) {
    return Pattern.compile(pattern).split(new Looked(it));
  }

  @Instead
  public static String[] split(String it, String pattern, int most) {
    return Pattern.compile(pattern).split(new Looked(it), most);
  }

  @Instead
  public static char[] toCharArray(String it) {
    charge(it.length());
    return it.toCharArray();
  }

  @Instead
  public static int codePointCount(String it, int from, int to) {
    charge(to - from);
    return it.codePointCount(from, to);
  }

  @Instead
  public static IntStream chars(String it) {
    charge(it.length());
    return it.chars();
  }

  @Instead
  public static IntStream codePoints(String it) {
    charge(it.length());
    return it.codePoints();
  }

  @Instead
  public static Stream<String> lines(String it) {
    charge(it.length());
    return it.lines();
  }

  @Instead
  public static StringBuilder append(StringBuilder it, String text) {
    charge(text == null ? 4 : text.length());
    return it.append(text);
  }

  @Instead
  public static StringBuilder append(StringBuilder it, CharSequence text) {
    charge(text.length());
    return it.append(text);
  }

  @Instead
  public static StringBuilder append(StringBuilder it, CharSequence text, int from, int to) {
    charge(to - from);
    return it.append(text, from, to);
  }

  @Instead
  public static StringBuilder insert(StringBuilder it, int at, String text) {
    charge(it.length() - at + text.length());
    return it.insert(at, text);
  }

  @Instead
  public static StringBuilder insert(StringBuilder it, int at, char c) {
    charge(it.length() - at);
    return it.insert(at, c);
  }

  @Instead
  public static StringBuilder delete(StringBuilder it, int from, int to) {
    charge(it.length() - from);
    return it.delete(from, to);
  }

  @Instead
  public static StringBuilder deleteCharAt(StringBuilder it, int at) {
    charge(it.length() - at);
    return it.deleteCharAt(at);
  }

  @Instead
  public static StringBuilder reverse(StringBuilder it) {
    charge(it.length());
    return it.reverse();
  }

  @Instead
  public static String toString(StringBuilder it) {
    return made(it.toString());
  }

  @Instead
  public static String substring(StringBuilder it, int from) {
    return made(it.substring(from));
  }

  @Instead
  public static String substring(StringBuilder it, int from, int to) {
    return made(it.substring(from, to));
  }

  @Instead
  public static int indexOf(StringBuilder it, String part) {
    return looked(0, it.indexOf(part), it.length());
  }

  @Instead
  public static Matcher matcher(Pattern it, CharSequence text) {
    return it.matcher(new Looked(text));
  }

  @Instead
  public static String[] split(Pattern it, CharSequence text) {
    return it.split(new Looked(text));
  }

  @Instead
  public static Stream<String> splitAsStream(Pattern it, CharSequence text) {
    return it.splitAsStream(new Looked(text));
  }

  @Instead
  public static Matcher reset(Matcher it, CharSequence text) {
    return it.reset(new Looked(text));
  }

  @Instead
  public static boolean contains(List<?> it, Object element) {
    return looked(0, it.indexOf(element), it.size()) >= 0;
  }

  @Instead
  public static int indexOf(List<?> it, Object element) {
    return looked(0, it.indexOf(element), it.size());
  }

  @Instead
  public static boolean remove(List<?> it, Object element) {
    charge(it.size());
    return it.remove(element);
  }

  @Instead
  public static Object remove(List<?> it, int at) {
    charge(1 + it.size() - at);
    return it.remove(at);
  }

  @Instead
  public static void add(List<Object> it, int at, Object element) {
    charge(1 + it.size() - at);
    it.add(at, element);
  }

  @Instead
  public static boolean addAll(List<Object> it, Collection<?> elements) {
    charge(elements.size());
    return it.addAll(elements);
  }

  /** A text that counts which of its characters are looked at. */
  private record Looked(CharSequence text) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      charge(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      charge(to - from);
      return text.subSequence(from, to);
    }

    /** That of a string is the string. */
    @Override
    public String toString() {
      return text.toString();
    }
  }
}
