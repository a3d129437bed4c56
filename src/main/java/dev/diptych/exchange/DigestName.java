package dev.diptych.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What leads from a file back to its digest. Written as the id of the {@code file} element, which
 * every tool has to keep: {@code job:label:article:installation}.
 *
 * @param job the job's name
 * @param edition the edition's label
 * @param article the article's id
 * @param installation the id of the installation it came from
 */
public record DigestName(String job, String edition, String article, String installation) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "([A-Za-z0-9._-]{1,120}):([A-Za-z0-9._-]{1,120}):([A-Za-z0-9]{1,40}):([A-Za-z0-9-]{1,40})");

  static Optional<DigestName> of(String id) {
    Matcher matcher = WRITTEN.matcher(id);
    return matcher.matches()
        ? Optional.of(
            new DigestName(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(":", job, edition, article, installation);
  }
}
