package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Letters.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one rule by which what was left out is named. */
class LetterAccountTest {

  private static final String KEPT = "k".repeat(1_000);

  @Test
  void aLongBlockIsNamed() {
    assertThat(notes(1_200, account -> account.left(Kind.BESIDE, "captions", 200)))
        .containsExactly("captions: left out (200 letters)");
    assertThat(notes(1_199, account -> account.left(Kind.BESIDE, "captions", 199))).isEmpty();
  }

  @Test
  void aFifthOfAShortTextIsNamed() {
    String kept = "k".repeat(80);
    assertThat(notes(kept, 101, account -> account.left(Kind.NOTE, "notes", 21)))
        .containsExactly("notes: left out (21 letters)");
    assertThat(notes(kept, 100, account -> account.left(Kind.NOTE, "notes", 20))).isEmpty();
  }

  @Test
  void piecesOfOneNameAreAddedUp() {
    assertThat(
            notes(
                1_240,
                account ->
                    account.left(Kind.BESIDE, "captions", 120).left(Kind.BESIDE, "captions", 120)))
        .containsExactly("captions: left out (240 letters)");
  }

  @Test
  void furnitureAndFactsAreNotNamed() {
    assertThat(notes(3_000, account -> account.left(Kind.FURNITURE, 1_500).left(Kind.FACT, 500)))
        .isEmpty();
  }

  @Test
  void whatCannotBeAccountedForIsNamed() {
    assertThat(notes(1_300, account -> {}))
        .containsExactly(
            "text that this reader cannot account for is missing (300 letters); compare with:"
                + " diptych preview --all");
    assertThat(notes(1_100, account -> {})).isEmpty();
  }

  @Test
  void aPartBringsItsAccount() {
    LetterAccount part = new LetterAccount().saw("Hidden").left(Kind.HIDDEN, 6);
    Letters letters =
        new LetterAccount().saw(KEPT).add(part).balance(List.of(Block.paragraph(KEPT)));
    assertThat(letters.left()).containsEntry(Kind.HIDDEN, 6L);
    assertThat(letters.unaccounted()).isZero();
    Manuscript read = part.manuscript(ArticleFacts.NONE, "text/plain", null, List.of(), List.of());
    assertThat(new LetterAccount().add(read).balance(List.of()).left())
        .containsEntry(Kind.HIDDEN, 6L);
  }

  @Test
  void lettersAreUnicodes() {
    assertThat(LetterAccount.letters("a١ ب، 𝒜-7")).isEqualTo(3);
  }

  private static List<String> notes(long seen, java.util.function.Consumer<LetterAccount> left) {
    return notes(KEPT, seen, left);
  }

  private static List<String> notes(
      String kept, long seen, java.util.function.Consumer<LetterAccount> left) {
    LetterAccount account = new LetterAccount().saw(seen);
    left.accept(account);
    return account
        .manuscript(
            ArticleFacts.NONE, "text/plain", null, List.of(Block.paragraph(kept)), List.of())
        .notes();
  }
}
