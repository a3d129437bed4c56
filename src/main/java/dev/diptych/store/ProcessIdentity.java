package dev.diptych.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process this is, so that any other can prove whether it still lives.
 *
 * @param host name of the machine
 * @param bootId changes with every start of the machine; empty where the system has none
 * @param pid the process
 * @param startedAtMillis when it started, in epoch milliseconds: a pid may be used again
 */
public record ProcessIdentity(String host, String bootId, long pid, long startedAtMillis) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** Whether another process can be shown to live or to be dead. */
  public enum Life {
    /** It runs. */
    ALIVE,
    /** Proven: the machine was started anew, or no process has its pid and start time. */
    DEAD,
    /** It ran on another machine: only its beat tells. */
    ELSEWHERE
  }

  /**
   * This process.
   *
   * @param host as configured, or empty for the machine's own name
   */
  public static ProcessIdentity current(String host) {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessIdentity(
        host.isBlank() ? hostName() : host, readBootId(), self.pid(), startOf(self));
  }

  /** What can be said from this process about the one that left an identity. */
  public Life lifeOf(ProcessIdentity other) {
    if (!other.host.equals(host)) {
      return Life.ELSEWHERE;
    }
    if (!other.bootId.equals(bootId)) {
      return Life.DEAD;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(other.pid);
    boolean same =
        handle.isPresent()
            && handle.get().isAlive()
            && startOf(handle.get()) == other.startedAtMillis;
    return same ? Life.ALIVE : Life.DEAD;
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String readBootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
