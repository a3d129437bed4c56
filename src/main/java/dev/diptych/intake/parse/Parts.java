package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.article.ItemPlace;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.Parsed.Part;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The articles of one file as they are found. Their number and their text together are bounded;
 * what is beyond is counted and named. For one thread.
 */
final class Parts {

  /** All articles of a file together may have so many times the text of one. */
  static final int ARTICLES_OF_FULL_LENGTH = 3;

  private final ReaderSettings settings;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private long characters;
  private int beyond;

  Parts(ReaderSettings settings) {
    this.settings = settings;
  }

  /** One that is to be read when there is room for it. */
  @FunctionalInterface
  interface Reading {
    Manuscript read() throws UnreadableException;
  }

  /**
   * Adds an article, or the reason why it is none.
   *
   * @param key its name by {@link PartKey}, {@code null} for its number
   */
  void add(@Nullable String key, Reading reading) {
    if (isFull()) {
      beyond++;
      return;
    }
    String name = unique(key == null || key.isEmpty() ? Integer.toString(parts.size() + 1) : key);
    try {
      Manuscript manuscript = reading.read();
      Reasons.requireLength(length(manuscript), settings);
      characters += length(manuscript) + name.length() + aside(manuscript);
      if (characters > room()) {
        beyond++;
        return;
      }
      parts.add(new Part(name, manuscript, null));
    } catch (UnreadableException e) {
      parts.add(new Part(name, null, String.valueOf(e.getMessage())));
    }
  }

  /** What another file within this one holds. */
  void add(String key, Parsed inner) {
    notes.addAll(inner.notes());
    for (Part part : inner.parts()) {
      add(
          part.key().isEmpty() ? key : key + "/" + part.key(),
          () -> {
            Manuscript manuscript = part.manuscript();
            if (manuscript == null) {
              throw new UnreadableException(String.valueOf(part.reason()));
            }
            return manuscript;
          });
    }
  }

  void note(String note) {
    notes.add(note);
  }

  int size() {
    return parts.size();
  }

  /** The file as a container, whatever the number of its articles. */
  Parsed all() {
    List<String> said = new ArrayList<>(notes);
    if (beyond > 0) {
      said.add(
          "only its first %,d articles were read, %,d were not: split the file (at most %,d articles and %,d characters)"
              .formatted(parts.size(), beyond, ItemPlace.MOST_INSIDE, room()));
    }
    return new Parsed(true, parts, said);
  }

  private boolean isFull() {
    return parts.size() >= ItemPlace.MOST_INSIDE || characters > room();
  }

  private long room() {
    return (long) ARTICLES_OF_FULL_LENGTH * settings.maxText();
  }

  private static long length(Manuscript manuscript) {
    long length = 0;
    for (Block block : manuscript.blocks()) {
      length += block.text().length();
    }
    return length;
  }

  /** What is said of an article takes room too. */
  private static long aside(Manuscript manuscript) {
    ArticleFacts facts = manuscript.facts();
    long length = 0;
    for (String fact :
        new @Nullable String[] {
          facts.title(), facts.author(), facts.site(), facts.canonicalUrl(), facts.description()
        }) {
      length += fact == null ? 0 : fact.length();
    }
    for (String word : facts.keywords()) {
      length += word.length();
    }
    for (String note : manuscript.notes()) {
      length += note.length();
    }
    return length;
  }

  private String unique(String key) {
    String name = key;
    for (int i = 2; !keys.add(name); i++) {
      name = key + "~" + i;
    }
    return name;
  }
}
