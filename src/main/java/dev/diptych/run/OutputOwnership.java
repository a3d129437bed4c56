package dev.diptych.run;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.RefusedException;
import dev.diptych.publish.OutputMark;
import dev.diptych.publish.PublishedFiles;
import dev.diptych.store.Editions;
import dev.diptych.store.Installations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    String stranger = stranger(output, job.name());
    if (stranger != null) {
      throw new RefusedException(
          """
          The output folder %s %s; nothing was written.
            if it is to be this installation's from now on: diptych db adopt %s --reason …
            otherwise name another folder in %s\
          """
              .formatted(
                  output, stranger, output, installation.jobs().resolve(job.name() + ".yaml")));
    }
  }

  /** Whether a job's output folder is this installation's, or nobody's yet. */
  public boolean isOurs(Path output, String job) {
    return stranger(output, job) == null;
  }

  private @Nullable String stranger(Path output, String job) {
    Optional<OutputMark> mark = OutputMark.of(output);
    return mark.isPresent() ? strangerIn(output, mark.get()) : unknownEditionsIn(output, job);
  }

  private @Nullable String strangerIn(Path output, OutputMark mark) {
    boolean sameId = installations.ids().contains(mark.installation());
    // A folder inside the installation was copied or moved with it.
    boolean sameHome =
        output.startsWith(installation.home())
            || mark.home().equals(installation.home().toString());
    if (sameId && sameHome) {
      return null;
    }
    return "belongs to the installation in %s%s"
        .formatted(
            mark.home(),
            sameId
                ? ", of which this one is a copy"
                : " (id %s, and this one's is %s)"
                    .formatted(mark.installation(), installations.id()));
  }

  /** Where nobody left a mark, an edition that we do not know is somebody else's. */
  private @Nullable String unknownEditionsIn(Path output, String job) {
    try {
      Set<String> unknown = new TreeSet<>(new PublishedFiles(output).labels(job));
      unknown.removeIf(label -> editions.find(job, label).isPresent());
      return unknown.isEmpty()
          ? null
          : "holds editions of job %s that this installation did not make (%s)"
              .formatted(job, String.join(", ", unknown));
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
