package dev.diptych.store;

import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that a look at an installation needs, put together without a Spring context. */
public record LookoutTables(
    EditionSummaries summaries,
    Editions editions,
    EditionFiles files,
    Digests digests,
    Installations installations,
    AcknowledgementRows acknowledgements,
    Servers servers,
    Alerts alerts,
    RunOrders orders,
    ScheduleBook schedules,
    AuditLog audit) {

  /** Over a database that is open and up to date. */
  public static LookoutTables of(Database database, Clock clock) {
    JdbcTemplate template = new JdbcTemplate(database.dataSource());
    JdbcClient jdbc = JdbcClient.create(template);
    return new LookoutTables(
        new EditionSummaries(jdbc),
        new Editions(jdbc, clock),
        new EditionFiles(jdbc, template),
        new Digests(jdbc, template),
        new Installations(jdbc),
        new AcknowledgementRows(jdbc),
        new Servers(jdbc, clock),
        new Alerts(jdbc, clock),
        new RunOrders(jdbc, clock),
        new ScheduleBook(jdbc, clock),
        new AuditLog(jdbc, clock));
  }
}
