package dev.diptych.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import picocli.CommandLine.Command;

/**
 * The verbs of this package, found by the names of their classes: {@code retry-gaps} is {@code
 * RetryGapsCommand}. The one that was typed is loaded alone; for help all are.
 */
final class Verbs {

  private static final String PACKAGE = Verbs.class.getPackageName();
  private static final String SUFFIX = "Command";

  private Verbs() {}

  /** The class of a verb; empty if there is no such verb. */
  static Optional<Class<? extends Verb>> named(String verb) {
    if (!verb.matches("[a-z]+(-[a-z]+)*")) {
      return Optional.empty();
    }
    String name =
        Arrays.stream(verb.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return load(name + SUFFIX).filter(found -> name(found).equals(verb));
  }

  /** All verbs, sorted by name. */
  static List<Class<? extends Verb>> all() {
    List<Class<? extends Verb>> verbs = new ArrayList<>();
    try {
      String files = "classpath*:" + PACKAGE.replace('.', '/') + "/*" + SUFFIX + ".class";
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
        String name = String.valueOf(file.getFilename());
        load(name.substring(0, name.length() - ".class".length())).ifPresent(verbs::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own classes cannot be listed", e);
    }
    verbs.sort(Comparator.comparing(Verbs::name));
    return verbs;
  }

  /** What is typed for a verb. */
  static String name(Class<?> verb) {
    return verb.getAnnotation(Command.class).name();
  }

  private static Optional<Class<? extends Verb>> load(String simpleName) {
    ClassLoader loader = Verbs.class.getClassLoader();
    String name = PACKAGE + "." + simpleName;
    if (!ClassUtils.isPresent(name, loader)) {
      return Optional.empty();
    }
    Class<?> found = ClassUtils.resolveClassName(name, loader);
    return Verb.class.isAssignableFrom(found)
        ? Optional.of(found.asSubclass(Verb.class))
        : Optional.empty();
  }
}
