package dev.diptych.job;

import org.jspecify.annotations.Nullable;

/**
 * A setting that is another now.
 *
 * @param name such as {@code lanes}, {@code budget.calls} or {@code watch.Name}
 * @param before {@code null} if it was not set
 * @param after {@code null} if it is not set any more
 */
public record SettingChange(String name, @Nullable String before, @Nullable String after) {}
