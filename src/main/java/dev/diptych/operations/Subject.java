package dev.diptych.operations;

import dev.diptych.store.PassRow;
import dev.diptych.store.Servers.Server;

/**
 * What a person can be told of in {@code status}, and how it stands: together they say whether an
 * acknowledgement is still about the same.
 *
 * @param name such as {@code edition night/2026-03-01}
 * @param stand changes with whatever happens to it
 */
record Subject(String name, String stand) {

  /** The name of {@link #server}. */
  static final String SERVER = "server";

  /** An edition: the next run of its pass, and another pass, make it stand otherwise. */
  static Subject edition(String job, String label, PassRow pass) {
    return new Subject("edition %s/%s".formatted(job, label), stand(pass));
  }

  /** The published files of an edition. */
  static Subject files(String job, String label, PassRow pass) {
    return new Subject(nameOfFiles(job, label), stand(pass));
  }

  /** The name of {@link #files}. */
  static String nameOfFiles(String job, String label) {
    return "files of %s/%s".formatted(job, label);
  }

  /** What the schedule of a job has missed; that is decided start by start, not acknowledged. */
  static String nameOfSchedule(String job) {
    return "schedule of " + job;
  }

  /** The process that takes orders. */
  static Subject server(Server server) {
    return new Subject(
        SERVER,
        "%s:%d:%d"
            .formatted(
                server.process().host(),
                server.process().pid(),
                server.process().startedAtMillis()));
  }

  private static String stand(PassRow pass) {
    return "pass %d.%d %s".formatted(pass.number(), pass.epoch(), pass.state());
  }
}
