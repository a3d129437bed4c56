package dev.diptych.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of reading one file. Each protects the night from a single file; a file that meets one is
 * skipped with a reason that names the setting.
 *
 * @param maxFileSize larger files are not parsed (default 64 MB)
 * @param maxText the longest text of one article, in characters (default 2,000,000: a long book)
 * @param sectionSize a section whose text is longer continues in a further section without heading,
 *     in characters (default 6,000)
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
 */
@ConfigurationProperties("diptych.reader")
public record ReaderSettings(
    @DefaultValue("64MB") DataSize maxFileSize,
    @DefaultValue("2000000") int maxText,
    @DefaultValue("6000") int sectionSize,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("512MB") DataSize memory,
    @DefaultValue("2") int processes,
    @DefaultValue("1000") int filesPerProcess,
    @DefaultValue("60s") Duration idle,
    @DefaultValue("200") int maxNesting,
    @DefaultValue("2MB") DataSize inProcessPage) {

  /** The defaults, for use without a configuration. */
  public static final ReaderSettings DEFAULTS =
      new ReaderSettings(
          DataSize.ofMegabytes(64),
          2_000_000,
          6_000,
          Duration.ofSeconds(60),
          DataSize.ofMegabytes(512),
          2,
          1_000,
          Duration.ofSeconds(60),
          200,
          DataSize.ofMegabytes(2));

  /** Rejects limits with which nothing could be read. */
  public ReaderSettings {
    require(maxFileSize.toBytes() > 0, "max-file-size", maxFileSize);
    require(maxText >= 1_000, "max-text (at least 1000 characters)", maxText);
    require(sectionSize >= 100, "section-size (at least 100 characters)", sectionSize);
    require(!timeout.isNegative() && !timeout.isZero(), "timeout", timeout);
    require(memory.toMegabytes() >= 64, "memory (at least 64MB)", memory);
    require(processes >= 1, "processes (at least 1)", processes);
    require(filesPerProcess >= 1, "files-per-process (at least 1)", filesPerProcess);
    require(idle.toSeconds() >= 1, "idle (at least 1s)", idle);
    require(maxNesting >= 20, "max-nesting (at least 20)", maxNesting);
  }

  private static void require(boolean holds, String setting, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "diptych.reader." + setting + " cannot be " + value + "; leave it out for the default");
    }
  }
}
