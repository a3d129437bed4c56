package dev.diptych.engine.gist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Inflects English words; the exceptions stand in a resource. Stateless. */
final class English {

  private static final String EXCEPTIONS = "english/irregular.tsv";
  private static final Map<String, String[]> VERBS = new HashMap<>();
  private static final Map<String, String> NOUNS = new HashMap<>();
  private static final Map<String, String> NEGATIVES = new HashMap<>();
  private static final Set<String> DOUBLING = new HashSet<>();

  /** What an irregular form is a form of. */
  private static final Map<String, Set<String>> IRREGULAR = new HashMap<>();

  static {
    try (InputStream in =
            Objects.requireNonNull(English.class.getResourceAsStream(EXCEPTIONS), EXCEPTIONS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(English::exception);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String form : new String[] {"is", "are", "am", "were"}) {
      irregular(form, "be");
    }
    irregular("has", "have");
  }

  private English() {}

  private static void exception(String line) {
    String[] parts = line.split("\t");
    switch (parts[0]) {
      case "verb" -> {
        VERBS.put(parts[1], new String[] {parts[2], parts[3]});
        irregular(parts[2], parts[1]);
        irregular(parts[3], parts[1]);
      }
      case "noun" -> {
        NOUNS.put(parts[1], parts[2]);
        irregular(parts[2], parts[1]);
      }
      case "negative" -> NEGATIVES.put(parts[1], parts[2]);
      default -> DOUBLING.add(parts[1]);
    }
  }

  private static void irregular(String form, String base) {
    IRREGULAR.computeIfAbsent(form, key -> new HashSet<>(2)).add(base);
  }

  /**
   * What a word may be a form of, itself among them: {@code went} → {@code go}, {@code cities} →
   * {@code city}. May hold words that English does not have.
   *
   * @param form in small letters
   */
  static Set<String> bases(String form) {
    Set<String> bases = new HashSet<>(8);
    bases.add(form);
    bases.addAll(IRREGULAR.getOrDefault(form, Set.of()));
    stem(form, "s", "", bases);
    stem(form, "es", "", bases);
    stem(form, "ies", "y", bases);
    stem(form, "ed", "", bases);
    stem(form, "d", "", bases);
    stem(form, "ied", "y", bases);
    stem(form, "ing", "", bases);
    stem(form, "ing", "e", bases);
    stem(form, "ying", "ie", bases);
    return bases;
  }

  private static void stem(String form, String ending, String instead, Set<String> bases) {
    int n = form.length() - ending.length();
    if (n < 2 || !form.endsWith(ending)) {
      return;
    }
    bases.add(form.substring(0, n) + instead);
    boolean doubled = n > 3 && form.charAt(n - 1) == form.charAt(n - 2) && instead.isEmpty();
    if (doubled && !ending.endsWith("s")) {
      bases.add(form.substring(0, n - 1));
    }
  }

  /** {@code carry out} → {@code carried out}. */
  static String past(String verb) {
    return onFirst(verb, English::pastOfWord);
  }

  /** {@code take} → {@code taken}. */
  static String pastParticiple(String verb) {
    return onFirst(verb, English::participleOfWord);
  }

  /** {@code make} → {@code making}. */
  static String ing(String verb) {
    return onFirst(verb, English::ingOfWord);
  }

  /** {@code go} → {@code goes}. */
  static String third(String verb) {
    return onFirst(verb, English::thirdOfWord);
  }

  private static String pastOfWord(String word) {
    String[] irregular = VERBS.get(word);
    return irregular != null ? irregular[0] : regularPast(word);
  }

  private static String participleOfWord(String word) {
    String[] irregular = VERBS.get(word);
    return irregular != null ? irregular[1] : regularPast(word);
  }

  private static String regularPast(String word) {
    if (word.endsWith("e")) {
      return word + "d";
    }
    if (endsInConsonantY(word)) {
      return word.substring(0, word.length() - 1) + "ied";
    }
    return doubled(word) + "ed";
  }

  private static String ingOfWord(String word) {
    if (word.endsWith("ie")) {
      return word.substring(0, word.length() - 2) + "ying";
    }
    boolean silent =
        word.endsWith("e") && !word.endsWith("ee") && !word.endsWith("ye") && word.length() > 2;
    return silent ? word.substring(0, word.length() - 1) + "ing" : doubled(word) + "ing";
  }

  private static String thirdOfWord(String word) {
    return switch (word) {
      case "be" -> "is";
      case "have" -> "has";
      case "do" -> "does";
      case "go" -> "goes";
      default -> withS(word);
    };
  }

  private static String doubled(String word) {
    boolean getsTwice =
        DOUBLING.contains(word)
            || (VERBS.containsKey(word) && word.length() <= 4 && isShortClosed(word));
    return getsTwice ? word + word.charAt(word.length() - 1) : word;
  }

  private static boolean isShortClosed(String word) {
    int n = word.length();
    return n >= 3
        && !isVowel(word.charAt(n - 1))
        && "wxy".indexOf(word.charAt(n - 1)) < 0
        && isVowel(word.charAt(n - 2))
        && !isVowel(word.charAt(n - 3));
  }

  private static String withS(String word) {
    if (endsInConsonantY(word)) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    boolean hissing =
        word.endsWith("s")
            || word.endsWith("x")
            || word.endsWith("z")
            || word.endsWith("ch")
            || word.endsWith("sh");
    return hissing ? word + "es" : word + "s";
  }

  /**
   * The plural of a noun or noun phrase; in {@code member of parliament} the first noun changes.
   *
   * @param irregular as in {@link Lemma#plural}
   */
  static String plural(String noun, String irregular) {
    if (irregular.equals("=")) {
      return noun;
    }
    if (!irregular.isEmpty()) {
      return irregular;
    }
    int of = indexOfPreposition(noun);
    String head = of < 0 ? noun : noun.substring(0, of);
    String rest = of < 0 ? "" : noun.substring(of);
    int blank = head.lastIndexOf(' ');
    String before = blank < 0 ? "" : head.substring(0, blank + 1);
    return before + pluralOfWord(head.substring(blank + 1)) + rest;
  }

  private static int indexOfPreposition(String noun) {
    for (String preposition : new String[] {" of ", " in ", " for ", " to ", " on ", " from "}) {
      int at = noun.indexOf(preposition);
      if (at > 0) {
        return at;
      }
    }
    return -1;
  }

  private static String pluralOfWord(String word) {
    String irregular = NOUNS.get(word);
    if (irregular != null) {
      return irregular;
    }
    int hyphen = word.lastIndexOf('-');
    String tail = NOUNS.get(word.substring(hyphen + 1));
    return tail != null && hyphen > 0 ? word.substring(0, hyphen + 1) + tail : withS(word);
  }

  /** {@code a} or {@code an}, by the first sound. */
  static String article(String next) {
    if (next.isEmpty()) {
      return "a";
    }
    String word = next.toLowerCase(Locale.ROOT);
    boolean spelledOut = next.length() > 1 && Character.isUpperCase(next.charAt(1));
    if (spelledOut && next.length() <= 4) {
      return "AEFHILMNORSX".indexOf(next.charAt(0)) >= 0 ? "an" : "a";
    }
    if (word.startsWith("hour")
        || word.startsWith("honest")
        || word.startsWith("honor")
        || word.startsWith("heir")) {
      return "an";
    }
    boolean glide =
        word.startsWith("uni") && !word.startsWith("unin") && !word.startsWith("unim")
            || word.startsWith("us") && !word.startsWith("usher")
            || word.startsWith("eu")
            || word.startsWith("one")
            || word.startsWith("once")
            || word.startsWith("ufo");
    boolean eight = word.startsWith("8") || word.equals("11") || word.equals("18");
    return eight || (isVowel(word.charAt(0)) && !glide) ? "an" : "a";
  }

  /** {@code strong} → {@code strongest}, {@code more …} → {@code most …}. */
  static String superlative(String comparative) {
    if (comparative.startsWith("more ")) {
      return "most " + comparative.substring(5);
    }
    if (comparative.startsWith("less ")) {
      return "least " + comparative.substring(5);
    }
    return switch (comparative) {
      case "better" -> "best";
      case "worse" -> "worst";
      case "more" -> "most";
      case "less" -> "least";
      case "fewer" -> "fewest";
      case "farther" -> "farthest";
      case "further" -> "furthest";
      default ->
          comparative.endsWith("er")
              ? comparative.substring(0, comparative.length() - 2) + "est"
              : comparative;
    };
  }

  /** {@code legal} → {@code illegal}; where English has no word of its own, {@code non-}. */
  static String negative(String adjective) {
    String own = NEGATIVES.get(adjective);
    if (own != null) {
      return own;
    }
    boolean participle = adjective.endsWith("ed") && adjective.indexOf(' ') < 0;
    return participle
        ? "un" + adjective
        : adjective.indexOf(' ') < 0 ? "non-" + adjective : "not " + adjective;
  }

  /** {@code chess} → {@code chess'}, {@code Sara} → {@code Sara's}. */
  static String possessive(String noun) {
    return noun.endsWith("s") ? noun + "'" : noun + "'s";
  }

  private static String onFirst(String verb, java.util.function.UnaryOperator<String> change) {
    int blank = verb.indexOf(' ');
    return blank < 0
        ? change.apply(verb)
        : change.apply(verb.substring(0, blank)) + verb.substring(blank);
  }

  private static boolean endsInConsonantY(String word) {
    int n = word.length();
    return n > 1 && word.charAt(n - 1) == 'y' && !isVowel(word.charAt(n - 2));
  }

  private static boolean isVowel(char c) {
    return "aeiou".indexOf(c) >= 0;
  }
}
