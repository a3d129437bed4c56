package dev.diptych.engine.gist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How English says what Arabic says by a noun and its genitive: أسعار النفط "oil prices", جلسة
 * المجلس "the council's session", نهاية الحرب "the end of the war". What the English noun decides
 * stands in a resource. Stateless.
 */
final class Genitives {

  /** The ways English has. */
  enum Way {
    /** The genitive goes before the noun as it is. */
    COMPOUND,
    /** The genitive goes before the noun with {@code 's}. */
    POSSESSIVE,
    /** The genitive goes behind the noun and a preposition. */
    BEHIND
  }

  /** Owned and owning like a body, though its Arabic is a verbal noun. */
  private static final String ECONOMY = "economy";

  private static final String RESOURCE = "english/genitives.tsv";
  private static final Set<String> TAKES = new HashSet<>();
  private static final Set<String> KEEPS = new HashSet<>();
  private static final Set<String> KIND = new HashSet<>();
  private static final Set<String> NAMED = new HashSet<>();
  private static final Map<String, String> PREPOSITIONS = new HashMap<>();

  static {
    try (InputStream in =
            Objects.requireNonNull(Genitives.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(Genitives::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Genitives() {}

  private static void add(String line) {
    String[] parts = line.split("\t");
    switch (parts[0]) {
      case "takes" -> TAKES.add(parts[1]);
      case "keeps" -> KEEPS.add(parts[1]);
      case "kind" -> KIND.add(parts[1]);
      case "named" -> NAMED.add(parts[1]);
      default -> PREPOSITIONS.put(parts[1], parts[0]);
    }
  }

  /** How the phrase has its genitive. */
  static Way way(NounPhrase phrase, NounPhrase of) {
    if (phrase.isGerund() || phrase.head().has("gerund")) {
      return Way.BEHIND;
    }
    if (Compounds.joins(phrase, of)) {
      return Way.COMPOUND;
    }
    return owns(phrase, of) ? Way.POSSESSIVE : Way.BEHIND;
  }

  /** The preposition before a genitive that stays behind its noun. */
  static String preposition(NounPhrase phrase) {
    return PREPOSITIONS.getOrDefault(phrase.head().english(), "of");
  }

  /** Whether English puts any noun before this one: a crisis, of which there are many kinds. */
  static boolean takesNoun(String english) {
    return TAKES.contains(lastWord(english));
  }

  /** Whether English puts a name before this noun: an airport. */
  static boolean takesName(String english) {
    return NAMED.contains(english);
  }

  /** Whether the noun says what a name behind it is: a city. */
  static boolean namesKind(String english) {
    return KIND.contains(english);
  }

  /** Whether the noun is a part of what stands behind it, or some of it. */
  static boolean isPart(String english) {
    return switch (english) {
      case "stage",
          "phase",
          "part",
          "number",
          "kind",
          "type",
          "group",
          "section",
          "member",
          "portion",
          "majority",
          "minority",
          "piece",
          "amount",
          "quantity",
          "share",
          "copy",
          "version" ->
          true;
      default -> false;
    };
  }

  private static boolean owns(NounPhrase phrase, NounPhrase of) {
    Word head = phrase.head();
    String english = head.english();
    boolean plain =
        phrase.demonstrative().isEmpty()
            && (phrase.quantifier().isEmpty() || phrase.quantifier().endsWith(" of"))
            && !head.has("time")
            && !head.has("unit")
            && !head.has("many")
            && !KEEPS.contains(english)
            && english.indexOf(" of ") < 0
            && !(of.isName() && KIND.contains(english));
    return plain && !suffers(head, of) && isOwner(of) && isShort(of);
  }

  /** تدمير المدينة, زيارة المدينة: to whom it is done, and who does nothing. */
  private static boolean suffers(Word head, NounPhrase of) {
    Lemma verb = head.lemma().verb();
    boolean place = of.head().has("place") && (!of.head().has("org") || of.isHeadPlural());
    if (place && PREPOSITIONS.containsKey(head.english())) {
      return true;
    }
    return verb != null
        && !verb.has("intr")
        && !head.english().equals(ECONOMY)
        && (place && Gerunds.means(head.lemma(), verb) || head.lemma().isMasdar());
  }

  private static boolean isOwner(NounPhrase of) {
    Word head = of.head();
    if (of.isName()) {
      return !head.has("month") && !head.has("day") && !head.has("language");
    }
    boolean being =
        of.isPerson()
            || head.has("org")
            || head.has("group")
            || head.has("place") && !of.isHeadPlural()
            || head.english().equals(ECONOMY);
    return head.is(Category.NOUN) && being && (head.article() || of.owner() != null);
  }

  private static boolean isShort(NounPhrase of) {
    NounPhrase inner = of.possessor();
    return of.after().isEmpty()
        && of.joined().isEmpty()
        && of.number().isEmpty()
        && of.quantifier().isEmpty()
        && of.superlative() == null
        && of.adjectives().size() <= 1
        && of.names().size() <= 2
        && (inner == null || way(of, inner) == Way.COMPOUND);
  }

  private static String lastWord(String english) {
    return english.substring(english.lastIndexOf(' ') + 1);
  }
}
