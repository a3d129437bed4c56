package dev.diptych.run;

import dev.diptych.digest.Earlier;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.UnitResult;
import dev.diptych.store.Articles;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What earlier editions had under the paths and addresses of articles. Nothing of it is stored
 * anew: it is read when a digest is written, so that what was withdrawn or deleted since is not
 * shown again.
 */
@Component
final class FormerTexts {

  private final Articles articles;
  private final Units units;

  FormerTexts(Articles articles, Units units) {
    this.articles = articles;
    this.units = units;
  }

  /**
   * An article as an earlier edition had it, in all its target languages.
   *
   * @param edition that edition's label
   * @param article its text
   * @param shown the article that stood for it, itself unless it was a reprint
   * @param results of that article, by target
   */
  record Former(
      String edition,
      PreparedArticle article,
      PreparedArticle shown,
      Map<String, List<UnitResult>> results) {

    /** The same in one target language. */
    Earlier in(String target) {
      List<UnitResult> made = results.getOrDefault(target, List.of());
      return article.article().id().equals(shown.article().id())
          ? Earlier.of(edition, article, made)
          : Earlier.ofReprint(edition, article, shown, made);
    }
  }

  /**
   * What there was: one statement if nothing was, five more for each earlier edition that had any.
   *
   * @return by id of the article that has that place now
   */
  Map<String, Former> of(EditionRow edition, Collection<String> articleIds) {
    Map<Long, Map<String, Articles.Former>> byEdition = new TreeMap<>();
    articles
        .former(edition, articleIds)
        .forEach(
            (now, former) ->
                byEdition
                    .computeIfAbsent(former.editionId(), id -> new HashMap<>())
                    .put(now, former));
    Map<String, Former> found = new HashMap<>();
    byEdition.forEach((id, former) -> found.putAll(load(id, former)));
    return found;
  }

  private Map<String, Former> load(long editionId, Map<String, Articles.Former> former) {
    Set<String> texts = new HashSet<>();
    Set<String> shown = new HashSet<>();
    former.values().forEach(one -> shown.add(one.shown()));
    former.values().forEach(one -> texts.add(one.articleId()));
    texts.addAll(shown);
    Map<String, PreparedArticle> loaded = articles.load(editionId, texts);
    Map<String, Map<String, List<UnitResult>>> results = units.results(editionId, shown);
    Map<String, Former> found = new HashMap<>();
    former.forEach(
        (now, one) -> {
          PreparedArticle article = loaded.get(one.articleId());
          PreparedArticle stood = loaded.get(one.shown());
          if (article != null && stood != null) {
            found.put(
                now,
                new Former(
                    one.label(), article, stood, results.getOrDefault(one.shown(), Map.of())));
          }
        });
    return found;
  }
}
