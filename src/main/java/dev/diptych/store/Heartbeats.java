package dev.diptych.store;

import dev.diptych.store.Suspects.Death;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signs of life of runs. Safe for use by several threads. */
@Repository
public class Heartbeats {

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public Heartbeats(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The first beat of a run: from now on this process holds the pass. */
  public void begin(long passId, int epoch, ProcessIdentity process) {
    jdbc.sql("delete from heartbeat where pass_id = ?").param(passId).update();
    jdbc.sql(
            """
            insert into heartbeat (pass_id, epoch, host, boot_id, pid, process_started, beat_at, error_files)
            values (:pass, :epoch, :host, :boot, :pid, :started, :at, :errorFiles)
            """)
        .param("pass", passId)
        .param("epoch", epoch)
        .param("host", process.host())
        .param("boot", process.bootId())
        .param("pid", process.pid())
        .param("started", process.startedAtMillis())
        .param("at", Sql.at(clock.instant()))
        .param("errorFiles", ErrorFiles.ofThisProcess())
        .update();
  }

  /**
   * How the process died that last held a pass. Only asked of one that is dead.
   *
   * @param here the process that asks
   */
  public Death death(long passId, ProcessIdentity here) {
    return jdbc.sql(
            "select host, boot_id, process_started, error_files from heartbeat where pass_id = ?")
        .param(passId)
        .query(
            (row, number) -> {
              if (!row.getString("host").equals(here.host())) {
                return Death.ELSEWHERE;
              }
              if (!row.getString("boot_id").equals(here.bootId())) {
                return Death.MACHINE;
              }
              return ErrorFiles.oneWasLeft(
                      row.getString("error_files"), row.getLong("process_started"))
                  ? Death.CRASHED
                  : Death.KILLED;
            })
        .optional()
        .orElse(Death.ELSEWHERE);
  }

  /** What a run learns from its own beat. */
  public enum Order {
    /** Nothing new. */
    GO_ON,
    /** Somebody asked the run to stop. */
    STOP,
    /** Another run holds the pass: write nothing more. */
    FENCED
  }

  /** Shows that the run lives, and asks what is wanted of it. */
  public Order beat(long passId, int epoch) {
    int mine =
        jdbc.sql("update heartbeat set beat_at = :at where pass_id = :pass and epoch = :epoch")
            .param("at", Sql.at(clock.instant()))
            .param("pass", passId)
            .param("epoch", epoch)
            .update();
    return mine == 0 ? Order.FENCED : order(passId, epoch);
  }

  /** What is wanted of a run; a pure read. */
  public Order order(long passId, int epoch) {
    return jdbc.sql("select epoch, stop_requested from pass where id = ?")
        .param(passId)
        .query(
            (row, number) ->
                row.getInt("epoch") != epoch
                    ? Order.FENCED
                    : row.getBoolean("stop_requested") ? Order.STOP : Order.GO_ON)
        .single();
  }

  /**
   * Makes sure that a run still holds its pass.
   *
   * @throws FencedException if it does not
   */
  public void require(long passId, int epoch) {
    if (order(passId, epoch) == Order.FENCED) {
      throw new FencedException(passId, epoch);
    }
  }

  /** The last beat of a pass. */
  public Optional<Beat> last(long passId) {
    return jdbc.sql(
            "select pass_id, epoch, host, boot_id, pid, process_started, beat_at from heartbeat"
                + " where pass_id = ?")
        .param(passId)
        .query(
            (row, number) ->
                new Beat(
                    row.getLong("pass_id"),
                    row.getInt("epoch"),
                    new ProcessIdentity(
                        row.getString("host"),
                        row.getString("boot_id"),
                        row.getLong("pid"),
                        row.getLong("process_started")),
                    Sql.instant(row, "beat_at")))
        .optional();
  }
}
