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
   * @param calls answered and failed ones
   * @param failures how many of them failed
   * @param characters sent
   * @param costInMicros paid
   */
  public record Use(String engine, long calls, long failures, long characters, long costInMicros) {}

  /** Calls of all passes of an edition, by engine. */
  public List<Use> ofEdition(long editionId) {
    return jdbc.sql(
            """
            select engine, count(*) as calls, sum(case when outcome = 'ANSWERED' then 0 else 1 end) as failures,
              sum(characters) as characters, sum(cost_micros) as cost
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
