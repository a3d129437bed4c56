package dev.diptych.intake;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Letters.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of the letters of one article while it is read, and says what a person has to know
 * of it. Here, and nowhere else, is the rule: what is left out for another reason than being
 * furniture or a fact is named if it has 200 letters or is more than a fifth of the text; so is
 * what the reader cannot account for. For one article and one thread.
 */
public final class LetterAccount {

  private static final long LONG_BLOCK = 200;
  private static final int FIFTH = 5;

  private final Map<Kind, Long> left = new EnumMap<>(Kind.class);
  private final List<Piece> pieces = new ArrayList<>();
  private long seen;

  /** Something that was left out, and is named by the rule. */
  private record Piece(String what, long letters) {}

  /** The letters in a text. */
  public static long letters(CharSequence text) {
    long letters = 0;
    int i = 0;
    int length = text.length();
    while (i < length) {
      int point = Character.codePointAt(text, i);
      letters += Character.isLetter(point) ? 1 : 0;
      i += Character.charCount(point);
    }
    return letters;
  }

  /** The letters in blocks. */
  public static long letters(List<Block> blocks) {
    return blocks.stream().mapToLong(block -> letters(block.text())).sum();
  }

  /** Letters came into sight. */
  public LetterAccount saw(long letters) {
    seen += letters;
    return this;
  }

  /** A text came into sight. */
  public LetterAccount saw(CharSequence text) {
    return saw(letters(text));
  }

  /**
   * Letters were left out that no note need name: furniture and facts, or what the reader itself
   * names.
   */
  public LetterAccount left(Kind kind, long letters) {
    if (letters > 0) {
      left.merge(kind, letters, Long::sum);
    }
    return this;
  }

  /**
   * Letters were left out that the rule may name.
   *
   * @param what in plain words, in the plural or as a mass: "captions of pictures"
   */
  public LetterAccount left(Kind kind, String what, long letters) {
    if (letters > 0) {
      pieces.add(new Piece(what, letters));
    }
    return left(kind, letters);
  }

  /** Takes over what became of the letters of a part, whose blocks are among the article's. */
  public LetterAccount add(LetterAccount part) {
    seen += part.seen;
    part.left.forEach(this::left);
    pieces.addAll(part.pieces);
    return this;
  }

  /** The same for a part that was read as a manuscript and has said what there was to say. */
  public LetterAccount add(Manuscript part) {
    Letters letters = part.letters();
    if (letters == null) {
      return saw(letters(part.blocks()));
    }
    seen += letters.seen();
    letters.left().forEach(this::left);
    return this;
  }

  /** What was seen so far. */
  public long seen() {
    return seen;
  }

  /** Closes the account over the blocks that were kept. */
  public Letters balance(List<Block> kept) {
    return new Letters(seen, letters(kept), left);
  }

  /** The article that was read, with what has to be said of the letters that it has not. */
  public Manuscript manuscript(
      ArticleFacts facts,
      String mediaType,
      @Nullable String declaredLanguage,
      List<Block> blocks,
      List<String> notes) {
    Letters letters = balance(blocks);
    List<String> all = new ArrayList<>(notes);
    all.addAll(notes(letters));
    return new Manuscript(facts, mediaType, declaredLanguage, blocks, all, letters);
  }

  private List<String> notes(Letters letters) {
    List<String> notes = new ArrayList<>();
    Map<String, Long> byName = new java.util.LinkedHashMap<>();
    pieces.forEach(piece -> byName.merge(piece.what(), piece.letters(), Long::sum));
    byName.forEach(
        (what, count) -> {
          if (isToBeNamed(count)) {
            notes.add("%s: left out (%,d letters)".formatted(what, count));
          }
        });
    if (letters.kept() > 0 && isToBeNamed(letters.unaccounted())) {
      notes.add(
          "text that this reader cannot account for is missing (%,d letters); compare with: diptych preview --all"
              .formatted(letters.unaccounted()));
    }
    return notes;
  }

  private boolean isToBeNamed(long letters) {
    return letters >= LONG_BLOCK || letters > 0 && letters * FIFTH > seen;
  }
}
