package dev.diptych.digest;

import dev.diptych.article.Article;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.Engines;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.text.WordCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds to an article what follows from its text alone: the sentences that sum it up, and the most
 * telling one of each section. Safe for use by several lanes.
 */
public final class Preparation {

  /** A reader has five minutes for eighty articles (DIGEST.md). */
  static final int SUMMARY_SENTENCES = 3;

  /** No summary is longer than half of its article. */
  private static final double SUMMARY_SHARE = 0.5;

  private static final EngineCredit LEAD =
      new EngineCredit("lead", "first sentences", false, Reach.PROCESS);

  private final Engines engines;

  /** With the summary engines of this installation. */
  public Preparation(Engines engines) {
    this.engines = engines;
  }

  /** Prepares an article. Never fails: without a summary engine the first sentences stand. */
  public PreparedArticle prepare(Article article) {
    LanguagePair pair = new LanguagePair(article.language(), article.language());
    SummaryEngine engine = engines.extractive(pair).orElse(null);
    List<Segment> segments = article.segments();
    int words = segments.stream().mapToInt(s -> WordCount.of(s.text())).sum();
    List<String> summary =
        choose(engine, pair, article, segments, SUMMARY_SENTENCES, mostWords(words));
    Map<String, String> telling = new LinkedHashMap<>();
    for (Section section : article.sections()) {
      if (!section.segments().isEmpty()) {
        telling.put(
            section.id(),
            choose(engine, pair, article, section.segments(), 1, Integer.MAX_VALUE).get(0));
      }
    }
    return new PreparedArticle(
        article, summary, engine == null ? LEAD : EngineCredit.of(engine), telling);
  }

  /** How many words the summary of an article of so many may have. */
  static int mostWords(int words) {
    return Math.max(1, (int) Math.round(words * SUMMARY_SHARE));
  }

  private static List<String> choose(
      @Nullable SummaryEngine engine,
      LanguagePair pair,
      Article article,
      List<Segment> segments,
      int sentences,
      int words) {
    if (segments.isEmpty()) {
      return List.of();
    }
    if (engine != null && segments.size() > 1) {
      String title = article.facts().title() == null ? "" : article.facts().title();
      SummaryRequest request = new SummaryRequest(pair, title, segments, sentences, words);
      try {
        List<String> chosen =
            engine.read(request, engine.ask(request)).stream()
                .map(SummarySentence::evidence)
                .flatMap(List::stream)
                .toList();
        if (!chosen.isEmpty()) {
          return chosen;
        }
      } catch (EngineException e) {
        return lead(segments, sentences);
      }
    }
    return lead(segments, sentences);
  }

  private static List<String> lead(List<Segment> segments, int sentences) {
    return segments.stream().limit(sentences).map(Segment::id).toList();
  }
}
