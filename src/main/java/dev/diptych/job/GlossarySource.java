package dev.diptych.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.diptych.digest.Glossary;
import dev.diptych.text.Checksums;

/**
 * A job's glossary as it was read.
 *
 * @param file name of the file
 * @param content its text: CSV with the columns source, target, note
 */
public record GlossarySource(String file, String content) {

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
