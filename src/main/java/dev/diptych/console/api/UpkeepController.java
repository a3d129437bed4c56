package dev.diptych.console.api;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.TidyReport;
import dev.diptych.operations.Upkeep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Care for what is kept. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
class UpkeepController {

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}\\.zip");

  private final Upkeep upkeep;
  private final BackupSettings backups;
  private final Installation installation;

  UpkeepController(Upkeep upkeep, BackupSettings backups, Installation installation) {
    this.upkeep = upkeep;
    this.backups = backups;
    this.installation = installation;
  }

  /**
   * What is wanted.
   *
   * @param reason why; kept in the audit
   * @param dryRun only say what would be deleted
   */
  record TidyRequest(@Nullable String reason, @Nullable Boolean dryRun) {}

  @PostMapping(path = "/jobs/{job}/tidy", consumes = "application/json")
  TidyReport tidy(@PathVariable String job, @RequestBody TidyRequest request) {
    return upkeep.tidy(
        Named.job(job), Boolean.TRUE.equals(request.dryRun()), Caller.because(request.reason()));
  }

  /**
   * Which copy.
   *
   * @param file its name in the folder of backups: letters, digits, hyphens, {@code .zip}
   * @param reason why; kept in the audit
   * @param dryRun only say what would be written
   */
  record BackupRequest(String file, @Nullable String reason, @Nullable Boolean dryRun) {}

  /**
   * What was done.
   *
   * @param message in words
   * @param file where the copy is
   */
  record BackupAnswer(String message, String file) {}

  @PostMapping(path = "/backups", consumes = "application/json")
  BackupAnswer backup(@RequestBody BackupRequest request) throws IOException {
    String name = Named.required(request.file(), "file", "before-the-move.zip");
    if (!FILE.matcher(name).matches()) {
      throw new ProblemException(
          Problem.usage(
              422,
              "usage",
              "file is the name of a file in the folder of backups, such as before-the-move.zip:"
                  + " letters, digits and hyphens"));
    }
    Path target = installation.home().resolve(backups.folder()).normalize().resolve(name);
    String done =
        Boolean.TRUE.equals(request.dryRun())
            ? "Would write %s; nothing was changed".formatted(target)
            : upkeep.backup(target, Caller.because(request.reason()));
    return new BackupAnswer(done, target.toString());
  }
}
