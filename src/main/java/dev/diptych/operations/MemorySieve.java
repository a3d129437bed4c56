package dev.diptych.operations;

import dev.diptych.exchange.Origin;
import dev.diptych.exchange.TmxReader;
import dev.diptych.exchange.TmxUnit;
import dev.diptych.exchange.TmxUnit.Variant;
import dev.diptych.intake.TextCleaner;
import dev.diptych.operations.ConfiguredPairs.Found;
import dev.diptych.store.MemoryTransfer.Offered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Goes through a stranger's memory once, passes on in portions what can be a person's target here,
 * and counts what cannot. Source texts are cleaned as those of articles are, for they have to be
 * the same to the character.
 */
final class MemorySieve {

  /** A portion is full when it holds so many, or so many characters. */
  private static final int MOST_OFFERS = 10_000;

  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_LANGUAGES = 12;
  private static final int LONGEST_TAG = 35;

  private final ConfiguredPairs pairs;
  private final TextCleaner cleaner;
  private final boolean trust;
  private final Consumer<List<Offered>> sink;
  private final Set<String> languages = new TreeSet<>();
  private final List<Offered> portion = new ArrayList<>();
  private int characters;
  private int units;
  private int machine;
  private int otherLanguages;
  private int empty;
  private int tooLong;

  /**
   * For one reading.
   *
   * @param trust whether what machines made is taken too
   * @param sink gets portions, which it may not keep
   */
  MemorySieve(
      ConfiguredPairs pairs, TextCleaner cleaner, boolean trust, Consumer<List<Offered>> sink) {
    this.pairs = pairs;
    this.cleaner = cleaner;
    this.trust = trust;
    this.sink = sink;
  }

  /**
   * Reads a file to its end.
   *
   * @throws dev.diptych.job.UsageException if it is broken; portions before that were passed on
   */
  void read(Path file) {
    boolean unused =
        ExchangeFiles.read(
            file,
            stream -> {
              TmxReader.read(stream, this::unit);
              return true;
            });
    flush();
  }

  private void unit(TmxUnit unit) {
    units++;
    Set<Found> found = pairs.in(unit);
    if (found.isEmpty()) {
      otherLanguages++;
      unit.variants().forEach(this::note);
    } else if (unit.origin() == Origin.MACHINE && !trust) {
      machine++;
    } else {
      offer(found, unit.origin() == Origin.MACHINE);
    }
  }

  private void note(Variant variant) {
    String tag = variant.language();
    if (languages.size() < MOST_LANGUAGES) {
      languages.add(
          tag.isEmpty()
              ? "no language"
              : tag.length() > LONGEST_TAG ? tag.substring(0, LONGEST_TAG) + "…" : tag);
    }
  }

  private void offer(Set<Found> found, boolean machines) {
    boolean hasEmpty = false;
    boolean hasLong = false;
    for (Found one : found) {
      String source = cleaner.clean(one.source().text()).strip();
      String target = one.target().text();
      if (one.source().tooLong() || one.target().tooLong()) {
        hasLong = true;
      } else if (source.isEmpty() || target.isEmpty()) {
        hasEmpty = true;
      } else {
        portion.add(
            new Offered(
                one.pair(),
                source,
                target,
                machines ? Offered.A_MACHINES : one.target().changed()));
        characters += source.length() + target.length();
      }
    }
    tooLong += hasLong ? 1 : 0;
    empty += hasEmpty && !hasLong ? 1 : 0;
    if (portion.size() >= MOST_OFFERS || characters >= MOST_CHARACTERS) {
      flush();
    }
  }

  private void flush() {
    if (!portion.isEmpty()) {
      sink.accept(portion);
      portion.clear();
      characters = 0;
    }
  }

  /** Languages of the units that are in none of ours; of many, some. */
  Set<String> languages() {
    return languages;
  }

  /** How many units the file holds. */
  int units() {
    return units;
  }

  /** How many were left out because a machine made them. */
  int machine() {
    return machine;
  }

  /** How many are in no language pair of a job. */
  int otherLanguages() {
    return otherLanguages;
  }

  /** How many lack a text. */
  int empty() {
    return empty;
  }

  /** How many have a text that is too long. */
  int tooLong() {
    return tooLong;
  }
}
