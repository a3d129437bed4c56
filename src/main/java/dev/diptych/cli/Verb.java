package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import java.util.concurrent.Callable;

/**
 * One verb of the command line. A new verb is one new class in this package: it implements this,
 * carries picocli's {@code @Command(name = …)}, is called by that name ({@link Verbs}), and asks in
 * its constructor for what it needs: {@link Contexts}, {@link Answers}, {@link InputLines}. Nothing
 * else needs an edit.
 *
 * <p>The arguments are parsed before any Spring context exists; {@link #run()} gets the beans it
 * works with from {@link Contexts}, and that starts the context.
 */
interface Verb extends Callable<Integer> {

  /**
   * Does the work. Whatever goes wrong is thrown: {@link ExitCode#of} knows what it means.
   *
   * @return how it ended
   */
  ExitCode run() throws Exception;

  @Override
  default Integer call() throws Exception {
    return run().number();
  }
}
