package dev.diptych.run;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.OutputOfAnother;
import dev.diptych.job.Reason.OutputOfOriginal;
import dev.diptych.job.Reason.OutputOfUnknown;
import dev.diptych.job.RefusedException;
import dev.diptych.publish.OutputMark;
import dev.diptych.publish.PublishedFiles;
import dev.diptych.store.Editions;
import dev.diptych.store.Installations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees to it that an installation publishes into its own output folders only: a copy of it, or
 * another one whose job file names the same folder, would correct pages that are not its own.
 */
@Component
public class OutputOwnership {

  private final Installation installation;
  private final Installations installations;
  private final Editions editions;

  /** Of an installation. */
  public OutputOwnership(
      Installation installation, Installations installations, Editions editions) {
    this.installation = installation;
    this.installations = installations;
    this.editions = editions;
  }

  /**
   * Makes sure that a job's output folder is this installation's, or nobody's yet.
   *
   * @throws RefusedException if not, saying whose it is and how to adopt it
   */
  public void require(JobFile job) {
    Path output = job.at(installation.home()).output();
    Reason stranger = stranger(output, job.name());
    if (stranger != null) {
      throw new RefusedException(
          stranger, Next.of(When.TO_ADOPT, "db adopt", output.toString()).withReason());
    }
  }

  /** Whether a job's output folder is this installation's, or nobody's yet. */
  public boolean isOurs(Path output, String job) {
    return stranger(output, job) == null;
  }

  /** The same for whoever asks of many folders: whose mark is ours is looked up once. */
  public BiPredicate<Path, String> ours() {
    Set<String> ids = installations.ids();
    return (output, job) ->
        OutputMark.of(output)
            .map(mark -> isMine(output, mark, ids))
            .orElseGet(() -> isOurs(output, job));
  }

  private @Nullable Reason stranger(Path output, String job) {
    Optional<OutputMark> mark = OutputMark.of(output);
    String jobFile = installation.jobs().resolve(job + ".yaml").toString();
    return mark.isPresent()
        ? strangerIn(output, mark.get(), jobFile)
        : unknownEditionsIn(output, job, jobFile);
  }

  private @Nullable Reason strangerIn(Path output, OutputMark mark, String jobFile) {
    Set<String> ids = installations.ids();
    if (isMine(output, mark, ids)) {
      return null;
    }
    return ids.contains(mark.installation())
        ? new OutputOfOriginal(output.toString(), mark.home(), jobFile)
        : new OutputOfAnother(
            output.toString(), mark.home(), mark.installation(), installations.id(), jobFile);
  }

  private boolean isMine(Path output, OutputMark mark, Set<String> ids) {
    // A folder inside the installation was copied or moved with it.
    boolean sameHome =
        output.startsWith(installation.home())
            || mark.home().equals(installation.home().toString());
    return ids.contains(mark.installation()) && sameHome;
  }

  /** Where nobody left a mark, an edition that we do not know is somebody else's. */
  private @Nullable Reason unknownEditionsIn(Path output, String job, String jobFile) {
    try {
      Set<String> unknown = new TreeSet<>(new PublishedFiles(output).labels(job));
      unknown.removeIf(label -> editions.find(job, label).isPresent());
      return unknown.isEmpty()
          ? null
          : new OutputOfUnknown(output.toString(), job, List.copyOf(unknown), jobFile);
    } catch (IOException e) {
      return null; // What is in the way of publishing is said when it is tried.
    }
  }

  /**
   * Leaves this installation's mark in an output folder.
   *
   * @throws IOException if it cannot be written there
   */
  public void claim(Path output) throws IOException {
    OutputMark mine = new OutputMark(installations.id(), installation.home().toString());
    if (!OutputMark.of(output).equals(Optional.of(mine))) {
      mine.write(output);
    }
  }
}
