package dev.diptych.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The files that belong to a whole edition, as they were written. Safe for use by several threads.
 */
@Repository
public class EditionFiles {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** On the application's database. */
  public EditionFiles(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** One of them. */
  public record FileRow(String target, String name, String checksum) {}

  /**
   * Notes what was written for one target, in place of what stood there. Belongs into one
   * transaction.
   */
  public void written(long editionId, String target, Map<String, String> checksumByName) {
    jdbc.sql("delete from edition_file where edition_id = ? and target = ?")
        .params(editionId, target)
        .update();
    template.batchUpdate(
        "insert into edition_file (edition_id, target, name, checksum) values (?, ?, ?, ?)",
        checksumByName.entrySet().stream()
            .map(file -> new Object[] {editionId, target, file.getKey(), file.getValue()})
            .toList());
  }

  /** All of an edition, by target and name. */
  public List<FileRow> of(long editionId) {
    return of(List.of(editionId)).getOrDefault(editionId, List.of());
  }

  /** All of these editions, by target and name; one statement. */
  public Map<Long, List<FileRow>> of(Collection<Long> editionIds) {
    Map<Long, List<FileRow>> files = new HashMap<>();
    if (!editionIds.isEmpty()) {
      jdbc.sql(
              "select edition_id, target, name, checksum from edition_file where edition_id in"
                  + " (:ids) order by target, name")
          .param("ids", editionIds)
          .query(
              row -> {
                files
                    .computeIfAbsent(row.getLong("edition_id"), id -> new ArrayList<>())
                    .add(
                        new FileRow(
                            row.getString("target"),
                            row.getString("name"),
                            row.getString("checksum")));
              });
    }
    return files;
  }
}
