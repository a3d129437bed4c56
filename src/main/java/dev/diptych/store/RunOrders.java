package dev.diptych.store;

import dev.diptych.store.OrderRow.NewOrder;
import dev.diptych.store.OrderRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders that one process places and another carries out. Every step is one conditional update, so
 * that of any number of processes and threads one makes it. Safe for use by several threads.
 */
@Repository
public class RunOrders {

  private static final String ALL =
      """
      select id, order_key, verb, job, label, arguments, actor, channel, reason, state, placed_at, wait_until,
        taken_at, ended_at, pass_id, exit_code, answer
      from run_order
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public RunOrders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Places an order, or finds the one that has its key. Not to be called within a transaction. */
  public OrderRow place(NewOrder order) {
    try {
      jdbc.sql(
              """
              insert into run_order
                (order_key, verb, job, label, arguments, actor, channel, reason, state, placed_at, wait_until)
              values
                (:key, :verb, :job, :label, :arguments, :actor, :channel, :reason, 'PLACED', :at, :until)
              """)
          .param("key", order.key())
          .param("verb", order.verb())
          .param("job", order.job())
          .param("label", order.label())
          .param("arguments", order.arguments())
          .param("actor", order.actor())
          .param("channel", order.channel())
          .param("reason", Sql.reason(order.reason()))
          .param("at", Sql.at(clock.instant()))
          .param("until", order.waitUntil() == null ? null : Sql.at(order.waitUntil()))
          .update();
    } catch (DuplicateKeyException e) {
      // A second of the same: both want the one that is there.
    }
    return byKey(order.key()).orElseThrow();
  }

  /** Takes up an order that nobody has taken; false if somebody was quicker. */
  public boolean take(long id) {
    return jdbc.sql(
                "update run_order set state = 'TAKEN', taken_at = :at where id = :id and state ="
                    + " 'PLACED'")
            .param("id", id)
            .param("at", Sql.at(clock.instant()))
            .update()
        == 1;
  }

  /** Puts an order back that cannot be carried out yet. */
  public void putBack(long id) {
    jdbc.sql(
            "update run_order set state = 'PLACED', taken_at = null where id = :id and state ="
                + " 'TAKEN'")
        .param("id", id)
        .update();
  }

  /** Takes an order back that nobody has taken; false if it is too late. */
  public boolean cancel(long id) {
    return jdbc.sql(
                """
                update run_order set state = 'CANCELLED', ended_at = :at, exit_code = 6, order_key = order_key || '#' || id
                where id = :id and state = 'PLACED'
                """)
            .param("id", id)
            .param("at", Sql.at(clock.instant()))
            .update()
        == 1;
  }

  /** An order became a pass that is being run. */
  public void begun(long id, long passId) {
    jdbc.sql("update run_order set pass_id = :pass where id = :id and state = 'TAKEN'")
        .param("id", id)
        .param("pass", passId)
        .update();
  }

  /**
   * Ends an order that was taken. The key of one that became no pass is free again.
   *
   * @param state {@link State#ENDED} or {@link State#REFUSED}
   */
  public void end(long id, State state, int exitCode, String answer) {
    jdbc.sql(
            """
            update run_order set state = :state, ended_at = :at, exit_code = :exit, answer = :answer,
              order_key = case when pass_id is null then order_key || '#' || id else order_key end
            where id = :id and state = 'TAKEN'
            """)
        .param("id", id)
        .param("state", state.name())
        .param("at", Sql.at(clock.instant()))
        .param("exit", exitCode)
        .param("answer", answer)
        .update();
  }

  /** The process is gone that took orders: what was not ended will not be by it. */
  public int lose(String answer) {
    return jdbc.sql(
            """
            update run_order set state = 'LOST', ended_at = :at, exit_code = 4, answer = :answer,
              order_key = order_key || '#' || id
            where state in ('PLACED', 'TAKEN')
            """)
        .param("at", Sql.at(clock.instant()))
        .param("answer", answer)
        .update();
  }

  /** What waits to be taken, oldest first. */
  public List<OrderRow> placed() {
    return jdbc.sql(ALL + "where state = 'PLACED' order by id").query(RunOrders::order).list();
  }

  /** One order. */
  public Optional<OrderRow> find(long id) {
    return jdbc.sql(ALL + "where id = ?").param(id).query(RunOrders::order).optional();
  }

  /** The order of a key that is not free again. */
  public Optional<OrderRow> byKey(String key) {
    return jdbc.sql(ALL + "where order_key = ?").param(key).query(RunOrders::order).optional();
  }

  /** Newest first. */
  public List<OrderRow> newest(int limit) {
    return jdbc.sql(ALL + "order by id desc limit ?").param(limit).query(RunOrders::order).list();
  }

  /** Newest first, older than the one of a number. */
  public List<OrderRow> newest(long before, int limit) {
    return jdbc.sql(ALL + "where id < :before order by id desc limit :limit")
        .param("before", before)
        .param("limit", limit)
        .query(RunOrders::order)
        .list();
  }

  private static OrderRow order(ResultSet row, int number) throws SQLException {
    long pass = row.getLong("pass_id");
    Long passId = row.wasNull() ? null : pass;
    int exit = row.getInt("exit_code");
    Integer exitCode = row.wasNull() ? null : exit;
    return new OrderRow(
        row.getLong("id"),
        row.getString("order_key"),
        row.getString("verb"),
        row.getString("job"),
        row.getString("label"),
        row.getString("arguments"),
        row.getString("actor"),
        row.getString("channel"),
        row.getString("reason"),
        State.valueOf(row.getString("state")),
        Sql.instant(row, "placed_at"),
        Sql.instantOrNull(row, "wait_until"),
        Sql.instantOrNull(row, "taken_at"),
        Sql.instantOrNull(row, "ended_at"),
        passId,
        exitCode,
        row.getString("answer"));
  }
}
