package dev.diptych.store;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The articles that operators took out, and where others of nearly the same text are. Safe for use
 * by several threads.
 */
@Repository
public class Withdrawals {

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public Withdrawals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An article that was taken out.
   *
   * @param edition label of the edition
   * @param path of its file
   * @param address that its page gives as its own, {@code null} if it gives none
   * @param signature of its text
   */
  public record Withdrawn(
      String edition, String path, @Nullable String address, String signature) {}

  /** What a job does not publish again. */
  public List<Withdrawn> of(String job) {
    return jdbc.sql(
            "select edition, path, address, signature from withdrawal where job = ? order by id")
        .param(job)
        .query(
            (row, number) ->
                new Withdrawn(
                    row.getString("edition"),
                    row.getString("path"),
                    row.getString("address"),
                    row.getString("signature")))
        .list();
  }

  /** Adds one. Belongs into the transaction of the pass. */
  public void add(String job, Withdrawn withdrawn) {
    jdbc.sql(
            """
            insert into withdrawal (job, edition, path, address, signature, withdrawn_at)
            values (:job, :edition, :path, :address, :signature, :at)
            """)
        .param("job", job)
        .param("edition", withdrawn.edition())
        .param("path", withdrawn.path())
        .param("address", withdrawn.address())
        .param("signature", withdrawn.signature())
        .param("at", Sql.at(clock.instant()))
        .update();
  }

  /**
   * An article that is published.
   *
   * @param editionId its edition
   * @param job the edition's job
   * @param label the edition's label
   * @param articleId the article
   * @param position of its file in the manifest
   * @param slug name of its digests' files
   * @param path of its file
   * @param signature of its text, {@code null} where none was kept
   */
  public record Held(
      long editionId,
      String job,
      String label,
      String articleId,
      int position,
      String slug,
      String path,
      @Nullable String signature) {}

  /**
   * Every article that stands in an edition of any job, one after the other, newest edition first.
   */
  public void eachHeld(Consumer<Held> each) {
    jdbc.sql(
            """
            select e.id, e.job, e.label, a.article_id, a.position, a.slug, i.path, a.signature
            from article a
            join edition e on e.id = a.edition_id
            join edition_item i on i.edition_id = a.edition_id and i.position = a.position
            where i.fate = 'READ' order by e.id desc, a.position
            """)
        .query(
            row -> {
              each.accept(
                  new Held(
                      row.getLong("id"),
                      row.getString("job"),
                      row.getString("label"),
                      row.getString("article_id"),
                      row.getInt("position"),
                      row.getString("slug"),
                      row.getString("path"),
                      row.getString("signature")));
            });
  }
}
