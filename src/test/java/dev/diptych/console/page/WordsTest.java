package dev.diptych.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of the pages and the templates that use it stay in step. */
class WordsTest {

  private static final Path PAGES = Path.of("src/main/resources/dev/diptych/console/page");
  private static final Path CODE = Path.of("src/main/java/dev/diptych/console");
  private static final Pattern PLAIN = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");
  private static final Pattern BY_CODE = Pattern.compile("messages\\.msg\\('([a-z][\\w.-]*)'");
  private static final Pattern PUT_TOGETHER =
      Pattern.compile("'([a-z][\\w-]*\\.(?:[\\w-]+\\.)*)' \\+");

  private static Properties words() throws IOException {
    return bundle("words");
  }

  private static Properties bundle(String name) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(PAGES.resolve(name + ".properties"))) {
      words.load(reader);
    }
    return words;
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        templates.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return templates;
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void everyWordOfATemplateIsInTheBundle() throws IOException {
    Properties words = words();
    words.putAll(bundle("access"));
    List<String> missing = new ArrayList<>();
    templates()
        .forEach(
            (name, text) -> {
              for (Pattern pattern : List.of(PLAIN, BY_CODE)) {
                found(pattern, text).stream()
                    .filter(key -> !key.endsWith(".") && !words.containsKey(key))
                    .forEach(key -> missing.add(name + ": " + key));
              }
              found(PUT_TOGETHER, text).stream()
                  .filter(
                      start ->
                          words.stringPropertyNames().stream()
                              .noneMatch(key -> key.startsWith(start)))
                  .forEach(start -> missing.add(name + ": " + start + "…"));
            });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyWordOfTheBundleIsUsed() throws IOException {
    StringBuilder used = new StringBuilder();
    templates().values().forEach(used::append);
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        used.append(Files.readString(file));
      }
    }
    String text = used.toString();
    TreeSet<String> unused = new TreeSet<>(words().stringPropertyNames());
    unused.removeIf(
        key ->
            text.contains("{" + key + "}")
                || text.contains("{" + key + "(")
                || text.contains("'" + key + "'")
                || text.contains("\"" + key + "\"")
                || isPutTogether(key, text));
    assertThat(unused).isEmpty();
  }

  /** Of a key that is put together its beginning stands alone, with the point. */
  private static boolean isPutTogether(String key, String text) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String start = key.substring(0, dot + 1);
      if (text.contains("'" + start + "'") || text.contains("\"" + start + "\"")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyWordIsAMessage() throws IOException {
    words()
        .forEach(
            (key, word) -> {
              assertThat(String.valueOf(word)).as("%s", key).isNotBlank().doesNotContain("'");
              new MessageFormat(String.valueOf(word), Locale.ENGLISH);
            });
  }
}
