package dev.diptych.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.diptych.intake.Letters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file would become: its sections, or the reason why it would be skipped.
 *
 * @param path as it was asked for
 * @param status {@code ok} or {@code skipped}
 * @param reason why it is skipped, {@code null} if it is not
 * @param title the article's title, {@code null} if the file states none
 * @param published when it was published, in ISO 8601, {@code null} if the file does not say
 * @param outlet who published it, {@code null} if neither the file nor its folder says
 * @param author the people who wrote it, {@code null} if the file names none
 * @param address the address that the file gives as its own, {@code null} if it gives none
 * @param language BCP 47 tag, {@code null} if the file is skipped
 * @param sections in reading order, empty if the file is skipped
 * @param notes what the reader had to mend or doubts
 * @param letters how many letters the reader saw, kept and left, {@code null} if it is not known
 * @param left what else the file holds, {@code null} if that was not asked for; with the first
 *     article of a file
 */
public record Preview(
    String path,
    String status,
    @Nullable String reason,
    @Nullable String title,
    @Nullable String published,
    @Nullable String outlet,
    @Nullable String author,
    @Nullable String address,
    @Nullable String language,
    List<Part> sections,
    List<String> notes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Count letters,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Left> left) {

  /** Copies the lists, so that the preview cannot change. */
  public Preview {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
    left = left == null ? null : List.copyOf(left);
  }

  static Preview withoutAnswer(String path, String reason) {
    return new Preview(
        path, "skipped", reason, null, null, null, null, null, null, List.of(), List.of(), null,
        null);
  }

  /** The same with what else the file holds. */
  Preview withLeft(List<Left> all) {
    return new Preview(
        path, status, reason, title, published, outlet, author, address, language, sections, notes,
        letters, all);
  }

  /** The same with another note. */
  Preview withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Preview(
        path, status, reason, title, published, outlet, author, address, language, sections, more,
        letters, left);
  }

  /** Whether the file would be skipped. */
  public boolean skipped() {
    return reason != null;
  }

  /**
   * What became of the letters that the reader saw: {@code seen} is {@code kept} and all that was
   * left together.
   *
   * @param left by what they were taken for: {@code furniture}, {@code fact}, {@code quoted},
   *     {@code comment}, {@code note}, {@code embedded}, {@code hidden}, {@code deleted}, {@code
   *     beside}
   */
  public record Count(long seen, long kept, Map<String, Long> left) {

    /** Copies the map, in its order. */
    public Count {
      left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }

    static @Nullable Count of(@Nullable Letters letters) {
      if (letters == null) {
        return null;
      }
      Map<String, Long> left = new LinkedHashMap<>();
      letters
          .left()
          .forEach((kind, count) -> left.put(kind.name().toLowerCase(Locale.ROOT), count));
      return new Count(letters.seen(), letters.kept(), left);
    }
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
   * @param language BCP 47 tag of the section's text
   * @param segments the sentences, without white space around them
   */
  public record Part(String heading, int level, String language, List<String> segments) {

    /** Copies the list, so that the part cannot change. */
    public Part {
      segments = List.copyOf(segments);
    }
  }
}
