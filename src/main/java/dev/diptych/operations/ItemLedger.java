package dev.diptych.operations;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Fallback;
import dev.diptych.digest.UnitState;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.UsageException;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.publish.CauseWords;
import dev.diptych.store.EditionRow;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Ledger;
import dev.diptych.store.Ledger.FileFilter;
import dev.diptych.store.Ledger.FileRow;
import dev.diptych.store.Ledger.Instead;
import dev.diptych.store.Ledger.LedgerUnit;
import dev.diptych.store.Ledger.Missing;
import dev.diptych.store.Units.Choice;
import dev.diptych.store.Units.Which;
import dev.diptych.text.Beginning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Every file and unit of an edition with what became of it, and what is missing by cause. Lists
 * come in parts, for an edition may have ten thousand units. Changes nothing; safe for use by
 * several threads.
 *
 * <p>All methods throw {@link UsageException} if there is no such edition.
 */
@Service
public class ItemLedger {

  /** The most rows of one part. */
  public static final int MOST = 500;

  /** Titles are strangers' words. */
  private static final int LONGEST_TITLE = 300;

  private final NamedEditions named;
  private final Mending mending;
  private final Ledger ledger;

  ItemLedger(NamedEditions named, Mending mending, Ledger ledger) {
    this.named = named;
    this.mending = mending;
    this.ledger = ledger;
  }

  /**
   * Which files are wanted.
   *
   * @param fates {@code READ}, {@code SKIPPED} and so on, as {@link #fates()} names them; empty for
   *     all
   * @param flawed only those that were skipped or of which sections are missing
   * @param search in path or title, whatever the case; {@code null} for all
   */
  public record WantedFiles(Set<String> fates, boolean flawed, @Nullable String search) {

    /** Everything. */
    public static final WantedFiles ALL = new WantedFiles(Set.of(), false, null);

    /** Copies the set, so that the wish cannot change. */
    public WantedFiles {
      fates = Set.copyOf(fates);
    }
  }

  /**
   * A file with its article.
   *
   * @param position its place in the manifest, from 1
   * @param path as it was listed; hostile
   * @param fate what became of it
   * @param reason why it was not read, or what is to be said of it; {@code null} for nothing
   * @param attempts how often reading it was begun
   * @param pass the pass that last dealt with it
   * @param articleId the article in it, {@code null} if none was read
   * @param slug name of its digests' files, {@code null} without an article
   * @param title as the file states it, its beginning; hostile
   * @param language BCP 47 tag
   * @param units of the article by state
   */
  public record FileLine(
      int position,
      String path,
      String fate,
      @Nullable String reason,
      int attempts,
      int pass,
      @Nullable String articleId,
      @Nullable String slug,
      @Nullable String title,
      @Nullable String language,
      UnitCounts units) {}

  /**
   * Which units are wanted.
   *
   * @param which {@code all}, {@code missing} or {@code fallback}
   * @param choice which of them; its {@code fallback} is what {@code which} says
   * @param state only those in this state, {@code null} for all
   */
  public record WantedUnits(Kind which, UnitChoice choice, @Nullable String state) {

    /** Everything. */
    public static final WantedUnits ALL = new WantedUnits(Kind.ALL, UnitChoice.ALL, null);

    /** The units of a group. */
    public static WantedUnits of(CauseGroup group) {
      return new WantedUnits(
          group.choice().fallback() ? Kind.FALLBACK : Kind.MISSING, group.choice(), null);
    }
  }

  /** Which kind of units. */
  public enum Kind {
    /** Every one. */
    ALL,
    /** Those that miss something. */
    MISSING,
    /** Those complete ones that a later engine made because an earlier one was out. */
    FALLBACK
  }

  /**
   * A unit of the ledger.
   *
   * @param position of its file in the manifest
   * @param slug of its article
   * @param title of its article, its beginning; hostile
   * @param state {@code PENDING}, {@code TRANSLATED}, {@code WARNED}, {@code GAP}, {@code DEFERRED}
   * @param causes codes of why something is missing, as the groups have them
   * @param unit how it stands
   * @param begun when it was last begun, {@code null} if it never was
   * @param ended when it was last settled
   */
  public record UnitLine(
      int position,
      String slug,
      @Nullable String title,
      String state,
      List<String> causes,
      UnitView unit,
      @Nullable Instant begun,
      @Nullable Instant ended) {

    /** Copies the list, so that the line cannot change. */
    public UnitLine {
      causes = List.copyOf(causes);
    }
  }

  /** What can become of a file. */
  public static List<String> fates() {
    return Arrays.stream(Fate.values()).map(Fate::name).toList();
  }

  /** Where a unit can stand. */
  public static List<String> states() {
    return Arrays.stream(UnitState.values()).map(UnitState::name).toList();
  }

  /**
   * A part of the files of an edition, in order of the manifest.
   *
   * @param after where the part before it ended, {@code null} for the first
   * @param limit how many, 1 to {@value #MOST}
   */
  public Slice<FileLine> files(
      EditionName name, WantedFiles wanted, @Nullable String after, int limit) {
    requireLimit(limit);
    EditionRow edition = named.find(name);
    FileFilter filter =
        new FileFilter(
            wanted.fates().stream()
                .map(fate -> one("fate", fate, Fate.values()))
                .collect(Collectors.toSet()),
            wanted.flawed(),
            wanted.search());
    List<FileRow> found =
        ledger.files(edition.id(), filter, after == null ? 0 : position(after), limit + 1);
    return Slice.of(
        found, limit, row -> Integer.toString(row.item().position()), rows -> files(edition, rows));
  }

  private List<FileLine> files(EditionRow edition, List<FileRow> rows) {
    Set<String> articles = new LinkedHashSet<>();
    for (FileRow row : rows) {
      String article = row.item().articleId();
      if (article != null && row.slug() != null) {
        articles.add(article);
      }
    }
    Map<String, Map<UnitState, Integer>> states = ledger.states(edition.id(), articles);
    return rows.stream().map(row -> file(row, states)).toList();
  }

  private static FileLine file(FileRow row, Map<String, Map<UnitState, Integer>> states) {
    ItemRow item = row.item();
    String article = item.articleId();
    return new FileLine(
        item.position(),
        item.source().path(),
        item.fate().name(),
        item.reason(),
        item.attempts(),
        item.pass(),
        article,
        row.slug(),
        beginning(row.title()),
        row.language(),
        UnitCounts.of(
            article == null || row.slug() == null
                ? Map.of()
                : states.getOrDefault(article, Map.of())));
  }

  /**
   * A part of the units of an edition: in order of the manifest, by target, then as they are read.
   *
   * @param after where the part before it ended, {@code null} for the first
   * @param limit how many, 1 to {@value #MOST}
   */
  public Slice<UnitLine> units(
      EditionName name, WantedUnits wanted, @Nullable String after, int limit) {
    requireLimit(limit);
    EditionRow edition = named.find(name);
    String state = wanted.state();
    List<LedgerUnit> found =
        ledger.units(
            edition.id(),
            choice(edition, wanted),
            state == null || state.isBlank() ? null : one("state", state, UnitState.values()),
            after == null ? null : place(after),
            limit + 1);
    return Slice.of(
        found,
        limit,
        unit -> "%d,%s,%s".formatted(unit.position(), unit.row().target(), unit.row().unit()),
        rows -> rows.stream().map(ItemLedger::unit).toList());
  }

  private Choice choice(EditionRow edition, WantedUnits wanted) {
    Choice choice = mending.choice(edition, wanted.choice());
    return new Choice(
        choice.articleId(),
        choice.unit(),
        choice.target(),
        switch (wanted.which()) {
          case ALL -> Which.ALL;
          case MISSING -> Which.MISSING;
          case FALLBACK -> Which.FALLBACK;
        },
        choice.cause(),
        choice.blamed());
  }

  private static UnitLine unit(LedgerUnit unit) {
    return new UnitLine(
        unit.position(),
        unit.slug(),
        beginning(unit.title()),
        unit.row().state().name(),
        unit.row().causes().stream().map(cause -> cause.code().name()).distinct().toList(),
        UnitView.of(unit.row()),
        unit.begun(),
        unit.ended());
  }

  private static @Nullable String beginning(@Nullable String title) {
    if (title == null || title.length() <= LONGEST_TITLE) {
      return title;
    }
    return Beginning.of(title, LONGEST_TITLE - 1) + "…";
  }

  /** What a group is told by. */
  private record Key(boolean fallback, Code code, @Nullable String blamed) {}

  /** A group while it is counted. */
  private static final class Counted {
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Set<String> madeBy = new TreeSet<>();
    private int gaps;
    private int deferred;
    private int fallbacks;
  }

  /**
   * What is missing, and what later engines made because an earlier one was out, by cause and the
   * engine that it is about; the largest group first. A unit that several engines failed at stands
   * in several groups.
   */
  public List<CauseGroup> groups(EditionName name) {
    return groups(named.find(name));
  }

  List<CauseGroup> groups(EditionRow edition) {
    Map<Key, Counted> groups = new LinkedHashMap<>();
    for (Missing missing : ledger.missing(edition.id())) {
      Map<Key, List<Cause>> its = new LinkedHashMap<>();
      missing
          .causes()
          .forEach(
              cause ->
                  its.computeIfAbsent(
                          new Key(false, cause.code(), cause.engine()), key -> new ArrayList<>())
                      .add(cause));
      its.forEach(
          (key, causes) -> {
            Counted counted = groups.computeIfAbsent(key, k -> new Counted());
            counted.words.merge(
                CauseWords.english(causes.subList(0, 1)), missing.units(), Integer::sum);
            if (missing.state() == UnitState.GAP) {
              counted.gaps += missing.units();
            } else {
              counted.deferred += missing.units();
            }
          });
    }
    for (Instead instead : ledger.fallbacks(edition.id())) {
      Fallback fallback = instead.fallback();
      Counted counted =
          groups.computeIfAbsent(
              new Key(true, fallback.cause().code(), fallback.engine()), k -> new Counted());
      counted.words.merge(
          CauseWords.english(List.of(fallback.cause())), instead.units(), Integer::sum);
      counted.madeBy.addAll(List.of(instead.engines().split(",")));
      counted.fallbacks += instead.units();
    }
    List<CauseGroup> all = new ArrayList<>();
    groups.forEach((key, counted) -> all.add(group(edition, key, counted)));
    all.sort(Comparator.comparingInt(CauseGroup::units).reversed());
    return all;
  }

  private static CauseGroup group(EditionRow edition, Key key, Counted counted) {
    Map.Entry<String, Integer> most =
        counted.words.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    int units = counted.gaps + counted.deferred + counted.fallbacks;
    Next next =
        Next.of(When.TO_BRING_WHAT_IS_MISSING, "retry-gaps", edition.job(), edition.label())
            .with("cause", key.code().name());
    if (key.blamed() != null) {
      next = next.with("blamed", key.blamed());
    }
    if (key.fallback()) {
      next = next.with("fallback", "");
    }
    return new CauseGroup(
        key.code().name(),
        key.blamed(),
        most.getKey(),
        units - most.getValue(),
        counted.gaps,
        counted.deferred,
        counted.fallbacks,
        List.copyOf(counted.madeBy),
        UnitChoice.of(key.fallback(), key.code().name(), key.blamed()),
        next);
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new UsageException("A list has 1 to %d rows, not %d".formatted(MOST, limit));
    }
  }

  private static <E extends Enum<E>> E one(String what, String name, E[] all) {
    return Arrays.stream(all)
        .filter(each -> each.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no %s %s. There are: %s"
                        .formatted(what, name, Arrays.toString(all))));
  }

  private static int position(String after) {
    try {
      return Integer.parseInt(after);
    } catch (NumberFormatException e) {
      throw nowhere(after);
    }
  }

  private static Ledger.Place place(String after) {
    String[] parts = after.split(",", -1);
    if (parts.length != 3) {
      throw nowhere(after);
    }
    return new Ledger.Place(position(parts[0]), parts[1], parts[2]);
  }

  private static UsageException nowhere(String after) {
    return new UsageException(
        "\"%s\" is no place in this list. Begin it anew, without one".formatted(after));
  }
}
