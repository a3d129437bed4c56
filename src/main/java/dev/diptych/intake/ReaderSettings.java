package dev.diptych.intake;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of reading one file. Each protects the night from a single file; a file that meets one is
 * skipped with a reason that names the setting.
 *
 * @param maxFileSize larger files are not parsed (default 64 MB)
 * @param maxText the longest text of one article, in characters (default 2,000,000: a long book)
 * @param timeout how long one file may take in the parsing process (default 60 s)
 * @param memory heap of a parsing process (default 512 MB)
 * @param processes parsing processes at the same time (default 2); none is started before the first
 *     file that needs one
 * @param filesPerProcess a parsing process is replaced after so many files (default 1,000), so that
 *     what a parser leaks cannot grow for ever
 * @param idle a parsing process that has had nothing to do for so long ends (default 60 s)
 * @param maxNesting how deep elements of a document may nest (default 200)
 * @param inProcessPage web pages up to this size are parsed without the parsing process (default 2
 *     MB)
 * @param ocr the languages in which the text of pictures and of PDFs without text is read by an
 *     installed {@code tesseract}, in its codes, for example {@code ara+eng}; empty (the default)
 *     for no OCR. The limits above hold for it too: {@code timeout} for all pages of a file
 *     together, {@code memory} for the size of a picture
 */
@ConfigurationProperties("diptych.reader")
public record ReaderSettings(
    @DefaultValue("64MB") DataSize maxFileSize,
    @DefaultValue("2000000") int maxText,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("512MB") DataSize memory,
    @DefaultValue("2") int processes,
    @DefaultValue("1000") int filesPerProcess,
    @DefaultValue("60s") Duration idle,
    @DefaultValue("200") int maxNesting,
    @DefaultValue("2MB") DataSize inProcessPage,
    @DefaultValue("") String ocr) {

  /**
   * Codes as Tika and tesseract know them ({@code ara}, {@code chi_sim_vert}), joined by plus
   * signs; nothing that a program could take for an option or a path.
   */
  private static final Pattern OCR_LANGUAGES =
      Pattern.compile(
          "[A-Za-z]{3}(?:_[A-Za-z]{3,4}){0,2}(?:\\+[A-Za-z]{3}(?:_[A-Za-z]{3,4}){0,2}){0,9}");

  /** The defaults, for use without a configuration. */
  public static final ReaderSettings DEFAULTS =
      new ReaderSettings(
          DataSize.ofMegabytes(64),
          2_000_000,
          Duration.ofSeconds(60),
          DataSize.ofMegabytes(512),
          2,
          1_000,
          Duration.ofSeconds(60),
          200,
          DataSize.ofMegabytes(2),
          "");

  /** Rejects limits with which nothing could be read, and languages that are no codes. */
  public ReaderSettings {
    require(maxFileSize.toBytes() > 0, "max-file-size", maxFileSize);
    require(maxText >= 1_000, "max-text (at least 1000 characters)", maxText);
    require(!timeout.isNegative() && !timeout.isZero(), "timeout", timeout);
    require(memory.toMegabytes() >= 64, "memory (at least 64MB)", memory);
    require(processes >= 1, "processes (at least 1)", processes);
    require(filesPerProcess >= 1, "files-per-process (at least 1)", filesPerProcess);
    require(idle.toSeconds() >= 1, "idle (at least 1s)", idle);
    require(maxNesting >= 20, "max-nesting (at least 20)", maxNesting);
    ocr = ocr.strip();
    require(
        ocr.isEmpty() || OCR_LANGUAGES.matcher(ocr).matches(),
        "ocr (languages as tesseract names them, such as ara+eng)",
        ocr);
  }

  /** Whether text in pictures is read. */
  public boolean isOcrOn() {
    return !ocr.isEmpty();
  }

  private static void require(boolean holds, String setting, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "diptych.reader." + setting + " cannot be " + value + "; leave it out for the default");
    }
  }
}
