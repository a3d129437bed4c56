package dev.diptych.store;

import dev.diptych.text.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the embedded database held at the end of its last pass, in a small file beside it: a
 * database that has less was lost, cut or put in its place. None of the counts ever falls by
 * itself.
 *
 * @param installation whose database it is
 * @param edition the newest, as {@code job/label}; {@code null} before the first
 * @param pass number of that edition's last pass, 0 before the first
 * @param editions how many there are
 * @param passes of all editions together
 * @param audited entries of the audit
 * @param remembered entries of the translation memory
 * @param at when this was written
 */
public record Witness(
    String installation,
    @Nullable String edition,
    int pass,
    long editions,
    long passes,
    long audited,
    long remembered,
    Instant at) {

  static final String FILE = "diptych.witness";

  /** The witness beside a database; empty if there is none that can be read. */
  public static Optional<Witness> read(Path folder) {
    try {
      Map<String, @Nullable Object> seen = JsonText.object(Files.readString(folder.resolve(FILE)));
      return Optional.of(
          new Witness(
              String.valueOf(seen.get("installation")),
              JsonText.text(seen, "edition"),
              (int) number(seen, "pass"),
              number(seen, "editions"),
              number(seen, "passes"),
              number(seen, "audited"),
              number(seen, "remembered"),
              Instant.parse(String.valueOf(seen.get("at")))));
    } catch (IOException | JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long number(Map<String, @Nullable Object> seen, String field) {
    if (seen.get(field) instanceof Long number) {
      return number;
    }
    throw new DateTimeException("no number in " + field);
  }

  /**
   * Reads what {@link #json()} wrote.
   *
   * @throws JacksonException if it is not that
   */
  static Witness parse(String json) {
    return Sql.fromJson(json, Witness.class);
  }

  String json() {
    return Sql.json(this);
  }

  /** Puts this in place of an earlier one, on the disk when it returns. */
  void write(Path folder) throws IOException {
    Path temporary = folder.resolve(FILE + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether two witnesses saw the same, whenever it was. */
  boolean sawTheSameAs(Witness other) {
    return missingFrom(other).isEmpty() && other.missingFrom(this).isEmpty();
  }

  /** What this witness saw and a database does not hold, in words; empty if nothing is missing. */
  List<String> missingFrom(Witness now) {
    List<String> missing = new ArrayList<>();
    if (now.editions == 0 && editions > 0) {
      missing.add("it is empty, where %s stood".formatted(counted(editions, "edition")));
      return missing;
    }
    if (!now.installation.equals(installation)) {
      missing.add(
          "it belongs to installation %s, and the one here is %s"
              .formatted(now.installation, installation));
      return missing;
    }
    less(missing, "edition", editions, now.editions);
    less(missing, "pass", passes, now.passes);
    less(missing, "audit entry", audited, now.audited);
    less(missing, "memory entry", remembered, now.remembered);
    return missing;
  }

  private static void less(List<String> missing, String what, long then, long now) {
    if (now < then) {
      missing.add("%d of %s missing".formatted(then - now, counted(then, what)));
    }
  }

  private static String counted(long count, String what) {
    String many = what.endsWith("ss") ? what + "es" : what.replaceFirst("y$", "ie") + "s";
    return count + " " + (count == 1 ? what : many);
  }

  /** The newest edition with its pass, for messages. */
  public String newest() {
    return edition == null ? "no edition yet" : "%s pass %d".formatted(edition, pass);
  }
}
