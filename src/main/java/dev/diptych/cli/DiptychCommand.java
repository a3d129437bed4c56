package dev.diptych.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The root command: finds the verbs, runs one, and turns how it ended into the exit code. */
@Command(
    name = "diptych",
    description = "Nightly bilingual digests of foreign-language article files.",
    mixinStandardHelpOptions = true,
    versionProvider = DiptychCommand.Version.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "Exit codes: 0 complete or nothing new, 2 usage or job file, 3 gaps,",
      "4 failed and restartable, 5 refused (already running ...), 6 stopped."
    })
public final class DiptychCommand {

  private DiptychCommand() {}

  /** Runs the verb that the arguments name and returns the process's exit code. */
  public static int run(String[] arguments) {
    try (Contexts contexts = new Contexts()) {
      return run(arguments, contexts, System.in, Answers.ofProcess());
    }
  }

  /** The same with other streams, for tests. */
  static int run(String[] arguments, Contexts contexts, InputStream input, Answers answers) {
    // Messages and digests are the same on every machine: no locale's digits or letters.
    Locale.setDefault(Locale.ROOT);
    IFactory factory = factory(contexts, new InputLines(input), answers);
    CommandLine root = new CommandLine(new DiptychCommand(), factory);
    verbs().forEach(verb -> root.addSubcommand(new CommandLine(verb, factory)));
    root.setOut(new PrintWriter(answers.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(answers.err(), true, StandardCharsets.UTF_8));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setParameterExceptionHandler((failure, args) -> usageError(failure, answers));
    root.setExecutionExceptionHandler((failure, line, parsed) -> ended(failure, line, answers));
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf('\uFFFD') >= 0)) {
      answers.note(
          "An argument holds letters that this process's locale (%s) cannot pass on. Start it with"
                  .formatted(System.getProperty("sun.jnu.encoding"))
              + " LC_ALL=C.UTF-8 in the environment.");
      return ExitCode.USAGE.number();
    }
    return root.execute(arguments);
  }

  private static int usageError(ParameterException failure, Answers answers) {
    answers.note(String.valueOf(failure.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(
        failure, failure.getCommandLine().getErr());
    answers.note("See: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static int ended(Exception failure, CommandLine line, Answers answers) {
    ExitCode code = ExitCode.of(failure);
    String message = failure.getMessage();
    answers.note(
        (code == ExitCode.FAILED && ExplainedFailure.in(failure).isEmpty()) || message == null
            ? "%s failed: %s".formatted(line.getCommandName(), failure)
            : message);
    return code.number();
  }

  /** What can be typed after {@code diptych}, sorted. */
  static List<String> verbNames() {
    return verbs().stream().map(DiptychCommand::name).toList();
  }

  private static String name(Class<?> verb) {
    return verb.getAnnotation(Command.class).name();
  }

  /** All verbs of this package, by name; found by reading class files, none is loaded in vain. */
  private static List<Class<?>> verbs() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Verb.class));
    List<Class<?>> verbs = new ArrayList<>();
    scanner
        .findCandidateComponents(DiptychCommand.class.getPackageName())
        .forEach(
            found ->
                verbs.add(
                    ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()),
                        DiptychCommand.class.getClassLoader())));
    verbs.sort(Comparator.comparing(DiptychCommand::name));
    return verbs;
  }

  /** Makes verbs from the things their constructors ask for. */
  private static IFactory factory(Object... things) {
    IFactory other = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        if (!Verb.class.isAssignableFrom(type)) {
          return other.create(type);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        Object[] arguments =
            Arrays.stream(constructor.getParameterTypes())
                .map(
                    wanted ->
                        Arrays.stream(things).filter(wanted::isInstance).findFirst().orElseThrow())
                .toArray();
        return type.cast(constructor.newInstance(arguments));
      }
    };
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = DiptychCommand.class.getPackage().getImplementationVersion();
      return new String[] {"diptych " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
