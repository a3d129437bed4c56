package dev.diptych.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.diptych.digest.Glossary;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.text.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * A job's glossary as it was read.
 *
 * @param file name of the file
 * @param content its text: CSV with the columns source, target, note
 */
public record GlossarySource(String file, String content) {

  /** What a glossary of one term is called that no file holds. */
  private static final String NO_FILE = "glossary.csv";

  /**
   * A glossary with one term more, or with another target for it.
   *
   * @param before {@code null} for none
   */
  public static GlossarySource with(@Nullable GlossarySource before, GlossaryTerm term) {
    StringBuilder content = new StringBuilder("source,target,note\n");
    if (before != null) {
      before.glossary().terms().stream()
          .filter(known -> !known.source().equals(term.source()))
          .forEach(known -> content.append(line(known)).append('\n'));
    }
    content.append(line(term)).append('\n');
    return new GlossarySource(before == null ? NO_FILE : before.file(), content.toString());
  }

  /** A term as a line of the file. */
  public static String line(GlossaryTerm term) {
    return quoted(term.source()) + "," + quoted(term.target()) + ",";
  }

  private static String quoted(String text) {
    return text.chars().noneMatch(c -> ",\"\n#".indexOf(c) >= 0)
        ? text
        : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** SHA-256 of the content. */
  @JsonIgnore
  public String checksum() {
    return Checksums.sha256(content);
  }

  /**
   * The terms.
   *
   * @throws JobFileException if the content is not what it should be; not after a job was loaded
   */
  public Glossary glossary() {
    Faults faults = new Faults(file);
    Glossary glossary = new Glossary(GlossaryCsv.terms(content, faults));
    faults.throwIfAny();
    return glossary;
  }
}
