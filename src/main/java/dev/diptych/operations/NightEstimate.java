package dev.diptych.operations;

import dev.diptych.article.SourceFile;
import dev.diptych.digest.Estimate;
import dev.diptych.digest.Estimator;
import dev.diptych.digest.Glossary;
import dev.diptych.digest.Preparation;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.engine.Engines;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.Contents;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.listing.FileNames;
import dev.diptych.job.JobFile;
import dev.diptych.store.JdbcMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a night would ask of its engines: its files are read as the night would read them, nothing
 * is written and no engine is asked.
 */
@Component
class NightEstimate {

  private final ArticleReader reader;
  private final Preparation preparation;
  private final Engines engines;
  private final JdbcMemory memory;
  private final FeedNews feedNews;
  private final ReaderSettings limits;

  NightEstimate(
      ArticleReader reader,
      Preparation preparation,
      Engines engines,
      JdbcMemory memory,
      FeedNews feedNews,
      ReaderSettings limits) {
    this.reader = reader;
    this.preparation = preparation;
    this.engines = engines;
    this.memory = memory;
    this.feedNews = feedNews;
    this.limits = limits;
  }

  /**
   * What would be asked.
   *
   * @param engines by engine
   * @param summaries that an engine would write
   * @param unreadable files that cannot be read now and are in no figure
   */
  record Estimated(List<Estimate> engines, int summaries, int unreadable) {

    /** Nothing. */
    static final Estimated NOTHING = new Estimated(List.of(), 0, 0);

    /** Both together; what both have is counted twice, which is no less than what is asked. */
    Estimated plus(Estimated more) {
      Map<String, Estimate> byEngine = new LinkedHashMap<>();
      engines.forEach(each -> byEngine.merge(each.engine(), each, Estimate::plus));
      more.engines.forEach(each -> byEngine.merge(each.engine(), each, Estimate::plus));
      return new Estimated(
          List.copyOf(byEngine.values()), summaries + more.summaries, unreadable + more.unreadable);
    }
  }

  /** An estimate in sentences. */
  static List<String> words(JobFile job, Estimated estimated) {
    List<String> lines = new ArrayList<>();
    if (estimated.unreadable() > 0) {
      lines.add(
          "%d files cannot be read and are not in the estimate; why: diptych preview FILE"
              .formatted(estimated.unreadable()));
    }
    estimated.engines().forEach(estimate -> lines.add(line(estimate)));
    if (estimated.summaries() > 0) {
      lines.add(
          "%s would write %d summaries, each in a call or two"
              .formatted(job.summary(), estimated.summaries()));
    }
    return lines;
  }

  /**
   * Reads files and says what they would cost.
   *
   * @param files those that are to be read; what cannot be read now is counted and left out
   */
  Estimated estimate(JobFile job, Collection<SourceFile> files) {
    Glossary glossary = job.glossary() == null ? Glossary.NONE : job.glossary().glossary();
    Estimator estimator =
        new Estimator(
            job.engines().stream().flatMap(name -> engines.translation(name).stream()).toList(),
            memory,
            glossary);
    int unreadable = 0;
    for (SourceFile file : files) {
      try {
        Contents contents = open(job, file);
        List<Contents.Item> known = contents.several() ? feedNews.known(job, contents) : List.of();
        for (Contents.Item item : contents.items()) {
          if (known.contains(item)) {
            continue;
          }
          PreparedArticle article =
              preparation.prepare(item.read(job.source(), job.sectionSizeInChars()));
          job.targets()
              .forEach(target -> article.units(target, job.scope()).forEach(estimator::add));
        }
      } catch (IOException | UnreadableException | RuntimeException e) {
        unreadable++;
      }
    }
    return new Estimated(estimator.estimates(), estimator.summaries(), unreadable);
  }

  private Contents open(JobFile job, SourceFile file) throws IOException, UnreadableException {
    Path path = FileNames.resolve(job.input(), file.path());
    if (!Files.exists(path)) {
      throw new UnreadableException("it is not in the input folder any more");
    }
    byte[] content = BoundedFile.read(path, file.path(), limits.maxFileSize()).content();
    return reader.open(file, content);
  }

  static String line(Estimate estimate) {
    if (estimate.repeatable()) {
      return "%s would translate %d texts, at no cost"
          .formatted(estimate.engine(), estimate.texts());
    }
    String memory =
        "%d of %d texts are remembered".formatted(estimate.remembered(), estimate.texts());
    if (estimate.outdated() > 0) {
      memory +=
          ", %d only of another engine, model or glossary: they are asked anew"
              .formatted(estimate.outdated());
    }
    String cost = estimate.costInMicros() == 0 ? "" : ", at most %s".formatted(estimate.cost());
    return "%s would be asked %d times with %d characters%s; %s"
        .formatted(estimate.engine(), estimate.calls(), estimate.characters(), cost, memory);
  }
}
