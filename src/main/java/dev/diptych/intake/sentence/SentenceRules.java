package dev.diptych.intake.sentence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language that decide whether a full stop ends a sentence. They live in {@code
 * <language>.rules} beside this class; {@code latin.rules}, which explains the format, holds for
 * every language written in Latin letters. Immutable.
 */
final class SentenceRules {

  /** What a list of words is for; the name in lower case is the key in the file. */
  enum Kind {
    /** Abbreviations that a name or word always follows. */
    NEVER,
    /** Abbreviations that end no sentence before a number. */
    NUMBER,
    /** Abbreviations that end a sentence only where another one visibly starts. */
    MAYBE,
    /** Times of day: as {@link #MAYBE}, but any capital starts a sentence except {@link #ZONES}. */
    CLOCK,
    /** Words that belong to a time of day before them. */
    ZONES,
    /** Words that start sentences and hardly ever a name. */
    STARTERS,
    /** Verbs after which a quotation before them belongs to the same sentence. */
    REPORTING,
    /** Words after an ordinal number written with a full stop. */
    ORDINAL
  }

  private static final Set<String> KNOWN =
      Set.of("ar", "de", "en", "es", "fa", "fr", "he", "it", "ja", "pt", "ru", "ur", "zh");
  private static final Set<String> NOT_LATIN =
      Set.of("ar", "fa", "ja", "ru", "ur", "zh", "ckb", "ps", "he", "el", "uk", "bg", "sr", "hi");
  private static final Map<String, SentenceRules> LOADED = new ConcurrentHashMap<>();

  private final Map<Kind, Set<String>> words;
  private final boolean joinsAnd;
  private final boolean verbLast;

  private SentenceRules(List<String> files) {
    this.joinsAnd = files.equals(List.of("ar"));
    this.verbLast = files.contains("fa") || files.contains("ur");
    Map<Kind, Set<String>> read = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      read.put(kind, new HashSet<>());
    }
    files.forEach(file -> load(file, read));
    this.words = Map.copyOf(read);
  }

  /** The rules for a BCP 47 tag; general ones for a language without a file. */
  static SentenceRules of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    String known = KNOWN.contains(language) || NOT_LATIN.contains(language) ? language : "other";
    return LOADED.computeIfAbsent(known, SentenceRules::rulesFor);
  }

  private static SentenceRules rulesFor(String language) {
    return switch (language) {
      case "other" -> new SentenceRules(List.of("latin", "en"));
      case "ckb", "ps" -> new SentenceRules(List.of("fa", "ar"));
      case "uk", "bg", "sr" -> new SentenceRules(List.of("ru"));
      default ->
          new SentenceRules(
              NOT_LATIN.contains(language)
                  ? KNOWN.contains(language) ? List.of(language) : List.of()
                  : List.of("latin", language));
    };
  }

  private static void load(String name, Map<Kind, Set<String>> into) {
    InputStream file = SentenceRules.class.getResourceAsStream(name + ".rules");
    if (file == null) {
      throw new IllegalStateException("Sentence rules missing from the jar: " + name + ".rules");
    }
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      String line;
      while ((line = reader.readLine()) != null) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 0) {
          continue;
        }
        Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        Set<String> target = into.get(kind);
        if (target != null) {
          target.addAll(List.of(line.substring(colon + 1).strip().split(" +")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(Kind kind, String word) {
    @Nullable Set<String> list = words.get(kind);
    return list != null && list.contains(word);
  }

  /** As {@link #has}, also where a small letter of the list is written as a capital. */
  boolean hasAnyCase(Kind kind, String word) {
    return has(kind, word)
        || (word.length() > 1
            && Character.isUpperCase(word.charAt(0))
            && has(kind, Character.toLowerCase(word.charAt(0)) + word.substring(1)));
  }

  /** Whether a sentence visibly starts with a word; in Arabic also with a joined "and". */
  boolean startsSentence(String word) {
    return has(Kind.STARTERS, word)
        || (joinsAnd && word.length() > 3 && word.charAt(0) == '\u0648');
  }

  /** Whether a verb says who spoke; in Arabic also with a joined "then" (فأجاب). */
  boolean reports(String word) {
    return has(Kind.REPORTING, word)
        || (joinsAnd && word.startsWith("ف") && has(Kind.REPORTING, word.substring(1)));
  }

  /** Whether the verb stands at the end of its sentence, behind who speaks. */
  boolean hasVerbLast() {
    return verbLast;
  }

  /** Whether the language writes ordinal numbers with a full stop. */
  boolean ordinalsHaveStops() {
    @Nullable Set<String> list = words.get(Kind.ORDINAL);
    return list != null && !list.isEmpty();
  }
}
