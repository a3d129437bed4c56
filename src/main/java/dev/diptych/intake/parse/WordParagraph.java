package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph of a Word document while it is read, with the looks that may make it a title. */
final class WordParagraph {

  /** As an author names them; {@link WordStyles} knows what they look like. */
  String style = "";

  boolean centred;

  /** From 0 for the highest heading, -1 for running text, {@code null} where the style decides. */
  @Nullable Integer outline;

  /** The list it belongs to, {@code null} where the style decides. */
  @Nullable String list;

  int listLevel;

  /** Whether its end was deleted, so that it runs on into the paragraph below. */
  boolean runsOn;

  /** The part that stands in its place, {@code null} for a paragraph. */
  @Nullable String chunk;

  /** What it was taken for from the outside: a row of a table. */
  Block.Kind kind = Block.Kind.PARAGRAPH;

  final StringBuilder text = new StringBuilder();
  final List<String> notes = new ArrayList<>();
  final List<WordParagraph> boxes = new ArrayList<>();
  private int letters;
  private int boldLetters;
  private long sizes;

  /**
   * Adds text.
   *
   * @param halfPoints the letters' size in half points
   */
  void add(String added, boolean bold, int halfPoints) {
    text.append(added);
    int count = (int) added.codePoints().filter(Character::isLetterOrDigit).count();
    letters += count;
    boldLetters += bold ? count : 0;
    sizes += (long) count * halfPoints;
  }

  /** Puts the text of a paragraph that runs on into this one in front of it. */
  void prepend(WordParagraph above) {
    text.insert(0, above.text);
    letters += above.letters;
    boldLetters += above.boldLetters;
    sizes += above.sizes;
    notes.addAll(0, above.notes);
    boxes.addAll(0, above.boxes);
  }

  boolean isBlank() {
    return text.toString().isBlank();
  }

  int letters() {
    return letters;
  }

  boolean isBold() {
    return letters > 0 && boldLetters == letters;
  }

  /** The mean size of its letters in half points, 0 without letters. */
  int size() {
    return letters == 0 ? 0 : (int) (sizes / letters);
  }
}
