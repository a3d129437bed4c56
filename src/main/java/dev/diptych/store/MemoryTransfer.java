package dev.diptych.store;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.LanguagePair;
import dev.diptych.text.Checksums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The translation memory as a whole: read page by page for a file, and filled with what people
 * translated elsewhere. Safe for use by several threads.
 */
@Repository
public class MemoryTransfer {

  private static final int BATCH = 500;

  private static final String WISHED =
      """
      from translation_memory
      where rejected_at is null
        and (cast(:source as varchar) is null or source_lang = :source)
        and (cast(:target as varchar) is null or target_lang = :target)
        and (:all = 1 or origin = 'human')
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Clock clock;

  /** On the application's database. */
  public MemoryTransfer(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.clock = clock;
  }

  /**
   * Which entries. What was rejected is never among them.
   *
   * @param source language of the text, {@code null} for all
   * @param target language of the translation, {@code null} for all
   * @param onlyHuman whether only those of people
   */
  public record Wish(@Nullable String source, @Nullable String target, boolean onlyHuman) {

    /** Everything. */
    public static final Wish ALL = new Wish(null, null, false);
  }

  /**
   * An entry.
   *
   * @param id in the order in which they are read
   * @param engine who made the target
   * @param changed when it was made
   * @param used when it last stood in an edition, {@code null} if it has not since that is noted
   */
  public record Remembered(
      long id,
      LanguagePair pair,
      String source,
      String target,
      EngineCredit engine,
      Instant changed,
      @Nullable Instant used) {}

  /** The language pairs of the entries and how many each has, in order of the languages. */
  public Map<LanguagePair, Integer> pairs(Wish wish) {
    Map<LanguagePair, Integer> pairs = new LinkedHashMap<>();
    jdbc.sql(
            "select source_lang, target_lang, count(*) as n "
                + WISHED
                + " group by source_lang, target_lang order by source_lang, target_lang")
        .params(parameters(wish))
        .query(
            row -> {
              pairs.put(
                  new LanguagePair(row.getString("source_lang"), row.getString("target_lang")),
                  row.getInt("n"));
            });
    return pairs;
  }

  /**
   * The next entries.
   *
   * @param after id of the last one that was read, 0 to begin
   * @param most at most so many; fewer than that are the last
   */
  public List<Remembered> page(Wish wish, long after, int most) {
    return jdbc.sql(
            """
            select id, source_lang, target_lang, source, target, engine, model, draft, reach, created_at,
              last_used_at
            """
                + WISHED
                + " and id > :after order by id limit :most")
        .params(parameters(wish))
        .param("after", after)
        .param("most", most)
        .query(MemoryTransfer::remembered)
        .list();
  }

  private static Map<String, @Nullable Object> parameters(Wish wish) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("source", wish.source());
    parameters.put("target", wish.target());
    parameters.put("all", wish.onlyHuman() ? 0 : 1);
    return parameters;
  }

  private static Remembered remembered(ResultSet row, int number) throws SQLException {
    return new Remembered(
        row.getLong("id"),
        new LanguagePair(row.getString("source_lang"), row.getString("target_lang")),
        row.getString("source"),
        row.getString("target"),
        JdbcMemory.credit(row),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "last_used_at"));
  }

  /**
   * A person's translation that comes from elsewhere.
   *
   * @param changed when it was made, {@code null} if that is not known
   */
  public record Offered(
      LanguagePair pair, String source, String target, @Nullable Instant changed) {

    /** When a machine's target was made that is taken for a person's: before any person's. */
    public static final Instant A_MACHINES = Instant.EPOCH;
  }

  /**
   * What became of offers.
   *
   * @param added there was no person's target for the text
   * @param replaced an older one gave way
   * @param unchanged the same stood there
   * @param kept another one stands there and is newer, or the offer has no date
   */
  public record Taken(int added, int replaced, int unchanged, int kept) {

    /** Nothing yet. */
    public static final Taken NOTHING = new Taken(0, 0, 0, 0);

    /** For the audit. */
    public String words() {
      return "%d added, %d replaced, %d unchanged, %d kept"
          .formatted(added, replaced, unchanged, kept);
    }

    /** Both together. */
    public Taken and(Taken other) {
      return new Taken(
          added + other.added,
          replaced + other.replaced,
          unchanged + other.unchanged,
          kept + other.kept);
    }
  }

  /**
   * Makes people's targets of offers, in the caller's transaction. Of two for the same text the
   * newer one stands; an offer without a date is older than what is there.
   *
   * @param always whether an offer stands in the place of any other, whatever the dates
   */
  public Taken take(Collection<Offered> offers, boolean always) {
    return settled(offers, always, this::write);
  }

  /** What would become of offers; changes nothing. */
  public Taken look(Collection<Offered> offers, boolean always) {
    return settled(offers, always, (before, after) -> {});
  }

  /**
   * In the order of the index: a file's own order would touch all of it with every few rows, and
   * the embedded file grow to many times what it holds.
   */
  private Taken settled(Collection<Offered> offers, boolean always, Change change) {
    List<Keyed> sorted =
        offers.stream()
            .map(offer -> new Keyed(Key.of(offer), offer))
            .sorted(Comparator.comparing(keyed -> keyed.key().hash()))
            .toList();
    Taken all = Taken.NOTHING;
    for (int from = 0; from < sorted.size(); from += BATCH) {
      List<Keyed> batch = sorted.subList(from, Math.min(sorted.size(), from + BATCH));
      Map<Key, Standing> before = standing(batch);
      Map<Key, Standing> after = new LinkedHashMap<>();
      all = all.and(settle(batch, always, before, after));
      change.make(before, after);
    }
    return all;
  }

  /** What is done about a batch. */
  @FunctionalInterface
  private interface Change {
    void make(Map<Key, Standing> before, Map<Key, Standing> after);
  }

  private Taken settle(
      List<Keyed> batch, boolean always, Map<Key, Standing> before, Map<Key, Standing> after) {
    Instant now = clock.instant();
    int added = 0;
    int replaced = 0;
    int unchanged = 0;
    int kept = 0;
    for (Keyed keyed : batch) {
      Offered offer = keyed.offer();
      Standing there = after.getOrDefault(keyed.key(), before.get(keyed.key()));
      Instant stated = offer.changed();
      Instant changed = stated == null || stated.isAfter(now) ? null : stated;
      if (there == null) {
        added++;
      } else if (there.target().equals(offer.target())) {
        unchanged++;
        continue;
      } else if (always || isNewer(changed, there.changed())) {
        replaced++;
      } else {
        kept++;
        continue;
      }
      after.put(
          keyed.key(),
          new Standing(offer.source(), offer.target(), changed == null ? now : changed));
    }
    return new Taken(added, replaced, unchanged, kept);
  }

  private record Keyed(Key key, Offered offer) {}

  /** What makes an entry one. */
  private record Key(String hash, String sourceLanguage, String targetLanguage) {
    static Key of(Offered offer) {
      return new Key(
          Checksums.sha256(offer.source()), offer.pair().source(), offer.pair().target());
    }
  }

  /** A date that is not known is older than any but a machine's. */
  private static boolean isNewer(@Nullable Instant changed, Instant there) {
    return changed == null ? there.equals(Offered.A_MACHINES) : changed.isAfter(there);
  }

  private record Standing(String source, String target, Instant changed) {}

  private Map<Key, Standing> standing(List<Keyed> batch) {
    Map<Key, Standing> standing = new HashMap<>();
    jdbc.sql(
            """
            select source_hash, source_lang, target_lang, source, target, created_at from translation_memory
            where source_hash in (:hashes) and fingerprint = :person
            """)
        .param(
            "hashes", batch.stream().map(keyed -> keyed.key().hash()).collect(Collectors.toSet()))
        .param("person", JdbcMemory.OF_A_PERSON)
        .query(
            row -> {
              standing.put(
                  new Key(
                      row.getString("source_hash"),
                      row.getString("source_lang"),
                      row.getString("target_lang")),
                  new Standing(
                      row.getString("source"),
                      row.getString("target"),
                      Sql.instant(row, "created_at")));
            });
    return standing;
  }

  private void write(Map<Key, Standing> before, Map<Key, Standing> after) {
    List<Object[]> inserts = new ArrayList<>();
    List<Object[]> updates = new ArrayList<>();
    EngineCredit person = EngineCredit.HUMAN;
    after.forEach(
        (key, now) -> {
          if (before.containsKey(key)) {
            updates.add(
                new Object[] {
                  now.target(),
                  Sql.at(now.changed()),
                  key.hash(),
                  key.sourceLanguage(),
                  key.targetLanguage(),
                  JdbcMemory.OF_A_PERSON
                });
          } else {
            inserts.add(
                new Object[] {
                  key.sourceLanguage(),
                  key.targetLanguage(),
                  key.hash(),
                  JdbcMemory.OF_A_PERSON,
                  "human",
                  person.name(),
                  person.model(),
                  person.draft(),
                  person.reach().name(),
                  now.source(),
                  now.target(),
                  Sql.json(List.of()),
                  Sql.at(now.changed())
                });
          }
        });
    template.batchUpdate(JdbcMemory.INSERT, inserts);
    template.batchUpdate(
        """
        update translation_memory set target = ?, created_at = ?, doubts = '[]', rejected_at = null
        where source_hash = ? and source_lang = ? and target_lang = ? and fingerprint = ?
        """,
        updates);
  }
}
