package dev.diptych.digest;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article with everything that follows from its text alone, and the work it means.
 *
 * @param article as it was read
 * @param summary ids of the segments chosen as its summary, in reading order
 * @param summaryEngine who chose them
 * @param telling by section id: the segment that says most about the section
 */
public record PreparedArticle(
    Article article,
    List<String> summary,
    Digest.EngineCredit summaryEngine,
    Map<String, String> telling) {

  /** Copies the collections, so that the article cannot change. */
  public PreparedArticle {
    summary = List.copyOf(summary);
    telling = Map.copyOf(telling);
  }

  /**
   * The work units of this article for one target: its head, its summary if an engine writes that,
   * then its sections. Text that is already in the target language makes no work.
   */
  public List<WorkUnit> units(String target, Scope scope) {
    List<WorkUnit> units = new ArrayList<>();
    String title = article.facts().title();
    if (title != null && !title.isBlank() && needsTranslation(article.language(), target)) {
      add(
          units,
          WorkUnit.HEAD,
          article.language(),
          target,
          List.of(new Line(WorkUnit.TITLE, title.strip())),
          RequestContext.NONE);
    }
    if (scope.summary() && needsTranslation(article.language(), target)) {
      add(
          units,
          WorkUnit.SUMMARY,
          article.language(),
          target,
          article.segments().stream().map(s -> new Line(s.id(), s.content())).toList(),
          new RequestContext(title == null ? "" : title.strip(), "", List.of()));
    }
    Set<String> chosen = new HashSet<>(summary);
    chosen.addAll(telling.values());
    List<String> before = List.of();
    for (Section section : article.sections()) {
      if (needsTranslation(section.language(), target)) {
        add(
            units,
            section.id(),
            section.language(),
            target,
            lines(section, scope.detail() == Detail.FULL ? null : chosen),
            new RequestContext(title == null ? "" : title.strip(), section.heading(), before));
      }
      before = section.segments().stream().map(Segment::content).toList();
    }
    return units;
  }

  /**
   * One of the {@link #units}.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  public WorkUnit unit(String unit, String target, Scope scope) {
    return units(target, scope).stream()
        .filter(candidate -> candidate.unit().equals(unit))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Article %s has no unit %s into %s".formatted(article.id(), unit, target)));
  }

  private void add(
      List<WorkUnit> units,
      String unit,
      String source,
      String target,
      List<Line> lines,
      RequestContext context) {
    if (!lines.isEmpty()) {
      units.add(new WorkUnit(article.id(), unit, new LanguagePair(source, target), lines, context));
    }
  }

  private static List<Line> lines(Section section, @Nullable Set<String> chosen) {
    List<Line> lines = new ArrayList<>();
    if (section.hasHeading()) {
      lines.add(new Line(WorkUnit.headingOf(section.id()), section.heading()));
    }
    for (Segment segment : section.segments()) {
      if (chosen == null || chosen.contains(segment.id())) {
        lines.add(new Line(segment.id(), segment.content()));
      }
    }
    return lines;
  }

  /** Whether the primary languages differ: American English is not translated into British. */
  public static boolean needsTranslation(String language, String target) {
    return !primary(language).equals(primary(target));
  }

  private static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }
}
