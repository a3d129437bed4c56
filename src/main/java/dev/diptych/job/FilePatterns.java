package dev.diptych.job;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files of the input folder are taken: glob patterns on the path relative to it. {@code **}
 * crosses folders; a leading {@code **}{@code /} also matches files that lie directly in the
 * folder.
 *
 * @param include a file must match one of these
 * @param exclude and none of these
 */
public record FilePatterns(List<String> include, List<String> exclude) {

  /** Every file. */
  public static final FilePatterns ALL = new FilePatterns(List.of("**"), List.of());

  /** Copies the lists, so that the patterns cannot change. */
  public FilePatterns {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Whether a file is taken. */
  public boolean select(Path relative) {
    return anyMatches(include, relative) && !anyMatches(exclude, relative);
  }

  private static boolean anyMatches(List<String> patterns, Path relative) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, relative));
  }

  /**
   * @throws IllegalArgumentException if the pattern is none
   */
  static boolean matches(String pattern, Path relative) {
    boolean matches = FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(relative);
    return matches
        || (pattern.startsWith("**/") && matches(pattern.substring("**/".length()), relative));
  }
}
