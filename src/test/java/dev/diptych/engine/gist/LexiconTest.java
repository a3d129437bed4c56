package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
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
      case PHRASES, FUNCTION, VOWELS -> 2;
      case NAMES -> 1;
    };
  }
}
