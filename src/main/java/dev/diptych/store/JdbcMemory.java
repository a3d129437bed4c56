package dev.diptych.store;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Memory;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.text.Checksums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The translation memory in the database. */
public final class JdbcMemory implements Memory {

  /** How exactly the table knows when an entry was last used. */
  static final Duration USE_IS_TRUE_TO = Duration.ofDays(7);

  /** The fingerprint of a person's target: it depends on no engine. */
  static final String OF_A_PERSON = "";

  static final String INSERT =
      "insert into translation_memory (source_lang, target_lang, source_hash, fingerprint,"
          + " origin, engine, model, draft, reach, source, target, doubts, created_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String SAME_KEY =
      """
      where source_hash = :hash and source_lang = :sourceLang and target_lang = :targetLang
        and fingerprint = :fingerprint
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TransactionTemplate newTransaction;
  private final Clock clock;

  /**
   * On the application's database.
   *
   * @param newTransaction with propagation {@code REQUIRES_NEW}
   */
  public JdbcMemory(
      JdbcClient jdbc, JdbcTemplate template, TransactionTemplate newTransaction, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.newTransaction = newTransaction;
    this.clock = clock;
  }

  @Override
  public Map<String, List<Entry>> recall(
      LanguagePair pair, Map<String, List<String>> fingerprints) {
    if (fingerprints.isEmpty()) {
      return Map.of();
    }
    Map<String, Wanted> byHash = new HashMap<>();
    fingerprints.forEach(
        (text, acceptable) -> byHash.put(Checksums.sha256(text), new Wanted(text, acceptable)));
    Map<String, List<Entry>> found = new HashMap<>();
    Set<Long> unused = new HashSet<>();
    Instant now = clock.instant();
    jdbc.sql(
            """
            select id, source_hash, target, engine, model, draft, reach, fingerprint, doubts,
              coalesce(last_used_at, created_at) as used_at
            from translation_memory
            where source_lang = :source and target_lang = :target and source_hash in (:hashes)
              and fingerprint in (:fingerprints) and rejected_at is null
            """)
        .param("source", pair.source())
        .param("target", pair.target())
        .param("hashes", byHash.keySet())
        .param("fingerprints", withHuman(fingerprints.values()))
        .query(
            row -> {
              Wanted wanted = byHash.get(row.getString("source_hash"));
              if (wanted != null && wanted.has(row.getString("fingerprint"))) {
                found
                    .computeIfAbsent(wanted.text(), key -> new ArrayList<>())
                    .add(entry(wanted.text(), row));
                if (Sql.instant(row, "used_at").plus(USE_IS_TRUE_TO).isBefore(now)) {
                  unused.add(row.getLong("id"));
                }
              }
            });
    byHash.values().forEach(wanted -> wanted.sort(found.getOrDefault(wanted.text(), List.of())));
    used(unused, now);
    return found;
  }

  @Override
  public Set<String> remembered(LanguagePair pair, Collection<String> texts) {
    if (texts.isEmpty()) {
      return Set.of();
    }
    Map<String, String> byHash = new HashMap<>();
    texts.forEach(text -> byHash.put(Checksums.sha256(text), text));
    return jdbc
        .sql(
            """
            select distinct source_hash from translation_memory
            where source_lang = :source and target_lang = :target and source_hash in (:hashes)
              and rejected_at is null
            """)
        .param("source", pair.source())
        .param("target", pair.target())
        .param("hashes", byHash.keySet())
        .query(String.class)
        .list() // A stream would hold its connection until somebody closes it.
        .stream()
        .map(hash -> Objects.requireNonNull(byHash.get(hash)))
        .collect(Collectors.toSet());
  }

  /** How many entries there are whose source contains a text, letter by letter. */
  public long countContaining(String text) {
    return jdbc.sql(
            "select count(*) from translation_memory where rejected_at is null and position(:text"
                + " in source) > 0")
        .param("text", text)
        .query(Long.class)
        .single();
  }

  private static Set<String> withHuman(Collection<List<String>> fingerprints) {
    Set<String> all = new HashSet<>();
    all.add(OF_A_PERSON);
    fingerprints.forEach(all::addAll);
    return all;
  }

  /** A text, and the fingerprints that are acceptable for it, best first. */
  private record Wanted(String text, List<String> fingerprints) {

    boolean has(String fingerprint) {
      return fingerprint.equals(OF_A_PERSON) || fingerprints.contains(fingerprint);
    }

    void sort(List<Entry> entries) {
      if (entries.size() > 1) {
        entries.sort(Comparator.comparingInt(entry -> fingerprints.indexOf(entry.fingerprint())));
      }
    }
  }

  private static Entry entry(String text, ResultSet row) throws SQLException {
    return new Entry(
        text,
        row.getString("target"),
        credit(row),
        row.getString("fingerprint"),
        Sql.strings(row.getString("doubts")));
  }

  /** Who made a target; of rows from before that was kept, the name alone. */
  static EngineCredit credit(ResultSet row) throws SQLException {
    String engine = row.getString("engine");
    String model = row.getString("model");
    return model == null
        ? EngineCredit.named(engine)
        : new EngineCredit(
            engine, model, row.getBoolean("draft"), Reach.valueOf(row.getString("reach")));
  }

  /** Notes that targets stand again in an edition; seldom, for it costs a commit. */
  private void used(Set<Long> ids, Instant now) {
    if (!ids.isEmpty()) {
      newTransaction.executeWithoutResult(
          status ->
              jdbc.sql("update translation_memory set last_used_at = :now where id in (:ids)")
                  .param("now", Sql.at(now))
                  .param("ids", ids)
                  .update());
    }
  }

  @Override
  public void remember(LanguagePair pair, Set<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      newTransaction.executeWithoutResult(status -> insertAll(pair, entries));
    } catch (DuplicateKeyException e) {
      // One of these texts is there: rejected earlier, or accepted by another lane at this moment.
      entries.forEach(entry -> rememberAlone(pair, entry));
    }
  }

  private void insertAll(LanguagePair pair, Set<Entry> entries) {
    template.batchUpdate(
        INSERT,
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      pair.source(),
                      pair.target(),
                      Checksums.sha256(entry.source()),
                      entry.fingerprint(),
                      entry.engine().human() ? "human" : "machine",
                      entry.engine().name(),
                      entry.engine().model(),
                      entry.engine().draft(),
                      entry.engine().reach().name(),
                      entry.source(),
                      entry.target(),
                      Sql.json(entry.doubts()),
                      Sql.at(clock.instant())
                    })
            .toList());
  }

  private void rememberAlone(LanguagePair pair, Entry entry) {
    try {
      newTransaction.executeWithoutResult(status -> insertOrReplaceRejected(pair, entry));
    } catch (DuplicateKeyException e) {
      return; // The winner's entry is as good as ours: same text, same fingerprint.
    }
  }

  /** A target that was rejected and comes back word for word stays rejected. */
  private void insertOrReplaceRejected(LanguagePair pair, Entry entry) {
    int replaced = replace(pair, entry, "and rejected_at is not null and target <> :target");
    if (replaced == 0 && !isKnown(pair, entry)) {
      insertAll(pair, Set.of(entry));
    }
  }

  private boolean isKnown(LanguagePair pair, Entry entry) {
    return jdbc.sql("select count(*) from translation_memory " + SAME_KEY)
            .params(key(pair, entry))
            .query(Integer.class)
            .single()
        > 0;
  }

  private int replace(LanguagePair pair, Entry entry, String condition) {
    EngineCredit engine = entry.engine();
    return jdbc.sql(
            """
            update translation_memory set target = :target, doubts = :doubts, model = :model, draft = :draft,
              reach = :reach, created_at = :now, rejected_at = null
            """
                + SAME_KEY
                + condition)
        .params(key(pair, entry))
        .param("target", entry.target())
        .param("doubts", Sql.json(entry.doubts()))
        .param("model", engine.model())
        .param("draft", engine.draft())
        .param("reach", engine.reach().name())
        .param("now", Sql.at(clock.instant()))
        .update();
  }

  private static Map<String, Object> key(LanguagePair pair, Entry entry) {
    return Map.of(
        "hash", Checksums.sha256(entry.source()),
        "sourceLang", pair.source(),
        "targetLang", pair.target(),
        "fingerprint", entry.fingerprint());
  }

  /**
   * A person's translation: outranks every machine's for good, and replaces an earlier person's.
   */
  public void correct(LanguagePair pair, String source, String target) {
    Entry entry = new Entry(source, target, EngineCredit.HUMAN, OF_A_PERSON, List.of());
    try {
      newTransaction.executeWithoutResult(
          status -> {
            if (replace(pair, entry, "") == 0) {
              insertAll(pair, Set.of(entry));
            }
          });
    } catch (DuplicateKeyException e) {
      // Somebody corrected the same text at this moment; the last word stands.
      newTransaction.executeWithoutResult(status -> replace(pair, entry, ""));
    }
  }

  /**
   * Marks machine translations of these texts as wrong: they are not recalled again.
   *
   * @return how many entries
   */
  public int reject(LanguagePair pair, Collection<String> texts) {
    Integer rejected =
        newTransaction.execute(
            status ->
                jdbc.sql(
                        """
                        update translation_memory set rejected_at = :at
                        where source_lang = :source and target_lang = :target and source_hash in (:hashes)
                          and origin = 'machine' and rejected_at is null
                        """)
                    .param("at", Sql.at(clock.instant()))
                    .param("source", pair.source())
                    .param("target", pair.target())
                    .param("hashes", texts.stream().map(Checksums::sha256).toList())
                    .update());
    return rejected == null ? 0 : rejected;
  }
}
