package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What whoever extends the lexicon must keep: every fault is listed with its file and line. */
class LexiconTest {

  private static final Set<String> PARTS =
      Set.of("n", "np", "npthe", "adj", "adv", "prep", "conj", "v", "s");

  private static final List<LexiconRow> ROWS = LexiconFiles.load().rows();

  @Test
  void everyLineHasItsColumns() {
    assertThat(ROWS).filteredOn(row -> !row.isComplete()).isEmpty();
  }

  @Test
  void arabicIsWrittenWithoutVowelSigns() {
    assertThat(ROWS)
        .filteredOn(row -> row.kind() != LexiconRow.Kind.VOWELS)
        .filteredOn(row -> !ArabicText.bare(row.columns().get(0)).equals(row.columns().get(0)))
        .isEmpty();
  }

  @Test
  void phrasesHaveAKnownPartOfSpeech() {
    assertThat(ROWS)
        .filteredOn(row -> row.kind() == LexiconRow.Kind.PHRASES && !PARTS.contains(row.text(1)))
        .isEmpty();
  }

  @Test
  void verbsHaveAnImperfectThatBeginsWithYa() {
    assertThat(ROWS)
        .filteredOn(row -> row.kind() == LexiconRow.Kind.VERBS && !row.text(1).startsWith("ي"))
        .isEmpty();
  }

  @Test
  void noEnglishHoldsArabicOrIsMissing() {
    assertThat(ROWS)
        .filteredOn(
            row -> {
              String english = row.text(english(row));
              return english.isEmpty() || english.chars().anyMatch(c -> c >= 0x600 && c < 0x700);
            })
        .isEmpty();
  }

  /** The same entry twice is a slip; two entries that differ in anything but this are meant. */
  @Test
  void noLineStandsTwiceInOneFile() {
    Map<String, LexiconRow> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (LexiconRow row : ROWS) {
      LexiconRow earlier = seen.putIfAbsent(row.file() + row.columns(), row);
      if (earlier != null) {
        twice.add(earlier + " and " + row);
      }
    }
    assertThat(twice).isEmpty();
  }

  /** A phrase whose words and part of speech stand earlier with another rendering is never used. */
  @Test
  void noPhraseContradictsAnEarlierOneOfItsFile() {
    Map<String, LexiconRow> seen = new HashMap<>();
    List<String> unreachable = new ArrayList<>();
    for (LexiconRow row : ROWS) {
      if (row.kind() == LexiconRow.Kind.PHRASES) {
        String key = row.file() + ArabicText.key(row.text(0));
        LexiconRow earlier = seen.putIfAbsent(key, row);
        if (earlier != null
            && !earlier.text(2).equals(row.text(2))
            && earlier.text(0).equals(row.text(0))
            && earlier.text(1).equals(row.text(1))) {
          unreachable.add(row + " after " + earlier);
        }
      }
    }
    assertThat(unreachable).isEmpty();
  }

  /** Places, parts of speech, classes and tags that the table of company does not know. */
  @Test
  void everyLineOfCompanyCanBeMeant() {
    assertThat(CompanyFaults.in(ROWS)).isEmpty();
  }

  /** A wrong line is named by file and line, and does not keep the rest from loading. */
  @Test
  void aWrongLineOfCompanyIsNamed() {
    List<LexiconRow> rows =
        List.of(
            company(1, "نشر", "v", "deploy", "object", "@troops", "-"),
            company(2, "نشر", "verb", "deploy", "object", "جندي", "-"),
            company(3, "نشر", "v", "deploy", "besides", "جندي", "-"),
            company(4, "نشر", "v", "deploy", "object", "جندي", "sometimes"),
            company(5, "نشر", "v", "deploy", "object", "-", "-"),
            company(6, "نشر", "v", "spread", "subject,object", "قوة,خبر", "-"),
            company(7, "نشر", "v", "deploy", "object", "قوة,خبر", "-"),
            new LexiconRow("classes-x.tsv", 8, List.of("weapons", "صاروخ")));
    assertThat(CompanyFaults.in(rows))
        .satisfiesExactly(
            fault -> assertThat(fault).contains("company-x.tsv:1", "@troops"),
            fault -> assertThat(fault).contains("company-x.tsv:2", "verb"),
            fault -> assertThat(fault).contains("company-x.tsv:3", "besides"),
            fault -> assertThat(fault).contains("company-x.tsv:4", "sometimes"),
            fault -> assertThat(fault).contains("company-x.tsv:5", "no companion"),
            fault -> assertThat(fault).contains("company-x.tsv:7", "company-x.tsv:6"),
            fault -> assertThat(fault).contains("classes-x.tsv:8", "weapons"));
    assertThat(SenseTable.of(rows, word -> word).size()).isPositive();
  }

  private static LexiconRow company(int line, String... columns) {
    List<String> all = new ArrayList<>(List.of(columns));
    all.add(5, "-");
    return new LexiconRow("company-x.tsv", line, all);
  }

  /** A word of company is a word of the lexicon, written as there; else its lines do nothing. */
  @Test
  void wordsOfCompanyAreInTheLexicon() {
    Set<String> known = new HashSet<>();
    for (LexiconRow row : ROWS) {
      switch (row.kind()) {
        case NOUNS -> known.add("n" + row.text(0));
        case ADJECTIVES -> known.add("adj" + row.text(0));
        case VERBS -> known.add("v" + row.text(0));
        default -> {}
      }
      if (row.kind() == LexiconRow.Kind.VERBS) {
        row.list(2).forEach(act -> known.add("n" + act));
      }
    }
    assertThat(ROWS)
        .filteredOn(row -> row.kind() == LexiconRow.Kind.COMPANY)
        .filteredOn(row -> !known.contains(row.text(1) + row.list(0).get(0)))
        .isEmpty();
  }

  /** A companion that no text can bring is a slip of the pen. */
  @Test
  void companionsAreInTheLexicon() {
    Lexicon lexicon = Lexicon.load();
    List<String> unknown = new ArrayList<>();
    for (LexiconRow row : ROWS) {
      List<String> companions =
          switch (row.kind()) {
            case COMPANY -> row.list(4);
            case CLASSES -> row.list(1);
            default -> List.of();
          };
      companions.stream()
          .filter(word -> !word.startsWith("@") && !word.startsWith("+"))
          .filter(word -> lexicon.forms(ArabicText.key(word)).length == 0)
          .filter(word -> lexicon.forms(ArabicText.key(bare(word))).length == 0)
          .forEach(word -> unknown.add(row + ": " + word));
    }
    assertThat(unknown).isEmpty();
  }

  private static String bare(String word) {
    return word.startsWith("ال") && word.length() > 4 ? word.substring(2) : word;
  }

  @Test
  void manyWordsHaveSeveralSensesByCompany() {
    Map<String, Set<String>> senses = new HashMap<>();
    for (LexiconRow row : ROWS) {
      if (row.kind() == LexiconRow.Kind.COMPANY) {
        senses
            .computeIfAbsent(row.text(1) + row.list(0).get(0), key -> new HashSet<>())
            .add(row.senses(2).get(0));
      }
    }
    assertThat(senses.values().stream().filter(all -> all.size() > 1).count())
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void itHoldsWhatWasAskedFor() {
    long lemmas =
        ROWS.stream()
            .filter(
                row ->
                    switch (row.kind()) {
                      case NOUNS, ADJECTIVES, VERBS -> true;
                      default -> false;
                    })
            .count();
    long phrases = ROWS.stream().filter(row -> row.kind() == LexiconRow.Kind.PHRASES).count();
    assertThat(lemmas).isGreaterThan(6000);
    assertThat(phrases).isGreaterThan(2000);
  }

  private static int english(LexiconRow row) {
    return switch (row.kind()) {
      case NOUNS, ADJECTIVES, VERBS -> 3;
      case PHRASES, FUNCTION, VOWELS, COMPANY -> 2;
      case NAMES -> 1;
      case CLASSES -> 0;
    };
  }
}
