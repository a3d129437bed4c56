package dev.diptych.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Writes a translation memory as TMX 1.4b, entry by entry: memory does not grow with their number.
 */
public final class TmxWriter {

  /** Begin the names of properties that other tools do not know. */
  static final String PROPERTY = "x-diptych-";

  /** The property that says who made a target. */
  static final String ORIGIN = PROPERTY + "origin";

  private static final String MANY = "*all*";

  private final XmlOut out;

  /**
   * Begins a file.
   *
   * @param stream stays open
   * @param version of this program
   * @param sourceLanguage of all entries, empty if they have several
   * @param now when the file is written
   */
  public TmxWriter(OutputStream stream, String version, String sourceLanguage, Instant now)
      throws IOException {
    out = new XmlOut(stream);
    out.begin("tmx").with("version", "1.4");
    out.begin("header")
        .with("creationtool", "Diptych")
        .with("creationtoolversion", version)
        .with("segtype", "sentence")
        .with("o-tmf", "Diptych")
        .with("adminlang", "en")
        .with("srclang", sourceLanguage.isEmpty() ? MANY : sourceLanguage)
        .with("datatype", "plaintext")
        .with("creationdate", TmxDates.of(now))
        .empty();
    out.begin("body");
  }

  /** Writes one entry. */
  public void write(TmxEntry entry) throws IOException {
    String changed = TmxDates.of(entry.changed());
    out.begin("tu")
        .with("tuid", entry.id())
        .with("srclang", entry.sourceLanguage())
        .with("creationdate", changed)
        .with("changedate", changed);
    Instant used = entry.used();
    if (used != null) {
      out.with("lastusagedate", TmxDates.of(used));
    }
    property("origin", entry.origin().word());
    property("engine", entry.engine());
    if (!entry.model().isEmpty()) {
      property("model", entry.model());
    }
    variant(entry.sourceLanguage(), entry.source());
    variant(entry.targetLanguage(), entry.target());
    out.end();
  }

  private void property(String name, String value) throws IOException {
    out.begin("prop").with("type", PROPERTY + name).text(value);
  }

  private void variant(String language, String text) throws IOException {
    out.begin("tuv").with("xml:lang", language);
    out.begin("seg").text(text);
    out.end();
  }

  /** Ends the file. */
  public void finish() throws IOException {
    out.end().end().finish();
  }
}
