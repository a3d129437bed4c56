package dev.diptych.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an edition's index keeps of its digests, read when it is wanted: only a page's worth is in
 * memory at a time.
 */
public interface EditionEntries {

  /**
   * By what an entry is found again.
   *
   * @param slug name of the digest's files
   * @param articleId the article
   */
  record Key(String slug, String articleId) {}

  /** All of them in order of path, from the beginning each time; to be read once, by one thread. */
  Stream<DigestEntry> all();

  /**
   * Some of them.
   *
   * @return by slug; those that are not there are missing
   */
  Map<String, DigestEntry> some(Collection<Key> keys);

  /** Entries that are in memory anyway. */
  static EditionEntries of(List<DigestEntry> entries) {
    Map<String, DigestEntry> bySlug = new HashMap<>();
    entries.forEach(entry -> bySlug.put(entry.slug(), entry));
    return new EditionEntries() {
      @Override
      public Stream<DigestEntry> all() {
        return entries.stream();
      }

      @Override
      public Map<String, DigestEntry> some(Collection<Key> keys) {
        Map<String, DigestEntry> some = new HashMap<>();
        for (Key key : keys) {
          DigestEntry entry = bySlug.get(key.slug());
          if (entry != null) {
            some.put(key.slug(), entry);
          }
        }
        return some;
      }
    };
  }
}
