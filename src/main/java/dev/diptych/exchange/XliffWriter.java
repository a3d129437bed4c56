package dev.diptych.exchange;

import dev.diptych.exchange.XliffUnit.Note;
import java.io.IOException;
import java.io.OutputStream;

/** Writes digests as XLIFF 2.1, for a person to translate or mend in a tool of their own. */
public final class XliffWriter {

  /** Of versions 2.0 and 2.1. */
  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";

  private XliffWriter() {}

  /** Writes a file; the stream stays open. */
  public static void write(OutputStream stream, XliffDocument document) throws IOException {
    XmlOut out = new XmlOut(stream);
    out.begin("xliff")
        .namespace(NAMESPACE)
        .with("version", "2.1")
        .with("srcLang", document.sourceLanguage())
        .with("trgLang", document.targetLanguage());
    for (XliffFile file : document.files()) {
      file(out, file);
    }
    out.end().finish();
  }

  private static void file(XmlOut out, XliffFile file) throws IOException {
    out.begin("file")
        .with("id", file.digest().toString())
        .with("original", file.original())
        // A segment that is split or joined leads back to none.
        .with("canResegment", "no")
        .with("xml:space", "preserve");
    if (!file.notes().isEmpty()) {
      out.begin("notes");
      for (String note : file.notes()) {
        out.begin("note").text(note);
      }
      out.end();
    }
    for (XliffUnit unit : file.units()) {
      unit(out, unit);
    }
    out.end();
  }

  private static void unit(XmlOut out, XliffUnit unit) throws IOException {
    out.begin("unit").with("id", unit.id());
    if (!unit.translate()) {
      out.with("translate", "no");
    }
    if (!unit.notes().isEmpty()) {
      out.begin("notes");
      for (Note note : unit.notes()) {
        out.begin("note").with("category", note.category()).text(note.text());
      }
      out.end();
    }
    out.begin("segment").with("state", unit.state().word());
    out.begin("source").text(unit.source());
    String target = unit.target();
    if (target != null) {
      out.begin("target").text(target);
    }
    out.end().end();
  }
}
