package dev.diptych.intake.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places and agencies of {@code names.txt}, which explains its form. Immutable. */
final class Names {

  private static final Set<String> PLACES = new HashSet<>();
  private static final Map<String, String> AGENCIES = new HashMap<>();

  static {
    load();
  }

  private Names() {}

  /** Letters and digits of a name, folded; signs, blanks and the Arabic article do not count. */
  static String key(String name) {
    StringBuilder key = new StringBuilder();
    Months.folded(name)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> key.append((char) c));
    return key.toString();
  }

  static boolean isPlace(String name) {
    return PLACES.contains(key(name));
  }

  /** The name under which an agency is known here, {@code null} if it is none. */
  static @Nullable String agency(String name) {
    return AGENCIES.get(key(name));
  }

  private static void load() {
    InputStream file = Names.class.getResourceAsStream("names.txt");
    if (file == null) {
      throw new IllegalStateException("The names of places and agencies are missing from the jar");
    }
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                String[] names = line.substring(line.indexOf(':') + 1).strip().split("\\s*\\|\\s*");
                for (String name : names) {
                  if (line.startsWith("place:")) {
                    PLACES.add(key(name));
                  } else {
                    AGENCIES.put(key(name), names[0]);
                  }
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
