package dev.diptych.intake.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Finds articles that are the same but for small edits (another headline, a changed word, a line
 * added or cut): MinHash of word triples, compared where a band of it agrees (locality-sensitive
 * hashing). Bulletins of one form with other numbers are told apart by their numbers.
 *
 * <p>Deterministic: the same articles give the same groups in any order. Safe for use by several
 * threads; keeps no state. Signing is linear in the text; grouping 20,000 articles needs some 50 MB
 * and a second or two, and a crowd of equal ones costs no more than as many different ones.
 */
@Component
public final class NearDuplicates {

  /** Two texts are the same from this share of common word triples on. */
  static final double SAME = 0.5;

  private static final double SAME_NUMBERS = 0.5;
  private static final double NEARLY_ALL = 0.9;
  private static final int SHORT = 12;
  private static final int ROWS = 3;
  private static final int MOST_HEADS = 64;
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final Comparator<Signed> BY_PATH =
      Comparator.comparing(Signed::path).thenComparing(Signed::articleId);

  /** The signature of a text: of its title and body, as read. */
  public Signature sign(String text) {
    Signer signer = new Signer();
    ComparedWords.forEach(text, signer::add);
    return signer.signature();
  }

  /** Whether two texts are the same but for small edits; one without words is like no other. */
  public boolean same(Signature one, Signature other) {
    return one.words() > 0 && other.words() > 0 && areSame(one, other);
  }

  /**
   * Groups articles that are the same but for small edits.
   *
   * @param articles in any order
   * @return groups of two or more, by the path of their representative; an article is in one at
   *     most
   */
  public List<Group> group(Collection<Signed> articles) {
    List<Signed> sorted = articles.stream().sorted(BY_PATH).toList();
    int[] head = new int[sorted.size()];
    Arrays.setAll(head, i -> i);
    for (int band = 0; band < Signature.TRIPLES / ROWS; band++) {
      join(sorted, head, band);
    }
    Map<Integer, List<Signed>> members = new HashMap<>();
    for (int i = 0; i < head.length; i++) {
      members.computeIfAbsent(find(head, i), h -> new ArrayList<>()).add(sorted.get(i));
    }
    return members.values().stream()
        .filter(group -> group.size() > 1)
        .map(NearDuplicates::group)
        .sorted(Comparator.comparing(Group::representative, BY_PATH))
        .toList();
  }

  /**
   * The fullest copy stands for the others: of those that have nearly all of the text, one of which
   * date and outlet are known, then the longest, then the first by path.
   */
  private static Group group(List<Signed> members) {
    int most = members.stream().mapToInt(member -> member.signature().words()).max().orElse(0);
    Signed fullest =
        members.stream()
            .filter(member -> member.signature().words() >= most * NEARLY_ALL)
            .min(
                Comparator.comparingInt((Signed member) -> -member.facts())
                    .thenComparingInt(member -> -member.signature().words())
                    .thenComparing(BY_PATH))
            .orElse(members.get(0));
    return new Group(fullest, members.stream().filter(member -> member != fullest).toList());
  }

  /** Compares the articles that agree in a band, each with the groups seen there before it. */
  private static void join(List<Signed> sorted, int[] head, int band) {
    Map<Long, List<Integer>> buckets = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Signature signature = sorted.get(i).signature();
      if (signature.words() == 0) {
        continue;
      }
      List<Integer> seen = buckets.computeIfAbsent(key(signature, band), k -> new ArrayList<>(2));
      boolean joined = false;
      for (int other : seen) {
        int ours = find(head, i);
        int theirs = find(head, other);
        if (ours == theirs) {
          joined = true;
        } else if (areSame(signature, sorted.get(other).signature())) {
          head[Math.max(ours, theirs)] = Math.min(ours, theirs);
          joined = true;
        }
      }
      if (!joined && seen.size() < MOST_HEADS) {
        seen.add(i);
      }
    }
  }

  private static long key(Signature signature, int band) {
    long key = band;
    for (int row = 0; row < ROWS; row++) {
      key = mix(key ^ signature.triple(band * ROWS + row));
    }
    return key;
  }

  private static boolean areSame(Signature one, Signature other) {
    double least = Math.min(one.words(), other.words()) < SHORT ? 1 : SAME;
    return one.similarity(other) >= least && one.numberSimilarity(other) >= SAME_NUMBERS;
  }

  private static int find(int[] head, int i) {
    int at = i;
    while (head[at] != at) {
      head[at] = head[head[at]];
      at = head[at];
    }
    return at;
  }

  private static long mix(long value) {
    long z = (value + SEED) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Keeps the least hash of every triple and number under each of many permutations. */
  private static final class Signer {
    private final int[] triples = new int[Signature.TRIPLES];
    private final int[] numbers = new int[Signature.NUMBERS];
    private int words;
    private int numberCount;
    private long last;
    private long beforeLast;

    Signer() {
      Arrays.fill(triples, Integer.MAX_VALUE);
      Arrays.fill(numbers, Integer.MAX_VALUE);
    }

    void add(String word) {
      long hash = hash(word);
      words++;
      if (words > 2) {
        keepLeast(triples, mix(mix(mix(beforeLast) ^ last) ^ hash));
      }
      if (Character.isDigit(word.charAt(0))) {
        numberCount++;
        keepLeast(numbers, hash);
      }
      beforeLast = last;
      last = hash;
    }

    Signature signature() {
      if (words > 0 && words < 3) {
        keepLeast(triples, mix(mix(beforeLast) ^ last));
      }
      return new Signature(triples, numbers, words, numberCount);
    }

    private static void keepLeast(int[] least, long hash) {
      for (int i = 0; i < least.length; i++) {
        int permuted = (int) (mix(hash + i * SEED) >>> 33);
        if (permuted < least[i]) {
          least[i] = permuted;
        }
      }
    }

    /** FNV-1a over the characters: the same on every machine. */
    private static long hash(String word) {
      long hash = 0xCBF29CE484222325L;
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
      }
      return mix(hash);
    }
  }
}
