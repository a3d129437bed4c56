package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was in hand when a process died, by content: known in whatever edition it comes again, until
 * it is done. A death counts against a file or unit only if nothing else was in hand; what was in
 * hand with others is only worked on alone from then on. Safe for use by several threads; each
 * method belongs into the caller's transaction.
 */
@Repository
public class Suspects {

  /** A process that was killed from outside may hit the same unit once, and by bad luck again. */
  private static final int DEATHS = 3;

  /** A virtual machine that dies by itself does so for a reason. */
  private static final int CRASHES = 2;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** On the application's database. */
  public Suspects(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** How a process died, as far as can be told. */
  public enum Death {
    /** The machine was started anew: that says nothing about what was in hand. */
    MACHINE,
    /** On another machine: whether that went down cannot be told, so nothing counts. */
    ELSEWHERE,
    /** Killed from outside, or gone without a trace. */
    KILLED,
    /** The virtual machine left its error file, or ran out of memory. */
    CRASHED
  }

  /**
   * What is known about a file or unit that was in hand at a death.
   *
   * @param deaths how often a process died while it was in hand alone
   * @param crashes how many of these were the virtual machine's own
   * @param pardoned whether it was given up before and tried once more since
   */
  public record History(int deaths, int crashes, boolean pardoned) {

    /** Whether it is not to be tried again. */
    public boolean givenUp() {
      return deaths >= DEATHS || crashes >= CRASHES;
    }
  }

  /** The suspected files of a job, by checksum. */
  public Map<String, History> files(String job) {
    Map<String, History> files = new HashMap<>();
    jdbc.sql("select content, deaths, crashes, pardoned from suspect where job = ? and unit = ''")
        .param(job)
        .query(
            row -> {
              files.put(row.getString("content"), history(row));
            });
    return files;
  }

  /** The suspected work units of a job. */
  public Map<UnitKey, History> units(String job) {
    Map<UnitKey, History> units = new HashMap<>();
    jdbc.sql(
            "select content, unit, target, deaths, crashes, pardoned from suspect where job = ? and"
                + " unit <> ''")
        .param(job)
        .query(
            row -> {
              units.put(
                  new UnitKey(
                      row.getString("content"), row.getString("unit"), row.getString("target")),
                  history(row));
            });
    return units;
  }

  private static History history(ResultSet row) throws SQLException {
    return new History(row.getInt("deaths"), row.getInt("crashes"), row.getBoolean("pardoned"));
  }

  /** Takes down what a run had in hand when its process died. */
  public void note(EditionRow edition, int epoch, Death how) {
    if (how == Death.MACHINE) {
      return;
    }
    List<Key> inHand = inHand(edition.id(), epoch);
    boolean counts = inHand.size() == 1 && how != Death.ELSEWHERE;
    int deaths = counts ? 1 : 0;
    int crashes = counts && how == Death.CRASHED ? 1 : 0;
    for (Key key : inHand) {
      int known =
          jdbc.sql(
                  """
                  update suspect set deaths = deaths + :deaths, crashes = crashes + :crashes
                  where job = :job and content = :content and unit = :unit and target = :target
                  """)
              .param("deaths", deaths)
              .param("crashes", crashes)
              .param("job", edition.job())
              .param("content", key.content())
              .param("unit", key.unit())
              .param("target", key.target())
              .update();
      if (known == 0) {
        jdbc.sql(
                """
                insert into suspect (job, content, unit, target, deaths, crashes, pardoned)
                values (?, ?, ?, ?, ?, ?, false)
                """)
            .params(edition.job(), key.content(), key.unit(), key.target(), deaths, crashes)
            .update();
      }
    }
  }

  private List<Key> inHand(long editionId, int epoch) {
    return jdbc.sql(
            """
            select checksum as content, '' as unit, '' as target from edition_item
            where edition_id = :edition and in_hand = :epoch and fate = 'PENDING'
            union all
            select article_id as content, unit, target from unit_result
            where edition_id = :edition and in_hand = :epoch and state = 'PENDING'
            """)
        .param("edition", editionId)
        .param("epoch", epoch)
        .query(
            (row, number) ->
                new Key(row.getString("content"), row.getString("unit"), row.getString("target")))
        .list();
  }

  /** A file was read, or is unreadable for another reason. */
  public void clear(String job, String checksum) {
    clear(job, Key.of(checksum));
  }

  /** A unit came to its result. */
  public void clear(String job, UnitKey unit) {
    clear(job, Key.of(unit));
  }

  private void clear(String job, Key key) {
    jdbc.sql("delete from suspect where job = ? and content = ? and unit = ? and target = ?")
        .params(job, key.content(), key.unit(), key.target())
        .update();
  }

  /** A file was given up: it may be tried once more, once. */
  public void giveUp(String job, String checksum) {
    pardon(job, List.of(Key.of(checksum)), false);
  }

  /** A unit was given up: it may be tried once more, once. */
  public void giveUp(String job, UnitKey unit) {
    pardon(job, List.of(Key.of(unit)), false);
  }

  /** A person wants a file tried once more. */
  public void tryOnceMore(String job, String checksum) {
    pardon(job, List.of(Key.of(checksum)), true);
  }

  /** A person wants units tried once more. */
  public void tryOnceMore(String job, Collection<UnitRow> units) {
    pardon(
        job,
        units.stream().map(unit -> new Key(unit.articleId(), unit.unit(), unit.target())).toList(),
        true);
  }

  /** One death more, of whatever kind, and it is given up again. */
  private void pardon(String job, List<Key> keys, boolean again) {
    template.batchUpdate(
        """
        update suspect set deaths = %d, crashes = case when crashes > %d then %d else crashes end, pardoned = true
        where job = ? and content = ? and unit = ? and target = ? and (deaths >= %d or crashes >= %d)
        """
                .formatted(DEATHS - 1, CRASHES - 1, CRASHES - 1, DEATHS, CRASHES)
            + (again ? "" : " and pardoned = false"),
        keys.stream()
            .map(key -> new Object[] {job, key.content(), key.unit(), key.target()})
            .toList());
  }

  private record Key(String content, String unit, String target) {

    static Key of(String checksum) {
      return new Key(checksum, "", "");
    }

    static Key of(UnitKey unit) {
      return new Key(unit.articleId(), unit.unit(), unit.target());
    }
  }
}
