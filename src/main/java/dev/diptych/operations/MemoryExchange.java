package dev.diptych.operations;

import dev.diptych.engine.LanguagePair;
import dev.diptych.exchange.ExchangeFormat;
import dev.diptych.exchange.NewFile;
import dev.diptych.exchange.Origin;
import dev.diptych.exchange.TmxEntry;
import dev.diptych.exchange.TmxReader;
import dev.diptych.exchange.TmxUnit;
import dev.diptych.exchange.TmxUnit.Variant;
import dev.diptych.exchange.TmxWriter;
import dev.diptych.intake.TextCleaner;
import dev.diptych.job.UsageException;
import dev.diptych.job.Version;
import dev.diptych.operations.ConfiguredPairs.Found;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Database;
import dev.diptych.store.MemoryTransfer;
import dev.diptych.store.MemoryTransfer.Offered;
import dev.diptych.store.MemoryTransfer.Remembered;
import dev.diptych.store.MemoryTransfer.Taken;
import dev.diptych.store.MemoryTransfer.Wish;
import dev.diptych.store.Transactions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Passes the translation memory on as a file and takes others in. The memory is one for the whole
 * installation: it knows texts, not jobs. Neither needs memory that grows with the number of
 * entries.
 */
@Service
public class MemoryExchange {

  /** So many are read or written at once. */
  private static final int BATCH = 500;

  private static final int MOST_LANGUAGES = 12;

  private final MemoryTransfer memory;
  private final Jobs jobs;
  private final TextCleaner cleaner;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Database database;
  private final Clock clock;

  MemoryExchange(
      MemoryTransfer memory,
      Jobs jobs,
      TextCleaner cleaner,
      AuditLog audit,
      Transactions transactions,
      Database database,
      Clock clock) {
    this.memory = memory;
    this.jobs = jobs;
    this.cleaner = cleaner;
    this.audit = audit;
    this.transactions = transactions;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes the memory as TMX.
   *
   * @param file a new one
   * @return what was done, in words
   * @throws UsageException if the file is there already, or nothing is remembered that matches
   * @throws IOException if the disk refuses
   */
  public String export(Path file, Wish wish, Actor actor) throws IOException {
    if (Files.exists(file)) {
      throw exists(file);
    }
    Map<LanguagePair, Integer> pairs = memory.pairs(wish);
    if (pairs.isEmpty()) {
      throw nothing(wish);
    }
    Set<String> sources =
        pairs.keySet().stream().map(LanguagePair::source).collect(Collectors.toSet());
    try (NewFile target = NewFile.at(file)) {
      TmxWriter writer =
          new TmxWriter(
              target.stream(),
              Version.current(),
              sources.size() == 1 ? sources.iterator().next() : "",
              clock.instant());
      int written = 0;
      long last = 0;
      List<Remembered> page;
      do {
        page = memory.page(wish, last, BATCH);
        for (Remembered one : page) {
          writer.write(entry(one));
          last = one.id();
        }
        written += page.size();
      } while (page.size() == BATCH);
      writer.finish();
      Path path = target.appear();
      audited("tm export", path, actor, written + " entries");
      return "Wrote %d entries to %s (%s)".formatted(written, path, words(pairs));
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    }
  }

  private static UsageException exists(Path file) {
    return new UsageException(
        "The file %s exists and is not overwritten. Name a new one: diptych tm export %s"
            .formatted(file, ShellWord.of(free(file).toString())));
  }

  /** A name beside it that is not taken. */
  private static Path free(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    int number = 2;
    Path free = file.resolveSibling(stem + "-" + number + ending);
    while (Files.exists(free)) {
      free = file.resolveSibling(stem + "-" + ++number + ending);
    }
    return free;
  }

  private UsageException nothing(Wish wish) {
    Map<LanguagePair, Integer> all = memory.pairs(Wish.ALL);
    if (all.isEmpty()) {
      return new UsageException(
          "Nothing is remembered yet, so nothing was written. What a run translates is: diptych run"
              + " JOB");
    }
    return new UsageException(
        "Nothing that is remembered matches%s, so nothing was written. There is: %s. All of it: diptych tm export FILE.tmx"
            .formatted(wish.onlyHuman() ? " and comes from a person" : "", words(all)));
  }

  private static String words(Map<LanguagePair, Integer> pairs) {
    return pairs.entrySet().stream()
        .limit(MOST_LANGUAGES)
        .map(pair -> "%s: %d".formatted(pair.getKey(), pair.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static TmxEntry entry(Remembered one) {
    return new TmxEntry(
        Long.toString(one.id()),
        one.pair().source(),
        one.source(),
        one.pair().target(),
        one.target(),
        one.engine().human() ? Origin.HUMAN : Origin.MACHINE,
        one.engine().name(),
        one.engine().model(),
        one.changed(),
        one.used());
  }

  /** Whether a file is a translation memory; otherwise it is a digest. */
  public boolean isMemory(Path file) {
    return ExchangeFiles.format(file) == ExchangeFormat.TMX;
  }

  /**
   * How a memory is taken in.
   *
   * @param trust whether what machines made is taken as if people had
   * @param always whether the file's targets stand in the place of people's here, whatever the
   *     dates
   * @param dryRun whether nothing is changed
   */
  public record Way(boolean trust, boolean always, boolean dryRun) {}

  /**
   * Takes the targets of a file as people's. It is read twice: once to its end to see that it is
   * sound, then into the tables, in batches and in one transaction. So all of it is taken or
   * nothing. A dry run counts a text that stands in the file again, far from the first time, as new
   * each time.
   *
   * @throws UsageException if the file is broken, or holds nothing in the languages of a job
   */
  public MemoryImport take(Path file, Way way, Actor actor) {
    ConfiguredPairs pairs = new ConfiguredPairs(jobs);
    Sieve first = new Sieve(pairs, way, offers -> Taken.NOTHING);
    first.read(file);
    if (first.units == first.otherLanguages) {
      throw noPair(file, first, pairs);
    }
    if (way.dryRun()) {
      return new Sieve(pairs, way, offers -> memory.look(offers, way.always()))
          .read(file)
          .report(file);
    }
    Sieve second = new Sieve(pairs, way, offers -> memory.take(offers, way.always()));
    MemoryImport report =
        transactions.run(
            () -> {
              MemoryImport taken = second.read(file).report(file);
              audited("tm import", file, actor, taken.words());
              return taken;
            });
    if (report.batches() > 1) {
      database.compactOnClose();
    }
    return report;
  }

  private static UsageException noPair(Path file, Sieve found, ConfiguredPairs pairs) {
    if (found.units == 0) {
      return new UsageException(
          "The file %s holds no translation unit, so nothing was changed. Write one: diptych tm export FILE.tmx"
              .formatted(file));
    }
    return new UsageException(
        "The file %s holds nothing in the languages of a job, so nothing was changed. It has: %s; the jobs have: %s. Put its languages into a job's source and targets, then: diptych tm import %s --reason …"
            .formatted(
                file,
                String.join(", ", found.languages),
                pairs.words(),
                ShellWord.of(file.toString())));
  }

  /** What is done with a batch. */
  @FunctionalInterface
  private interface Sink {
    Taken take(List<Offered> offers);
  }

  /** Goes through a file once. */
  private final class Sieve implements Consumer<TmxUnit> {

    private final ConfiguredPairs pairs;
    private final Way way;
    private final Sink sink;
    private final Set<String> languages = new TreeSet<>();
    private final List<Offered> batch = new ArrayList<>();
    private Taken taken = Taken.NOTHING;
    private int units;
    private int machine;
    private int otherLanguages;
    private int empty;
    private int tooLong;
    private int batches;

    Sieve(ConfiguredPairs pairs, Way way, Sink sink) {
      this.pairs = pairs;
      this.way = way;
      this.sink = sink;
    }

    Sieve read(Path file) {
      boolean unused =
          ExchangeFiles.read(
              file,
              stream -> {
                TmxReader.read(stream, this);
                return true;
              });
      flush();
      return this;
    }

    @Override
    public void accept(TmxUnit unit) {
      units++;
      Set<Found> found = pairs.in(unit);
      if (found.isEmpty()) {
        otherLanguages++;
        note(unit);
      } else if (unit.origin() == Origin.MACHINE && !way.trust()) {
        machine++;
      } else {
        offer(found);
      }
    }

    private void note(TmxUnit unit) {
      for (Variant variant : unit.variants()) {
        if (languages.size() < MOST_LANGUAGES) {
          languages.add(variant.language().isEmpty() ? "no language" : shown(variant.language()));
        }
      }
    }

    private static String shown(String language) {
      return language.length() > 35 ? language.substring(0, 35) + "…" : language;
    }

    private void offer(Set<Found> found) {
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
          batch.add(new Offered(one.pair(), source, target, one.target().changed()));
        }
      }
      tooLong += hasLong ? 1 : 0;
      empty += hasEmpty && !hasLong ? 1 : 0;
      if (batch.size() >= BATCH) {
        flush();
      }
    }

    private void flush() {
      if (!batch.isEmpty()) {
        taken = taken.and(sink.take(batch));
        batches++;
        batch.clear();
      }
    }

    MemoryImport report(Path file) {
      List<String> notes = new ArrayList<>();
      if (machine > 0) {
        notes.add(
            "%d units were made by machines and left out. To take them as a person's all the same: diptych tm import %s --trust --reason …"
                .formatted(machine, ShellWord.of(file.toString())));
      }
      if (taken.kept() > 0) {
        notes.add(
            "%d targets of people that stand here are newer, or the file gives no date; they stay. To put the file's in their place: diptych tm import %s --replace --reason …"
                .formatted(taken.kept(), ShellWord.of(file.toString())));
      }
      if (!pairs.notRead().isEmpty()) {
        notes.add(
            "The languages of these jobs are not known, for their files have faults: %s. To see them: diptych run %s --dry-run"
                .formatted(String.join(", ", pairs.notRead()), pairs.notRead().get(0)));
      }
      return new MemoryImport(
          file,
          units,
          taken.added(),
          taken.replaced(),
          taken.unchanged(),
          taken.kept(),
          machine,
          otherLanguages,
          empty,
          tooLong,
          batches,
          way.dryRun(),
          notes);
    }
  }

  private void audited(String verb, Path file, Actor actor, String detail) {
    String subject = file.toString();
    audit.add(
        actor.name(),
        actor.channel(),
        verb,
        subject.length() > 500 ? subject.substring(subject.length() - 500) : subject,
        actor.reason(),
        detail);
  }
}
