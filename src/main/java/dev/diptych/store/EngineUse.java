package dev.diptych.store;

import dev.diptych.digest.Budget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What engines were asked for an edition, or for a night of editions, and what it cost. */
@Repository
public class EngineUse {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int DAY = "2026-11-24".length();

  private static final String ANSWERED = "ANSWERED";

  private static final String SUMS =
      """
      sum(case when billed then 1 else 0 end) as calls,
      sum(case when outcome = 'ANSWERED' then 0 else 1 end) as failures,
      sum(case when billed then characters else 0 end) as characters, sum(cost_micros) as cost
      """;

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
  public record Use(String engine, long calls, long failures, long characters, long costInMicros) {

    /** What was paid, as people write it. */
    public String cost() {
      return Budget.money(costInMicros);
    }

    /** What several engines were asked, as far as it counts against a budget. */
    public static Budget.Amount together(List<Use> uses) {
      return new Budget.Amount(
          uses.stream().mapToLong(Use::calls).sum(),
          uses.stream().mapToLong(Use::characters).sum(),
          uses.stream().mapToLong(Use::costInMicros).sum());
    }
  }

  /** Calls of all passes of an edition, by engine. */
  public List<Use> ofEdition(long editionId) {
    return of("select id from pass where edition_id = :edition", Map.of("edition", editionId));
  }

  /**
   * Calls of all passes of all editions of a night, by engine: those of the job whose labels bear
   * the same date. A label without a date is a night of its own.
   */
  public List<Use> ofNight(String job, String label) {
    String night = night(label);
    return of(
        """
        select p.id from pass p join edition e on e.id = p.edition_id
        where e.job = :job and (e.label = :night or e.label like :more)
        """,
        Map.of("job", job, "night", night, "more", isDate(night) ? night + "-%" : night));
  }

  /**
   * What was asked in the nights of several editions of different jobs, all engines of a night
   * together; one statement however many they are.
   *
   * @return by job; those without a call are missing
   */
  public Map<String, Use> ofNights(Collection<EditionRow> editions) {
    if (editions.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters = new HashMap<>();
    List<String> nights = new ArrayList<>();
    for (EditionRow edition : editions) {
      int number = nights.size();
      String night = night(edition.label());
      nights.add(
          "e.job = :job%1$d and (e.label = :night%1$d or e.label like :more%1$d)"
              .formatted(number));
      parameters.put("job" + number, edition.job());
      parameters.put("night" + number, night);
      parameters.put("more" + number, isDate(night) ? night + "-%" : night);
    }
    Map<String, Use> uses = new HashMap<>();
    jdbc.sql(
            """
            select e.job, %s from edition e join pass p on p.edition_id = e.id join engine_call c on c.pass_id = p.id
            where %s group by e.job
            """
                .formatted(SUMS, String.join(" or ", nights)))
        .params(parameters)
        .query(
            row -> {
              uses.put(row.getString("job"), use("", row));
            });
    return uses;
  }

  /** What the editions of one night have in common: the date in their labels. */
  public static String night(String label) {
    String day = label.substring(0, Math.min(DAY, label.length()));
    return isDate(day) && (label.length() == DAY || label.charAt(DAY) == '-') ? day : label;
  }

  private static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  /**
   * Calls of all passes of several editions, all engines together; one statement however many they
   * are.
   *
   * @return by edition; those without a call are missing
   */
  public Map<Long, Use> ofEditions(Collection<Long> editionIds) {
    if (editionIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, Use> uses = new HashMap<>();
    jdbc.sql(
            """
            select p.edition_id, %s from pass p join engine_call c on c.pass_id = p.id
            where p.edition_id in (:editions) group by p.edition_id
            """
                .formatted(SUMS))
        .param("editions", editionIds)
        .query(
            row -> {
              uses.put(row.getLong("edition_id"), use("", row));
            });
    return uses;
  }

  /** Calls since an instant, by engine, of whatever job. */
  public List<Use> since(Instant since) {
    return jdbc.sql(
            "select engine, %s from engine_call where called_at >= :since group by engine order by engine"
                .formatted(SUMS))
        .param("since", Sql.at(since))
        .query((row, number) -> use(row.getString("engine"), row))
        .list();
  }

  /**
   * How the last call of an engine ended.
   *
   * @param outcome {@code ANSWERED}, or what was wrong: an engine's words among it, which are
   *     hostile
   */
  public record LastCall(String engine, String model, Instant at, String outcome) {

    /** Whether it was answered. */
    public boolean answered() {
      return outcome.equals(ANSWERED);
    }
  }

  /** The last call of each engine that was called since an instant, by engine. */
  public List<LastCall> lastCalls(Instant since) {
    return jdbc.sql(
            """
            select engine, model, called_at, outcome from engine_call
            where id in (select max(id) from engine_call where called_at >= :since group by engine) order by engine
            """)
        .param("since", Sql.at(since))
        .query(
            (row, number) ->
                new LastCall(
                    row.getString("engine"),
                    row.getString("model"),
                    Sql.instant(row, "called_at"),
                    row.getString("outcome")))
        .list();
  }

  private static Use use(String engine, ResultSet row) throws SQLException {
    return new Use(
        engine,
        row.getLong("calls"),
        row.getLong("failures"),
        row.getLong("characters"),
        row.getLong("cost"));
  }

  private List<Use> of(String passes, Map<String, Object> parameters) {
    return jdbc.sql(
            """
            select engine, %s
            from engine_call where pass_id in (%s)
            group by engine order by engine
            """
                .formatted(SUMS, passes))
        .params(parameters)
        .query((row, number) -> use(row.getString("engine"), row))
        .list();
  }
}
