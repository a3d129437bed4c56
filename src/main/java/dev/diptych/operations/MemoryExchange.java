package dev.diptych.operations;

import dev.diptych.engine.LanguagePair;
import dev.diptych.exchange.ExchangeFormat;
import dev.diptych.exchange.NewFile;
import dev.diptych.exchange.Origin;
import dev.diptych.exchange.TmxEntry;
import dev.diptych.exchange.TmxWriter;
import dev.diptych.intake.TextCleaner;
import dev.diptych.job.UsageException;
import dev.diptych.job.Version;
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

  /** So many are read at once. */
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
      if (Files.exists(file)) {
        throw exists(file);
      }
      throw e; // A file stands where its folder should be.
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
   * sound, then into the tables in portions, each in a transaction of its own. A file that fits
   * into one is taken as a whole or not at all; of a larger one that is interrupted the same again
   * takes the rest. A dry run counts a text that stands in the file again, far from the first time,
   * as new each time.
   *
   * @throws UsageException if the file is broken, or holds nothing in the languages of a job
   */
  public MemoryImport take(Path file, Way way, Actor actor) {
    ConfiguredPairs pairs = new ConfiguredPairs(jobs);
    MemorySieve first = new MemorySieve(pairs, cleaner, way.trust(), portion -> {});
    first.read(file);
    if (first.units() == first.otherLanguages()) {
      throw noPair(file, first, pairs);
    }
    Intake intake = new Intake(file, way, actor);
    MemorySieve second = new MemorySieve(pairs, cleaner, way.trust(), intake);
    try {
      second.read(file);
    } catch (UsageException e) {
      throw intake.parts == 0
          ? e
          : new UsageException(
              "The file %s was changed while it was read: the first %d targets were taken before that. When it is whole again, the same takes the rest: diptych tm import %s --reason …"
                  .formatted(
                      file,
                      intake.taken.added() + intake.taken.replaced(),
                      ShellWord.of(file.toString())));
    }
    if (intake.parts > 1 && !way.dryRun()) {
      database.compactOnClose();
    }
    return report(file, way, second, intake.taken, intake.parts, pairs.notRead());
  }

  private static UsageException noPair(Path file, MemorySieve found, ConfiguredPairs pairs) {
    if (found.units() == 0) {
      return new UsageException(
          "The file %s holds no translation unit, so nothing was changed. Write one: diptych tm export FILE.tmx"
              .formatted(file));
    }
    return new UsageException(
        "The file %s holds nothing in the languages of a job, so nothing was changed. It has: %s; the jobs have: %s. Put its languages into a job's source and targets, then: diptych tm import %s --reason …"
            .formatted(
                file,
                String.join(", ", found.languages()),
                pairs.words(),
                ShellWord.of(file.toString())));
  }

  private static MemoryImport report(
      Path file, Way way, MemorySieve sieve, Taken taken, int parts, List<String> notRead) {
    List<String> notes = new ArrayList<>();
    String again = "diptych tm import " + ShellWord.of(file.toString());
    if (sieve.machine() > 0) {
      notes.add(
          "%d units were made by machines and left out. To take them as a person's all the same: %s --trust --reason …"
              .formatted(sieve.machine(), again));
    }
    if (taken.kept() > 0) {
      notes.add(
          "%d targets of people that stand here are newer, or the file gives no date; they stay. To put the file's in their place: %s --replace --reason …"
              .formatted(taken.kept(), again));
    }
    if (!notRead.isEmpty()) {
      notes.add(
          "The languages of these jobs are not known, for their files have faults: %s. To see them: diptych run %s --dry-run"
              .formatted(String.join(", ", notRead), notRead.get(0)));
    }
    return new MemoryImport(
        file.toString(),
        sieve.units(),
        taken.added(),
        taken.replaced(),
        taken.unchanged(),
        taken.kept(),
        sieve.machine(),
        sieve.otherLanguages(),
        sieve.empty(),
        sieve.tooLong(),
        parts,
        way.dryRun(),
        notes);
  }

  /** Takes portion by portion, each in a transaction of its own. */
  private final class Intake implements Consumer<List<Offered>> {

    private final Path file;
    private final Way way;
    private final Actor actor;
    private Taken taken = Taken.NOTHING;
    private int parts;

    Intake(Path file, Way way, Actor actor) {
      this.file = file;
      this.way = way;
      this.actor = actor;
    }

    @Override
    public void accept(List<Offered> portion) {
      taken =
          taken.and(
              way.dryRun()
                  ? memory.look(portion, way.always())
                  : transactions.run(() -> written(portion)));
      parts++;
    }

    private Taken written(List<Offered> portion) {
      Taken part = memory.take(portion, way.always());
      audited("tm import", file, actor, "part %d: %s".formatted(parts + 1, part.words()));
      return part;
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
