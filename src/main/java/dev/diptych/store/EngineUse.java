package dev.diptych.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the engines of an edition were asked and what it cost. */
@Repository
public class EngineUse {

  private final JdbcClient jdbc;

  /** On the application's database. */
  public EngineUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The calls of one engine.
   *
   * @param engine its name
   * @param calls those that count against a budget: answered, or failed and possibly billed
   * @param failures how many failed, billed or not
   * @param characters sent by the calls that count
   * @param costInMicros paid
   */
  public record Use(String engine, long calls, long failures, long characters, long costInMicros) {}

  /** Calls of all passes of an edition, by engine. */
  public List<Use> ofEdition(long editionId) {
    return jdbc.sql(
            """
            select engine, sum(case when billed then 1 else 0 end) as calls,
              sum(case when outcome = 'ANSWERED' then 0 else 1 end) as failures,
              sum(case when billed then characters else 0 end) as characters, sum(cost_micros) as cost
            from engine_call where pass_id in (select id from pass where edition_id = ?)
            group by engine order by engine
            """)
        .param(editionId)
        .query(
            (row, number) ->
                new Use(
                    row.getString("engine"),
                    row.getLong("calls"),
                    row.getLong("failures"),
                    row.getLong("characters"),
                    row.getLong("cost")))
        .list();
  }
}
