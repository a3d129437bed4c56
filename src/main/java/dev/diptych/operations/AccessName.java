package dev.diptych.operations;

import dev.diptych.job.UsageException;
import java.util.regex.Pattern;

/** How accounts and tokens may be called: such a name is safe in a log, a page and an audit. */
final class AccessName {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,59}");

  private AccessName() {}

  /**
   * Makes sure that a name may be given.
   *
   * @throws UsageException if not
   */
  static String require(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "This is no name for an account or a token: it begins with a lower-case letter and has at"
              + " most 60 lower-case letters, digits, dots, hyphens and underscores, such as"
              + " ana.lopez");
    }
    return name;
  }
}
