package dev.diptych.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file would become: its sections, or the reason why it would be skipped.
 *
 * @param path as it was asked for
 * @param status {@code ok} or {@code skipped}
 * @param reason why it is skipped, {@code null} if it is not
 * @param title the article's title, {@code null} if the file states none
 * @param language BCP 47 tag, {@code null} if the file is skipped
 * @param sections in reading order, empty if the file is skipped
 * @param notes what the reader had to mend or doubts
 * @param left what else the file holds, {@code null} if that was not asked for; with the first
 *     article of a file
 */
public record Preview(
    String path,
    String status,
    @Nullable String reason,
    @Nullable String title,
    @Nullable String language,
    List<Part> sections,
    List<String> notes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Left> left) {

  /** Copies the lists, so that the preview cannot change. */
  public Preview {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
    left = left == null ? null : List.copyOf(left);
  }

  static Preview withoutAnswer(String path, String reason) {
    return new Preview(path, "skipped", reason, null, null, List.of(), List.of(), null);
  }

  /** The same with what else the file holds. */
  Preview withLeft(List<Left> all) {
    return new Preview(path, status, reason, title, language, sections, notes, all);
  }

  /** The same with another note. */
  Preview withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Preview(path, status, reason, title, language, sections, more, left);
  }

  /** Whether the file would be skipped. */
  public boolean skipped() {
    return reason != null;
  }

  /**
   * A piece of the file's text that no article of it has.
   *
   * @param where in the file it stands
   * @param text as it stands there; hostile
   */
  public record Left(String where, String text) {}

  /**
   * One section.
   *
   * @param heading empty for the lead
   * @param level 0 for the lead, otherwise 1 to 6
   * @param segments the sentences, without white space around them
   */
  public record Part(String heading, int level, List<String> segments) {

    /** Copies the list, so that the part cannot change. */
    public Part {
      segments = List.copyOf(segments);
    }
  }
}
