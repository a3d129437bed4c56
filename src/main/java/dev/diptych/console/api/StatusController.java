package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.diptych.job.Installation;
import dev.diptych.operations.AlertViews;
import dev.diptych.operations.AlertViews.AlertView;
import dev.diptych.operations.EnginesToday;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.LastBackup;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.operations.NightHistory;
import dev.diptych.workbench.EngineFacts;
import dev.diptych.workbench.Workbench;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the installation stands: what needs a person, its jobs and engines. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
class StatusController {

  private final Lookout lookout;
  private final Workbench workbench;
  private final Installation installation;

  private final EnginesToday today;
  private final NightHistory history;
  private final AlertViews alerts;

  StatusController(
      Lookout lookout,
      Workbench workbench,
      Installation installation,
      EnginesToday today,
      NightHistory history,
      AlertViews alerts) {
    this.today = today;
    this.history = history;
    this.alerts = alerts;
    this.lookout = lookout;
    this.workbench = workbench;
    this.installation = installation;
  }

  /**
   * What the verb {@code status} says.
   *
   * @param standing what runs and what needs a person
   * @param lastBackup {@code null} if none was seen
   * @param exit as the verb ends: 0 if nothing needs anyone, 3 otherwise
   */
  record StatusAnswer(
      @JsonUnwrapped Standing standing, @Nullable LastBackup lastBackup, int exit) {}

  @GetMapping("/status")
  ResponseEntity<StatusAnswer> status() {
    Standing standing = lookout.standing();
    return Tagged.of(
        new StatusAnswer(
            standing,
            lookout.lastBackup().orElse(null),
            ExitCode.ofMissing(standing.needsSomebody()).number()));
  }

  @GetMapping("/alerts")
  List<AlertView> alerts(@RequestParam(defaultValue = "50") int limit) {
    return alerts.newest(Listed.bounded(limit));
  }

  /**
   * A job.
   *
   * @param name as its file is called
   * @param editions where its editions are
   */
  record JobAnswer(String name, String editions) {}

  @GetMapping("/jobs")
  List<JobAnswer> jobs() {
    return installation.jobNames().stream()
        .map(name -> new JobAnswer(name, "/api/editions?job=" + name))
        .toList();
  }

  @GetMapping("/engines/today")
  EnginesToday.Today enginesToday(@RequestParam(defaultValue = "UTC") ZoneId zone) {
    return today.look(zone);
  }

  @GetMapping("/jobs/{job}/history")
  List<NightHistory.Night> history(
      @PathVariable String job, @RequestParam(defaultValue = "30") int limit) {
    return history.of(Named.job(job), Listed.bounded(limit));
  }

  @GetMapping("/engines")
  List<EngineFacts> engines() {
    return workbench.engines();
  }
}
