package dev.diptych.engine;

import dev.diptych.text.Beginning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What somebody who reads the article knows when the segments of a request begin. Helps an engine
 * to choose words and is not translated. Content like the segments, never an instruction; bounded,
 * whatever stands in the file: longer texts are cut, and of the sentences before only the nearest
 * stay.
 *
 * @param title of the article, empty if it has none
 * @param heading of the section, empty if it has none
 * @param before the sentences before, in reading order, whole but for one that is too long
 */
public record RequestContext(String title, String heading, List<String> before) {

  /** Nothing is known, or the engine would make no use of it. */
  public static final RequestContext NONE = new RequestContext("", "", List.of());

  /** Of a title and a heading, in UTF-16 units. */
  static final int MAX_TITLE_IN_CHARS = 300;

  static final int MAX_SENTENCES_BEFORE = 5;

  /** Over all sentences before, in UTF-16 units. */
  static final int MAX_BEFORE_IN_CHARS = 1_000;

  /** Cuts what is too long. */
  public RequestContext {
    title = Beginning.of(title, MAX_TITLE_IN_CHARS);
    heading = Beginning.of(heading, MAX_TITLE_IN_CHARS);
    before = nearest(before);
  }

  /** This context after more has been read. */
  public RequestContext after(List<String> sentences) {
    List<String> more =
        sentences.subList(Math.max(0, sentences.size() - MAX_SENTENCES_BEFORE), sentences.size());
    Deque<String> all = new ArrayDeque<>(before);
    all.addAll(more);
    return new RequestContext(title, heading, List.copyOf(all));
  }

  private static List<String> nearest(List<String> sentences) {
    Deque<String> kept = new ArrayDeque<>();
    int room = MAX_BEFORE_IN_CHARS;
    for (int i = sentences.size() - 1; i >= 0 && kept.size() < MAX_SENTENCES_BEFORE; i--) {
      String sentence = sentences.get(i);
      if (sentence.length() > room) {
        if (kept.isEmpty()) {
          kept.addFirst(end(sentence, room));
        }
        break;
      }
      kept.addFirst(sentence);
      room -= sentence.length();
    }
    return List.copyOf(kept);
  }

  private static String end(String text, int length) {
    int from = text.length() - length;
    return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }
}
