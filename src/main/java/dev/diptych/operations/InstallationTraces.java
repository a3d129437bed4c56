package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.publish.OutputMark;
import dev.diptych.store.Traces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What speaks for it that an installation had an embedded database: looked for only where there is
 * none.
 */
public final class InstallationTraces {

  private final Installation installation;
  private final BackupFolder backups;

  /** Of this installation. */
  public InstallationTraces(Installation installation, BackupSettings backups) {
    this.installation = installation;
    this.backups = BackupFolder.of(backups, installation);
  }

  /** Looks for them. */
  public Traces find() {
    List<Path> published = new ArrayList<>();
    for (Path output : installation.outputs()) {
      if (mark(output).isPresent()) {
        published.add(output);
      }
    }
    return new Traces(
        backups.path(), backups.newest().map(BackupFolder.Made::file).orElse(null), published);
  }

  /** The ids under which this installation published, as its output folders say. */
  Set<String> publishedIds() {
    Set<String> ids = new LinkedHashSet<>();
    installation
        .outputs()
        .forEach(output -> mark(output).ifPresent(m -> ids.add(m.installation())));
    ids.remove("");
    return ids;
  }

  /** The mark of this installation; one that was copied from another place is not. */
  private Optional<OutputMark> mark(Path output) {
    return OutputMark.of(output).filter(mark -> mark.home().equals(installation.home().toString()));
  }
}
