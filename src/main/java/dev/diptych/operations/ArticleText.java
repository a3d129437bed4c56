package dev.diptych.operations;

import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.WorkUnit;
import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.EditionRow;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import dev.diptych.store.Units.Which;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * An article of an edition as it stands in the tables, section by section, for whoever wants to say
 * which of it is wrong. Changes nothing; safe for use by several threads.
 */
@Service
public class ArticleText {

  private final NamedEditions named;
  private final Mending mending;
  private final Articles articles;
  private final Units units;

  ArticleText(NamedEditions named, Mending mending, Articles articles, Units units) {
    this.named = named;
    this.mending = mending;
    this.articles = articles;
    this.units = units;
  }

  /**
   * A section.
   *
   * @param unit how it stands as a whole
   * @param sentences in reading order; of a summary that is written there may be none
   */
  public record Section(UnitView unit, List<Sentence> sentences) {

    /** Copies the list, so that the section cannot change. */
    public Section {
      sentences = List.copyOf(sentences);
    }

    /** Whether something of it is missing. */
    public boolean missing() {
      return unit.state().missing();
    }
  }

  /**
   * A sentence and what stands for it.
   *
   * @param segment its id, such as {@code s2.5}
   * @param source as the article has it
   * @param target {@code null} if it is missing
   */
  public record Sentence(String segment, String source, @Nullable String target) {}

  /**
   * The sections of an article for one target language; none if its texts are deleted.
   *
   * @param article slug, id, position or path
   * @throws UsageException if there is no such article
   */
  public List<Section> sections(EditionName name, String article, String target) {
    EditionRow edition = named.find(name);
    if (!mending.hasTexts(edition)) {
      return List.of();
    }
    Place place = mending.article(edition, article);
    PreparedArticle prepared = articles.load(edition.id(), place.articleId());
    Map<String, String> targets = new HashMap<>();
    for (UnitResult result : units.results(edition.id(), place.articleId(), target)) {
      for (LineResult line : result.lines()) {
        if (line.target() != null) {
          targets.put(line.segmentId(), line.target());
        }
      }
    }
    JobFile job = JobFile.thaw(edition.settings());
    List<Section> sections = new ArrayList<>();
    for (UnitRow row :
        units.list(edition.id(), new Choice(place.articleId(), null, target, Which.ALL))) {
      WorkUnit unit = prepared.unit(row.unit(), target, job.scope());
      sections.add(
          new Section(
              UnitView.of(row),
              unit.isSummary()
                  ? List.of()
                  : unit.lines().stream()
                      .map(
                          line ->
                              new Sentence(
                                  line.segmentId(), line.text(), targets.get(line.segmentId())))
                      .toList()));
    }
    return sections;
  }
}
