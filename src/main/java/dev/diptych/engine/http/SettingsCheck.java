package dev.diptych.engine.http;

import dev.diptych.engine.Pairs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first fault in the settings of one engine, in words that name the property and show a
 * right value.
 */
public final class SettingsCheck {

  private final String property;
  private @Nullable String fault;

  /**
   * A check that has found nothing yet.
   *
   * @param property prefix of the settings: {@code diptych.engine.openai.desk}
   */
  public SettingsCheck(String property) {
    this.property = property;
  }

  /** An address, with a right one for the message. */
  public SettingsCheck url(@Nullable String url, String example) {
    Address.fault(url)
        .ifPresent(
            what ->
                found("%s.url %s; right: %s.url=%s".formatted(property, what, property, example)));
    return this;
  }

  /** A setting that must be there, and what it is. */
  public SettingsCheck present(String setting, @Nullable String value, String meaning) {
    return holds(value != null && !value.isBlank(), setting, "is missing: " + meaning);
  }

  /** A key, which may be missing but must be one that can be sent. */
  public SettingsCheck key(Secret key) {
    return holds(
        key.fitsHeader(), "key", "has a space, a line end or a letter in it that no key has");
  }

  /** A length of time. */
  public SettingsCheck positive(String setting, Duration value) {
    return holds(
        value.compareTo(Duration.ZERO) > 0, setting, "must be more than nothing, such as 60s");
  }

  /** Pairs of languages, as {@link Pairs#ofWords} reads them. */
  public SettingsCheck pairs(List<String> words) {
    try {
      Pairs.ofWords(words);
    } catch (IllegalArgumentException e) {
      holds(false, "pairs", String.valueOf(e.getMessage()));
    }
    return this;
  }

  /** Numbers that begin with 1. */
  public SettingsCheck fromOne(int... limits) {
    return holds(
        Arrays.stream(limits).allMatch(limit -> limit >= 1),
        "segments-per-request, .characters-per-request and .requests-at-once",
        "begin with 1");
  }

  /** Anything else that must be so. */
  public SettingsCheck holds(boolean right, String setting, String otherwise) {
    if (!right) {
      found("%s.%s %s".formatted(property, setting, otherwise));
    }
    return this;
  }

  private void found(String words) {
    if (fault == null) {
      fault = words;
    }
  }

  /** The first fault, empty if there is none. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }
}
