package dev.diptych.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The process that takes orders, if there is one. Safe for use by several threads. */
@Repository
public class Servers {

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public Servers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A process that takes orders.
   *
   * @param address where its pages are, such as {@code http://127.0.0.1:8080}
   * @param startedAt when it began to
   * @param beatAt when it last showed that it lives
   */
  public record Server(
      ProcessIdentity process, String address, Instant startedAt, Instant beatAt) {}

  /** From now on this process takes orders; whoever did before is gone. */
  public void begin(ProcessIdentity process, String address) {
    jdbc.sql("delete from server").update();
    jdbc.sql(
            """
            insert into server (id, host, boot_id, pid, process_started, address, started_at, beat_at)
            values (1, :host, :boot, :pid, :started, :address, :at, :at)
            """)
        .param("host", process.host())
        .param("boot", process.bootId())
        .param("pid", process.pid())
        .param("started", process.startedAtMillis())
        .param("address", address)
        .param("at", Sql.at(clock.instant()))
        .update();
  }

  /** Shows that the process lives; false if another takes orders now. */
  public boolean beat(ProcessIdentity process) {
    return jdbc.sql(
                "update server set beat_at = :at where pid = :pid and host = :host and"
                    + " process_started = :started")
            .param("at", Sql.at(clock.instant()))
            .param("pid", process.pid())
            .param("host", process.host())
            .param("started", process.startedAtMillis())
            .update()
        == 1;
  }

  /** This process takes no orders any more. */
  public void end(ProcessIdentity process) {
    jdbc.sql("delete from server where pid = :pid and host = :host and process_started = :started")
        .param("pid", process.pid())
        .param("host", process.host())
        .param("started", process.startedAtMillis())
        .update();
  }

  /** Who takes orders, or did when it died. */
  public Optional<Server> current() {
    return jdbc.sql(
            "select host, boot_id, pid, process_started, address, started_at, beat_at from server")
        .query(
            (row, number) ->
                new Server(
                    new ProcessIdentity(
                        row.getString("host"),
                        row.getString("boot_id"),
                        row.getLong("pid"),
                        row.getLong("process_started")),
                    row.getString("address"),
                    Sql.instant(row, "started_at"),
                    Sql.instant(row, "beat_at")))
        .optional();
  }
}
