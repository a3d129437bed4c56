package dev.diptych.run;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.CopyDifferences;
import dev.diptych.digest.Digest.Copy;
import dev.diptych.digest.Digest.Story;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.store.Articles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The other copies of each story of an edition, and what they say otherwise. Follows from the texts
 * that intake stored, so that it is the same whenever it is asked for.
 */
@Component
final class StoryCopies {

  /** What a page shows of one copy's text, in characters. */
  private static final int LONGEST_TEXT = 20_000;

  private final Articles articles;

  StoryCopies(Articles articles) {
    this.articles = articles;
  }

  /**
   * The stories that some articles stand for, by article; those that stand for themselves alone are
   * missing. Texts are loaded by story.
   */
  Map<String, Story> of(long editionId, Collection<String> standing) {
    Map<String, Story> stories = new HashMap<>();
    articles
        .copies(editionId, standing)
        .forEach((id, copies) -> stories.put(id, story(editionId, id, copies)));
    return stories;
  }

  private Story story(long editionId, String id, List<String> members) {
    List<String> all = new ArrayList<>(members);
    all.add(id);
    Map<String, PreparedArticle> loaded = articles.load(editionId, all);
    PreparedArticle standing = loaded.get(id);
    List<Copy> copies = new ArrayList<>();
    for (String member : members) {
      PreparedArticle copy = loaded.get(member);
      if (copy != null) {
        copies.add(copy(standing, copy.article()));
      }
    }
    return new Story(id, copies.stream().map(Copy::path).toList(), copies);
  }

  private static Copy copy(@Nullable PreparedArticle standing, Article copy) {
    ArticleFacts facts = copy.facts();
    return new Copy(
        copy.source().path(),
        facts.site(),
        facts.published(),
        facts.canonicalUrl(),
        standing == null ? List.of() : CopyDifferences.of(standing.article(), copy),
        copy.language(),
        paragraphs(copy));
  }

  private static List<String> paragraphs(Article copy) {
    List<String> paragraphs = new ArrayList<>();
    String title = copy.facts().title();
    if (title != null && !title.isBlank()) {
      paragraphs.add(title.strip());
    }
    int left = LONGEST_TEXT;
    for (String paragraph : copy.text().split("\n\n")) {
      if (paragraph.isBlank()) {
        continue;
      }
      if (paragraph.length() > left) {
        paragraphs.add("…");
        break;
      }
      paragraphs.add(paragraph.strip());
      left -= paragraph.length();
    }
    return paragraphs;
  }
}
