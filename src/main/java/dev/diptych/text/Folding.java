package dev.diptych.text;

/**
 * Reduces text so that two ways of writing the same word compare equal. Each strength folds what
 * the one before it folds, and more:
 *
 * <table>
 * <caption>What is one</caption>
 * <tr><th>strength</th><th>folds</th><th>for</th></tr>
 * <tr><td>{@link #LETTERS}</td><td>the codes of one letter: composed and decomposed, presentation
 *     forms, ligatures, full width, Persian and Urdu code points of Arabic letters, case, the digits
 *     of all scripts; vowel signs, points, tatweel and invisible characters go</td><td>comparing
 *     headings</td></tr>
 * <tr><td>{@link #SPELLINGS}</td><td>أ إ آ ا, ى ي</td><td>terms, keys of a lexicon, stems</td></tr>
 * <tr><td>{@link #SEARCH}</td><td>ة ه, every carrier of a hamza, accents, all that Unicode calls
 *     compatible</td><td>a name that somebody types</td></tr>
 * </table>
 *
 * <p>Between {@code LETTERS} and {@code SPELLINGS} every character stays at its index. The
 * zero-width non-joiner stays but in {@code SEARCH}: it ends a part of a Persian word as a blank
 * ends a word. Takes time linear in the text, whatever is in it.
 */
public enum Folding {
  /** One code a letter. */
  LETTERS,
  /** Also one letter where writers of Arabic do not keep two apart. */
  SPELLINGS,
  /** Also without anything a person in a hurry leaves out. */
  SEARCH;

  /** The text, folded. */
  public String fold(String text) {
    return new FoldingPass(this, text, false).run().text();
  }

  /** The text, folded, with the places its characters come from. */
  public Folded folded(String text) {
    return new FoldingPass(this, text, true).run();
  }
}
