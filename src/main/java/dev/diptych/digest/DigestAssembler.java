package dev.diptych.digest;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.SummarySentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a digest together from the article and the results of its units. A pure function. */
public final class DigestAssembler {

  private final Setting setting;
  private final Credits credits;

  /**
   * An assembler for one edition.
   *
   * @param credits of the same edition
   */
  public DigestAssembler(Setting setting, Credits credits) {
    this.setting = setting;
    this.credits = credits;
  }

  /**
   * Assembles.
   *
   * @param results of the article's units for this target; a segment without a result was not asked
   *     for
   */
  public Digest assemble(
      PreparedArticle prepared, String target, Collection<UnitResult> results, Standing standing) {
    Article article = prepared.article();
    Map<String, LineResult> lines = Earlier.bySegment(results);
    List<SummarySentence> summary = written(lines.values());
    Row titleRow = title(article, lines);
    List<DigestSection> sections = sections(prepared, lines);
    return new Digest(
        setting.job(),
        setting.edition(),
        standing.slug(),
        standing.revision(),
        article.source(),
        article.facts(),
        article.notes(),
        article.language(),
        target,
        titleRow,
        summary.isEmpty() ? chosen(prepared) : summary,
        summary.isEmpty() ? prepared.summaryEngine() : writer(lines.values()),
        sections,
        credits(lines.values()),
        setting.glossary(),
        setting.asOf(),
        setting.zone(),
        standing.corrections(),
        standing.story(),
        changes(standing.earlier(), target, titleRow, sections));
  }

  private static @Nullable Row title(Article article, Map<String, LineResult> lines) {
    String title = article.facts().title();
    return title == null || title.isBlank()
        ? null
        : row(WorkUnit.TITLE, title.strip(), true, lines.get(WorkUnit.TITLE));
  }

  private static List<DigestSection> sections(
      PreparedArticle prepared, Map<String, LineResult> lines) {
    return prepared.article().sections().stream()
        .map(section -> section(section, prepared.telling().get(section.id()), lines))
        .toList();
  }

  private static Digest.@Nullable Changes changes(
      @Nullable Earlier earlier, String target, @Nullable Row title, List<DigestSection> sections) {
    if (earlier == null || !earlier.canBeShown(target)) {
      return null;
    }
    return Comparison.of(
        earlier.edition(),
        new Comparison.Text(
            title(earlier.article().article(), earlier.lines()),
            Comparison.rows(sections(earlier.article(), earlier.lines()))),
        new Comparison.Text(title, Comparison.rows(sections)));
  }

  private static List<SummarySentence> chosen(PreparedArticle prepared) {
    return prepared.summary().stream().map(id -> new SummarySentence(null, List.of(id))).toList();
  }

  private static List<SummarySentence> written(Collection<LineResult> lines) {
    return lines.stream()
        .filter(line -> !line.evidence().isEmpty())
        .map(line -> new SummarySentence(line.target(), line.evidence()))
        .toList();
  }

  private Digest.EngineCredit writer(Collection<LineResult> lines) {
    return lines.stream()
        .filter(line -> !line.evidence().isEmpty())
        .map(LineResult::engine)
        .filter(Objects::nonNull)
        .map(credits::complete)
        .findFirst()
        .orElseThrow();
  }

  private static DigestSection section(
      Section section, @Nullable String telling, Map<String, LineResult> lines) {
    String headingId = WorkUnit.headingOf(section.id());
    Row heading =
        section.hasHeading() ? row(headingId, section.heading(), true, lines.get(headingId)) : null;
    List<Row> rows =
        section.segments().stream().map(segment -> row(segment, lines.get(segment.id()))).toList();
    return new DigestSection(section.id(), section.level(), heading, rows, telling);
  }

  private static Row row(Segment segment, @Nullable LineResult line) {
    return row(segment.id(), segment.content(), segment.endsParagraph(), line);
  }

  private static Row row(
      String id, String source, boolean endsParagraph, @Nullable LineResult line) {
    if (line == null) {
      return new Row(
          id, source, null, Row.State.SOURCE_ONLY, List.of(), List.of(), null, endsParagraph);
    }
    Row.State state =
        switch (line.state()) {
          case TRANSLATED -> Row.State.TRANSLATED;
          case WARNED -> Row.State.WARNED;
          case GAP -> Row.State.GAP;
          case DEFERRED, PENDING -> Row.State.DEFERRED;
        };
    return new Row(
        id,
        source,
        line.target(),
        state,
        line.causes(),
        line.findings(),
        line.engine() == null ? null : line.engine().name(),
        endsParagraph,
        line.alignment());
  }

  /** Two models of one engine are two credits: a line may be older than the engine is today. */
  private List<Digest.EngineCredit> credits(Collection<LineResult> lines) {
    return lines.stream()
        .map(LineResult::engine)
        .filter(Objects::nonNull)
        .distinct()
        .map(credits::complete)
        .distinct()
        .sorted(
            Comparator.comparing(Digest.EngineCredit::name)
                .thenComparing(Digest.EngineCredit::model)
                .thenComparing(Digest.EngineCredit::reach))
        .toList();
  }

  /**
   * What is the same for all digests of an edition.
   *
   * @param glossary checksum, {@code null} without a glossary
   * @param zone the job's time zone, for the times shown
   */
  public record Setting(
      String job, String edition, @Nullable String glossary, Instant asOf, ZoneId zone) {}

  /**
   * What a digest has from its edition and those before rather than from its article.
   *
   * @param earlier the same article as an earlier edition had it, {@code null} if none did
   */
  public record Standing(
      String slug,
      int revision,
      List<Digest.Correction> corrections,
      Digest.@Nullable Story story,
      @Nullable Earlier earlier) {}
}
