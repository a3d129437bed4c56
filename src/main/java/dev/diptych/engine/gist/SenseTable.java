package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What words mean by their company: نشر قوات "deploy troops", نشر تقريرا "publish a report". Filled
 * while the lexicon loads, then read only.
 */
final class SenseTable {

  private static final int MOST_WORDS = 6;

  private final Map<String, List<Sense>> senses;
  private final Map<String, List<Sense>> picks = new HashMap<>();
  private final UnaryOperator<String> citations;

  private SenseTable(Map<String, List<Sense>> senses, UnaryOperator<String> citations) {
    this.senses = senses;
    this.citations = citations;
    senses.forEach(
        (word, lines) -> {
          List<Sense> picking =
              lines.stream().filter(sense -> sense.tags().contains("pick")).toList();
          if (!picking.isEmpty()) {
            picks.put(word, picking);
          }
        });
  }

  /**
   * @param rows those of the kinds {@code COMPANY} and {@code CLASSES}; others are passed over
   * @param citations the citation form of an inflected word, the word itself if it is none
   */
  static SenseTable of(List<LexiconRow> rows, UnaryOperator<String> citations) {
    Map<String, Set<String>> classes = classes(rows);
    Map<String, List<Sense>> senses = new HashMap<>();
    for (LexiconRow row : rows) {
      if (row.kind() == LexiconRow.Kind.COMPANY) {
        senses
            .computeIfAbsent(row.text(1) + row.list(0).get(0), key -> new ArrayList<>(4))
            .add(Sense.of(row, classes, citations));
      }
    }
    return new SenseTable(senses, citations);
  }

  /** The classes of companions by name; one of several lines is the union of them. */
  static Map<String, Set<String>> classes(List<LexiconRow> rows) {
    Map<String, Set<String>> classes = new HashMap<>();
    for (LexiconRow row : rows) {
      if (row.kind() == LexiconRow.Kind.CLASSES) {
        classes.computeIfAbsent(row.text(0), key -> new HashSet<>()).addAll(row.list(1));
      }
    }
    return classes;
  }

  /** How many words it tells the senses of. */
  int size() {
    return senses.size();
  }

  /** The citation form of a word, or that of the first word of a phrase. */
  String citation(Lemma lemma) {
    int blank = lemma.arabic().indexOf(' ');
    return blank < 0 ? lemma.arabic() : citations.apply(lemma.arabic().substring(0, blank));
  }

  /** The citation forms of the other words of a phrase; none for a single word. */
  List<String> rest(Lemma lemma) {
    if (lemma.arabic().indexOf(' ') < 0) {
      return List.of();
    }
    String[] all = lemma.arabic().split(" ", MOST_WORDS);
    return Arrays.stream(all).skip(1).map(citations).toList();
  }

  /**
   * What company chose for one word.
   *
   * @param at its index
   * @param own what the word itself means, {@code null} if none of its lines fits
   * @param act what its verb means, {@code null} likewise
   */
  private record Chosen(int at, Company.@Nullable Choice own, Company.@Nullable Choice act) {}

  private List<Chosen> chosen(List<Word> words) {
    Company company = null;
    List<Chosen> chosen = new ArrayList<>(2);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      List<Sense> own = own(word);
      List<Sense> ofVerb = ofVerb(word);
      if (own.isEmpty() && ofVerb.isEmpty()) {
        continue;
      }
      company = company == null ? new Company(words, this) : company;
      List<Company.Companion> beside = company.of(i);
      Company.Choice choice = Company.chosen(own, word, beside);
      Company.Choice act = Company.chosen(ofVerb, word, beside);
      if (choice != null || act != null) {
        chosen.add(new Chosen(i, choice, act));
      }
    }
    return chosen;
  }

  /** The words with the meanings that they have in this company. */
  List<Word> apply(List<Word> words) {
    List<Chosen> chosen = chosen(words);
    if (chosen.isEmpty()) {
      return words;
    }
    List<Word> applied = new ArrayList<>(words);
    BitSet dropped = new BitSet();
    for (Chosen one : chosen) {
      applied.set(one.at(), Sensed.of(words.get(one.at()), sense(one.own()), sense(one.act())));
      drop(one.own(), words, dropped);
      drop(one.act(), words, dropped);
    }
    return without(applied, dropped);
  }

  /** Why words mean what they mean here: the English, the line of the table, the companion. */
  List<String> reasons(List<Word> words) {
    List<String> reasons = new ArrayList<>();
    for (Chosen one : chosen(words)) {
      Company.Choice choice = one.own() == null ? one.act() : one.own();
      if (choice != null) {
        String arabic = words.get(one.at()).lemma().arabic();
        String beside =
            choice.companion() < 0
                ? "otherwise"
                : "beside " + words.get(choice.companion()).lemma().arabic();
        reasons.add(
            "%s → %s   %s, %s"
                .formatted(arabic, choice.sense().english(), beside, choice.sense().row()));
      }
    }
    return reasons;
  }

  private static @Nullable Sense sense(Company.@Nullable Choice choice) {
    return choice == null ? null : choice.sense();
  }

  /** A term of the request is never left out. */
  private static void drop(Company.@Nullable Choice choice, List<Word> words, BitSet dropped) {
    if (choice != null
        && choice.companion() >= 0
        && choice.sense().tags().contains("drop")
        && !words.get(choice.companion()).has("term")) {
      dropped.set(choice.companion());
    }
  }

  private static List<Word> without(List<Word> words, BitSet dropped) {
    if (dropped.isEmpty()) {
      return words;
    }
    List<Word> kept = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      if (!dropped.get(i)) {
        kept.add(words.get(i));
      }
    }
    return kept;
  }

  /** The senses of the word itself. */
  private List<Sense> own(Word word) {
    String part = part(word.category());
    return part == null || word.has("phrase") || word.has(Vowels.SHOWN)
        ? List.of()
        : senses.getOrDefault(part + word.lemma().arabic(), List.of());
  }

  /** The senses of the verb that a verbal noun or participle comes from. */
  private List<Sense> ofVerb(Word word) {
    Lemma verb = word.lemma().verb();
    return verb == null || word.is(Category.VERB) || word.has("phrase")
        ? List.of()
        : senses.getOrDefault("v" + verb.arabic(), List.of());
  }

  /** The senses of a reading among which its company may choose the reading itself. */
  List<Sense> picks(Reading reading) {
    String part = part(reading.category());
    return part == null
        ? List.of()
        : picks.getOrDefault(part + reading.lemma().arabic(), List.of());
  }

  private static @Nullable String part(Category category) {
    return switch (category) {
      case VERB -> "v";
      case NOUN -> "n";
      case ADJECTIVE -> "adj";
      default -> null;
    };
  }
}
