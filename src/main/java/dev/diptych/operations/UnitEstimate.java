package dev.diptych.operations;

import dev.diptych.digest.Estimator;
import dev.diptych.digest.Glossary;
import dev.diptych.digest.Memory;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.Engines;
import dev.diptych.job.JobFile;
import dev.diptych.operations.NightEstimate.Estimated;
import dev.diptych.store.Articles;
import dev.diptych.store.EditionRow;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.UnitKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it would ask of engines to translate units of an edition again; asks none. */
@Component
class UnitEstimate {

  /** Articles are loaded so many at once. */
  private static final int BUNDLE = 64;

  /** Of more units nobody waits until the memory was asked for each: then nothing is remembered. */
  static final int MOST_RECALLED = 500;

  private final Articles articles;
  private final Engines engines;
  private final JdbcMemory memory;

  UnitEstimate(Articles articles, Engines engines, JdbcMemory memory) {
    this.articles = articles;
    this.engines = engines;
    this.memory = memory;
  }

  /**
   * What units would cost.
   *
   * @param engine that is asked instead of the job's, {@code null} for the job's
   * @param rejected whether what is remembered of them is rejected first
   */
  Estimated of(
      EditionRow edition, @Nullable String engine, Collection<UnitKey> units, boolean rejected) {
    JobFile job = JobFile.thaw(edition.settings());
    Glossary glossary = job.glossary() == null ? Glossary.NONE : job.glossary().glossary();
    List<String> names = engine == null ? job.engines() : List.of(engine);
    Estimator estimator =
        new Estimator(
            names.stream().flatMap(name -> engines.translation(name).stream()).toList(),
            rejected || units.size() > MOST_RECALLED ? Memory.NOTHING : memory,
            glossary);
    Map<String, List<UnitKey>> byArticle = new LinkedHashMap<>();
    units.forEach(
        unit -> byArticle.computeIfAbsent(unit.articleId(), id -> new ArrayList<>()).add(unit));
    List<String> ids = List.copyOf(byArticle.keySet());
    for (int from = 0; from < ids.size(); from += BUNDLE) {
      List<String> bundle = ids.subList(from, Math.min(ids.size(), from + BUNDLE));
      articles
          .load(edition.id(), bundle)
          .forEach(
              (id, article) -> add(estimator, job, article, byArticle.getOrDefault(id, List.of())));
    }
    return new Estimated(estimator.estimates(), estimator.summaries(), 0);
  }

  private static void add(
      Estimator estimator, JobFile job, PreparedArticle article, List<UnitKey> wanted) {
    Set<UnitKey> keys = Set.copyOf(wanted);
    job.targets()
        .forEach(
            target -> {
              for (WorkUnit unit : article.units(target, job.scope())) {
                if (keys.contains(new UnitKey(unit.articleId(), unit.unit(), target))) {
                  estimator.add(unit);
                }
              }
            });
  }
}
