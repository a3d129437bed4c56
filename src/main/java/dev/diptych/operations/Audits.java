package dev.diptych.operations;

import dev.diptych.job.UsageException;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Entry;
import dev.diptych.store.AuditLog.Wanted;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads the audit for people, newest first. That somebody reads is not written down: the audit says
 * who changed what. Safe for use by several threads.
 */
@Service
public class Audits {

  /** At most so many entries a page. */
  public static final int LONGEST_PAGE = 1000;

  /** Lines of RFC 4180 end so. */
  private static final String END = "\r\n";

  /** What makes a spreadsheet take a cell for a formula, or hides one from the eye before it. */
  private static final String BEFORE_FORMULAS = "=+-@\t\r\n＝＋－＠";

  private final AuditLog audit;
  private final Clock clock;

  Audits(AuditLog audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody asks for; a component that is {@code null} or blank restricts nothing.
   *
   * @param job name of a job: entries about it or its editions
   * @param edition label of an edition of that job
   * @param verb such as {@code redo}, with the ends of its runs
   * @param actor who, exactly
   * @param channel by which way
   * @param passId the pass that it became or was about
   * @param since as people type it: {@code 12h} ago, {@code 7d} ago, a date, a date with a time
   */
  public record Question(
      @Nullable String job,
      @Nullable String edition,
      @Nullable String verb,
      @Nullable String actor,
      @Nullable String channel,
      @Nullable Long passId,
      @Nullable String since) {

    /** All entries. */
    public static final Question ALL = new Question(null, null, null, null, null, null, null);
  }

  /**
   * A page of entries.
   *
   * @param entries newest first
   * @param next to be given as {@code below} for the page after; {@code null} if there is none
   */
  public record Page(List<Entry> entries, @Nullable Long next) {

    /** Copies the list, so that the page cannot change. */
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One page. Pages go by the entries' keys: what is added meanwhile shifts nothing.
   *
   * @param below {@link Page#next} of the page before, {@code null} for the first
   * @param limit entries a page, from 1 to {@link #LONGEST_PAGE}
   * @throws UsageException if the time or the limit is none
   */
  public Page page(Question question, @Nullable Long below, int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new UsageException(
          "--limit takes a whole number from 1 to %d, not %d".formatted(LONGEST_PAGE, limit));
    }
    Wanted wanted = wanted(question);
    List<Entry> entries = audit.newest(below == null ? wanted : wanted.below(below), limit + 1);
    return entries.size() > limit
        ? new Page(entries.subList(0, limit), entries.get(limit - 1).id())
        : new Page(entries, null);
  }

  private Wanted wanted(Question question) {
    String since = given(question.since());
    String job = given(question.job());
    String edition = given(question.edition());
    if (edition != null && job == null) {
      throw new UsageException("An edition %s of which job? Name it too".formatted(edition));
    }
    Instant from = since == null ? null : Moment.back(since, clock.instant(), "--since");
    return new Wanted(
        job,
        edition,
        given(question.verb()),
        given(question.actor()),
        given(question.channel()),
        question.passId(),
        from,
        null);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * Everything that is asked for as CSV (RFC 4180, UTF-8 without a byte order mark), with a line of
   * names; page by page, so that no number of entries needs much memory.
   *
   * <p>A cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or the end of a
   * line gets an apostrophe in front: a spreadsheet would take it for a formula, and what stands in
   * the audit was typed by whoever gave the reason. Who reads the file by a program takes that
   * apostrophe away, or asks for JSON.
   *
   * @param limit at most so many entries; {@link Integer#MAX_VALUE} for all
   * @throws IOException if it cannot be written
   */
  public void csv(Question question, int limit, Appendable out) throws IOException {
    line(
        out, "id", "at", "actor", "channel", "verb", "subject", "pass", "reason", "before", "after",
        "detail");
    Long below = null;
    int left = limit;
    do {
      Page page = page(question, below, Math.min(left, LONGEST_PAGE));
      for (Entry entry : page.entries()) {
        line(
            out,
            Long.toString(entry.id()),
            entry.at().toString(),
            entry.actor(),
            entry.channel(),
            entry.verb(),
            entry.subject(),
            entry.passId() == null ? null : Long.toString(entry.passId()),
            entry.reason(),
            entry.before(),
            entry.after(),
            entry.detail());
      }
      left -= page.entries().size();
      below = page.next();
    } while (below != null && left > 0);
  }

  private static void line(Appendable out, @Nullable String... cells) throws IOException {
    out.append(Arrays.stream(cells).map(Audits::cell).collect(Collectors.joining(","))).append(END);
  }

  static String cell(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String harmless = BEFORE_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    boolean plain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
