package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import dev.diptych.engine.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The edition of the builder is of 24 November 2026, 02:00 in Berlin. */
class DigestWordsTest {

  private static DigestWords words(DigestBuilder builder) {
    return new DigestWords(builder.build());
  }

  private static DigestBuilder oneSentence() {
    return DigestBuilder.aDigest().pair("كلمة.", "A word.");
  }

  @Test
  void timesAreThoseOfTheDesk() {
    DigestWords words =
        words(
            oneSentence()
                .corrected("2026-11-23T23:30:00Z", "s0", "the desk's day has begun")
                .corrected("2026-11-24T07:12:00Z", "head", "in the morning")
                .corrected("2026-11-24T23:30:00Z", "s0", "the desk's next day"));
    assertThat(words.asOf()).isEqualTo("24 Nov 2026, 02:00");
    assertThat(words.corrections())
        .containsExactly(
            "Corrected 00:30: Text (the desk's day has begun)",
            "Corrected 08:12: title (in the morning)",
            "Corrected 25 Nov 2026, 00:30: Text (the desk's next day)");
    assertThat(words.corrected()).isEqualTo("25 Nov 2026, 00:30");
    assertThat(words(oneSentence()).corrected()).isNull();
  }

  @Test
  void theEarlierEditionIsNamedAsShortAsItsYearAllows() {
    assertThat(since("2026-11-22")).isEqualTo("Changed since 22 Nov");
    assertThat(since("2026-11-24-2")).isEqualTo("Changed since 24 Nov, no. 2");
    assertThat(since("2025-12-31")).isEqualTo("Changed since 31 Dec 2025");
    assertThat(since("pilot")).isEqualTo("Changed since pilot");
    assertThat(words(oneSentence()).changed("changes.since")).isNull();
    assertThat(words(oneSentence().since("2026-11-22").another()).changed("changes.since"))
        .isEqualTo("Replaces the article of 22 Nov");
  }

  private static @Nullable String since(String edition) {
    return words(oneSentence().since(edition).was("s0.1", "كلام.", "Speech."))
        .changed("changes.since");
  }

  @Test
  void whatWasChangedIsCountedByKind() {
    assertThat(
            words(
                    oneSentence()
                        .was("s0.1", "كلام.", "Speech.")
                        .was(null, "أ.", "A.")
                        .was(null, "ب.", "B."))
                .changeCounts())
        .isEqualTo("1 passage changed · 2 passages removed");
  }

  @Test
  void anEngineInsideTheProcessIsSaidToBeOffline() {
    DigestWords words = words(oneSentence());
    assertThat(words.provenance())
        .isEqualTo("Draft translation by gist (offline). Good for triage, not for quoting.");
    assertThat(words.origin(DigestBuilder.DRAFT)).isEqualTo("gist (word for word, offline)");
    assertThat(words.origin(new EngineCredit("gist", "gist", true, Reach.PROCESS)))
        .isEqualTo("gist (offline)");
  }

  @Test
  void anyOtherEngineIsShownWithItsModel() {
    assertThat(words(oneSentence().engines(DigestBuilder.MACHINE)).provenance())
        .isEqualTo("Machine translation by openai (example-model), unchecked.");
    assertThat(words(oneSentence().engines(new EngineCredit("gone", "gone", false, Reach.NETWORK))))
        .extracting(DigestWords::provenance)
        .isEqualTo("Machine translation by gone, unchecked.");
  }

  @Test
  void ofADraftNothingIsClean() {
    assertThat(words(oneSentence()).counts())
        .containsExactly("None of 1 sentences with a known doubt; meaning not checked", "no gaps");
    assertThat(words(oneSentence().engines(DigestBuilder.MACHINE)).counts())
        .containsExactly("None of 1 sentences to check", "no gaps");
  }

  @Test
  void aDoubtOfOurEnginesIsSaidInTheReadersLanguage() {
    Finding known = SampleDigests.finding(Check.ENGINE_DOUBT, "word not known: فلان");
    Finding other = SampleDigests.finding(Check.ENGINE_DOUBT, "low confidence");
    assertThat(words(oneSentence()).finding(known))
        .isEqualTo("Check the word: “\u2068فلان\u2069” is not known to the engine.");
    assertThat(words(oneSentence().languages("en", "ar")).finding(known))
        .isEqualTo("راجع الكلمة: لا يعرف المحرك «\u2068فلان\u2069».");
    assertThat(words(oneSentence().languages("en", "ar")).finding(other))
        .isEqualTo("للمراجعة: يقول المحرك «\u2068low confidence\u2069».");
  }

  @Test
  void reasonsOfGapsAreInTheReadersWordsAndTime() {
    DigestWords arabic = words(oneSentence().languages("en", "ar"));
    assertThat(arabic.gap(gap(Cause.of(Code.NO_ENGINE, "en", "ar", "[gist]"))))
        .contains("من الإنجليزية إلى العربية");
    assertThat(
            arabic.gap(gap(Cause.of(Code.ENGINE_OUT_UNTIL, "deepl", "x", "2026-11-24T03:10:00Z"))))
        .contains("٢٤ نوفمبر ٢٠٢٦، ٠٤:١٠");
    assertThat(arabic.gap(gap(Cause.of(Code.BUDGET_CALLS, "200")))).contains("٢٠٠");
    assertThat(words(oneSentence()).gap(gap(Cause.of(Code.NO_ENGINE, "fr", "en", "[gist]"))))
        .contains("translates French into English");
    assertThat(CauseWords.english(List.of(Cause.of(Code.NO_ENGINE, "fr", "en", "[gist]"))))
        .as("an operator types the tags")
        .contains("translates fr into en");
  }

  private static Row gap(Cause cause) {
    return new Row("s0.1", "x", null, Row.State.GAP, List.of(cause), List.of(), null, false);
  }

  @Test
  void aTimeWithoutZoneSaysSo() {
    assertThat(published("2026-11-23T18:40:00"))
        .isEqualTo("23 Nov 2026, 18:40 (time zone not stated)");
    assertThat(published("2026-11-23T23:40:00Z")).isEqualTo("24 Nov 2026, 00:40");
    assertThat(published("2026-11-23")).isEqualTo("23 Nov 2026");
    assertThat(published("last week")).isEqualTo("last week");
  }

  private static @Nullable String published(String stated) {
    return words(
            oneSentence().facts(new ArticleFacts(null, null, stated, null, null, null, List.of())))
        .facts()
        .get("published");
  }
}
