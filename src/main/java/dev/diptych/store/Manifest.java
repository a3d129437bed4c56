package dev.diptych.store;

import dev.diptych.article.SourceFile;
import dev.diptych.store.ItemRow.Fate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The frozen listings of input folders, and what earlier editions made of the same content. Safe
 * for use by several threads.
 */
@Repository
public class Manifest {

  private static final String ITEM =
      "select position, parent, path, size_bytes, checksum, fate, reason, article_id, pass,"
          + " attempts from edition_item ";

  /** Begins what stands for the checksum of a file that could not even be listed. */
  public static final String BY_PATH = "path:";

  private static final String UNCHANGED = "unchanged";
  private static final String PENDING_IN = "pending in ";

  /** So many checksums go into one query. */
  private static final int BATCH = 500;

  /** So many files are in memory at a time where all are looked at. */
  private static final int PAGE = 2_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Clock clock;

  /** On the application's database. */
  public Manifest(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.clock = clock;
  }

  /** A file with what is known about it when the edition is made. */
  public record Listed(SourceFile source, Fate fate, @Nullable String reason) {}

  /** Why content need not be read again. */
  public record Known(Fate fate, String reason) {

    /** Whether a finished edition published it; {@code run --all} takes it again. */
    public boolean isUnchanged() {
      return reason.startsWith(UNCHANGED);
    }
  }

  /** Adds files to an edition's manifest, behind those that are there. */
  public void freeze(long editionId, int pass, List<Listed> files) {
    int last =
        jdbc.sql("select coalesce(max(position), 0) from edition_item where edition_id = ?")
            .param(editionId)
            .query(Integer.class)
            .single();
    for (int from = 0; from < files.size(); from += PAGE) {
      freeze(
          editionId, pass, last + from, files.subList(from, Math.min(files.size(), from + PAGE)));
    }
  }

  private void freeze(long editionId, int pass, int last, List<Listed> files) {
    int position = last;
    List<Object[]> rows = new ArrayList<>();
    for (Listed file : files) {
      rows.add(
          new Object[] {
            editionId,
            ++position,
            file.source().path(),
            file.source().sizeInBytes(),
            file.source().checksum(),
            file.fate().name(),
            Sql.reason(file.reason()),
            pass
          });
    }
    template.batchUpdate(
        "insert into edition_item (edition_id, position, path, size_bytes, checksum, fate, reason,"
            + " pass) values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /**
   * What earlier editions of this job made of this content.
   *
   * @param targets as in {@link Editions.NewEdition}
   * @param detail as in {@link Editions.NewEdition}
   * @param givenUp editions that do not count, for they will never be out
   * @return by checksum; content of which nothing is known is missing
   */
  public Map<String, Known> known(
      String job,
      String targets,
      String detail,
      Collection<EditionRow> givenUp,
      Collection<String> checksums) {
    Map<String, Known> known = new HashMap<>();
    List<String> all = List.copyOf(checksums);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
      unreadable(job, labels(givenUp), some, known);
      published(job, targets, detail, some, known);
      opened(job, targets, detail, some, known);
      held(job, ids(givenUp), some, known);
      withdrawn(job, some, known);
    }
    return known;
  }

  /** Never empty, as SQL wants it; no edition has this label. */
  private static List<String> labels(Collection<EditionRow> editions) {
    return editions.isEmpty() ? List.of("") : editions.stream().map(EditionRow::label).toList();
  }

  /** Never empty, as SQL wants it; no edition has this key. */
  private static List<Long> ids(Collection<EditionRow> editions) {
    return editions.isEmpty() ? List.of(-1L) : editions.stream().map(EditionRow::id).toList();
  }

  private void unreadable(
      String job, List<String> givenUp, List<String> checksums, Map<String, Known> known) {
    jdbc.sql(
            "select checksum, reason, edition from skipped_file where job = :job and edition not in"
                + " (:givenUp) and checksum in (:some)")
        .param("job", job)
        .param("givenUp", givenUp)
        .param("some", checksums)
        .query(
            row -> {
              known.put(
                  row.getString("checksum"),
                  new Known(
                      Fate.FILTERED,
                      "still unreadable since %s: %s"
                          .formatted(row.getString("edition"), row.getString("reason"))));
            });
  }

  private void published(
      String job, String targets, String detail, List<String> checksums, Map<String, Known> known) {
    jdbc.sql(
            """
            select i.checksum, max(e.label) as label from edition_item i join edition e on e.id = i.edition_id
            where e.job = :job and e.targets = :targets and e.detail = :detail
              and i.checksum in (:some) and i.fate = 'READ'
              and exists (select 1 from pass p where p.edition_id = e.id and p.number = 1 and p.state = 'FINISHED')
              and not exists (select 1 from unit_result u where u.edition_id = e.id
                and u.article_id = i.article_id and u.state in ('PENDING', 'GAP', 'DEFERRED'))
            group by i.checksum
            """)
        .param("job", job)
        .param("targets", targets)
        .param("detail", detail)
        .param("some", checksums)
        .query(unchanged(known));
  }

  private static RowCallbackHandler unchanged(Map<String, Known> known) {
    return row ->
        known.put(
            row.getString("checksum"),
            new Known(Fate.FILTERED, UNCHANGED + " since " + row.getString("label")));
  }

  /** A file of several articles is unchanged if none of them is still to be published. */
  private void opened(
      String job, String targets, String detail, List<String> checksums, Map<String, Known> known) {
    jdbc.sql(
            """
            select f.checksum, max(e.label) as label from edition_item f join edition e on e.id = f.edition_id
            where e.job = :job and e.targets = :targets and e.detail = :detail
              and f.checksum in (:some) and f.fate = 'OPENED'
              and exists (select 1 from pass p where p.edition_id = e.id and p.number = 1 and p.state = 'FINISHED')
              and not exists (select 1 from edition_item i where i.edition_id = f.edition_id and i.parent = f.position
                and (i.fate = 'PENDING' or (i.fate = 'FILTERED' and i.reason like :pending)))
              and not exists (select 1 from edition_item i join unit_result u on u.edition_id = i.edition_id
                and u.article_id = i.article_id where i.edition_id = f.edition_id and i.parent = f.position
                and i.fate = 'READ' and u.state in ('PENDING', 'GAP', 'DEFERRED'))
            group by f.checksum
            """)
        .param("job", job)
        .param("targets", targets)
        .param("detail", detail)
        .param("some", checksums)
        .param("pending", PENDING_IN + "%")
        .query(unchanged(known));
  }

  private void held(
      String job, List<Long> givenUp, List<String> checksums, Map<String, Known> known) {
    jdbc.sql(
            """
            select i.checksum, max(e.label) as label from edition_item i join edition e on e.id = i.edition_id
            where e.job = :job and e.id not in (:givenUp) and i.checksum in (:some)
              and i.fate in ('READ', 'OPENED', 'PENDING')
              and exists (select 1 from pass p where p.edition_id = e.id
                and p.state in ('READY', 'RUNNING', 'FAILED', 'STOPPED'))
            group by i.checksum
            """)
        .param("job", job)
        .param("givenUp", givenUp)
        .param("some", checksums)
        .query(
            row -> {
              known.put(
                  row.getString("checksum"),
                  new Known(
                      Fate.FILTERED,
                      PENDING_IN + row.getString("label") + ", which is not finished"));
            });
  }

  private void withdrawn(String job, List<String> checksums, Map<String, Known> known) {
    jdbc.sql(
            """
            select i.checksum, max(e.label) as label from edition_item i join edition e on e.id = i.edition_id
            where e.job = :job and i.checksum in (:some) and i.fate = 'WITHDRAWN' group by i.checksum
            """)
        .param("job", job)
        .param("some", checksums)
        .query(
            row -> {
              known.put(
                  row.getString("checksum"),
                  new Known(Fate.FILTERED, "withdrawn from " + row.getString("label")));
            });
  }

  /** Whether a file of this name held several articles when an edition of this job read it. */
  public boolean heldSeveral(String job, String path) {
    return jdbc.sql(
                """
                select count(*) from edition_item i join edition e on e.id = i.edition_id
                where e.job = :job and i.path = :path and i.fate = 'OPENED'
                """)
            .param("job", job)
            .param("path", path)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** All files of an edition in order of position, to be read once; a page at a time is held. */
  public Stream<ItemRow> items(long editionId) {
    return Pages.stream(
        (last, most) ->
            jdbc.sql(ITEM + "where edition_id = ? and position > ? order by position limit ?")
                .params(editionId, last == null ? -1 : last.position(), most)
                .query(Manifest::item)
                .list(),
        PAGE);
  }

  /** How many files have which fate; fates without files are missing. */
  public Map<Fate, Integer> fates(long editionId) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    jdbc.sql("select fate, count(*) as n from edition_item where edition_id = ? group by fate")
        .param(editionId)
        .query(
            row -> {
              fates.put(Fate.valueOf(row.getString("fate")), row.getInt("n"));
            });
    return fates;
  }

  /** Adds articles that were found inside files; their fate is settled next. */
  public void found(long editionId, Collection<ItemRow> items) {
    template.batchUpdate(
        "insert into edition_item (edition_id, position, parent, path, size_bytes, checksum, fate,"
            + " reason, pass) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        items.stream()
            .map(
                item ->
                    new Object[] {
                      editionId,
                      item.position(),
                      item.parent(),
                      item.source().path(),
                      item.source().sizeInBytes(),
                      item.source().checksum(),
                      item.fate().name(),
                      Sql.reason(item.reason()),
                      item.pass()
                    })
            .toList());
  }

  /** Articles with this content that were read from inside files of an edition, by checksum. */
  public Map<String, ItemRow> insideWith(long editionId, Collection<String> checksums) {
    Map<String, ItemRow> found = new HashMap<>();
    List<String> all = List.copyOf(checksums);
    for (int from = 0; from < all.size(); from += BATCH) {
      jdbc.sql(
              ITEM
                  + "where edition_id = :edition and parent is not null and fate = 'READ' and"
                  + " checksum in (:some)")
          .param("edition", editionId)
          .param("some", all.subList(from, Math.min(all.size(), from + BATCH)))
          .query(Manifest::item)
          .list()
          .forEach(item -> found.put(item.source().checksum(), item));
    }
    return found;
  }

  /** The files of an edition that wait to be read. */
  public List<ItemRow> pending(long editionId) {
    return jdbc.sql(ITEM + "where edition_id = ? and fate = 'PENDING' order by position")
        .param(editionId)
        .query(Manifest::item)
        .list();
  }

  /**
   * The next files of an edition that wait to be read, in order.
   *
   * @param after those with a higher position
   * @param most how many at most
   */
  public List<ItemRow> pending(long editionId, int after, int most) {
    return jdbc.sql(
            ITEM
                + "where edition_id = ? and fate = 'PENDING' and position > ? order by position"
                + " limit ?")
        .params(editionId, after, most)
        .query(Manifest::item)
        .list();
  }

  /** The files of an edition that wait to be read and have one of these checksums, in order. */
  public List<ItemRow> pendingOf(long editionId, Collection<String> checksums) {
    return checksums.isEmpty()
        ? List.of()
        : jdbc.sql(
                ITEM
                    + "where edition_id = :edition and fate = 'PENDING' and checksum in"
                    + " (:checksums) order by position")
            .param("edition", editionId)
            .param("checksums", checksums)
            .query(Manifest::item)
            .list();
  }

  /** How many files of an edition wait to be read. */
  public int pendingCount(long editionId) {
    return jdbc.sql("select count(*) from edition_item where edition_id = ? and fate = 'PENDING'")
        .param(editionId)
        .query(Integer.class)
        .single();
  }

  /** The file of an edition that is known by this path. */
  public Optional<ItemRow> byPath(long editionId, String path) {
    return jdbc.sql(ITEM + "where edition_id = ? and path = ? order by position desc limit 1")
        .params(editionId, path)
        .query(Manifest::item)
        .optional();
  }

  /** Notes that reading these files is begun, before it is. */
  public void begin(long editionId, Collection<ItemRow> items, int epoch) {
    template.batchUpdate(
        "update edition_item set attempts = attempts + 1, in_hand = ? where edition_id = ? and"
            + " position = ?",
        items.stream().map(item -> new Object[] {epoch, editionId, item.position()}).toList());
  }

  /**
   * Settles the fate of a file; what the listing said of it stands if there is nothing else to say.
   */
  public void settle(
      long editionId,
      int position,
      Fate fate,
      @Nullable String reason,
      @Nullable String articleId) {
    jdbc.sql(
            """
            update edition_item set fate = :fate, reason = coalesce(:reason, reason), article_id = :article, in_hand = 0
            where edition_id = :edition and position = :position
            """)
        .param("fate", fate.name())
        .param("reason", Sql.reason(reason))
        .param("article", articleId)
        .param("edition", editionId)
        .param("position", position)
        .update();
  }

  /** A file that was read; what the listing said of it stands if there is nothing else to say. */
  public record Read(int position, @Nullable String reason, String articleId) {}

  /** Settles files that yielded articles. */
  public void read(long editionId, Collection<Read> files) {
    template.batchUpdate(
        "update edition_item set fate = 'READ', reason = coalesce(?, reason), article_id = ?,"
            + " in_hand = 0 where edition_id = ? and position = ?",
        files.stream()
            .map(
                file ->
                    new Object[] {
                      Sql.reason(file.reason()), file.articleId(), editionId, file.position()
                    })
            .toList());
  }

  /** Puts a file back to be read by a later pass, with the content it has now. */
  public void include(long editionId, int position, SourceFile source, int pass) {
    jdbc.sql(
            """
            update edition_item set fate = 'PENDING', reason = null, article_id = null, pass = :pass,
              size_bytes = :size, checksum = :checksum where edition_id = :edition and position = :position
            """)
        .param("pass", pass)
        .param("size", source.sizeInBytes())
        .param("checksum", source.checksum())
        .param("edition", editionId)
        .param("position", position)
        .update();
  }

  /** Remembers content that yielded no article, so that it is reported once. */
  public void rememberUnreadable(String job, SourceFile source, String reason, String edition) {
    int known =
        jdbc.sql("select count(*) from skipped_file where job = ? and checksum = ?")
            .params(job, source.checksum())
            .query(Integer.class)
            .single();
    if (known == 0) {
      jdbc.sql(
              """
              insert into skipped_file (job, checksum, path, reason, edition, skipped_at)
              values (:job, :checksum, :path, :reason, :edition, :at)
              """)
          .param("job", job)
          .param("checksum", source.checksum())
          .param("path", source.path())
          .param("reason", Sql.reason(reason))
          .param("edition", edition)
          .param("at", Sql.at(clock.instant()))
          .update();
    }
  }

  /**
   * Forgets what could not be listed and is mended now, or gone, so that it is reported when it
   * happens again.
   *
   * @param still what cannot be listed now
   */
  public void forgetMended(String job, Set<String> still) {
    jdbc
        .sql("select checksum from skipped_file where job = ? and checksum like ?")
        .params(job, BY_PATH + "%")
        .query(String.class)
        .list()
        .stream()
        .filter(identity -> !still.contains(identity))
        .forEach(identity -> forgetUnreadable(job, identity));
  }

  /** Forgets what an edition found unreadable that will never be out to say so. */
  public void forgetUnreadableOf(EditionRow edition) {
    jdbc.sql("delete from skipped_file where job = ? and edition = ?")
        .params(edition.job(), edition.label())
        .update();
  }

  /** How often reading was begun, in an edition whose files this one takes over. */
  public void keepAttempts(long editionId, long from) {
    jdbc.sql(
            """
            update edition_item set attempts = attempts + (select coalesce(max(o.attempts), 0) from edition_item o
              where o.edition_id = :from and o.checksum = edition_item.checksum and o.path = edition_item.path)
            where edition_id = :edition and fate = 'PENDING'
            """)
        .param("edition", editionId)
        .param("from", from)
        .update();
  }

  /** Forgets that content was unreadable: an operator wants it tried again. */
  public void forgetUnreadable(String job, String checksum) {
    jdbc.sql("delete from skipped_file where job = ? and checksum = ?")
        .params(job, checksum)
        .update();
  }

  static ItemRow item(ResultSet row, int number) throws SQLException {
    return new ItemRow(
        row.getInt("position"),
        row.getObject("parent", Integer.class),
        new SourceFile(row.getString("path"), row.getLong("size_bytes"), row.getString("checksum")),
        Fate.valueOf(row.getString("fate")),
        row.getString("reason"),
        row.getString("article_id"),
        row.getInt("pass"),
        row.getInt("attempts"));
  }
}
