package dev.diptych.cli;

import dev.diptych.job.RefusedException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RefusalWords;
import dev.diptych.run.FaultWords;
import dev.diptych.wiring.LogFile;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger faults = LoggerFactory.getLogger("faults");

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
    CommandLine root = root(arguments, factory(contexts, new InputLines(input), answers));
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
    int code = root.execute(arguments);
    if (code == ExitCode.COMPLETE.number() && answers.out().checkError()) {
      return ended(new OutputClosedException(), root, answers); // Of a help text, for example.
    }
    return code;
  }

  private static int usageError(ParameterException failure, Answers answers) {
    answers.note(String.valueOf(failure.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(
        failure, failure.getCommandLine().getErr());
    answers.note("See: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static int ended(Exception failure, CommandLine line, Answers answers) {
    ExitCode code = failure instanceof ParameterException ? ExitCode.USAGE : ExitCode.of(failure);
    String message =
        failure instanceof RefusedException refused
            ? RefusalWords.of(refused.refusal())
            : failure.getMessage();
    boolean explained =
        code != ExitCode.FAILED
            || failure instanceof OutputClosedException
            || ExplainedFailure.in(failure).isPresent();
    if (explained && message != null) {
      answers.note(message);
    } else {
      String command = line.getCommandSpec().qualifiedName();
      faults.error("{} failed", command, failure);
      answers.note("%s failed: %s%s".formatted(command, FaultWords.of(failure), LogFile.more()));
    }
    return code.number();
  }

  /** The root with the verb that was typed, or with all of them if none was. */
  private static CommandLine root(String[] arguments, IFactory factory) {
    CommandLine root = new CommandLine(new DiptychCommand(), factory);
    Optional<Class<? extends Verb>> typed =
        arguments.length == 0 ? Optional.empty() : Verbs.named(arguments[0]);
    List<Class<? extends Verb>> verbs = typed.isPresent() ? List.of(typed.get()) : Verbs.all();
    verbs.forEach(verb -> root.addSubcommand(new CommandLine(verb, factory)));
    return root;
  }

  /** The root with all verbs, none of which can be run: for the script that completes them. */
  static CommandLine allVerbs(Answers answers) {
    return root(
        new String[0],
        factory(new Contexts(), new InputLines(InputStream.nullInputStream()), answers));
  }

  /** What can be typed after {@code diptych}, sorted. */
  static List<String> verbNames() {
    return Verbs.all().stream().map(Verbs::name).toList();
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
