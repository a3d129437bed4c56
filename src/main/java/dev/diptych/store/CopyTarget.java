package dev.diptych.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a copy of the database goes: a server, or an embedded file in a folder of its own, which
 * Diptych opens and guards as it does its own.
 *
 * @param url of the server; {@code null} for a file
 * @param folder of the file; {@code null} for a server
 */
public record CopyTarget(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path folder) {

  private static final String FILE = "jdbc:h2:file:";
  private static final String NAME = "diptych";
  private static final List<String> SERVERS =
      List.of("jdbc:postgresql:", "jdbc:h2:tcp:", "jdbc:h2:ssl:");

  /**
   * What a person named.
   *
   * @param from against which the path of a file is resolved
   * @throws NoTargetException if it is nothing that a copy can go to
   */
  public static CopyTarget of(
      String url, @Nullable String username, @Nullable String password, Path from) {
    String shown = shown(url);
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new NoTargetException(
          "A password does not belong into the address %s, where others read it. Give it as DIPTYCH_COPY_PASSWORD in the environment"
              .formatted(shown));
    }
    if (SERVERS.stream().anyMatch(url::startsWith)) {
      return new CopyTarget(url, username, password, null);
    }
    if (url.startsWith(FILE)) {
      Path file = from.resolve(url.substring(FILE.length())).normalize();
      Path folder = file.getParent();
      if (folder != null && file.endsWith(NAME) && !url.contains(";")) {
        return new CopyTarget(null, null, null, folder);
      }
    }
    throw new NoTargetException(
        "A copy cannot go to %s. Name a server, as in jdbc:postgresql://HOST/DATABASE, or a file by the name of diptych without options, as in jdbc:h2:file:/new/place/data/diptych"
            .formatted(shown));
  }

  /** Whether it is a file that Diptych opens as its own. */
  public boolean embedded() {
    return folder != null;
  }

  /** As messages name it: what stands behind its question mark or semicolon may be a secret. */
  public String shown() {
    return url == null ? FILE + folder + "/" + NAME : shown(url);
  }

  private static String shown(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }

  Database open(Path home, Duration answerWithin) {
    Path place = folder == null ? home : folder;
    try {
      return Database.open(
          new DatabaseSettings(url, username, password, place.toString(), answerWithin, false),
          home,
          () -> new Traces(place, null, List.of()));
    } catch (DatabaseUnavailableException e) {
      if (embedded()) {
        throw e;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Throwable first = cause.getCause() == null ? cause : cause.getCause();
      throw new NoTargetException(
          "%s cannot be reached: %s. Check the address, diptych.copy.username and diptych.copy.password, and that the server runs"
              .formatted(shown(), EmbeddedDatabase.firstLine(first)));
    }
  }

  @Override
  public String toString() {
    return shown();
  }
}
