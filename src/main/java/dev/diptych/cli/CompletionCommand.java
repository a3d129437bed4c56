package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script that completes verbs and options in a shell. */
@Command(
    name = "completion",
    description = {
      "Writes a script that completes verbs, options and the names of jobs in a shell.",
      "bash: source <(diptych completion bash). zsh: the same, after autoload -U +X bashcompinit &&"
          + " bashcompinit."
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Verb {

  @Parameters(index = "0", paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell = Shell.BASH;

  private final Answers answers;

  CompletionCommand(Answers answers) {
    this.answers = answers;
  }

  /** The shells there are scripts for. */
  enum Shell {
    /** GNU Bash. */
    BASH,
    /** Z shell, by its emulation of Bash's completion. */
    ZSH
  }

  @Override
  public ExitCode run() {
    String script = AutoComplete.bash("diptych", DiptychCommand.allVerbs(answers));
    List<String> lines = Arrays.asList(script.split("\n", -1));
    if (shell == Shell.ZSH) {
      answers.line("autoload -U +X bashcompinit && bashcompinit");
    }
    lines.forEach(answers::line);
    return ExitCode.COMPLETE;
  }
}
