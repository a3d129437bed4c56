package dev.diptych.console;

import dev.diptych.operations.Audits;
import dev.diptych.operations.Audits.Question;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit as a file of comma-separated values, however long it is. */
public final class AuditCsv {

  private AuditCsv() {}

  /**
   * An answer that writes the entries as it is sent.
   *
   * @throws dev.diptych.job.UsageException if something is wrong with the question: said before the
   *     answer begins
   */
  public static ResponseEntity<StreamingResponseBody> of(Audits audits, Question question) {
    var unused = audits.page(question, null, 1);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("audit.csv").build().toString())
        .body(
            out -> {
              Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
              audits.csv(question, Integer.MAX_VALUE, writer);
              writer.flush();
            });
  }
}
