package dev.diptych.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pairs of languages an engine translates: a list, or any language into any other. Immutable.
 *
 * <p>A listed tag stands for all tags that begin with its parts: {@code ar} for {@code ar-EG}, but
 * {@code zh-Hant} not for {@code zh}.
 */
public final class Pairs {

  /** Any language into any other; text without words ({@code zxx}) is in no language. */
  public static final Pairs ANY = new Pairs(List.of());

  private static final Pattern WORD =
      Pattern.compile(
          "([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\\s*[>→]\\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)");

  private static final String NO_LANGUAGE = "zxx";

  /** Also what becomes of a tag that is none. */
  private static final String UNKNOWN = "und";

  private final List<LanguagePair> listed;
  private final Set<LanguagePair> known = new HashSet<>();

  private Pairs(List<LanguagePair> listed) {
    this.listed = listed;
    listed.forEach(pair -> known.add(canonical(pair)));
  }

  /**
   * These pairs.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Pairs of(Collection<LanguagePair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("An engine translates at least one pair");
    }
    return new Pairs(pairs.stream().distinct().toList());
  }

  /**
   * Pairs as settings write them: {@code ar>en}; none, or {@code any}, is {@link #ANY}.
   *
   * @throws IllegalArgumentException if a word is no pair, showing one
   */
  public static Pairs ofWords(Collection<String> words) {
    if (words.isEmpty() || words.stream().allMatch(word -> word.strip().equals("any"))) {
      return ANY;
    }
    return of(words.stream().map(Pairs::pair).toList());
  }

  private static LanguagePair pair(String word) {
    Matcher pair = WORD.matcher(word.strip());
    if (!pair.matches()) {
      throw new IllegalArgumentException("has a word that is no pair of languages; right: ar>en");
    }
    return new LanguagePair(pair.group(1), pair.group(2));
  }

  /** One pair. */
  public static Pairs of(String source, String target) {
    return of(List.of(new LanguagePair(source, target)));
  }

  /** Whether this is {@link #ANY}. */
  public boolean any() {
    return listed.isEmpty();
  }

  /** The pairs in the order they were given; none if it is {@link #ANY}. */
  public List<LanguagePair> listed() {
    return listed;
  }

  /** Whether a text of this pair may be asked for. */
  public boolean contains(LanguagePair pair) {
    LanguagePair wanted = canonical(pair);
    if (any()) {
      return !wanted.source().equals(wanted.target())
          && !wanted.source().equals(NO_LANGUAGE)
          && !wanted.target().equals(NO_LANGUAGE);
    }
    for (String source = wanted.source(); !source.isEmpty(); source = shorter(source)) {
      for (String target = wanted.target(); !target.isEmpty(); target = shorter(target)) {
        if (known.contains(new LanguagePair(source, target))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The pairs as a person reads them: {@code ar→en}, or the one word {@code any}. */
  public List<String> words() {
    return any() ? List.of("any") : listed.stream().map(LanguagePair::toString).toList();
  }

  private static String shorter(String tag) {
    return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
  }

  private static LanguagePair canonical(LanguagePair pair) {
    return new LanguagePair(canonical(pair.source()), canonical(pair.target()));
  }

  private static String canonical(String tag) {
    String canonical = Locale.forLanguageTag(tag).toLanguageTag();
    return canonical.equals(UNKNOWN) ? tag.toLowerCase(Locale.ROOT) : canonical;
  }
}
