package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.Change;
import dev.diptych.digest.Digest.Changes;
import dev.diptych.digest.Digest.Was;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final String PORT = "The port reopened on Monday after two weeks of storms.";
  private static final String SHIPS = "Four ships have docked since dawn, the director said.";
  private static final String FUND = "A fund of two million dinars will pay for lost boats.";
  private static final String FUND_NOW = "A fund of three million dinars will pay for lost boats.";
  private static final String LINE = "A weekly line to the island begins in January.";
  private static final String MAYOR = "The mayor did not answer questions about it.";

  @Test
  void whatReadsTheSameIsNotChanged() {
    assertThat(compare(text(PORT, SHIPS), text(PORT, SHIPS))).isNull();
    assertThat(
            compare(
                text(PORT, "Four  ships\n have docked."), text(PORT, "Four ships have docked.")))
        .isNull();
    assertThat(compare(text(), text())).isNull();
  }

  @Test
  void anEditedSentenceIsShownWithWhatItWas() {
    assertThat(compare(text(PORT, SHIPS, FUND), text(PORT, SHIPS, FUND_NOW)).changes())
        .containsExactly(replaced(FUND, "n2"));
  }

  @Test
  void whatWasAddedAndRemovedComesInReadingOrder() {
    assertThat(compare(text(PORT, SHIPS, FUND, LINE), text(PORT, FUND, MAYOR, LINE)).changes())
        .containsExactly(removed(SHIPS), added("n2"));
  }

  @Test
  void aSentenceBesideANewOneIsPairedWithItsOwnVersion() {
    assertThat(compare(text(PORT, FUND, LINE), text(PORT, MAYOR, FUND_NOW, LINE)).changes())
        .containsExactly(added("n1"), replaced(FUND, "n2"));
    assertThat(compare(text(PORT, SHIPS, FUND, LINE), text(PORT, FUND_NOW, LINE)).changes())
        .containsExactly(removed(SHIPS), replaced(FUND, "n1"));
  }

  @Test
  void oneInThePlaceOfOneIsWhatBecameOfIt() {
    assertThat(compare(text(PORT, SHIPS, LINE), text(PORT, MAYOR, LINE)).changes())
        .containsExactly(replaced(SHIPS, "n1"));
  }

  @Test
  void aSentenceThatMovedIsNotChanged() {
    assertThat(compare(text(PORT, SHIPS, FUND, LINE), text(LINE, PORT, SHIPS, FUND))).isNull();
    assertThat(compare(text(PORT, SHIPS, FUND, LINE), text(LINE, PORT, SHIPS, FUND_NOW)).changes())
        .containsExactly(replaced(FUND, "n3"));
  }

  @Test
  void aSentenceThatStoodTwiceAndStandsOnceIsGoneOnce() {
    assertThat(compare(text(PORT, SHIPS, PORT), text(PORT, SHIPS)).changes())
        .containsExactly(removed(PORT));
  }

  @Test
  void aTitleIsWhatBecameOfTheTitle() {
    assertThat(
            Comparison.of(
                    "e", titled("Port opens", text(PORT)), titled("Boats to sail", text(PORT)))
                .changes())
        .containsExactly(replaced("Port opens", "title"));
    assertThat(Comparison.of("e", titled("Port", text(PORT)), plain(text(PORT))).changes())
        .containsExactly(removed("Port"));
    assertThat(Comparison.of("e", plain(text(PORT)), titled("Port", text(PORT))).changes())
        .containsExactly(added("title"));
  }

  @Test
  void whatGrewOrWasCutIsTheSameArticle() {
    List<String> begun = List.of(PORT, SHIPS);
    List<String> grown = new ArrayList<>(begun);
    IntStream.range(0, 20).forEach(i -> grown.add("A new sentence number " + i + "."));
    String[] all = grown.toArray(String[]::new);
    assertThat(compare(text(PORT, SHIPS), text(all)).changes()).hasSize(20);
    assertThat(compare(text(all), text(PORT, SHIPS)).changes())
        .hasSize(20)
        .allMatch(change -> change.kind() == Change.Kind.REMOVED);
  }

  @Test
  void aShortArticleWhoseSentencesWereAllEditedIsTheSame() {
    assertThat(
            compare(
                text(SHIPS, FUND),
                text("Five ships have docked since dawn, the director said.", FUND_NOW)))
        .satisfies(changes -> assertThat(changes.another()).isFalse())
        .satisfies(changes -> assertThat(changes.changes()).hasSize(2));
  }

  @Test
  void ofAnotherArticleNothingIsCompared() {
    Changes changes = compare(text(PORT, SHIPS, FUND), text(LINE, MAYOR, PORT));
    assertThat(changes.another()).isTrue();
    assertThat(changes.changes()).isEmpty();
    assertThat(changes.since()).isEqualTo("e");
    assertThat(compare(text(PORT, SHIPS, FUND), text(SHIPS, MAYOR, PORT)).another()).isFalse();
  }

  @Test
  void longArticlesAreCompared() {
    List<String> sentences =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "Sentence %d of a very long report says %d.".formatted(i, i * 7))
            .toList();
    List<String> edited = new ArrayList<>(sentences);
    for (int i = 0; i < 5_000; i += 50) {
      edited.set(i, edited.get(i).replace("very", "rather"));
    }
    String[] before = sentences.toArray(String[]::new);
    assertThat(compare(text(before), text(edited.toArray(String[]::new))).changes())
        .hasSize(100)
        .allMatch(change -> change.kind() == Change.Kind.REPLACED);
    List<String> reversed = new ArrayList<>(sentences);
    Collections.reverse(reversed);
    assertThat(compare(text(before), text(reversed.toArray(String[]::new)))).isNull();
    String[] other = IntStream.range(0, 5_000).mapToObj(i -> "Other " + i).toArray(String[]::new);
    assertThat(compare(text(before), text(other)).another()).isTrue();
    String[] same = Collections.nCopies(5_000, PORT).toArray(String[]::new);
    assertThat(compare(text(same), text(same))).isNull();
  }

  private static Changes compare(List<String> before, List<String> after) {
    return Comparison.of(
        "e",
        new Comparison.Text(null, rows("o", before)),
        new Comparison.Text(null, rows("n", after)));
  }

  private static Comparison.Text plain(List<String> text) {
    return new Comparison.Text(null, rows("n", text));
  }

  private static Comparison.Text titled(String title, List<String> text) {
    return new Comparison.Text(row("title", title), rows("n", text));
  }

  private static List<String> text(String... sentences) {
    return List.of(sentences);
  }

  private static List<Row> rows(String prefix, List<String> sentences) {
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> row(prefix + i, sentences.get(i)))
        .toList();
  }

  private static Row row(String id, String source) {
    return new Row(
        id, source, made(source), Row.State.TRANSLATED, List.of(), List.of(), "gist", false);
  }

  private static String made(String source) {
    return "«" + source + "»";
  }

  private static Change replaced(String source, String row) {
    return new Change(new Was(source, made(source)), row);
  }

  private static Change removed(String source) {
    return new Change(new Was(source, made(source)), null);
  }

  private static Change added(String row) {
    return new Change(null, row);
  }
}
