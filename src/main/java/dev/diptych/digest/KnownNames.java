package dev.diptych.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the gate knows of names: those that English and Arabic write differently ({@code
 * names.txt}), and the words that only look like names because English writes titles with capitals
 * ({@code words.txt}). Safe for use by several lanes.
 */
final class KnownNames {

  static final KnownNames ALL = new KnownNames();

  /** Of derived words, which are translated: "Federation", "Preliminary". */
  private static final Pattern DERIVED =
      Pattern.compile(
          "\\p{L}{1,30}(?:tions?|ments?|[ae]ous|er(?:y|ies)|it(?:y|ies)|ing|is[mt]s?|ness|ships?|ial|ical"
              + "|onal|ary|ives?|able|ible|ful|less|ology|ture|[ae]nce|ious|hood|ted|sed|als|ers)");

  /** Of a nation, a person of it, several of them. */
  private static final Set<String> ENDINGS =
      Set.of("", "ا", "ي", "ية", "يا", "يه", "يين", "يون", "يات", "يان", "ين", "ون", "ان");

  /** What makes Afghanistan of "afghan" and Italian of "ital", but not Market of "mark". */
  private static final Set<String> ENGLISH_ENDINGS =
      words(
          """
          a aic ain al an ans baijan baijani baijanis e ea ean eans en er era es ese ey h hs i ia
          iad ial ian ians ic ics id ids ine ines inian is ish ism ist istan istani istanis ists
          ite ites ity ium land m n ns o oise om on ons os ra re ria rian ros s t tish ts uese um
          us y
          """);

  /** "US" and "UN" are whole words; "german" begins some. */
  private static final int LONGEST_WHOLE = 2;

  /** What stands before the name of a person makes no title of what follows. */
  private static final Set<String> RANKS =
      words(
          """
          admiral ambassador archbishop attorney ayatollah baron bishop brigadier captain cardinal
          chairman chairwoman chancellor colonel commander commissioner congressman corporal count
          countess crown deputy director doctor dr duchess duke emir emperor empress father general
          governor imam judge justice king lady lieutenant lord major marshal mayor minister miss
          mister mother mr mrs ms mullah officer pope premier president prime prince princess
          private professor queen rabbi reverend representative saint secretary senator sergeant
          sheikh sir sister sultan superintendent vice
          """);

  private static final int LONGEST_BEGINNING = 14;
  private static final int SHORTEST_PLURAL = 4;

  /** Fewer Arabic letters begin too many other words. */
  private static final int SHORTEST_NAME = 3;

  /** By the beginnings, so that a word needs as many look-ups as it has letters. */
  private final Map<String, List<Entry>> english = new HashMap<>();

  private final Map<String, Entry> distinct = new HashMap<>();
  private final Map<String, List<Entry>> all = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  private KnownNames() {
    for (String line : lines("names.txt")) {
      Arrays.stream(line.split(";")).map(Entry::of).forEach(this::add);
    }
    lines("words.txt").forEach(line -> words.addAll(List.of(line.split(" "))));
  }

  /**
   * One name.
   *
   * @param english beginnings of its English words, small
   * @param arabic beginnings of its Arabic words, folded
   * @param distinct whether the Arabic means nothing else
   */
  record Entry(List<String> english, List<String> arabic, boolean distinct) {
    private static Entry of(String written) {
      String[] sides = written.strip().split("=");
      boolean distinct = sides[0].startsWith("+");
      String english = distinct ? sides[0].substring(1) : sides[0];
      return new Entry(List.of(english.split(" ")), List.of(sides[1].split(" ")), distinct);
    }
  }

  private void add(Entry entry) {
    entry.english().forEach(e -> english.computeIfAbsent(e, none -> new ArrayList<>()).add(entry));
    entry.arabic().stream()
        .filter(arabic -> arabic.length() >= SHORTEST_NAME)
        .forEach(arabic -> all.computeIfAbsent(arabic, none -> new ArrayList<>()).add(entry));
    if (entry.distinct()) {
      entry.arabic().forEach(arabic -> distinct.put(arabic, entry));
    }
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  private static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(KnownNames.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a word with a capital is likely to be translated, not written by its sound. */
  boolean isWord(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return words.contains(word)
        || RANKS.contains(word)
        || word.length() >= SHORTEST_PLURAL
            && word.endsWith("s")
            && words.contains(word.substring(0, word.length() - 1))
        || DERIVED.matcher(word).matches();
  }

  /** Whether the table has an English name. */
  boolean knows(String name) {
    return !entriesOf(name).isEmpty();
  }

  /** Whether one of these Arabic words is, by the table, an English name. */
  boolean areSaid(String name, Collection<String> arabic) {
    return entriesOf(name).stream()
        .flatMap(entry -> entry.arabic().stream())
        .anyMatch(begin -> arabic.stream().anyMatch(word -> word.startsWith(begin)));
  }

  private List<Entry> entriesOf(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    List<Entry> found = new ArrayList<>();
    for (int n = 1; n <= Math.min(LONGEST_BEGINNING, word.length()); n++) {
      if (word.length() == n || n > LONGEST_WHOLE && ENGLISH_ENDINGS.contains(word.substring(n))) {
        found.addAll(english.getOrDefault(word.substring(0, n), List.of()));
      }
    }
    return found;
  }

  /**
   * Whether an Arabic word is a name of the table beyond doubt, and none of these English words
   * says it.
   */
  boolean isLost(String arabic, Set<Entry> said) {
    for (int n = 1; n <= Math.min(LONGEST_BEGINNING, arabic.length()); n++) {
      Entry entry = distinct.get(arabic.substring(0, n));
      if (entry != null && ENDINGS.contains(arabic.substring(n)) && !said.contains(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an Arabic word may be a name of the table, and no English word says what it may be. */
  boolean mayBeLost(String arabic, Set<Entry> said) {
    for (int n = SHORTEST_NAME; n <= Math.min(LONGEST_BEGINNING, arabic.length()); n++) {
      List<Entry> entries = all.getOrDefault(arabic.substring(0, n), List.of());
      if (!entries.isEmpty()
          && ENDINGS.contains(arabic.substring(n))
          && entries.stream().noneMatch(said::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an Arabic word is, by the table, something that English words say. */
  boolean isSaid(String arabic, Set<Entry> said) {
    return said.stream().anyMatch(entry -> entry.arabic().stream().anyMatch(arabic::startsWith));
  }

  /** The entries that a text says in English, as {@link #isLost} wants them. */
  Set<Entry> said(Collection<String> englishWords) {
    Set<Entry> said = new HashSet<>();
    for (String word : englishWords) {
      said.addAll(entriesOf(word));
    }
    return said;
  }
}
