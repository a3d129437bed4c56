package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the list of words, moved by the parsers. */
final class Cursor {

  private final List<Word> words;
  private int at;

  Cursor(List<Word> words) {
    this.words = words;
  }

  @Nullable Word peek() {
    return peek(0);
  }

  @Nullable Word peek(int ahead) {
    int i = at + ahead;
    return i >= 0 && i < words.size() ? words.get(i) : null;
  }

  boolean next(Category category) {
    Word word = peek();
    return word != null && word.is(category);
  }

  boolean next(Category category, String arabic) {
    Word word = peek();
    return word != null && word.is(category, arabic);
  }

  Word take() {
    return words.get(at++);
  }

  boolean isAtEnd() {
    return at >= words.size();
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }
}
