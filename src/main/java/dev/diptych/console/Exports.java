package dev.diptych.console;

import dev.diptych.operations.Actor;
import dev.diptych.operations.DigestExchange;
import dev.diptych.operations.DigestExchange.Which;
import dev.diptych.operations.DigestExchange.Written;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.MemoryExchange;
import dev.diptych.store.MemoryTransfer.Wish;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Translations on their way to other tools, as files that are only ever saved: the memory as TMX,
 * digests as XLIFF. Each is written whole before the first byte is sent, so that what goes wrong is
 * an answer and no torn file. Safe for use by several threads.
 */
@Component
public class Exports {

  /** The media type of a memory. */
  public static final String TMX = "application/x-tmx+xml";

  /** The media type of digests. */
  public static final String ZIP = "application/zip";

  private final MemoryExchange memories;
  private final DigestExchange digests;
  private final Uploads uploads;

  Exports(MemoryExchange memories, DigestExchange digests, Uploads uploads) {
    this.memories = memories;
    this.digests = digests;
    this.uploads = uploads;
  }

  /**
   * The memory.
   *
   * @throws dev.diptych.job.UsageException if nothing is remembered that matches
   * @throws IOException if the disk refuses
   */
  public ResponseEntity<StreamingResponseBody> memory(Wish wish, Actor actor) throws IOException {
    Path folder = uploads.passing();
    try {
      Path file = folder.resolve("memory.tmx");
      String unused = memories.export(file, wish, actor);
      return attached(TMX, "memory.tmx", folder, out -> Files.copy(file, out));
    } catch (IOException | RuntimeException e) {
      uploads.delete(folder);
      throw e;
    }
  }

  /**
   * Published digests of a finished edition, one file each.
   *
   * @throws dev.diptych.job.UsageException if there is no such digest
   * @throws dev.diptych.job.RefusedException if the edition is not finished
   * @throws IOException if the disk refuses
   */
  public ResponseEntity<StreamingResponseBody> xliff(EditionName edition, Which which, Actor actor)
      throws IOException {
    Path folder = uploads.passing();
    try {
      Written written = digests.write(edition, which, folder, actor);
      return attached(ZIP, "xliff.zip", folder, out -> zip(written, out));
    } catch (IOException | RuntimeException e) {
      uploads.delete(folder);
      throw e;
    }
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private ResponseEntity<StreamingResponseBody> attached(
      String type, String name, Path folder, Content content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(
            out -> {
              try {
                content.to(out);
              } finally {
                uploads.delete(folder);
              }
            });
  }

  private static void zip(Written written, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Path file : written.files()) {
      zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
      Files.copy(file, zip);
      zip.closeEntry();
    }
    zip.finish();
  }
}
