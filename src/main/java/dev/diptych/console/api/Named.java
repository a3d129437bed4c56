package dev.diptych.console.api;

import dev.diptych.job.NotFoundException;
import dev.diptych.operations.EditionName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names as requests bring them. A job is a name here and never the path of a file, which the
 * command line also takes: nobody reads files of this machine through the API.
 */
final class Named {

  /** The newest edition; no edition is called so. */
  static final String LATEST = "latest";

  private static final Pattern JOB = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");

  private static final int LONGEST_SEARCH = 1000;

  private Named() {}

  /**
   * The name of a job.
   *
   * @throws NotFoundException if no job can be called so
   */
  static String job(@Nullable String job) {
    if (job == null || job.isBlank()) {
      throw new ProblemException(
          Problem.usage(422, "usage", "Which job? Name it in the field job; see /api/jobs"));
    }
    if (!JOB.matcher(job).matches()) {
      throw new NotFoundException(
          "No job has such a name: names of jobs are of lower-case letters, digits and hyphens."
              + " See /api/jobs");
    }
    return job;
  }

  /**
   * An edition.
   *
   * @param label {@code null} or {@value #LATEST} for the newest
   * @throws NotFoundException if none can be called so
   */
  static EditionName edition(@Nullable String job, @Nullable String label) {
    String name = job(job);
    if (label == null || label.equals(LATEST)) {
      return new EditionName(name, null);
    }
    if (!LABEL.matcher(label).matches()) {
      throw new NotFoundException(
          "No edition has such a label: labels are of letters, digits and hyphens. See"
              + " /api/editions?job="
              + name);
    }
    return new EditionName(name, label);
  }

  /**
   * A text that is required.
   *
   * @param field its name, for the message
   * @param right an example of what would be right
   */
  static String required(@Nullable String text, String field, String right) {
    if (text == null || text.isBlank()) {
      throw new ProblemException(
          Problem.usage(
              422, "usage", "The field %s is missing, such as %s".formatted(field, right)));
    }
    return text;
  }

  /**
   * What is looked for; text that no database keeps is found nowhere.
   *
   * @throws ProblemException if it is longer than anything that is kept
   */
  static @Nullable String searched(@Nullable String text) {
    if (text != null && (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0)) {
      throw new ProblemException(
          Problem.usage(
              422,
              "usage",
              "What is looked for is text of at most %d characters".formatted(LONGEST_SEARCH)));
    }
    return text == null || text.isBlank() ? null : text;
  }
}
