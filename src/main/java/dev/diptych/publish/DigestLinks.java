package dev.diptych.publish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which file of a digest a reader is led to: the first of the formats that it has. */
final class DigestLinks {

  /** Format → type, as readers like them. */
  static final List<Map.Entry<String, String>> TYPES =
      List.of(
          Map.entry("html", "text/html"),
          Map.entry("md", "text/markdown"),
          Map.entry("json", "application/json"));

  private DigestLinks() {}

  /** The file; {@code null} if the job has none of a single digest. */
  static @Nullable String of(DigestEntry entry) {
    return TYPES.stream()
        .map(Map.Entry::getKey)
        .filter(entry.files()::containsKey)
        .map(format -> entry.slug() + "." + format)
        .findFirst()
        .orElse(null);
  }
}
