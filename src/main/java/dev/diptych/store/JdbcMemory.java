package dev.diptych.store;

import dev.diptych.digest.Memory;
import dev.diptych.engine.LanguagePair;
import dev.diptych.text.Checksums;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The translation memory in the database. */
public final class JdbcMemory implements Memory {

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
  public Map<String, Entry> recall(LanguagePair pair, Map<String, List<String>> fingerprints) {
    if (fingerprints.isEmpty()) {
      return Map.of();
    }
    Map<String, String> textByHash = new HashMap<>();
    fingerprints.keySet().forEach(text -> textByHash.put(Checksums.sha256(text), text));
    Map<String, Entry> best = new HashMap<>();
    jdbc.sql(
            """
            select source_hash, target, engine, origin, fingerprint, doubts from translation_memory
            where source_lang = :source and target_lang = :target and source_hash in (:hashes)
              and rejected_at is null
            """)
        .param("source", pair.source())
        .param("target", pair.target())
        .param("hashes", textByHash.keySet())
        .query(
            row -> {
              String text = textByHash.get(row.getString("source_hash"));
              if (text == null) {
                return;
              }
              Entry entry =
                  new Entry(
                      text,
                      row.getString("target"),
                      row.getString("engine"),
                      row.getString("fingerprint"),
                      Sql.strings(row.getString("doubts")));
              List<String> wanted = fingerprints.getOrDefault(text, List.of());
              if (rank(entry, wanted) < wanted.size()) {
                best.merge(text, entry, (a, b) -> rank(a, wanted) <= rank(b, wanted) ? a : b);
              }
            });
    return best;
  }

  /** A person's target first, then the order of the chain; what is not wanted comes last. */
  private static int rank(Entry entry, List<String> wanted) {
    if (entry.engine().equals(HUMAN)) {
      return -1;
    }
    int index = wanted.indexOf(entry.fingerprint());
    return index < 0 ? Integer.MAX_VALUE : index;
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
        "insert into translation_memory (source_lang, target_lang, source_hash, fingerprint,"
            + " origin, engine, source, target, doubts, created_at) values (?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?)",
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      pair.source(),
                      pair.target(),
                      Checksums.sha256(entry.source()),
                      entry.fingerprint(),
                      entry.engine().equals(HUMAN) ? "human" : "machine",
                      entry.engine(),
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

  private void insertOrReplaceRejected(LanguagePair pair, Entry entry) {
    String hash = Checksums.sha256(entry.source());
    int known =
        jdbc.sql(
                """
                update translation_memory set
                  rejected_at = case when target = :target then rejected_at else null end,
                  created_at = case when target = :target or rejected_at is null then created_at else :now end,
                  doubts = case when target = :target or rejected_at is null then doubts else :doubts end,
                  target = case when rejected_at is null then target else :target end
                where source_hash = :hash and source_lang = :source and target_lang = :targetLang
                  and fingerprint = :fingerprint
                """)
            .param("target", entry.target())
            .param("doubts", Sql.json(entry.doubts()))
            .param("now", Sql.at(clock.instant()))
            .param("hash", hash)
            .param("source", pair.source())
            .param("targetLang", pair.target())
            .param("fingerprint", entry.fingerprint())
            .update();
    if (known == 0) {
      insertAll(pair, Set.of(entry));
    }
  }

  /**
   * A person's translation: outranks every machine's for good, and replaces an earlier person's.
   */
  public void correct(LanguagePair pair, String source, String target) {
    newTransaction.executeWithoutResult(
        status -> {
          String hash = Checksums.sha256(source);
          jdbc.sql(
                  """
                  delete from translation_memory where source_hash = ? and source_lang = ? and target_lang = ?
                    and origin = 'human'
                  """)
              .params(hash, pair.source(), pair.target())
              .update();
          insertAll(pair, Set.of(new Entry(source, target, HUMAN, "", List.of())));
        });
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
