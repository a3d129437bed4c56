package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What vowel signs say about a word where a text has them: which of several words it is, and
 * whether it can be a verb. Filled while the lexicon loads, then read only.
 */
final class Vowels {

  /** The tag of a verb whose middle letter is doubled. */
  static final String DOUBLED = "doubled";

  /** The tag of a word whose signs show what it means, whatever stands beside it. */
  static final String SHOWN = "shown";

  private static final char FATHA = '\u064E';
  private static final char SHADDA = '\u0651';
  private static final char SUKUN = '\u0652';
  private static final double CERTAIN = 4;

  private final Map<String, List<Entry>> entries = new HashMap<>();

  /** A word with its signs. */
  private record Entry(String[] signs, Category category, String english) {}

  void add(String vowelled, Category category, String english) {
    entries
        .computeIfAbsent(ArabicText.bare(vowelled), key -> new ArrayList<>(2))
        .add(new Entry(signs(vowelled), category, english));
  }

  /** The signs on each letter; {@code null} if the token has none. */
  static String @org.jspecify.annotations.Nullable [] of(Token token) {
    return token.text().length() == token.bare().length() ? null : signs(token.text());
  }

  private static String[] signs(String text) {
    List<String> signs = new ArrayList<>(text.length());
    StringBuilder here = new StringBuilder(2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ArabicText.isMark(c)) {
        here.append(c);
      } else {
        if (i > 0) {
          signs.add(here.toString());
        }
        here.setLength(0);
      }
    }
    signs.add(here.toString());
    return signs.toArray(String[]::new);
  }

  /**
   * The form with the English of the word that the signs show, and the tag {@link #SHOWN}, if they
   * show one.
   */
  Form meant(Form form, String[] signs, int start) {
    Lemma lemma = form.lemma();
    for (Entry entry : entries.getOrDefault(lemma.arabic(), List.of())) {
      boolean known =
          lemma.english().equals(entry.english()) || lemma.others().contains(entry.english());
      if (known && lemma.category() == entry.category() && fits(entry, signs, start)) {
        return new Form(meaning(lemma, entry.english()), form.inflection(), form.spelling());
      }
    }
    return form;
  }

  private static Set<String> shown(Set<String> tags) {
    Set<String> all = new HashSet<>(tags);
    all.add(SHOWN);
    return Set.copyOf(all);
  }

  private static Lemma meaning(Lemma lemma, String english) {
    return new Lemma(
        lemma.category(),
        lemma.arabic(),
        english,
        List.of(),
        lemma.english().equals(english) ? lemma.plural() : "",
        lemma.gender(),
        shown(lemma.tags()),
        lemma.government(),
        lemma.derivation(),
        lemma.verb());
  }

  /**
   * How well the signs agree with the form.
   *
   * @param start the letter of the token with which the form begins
   * @param whole whether nothing follows the form in its token
   */
  double agreement(Form form, String[] signs, int start, boolean whole) {
    double score = listed(form, signs, start);
    Lemma lemma = form.lemma();
    int end = start + form.spelling().length() - 1;
    String last = whole && end < signs.length ? signs[end] : "";
    if (lemma.category() == Category.VERB) {
      score += verb(form, signs, start);
      score -= isTanween(last) ? CERTAIN + 2 : 0;
      boolean ends = isThirdPerfect(form) && !last.isEmpty() && last.indexOf(FATHA) < 0;
      score -= ends ? CERTAIN : 0;
    }
    return score;
  }

  private double listed(Form form, String[] signs, int start) {
    Lemma lemma = form.lemma();
    double score = 0;
    for (Entry entry : entries.getOrDefault(lemma.arabic(), List.of())) {
      boolean same =
          entry.category() == lemma.category() && entry.english().equals(lemma.english());
      if (same) {
        score = Math.max(score, fits(entry, signs, start) ? CERTAIN : -CERTAIN / 2);
      }
    }
    return score;
  }

  /** Whether some sign is the same and none is another; the last letter's is that of its case. */
  private static boolean fits(Entry entry, String[] signs, int start) {
    int same = 0;
    for (int i = 0; i < entry.signs().length; i++) {
      int at = start + i;
      if (at >= signs.length) {
        return false;
      }
      String own = entry.signs()[i];
      String other = signs[at];
      boolean last = i == entry.signs().length - 1;
      if (last) {
        own = own.indexOf(SHADDA) >= 0 ? "" + SHADDA : "";
        other = other.indexOf(SHADDA) >= 0 ? "" + SHADDA : "";
      }
      if (other.isEmpty()) {
        continue;
      }
      if (!sorted(own).equals(sorted(other))) {
        boolean unsaid = own.isEmpty() && other.equals("" + SUKUN);
        if (!unsaid) {
          return false;
        }
      }
      same += own.isEmpty() ? 0 : 1;
    }
    return same > 0;
  }

  /** The doubling sign may be written before the vowel or behind it. */
  private static String sorted(String signs) {
    boolean turned = signs.length() == 2 && signs.charAt(0) > signs.charAt(1);
    return turned ? "" + signs.charAt(1) + signs.charAt(0) : signs;
  }

  /** A doubled middle letter, or a vowel on it, tells درّس from درس. */
  private static double verb(Form form, String[] signs, int start) {
    Lemma lemma = form.lemma();
    int middle = start + (form.inflection().tense() == Tense.PERFECT ? 1 : 2);
    if (lemma.arabic().length() != 3 || middle >= signs.length) {
      return 0;
    }
    String sign = signs[middle];
    boolean doubled = lemma.has(DOUBLED);
    if (sign.indexOf(SHADDA) >= 0) {
      return doubled ? CERTAIN - 1 : -CERTAIN;
    }
    if (sign.isEmpty()) {
      return 0;
    }
    boolean noVowel = sign.indexOf(SUKUN) >= 0 && form.inflection().tense() == Tense.PERFECT;
    return noVowel ? -CERTAIN : doubled ? -CERTAIN : 0;
  }

  private static boolean isThirdPerfect(Form form) {
    Inflection inflection = form.inflection();
    return inflection.tense() == Tense.PERFECT
        && inflection.person() == 3
        && inflection.count() == Count.SINGULAR
        && inflection.gender() == Gender.MASCULINE
        && !form.spelling().endsWith("ى");
  }

  /** ً ٌ ٍ: the ending of a noun. */
  private static boolean isTanween(String signs) {
    return signs.chars().anyMatch(c -> c >= 0x064B && c <= 0x064D);
  }
}
