package dev.diptych.workbench;

import dev.diptych.article.Article;
import dev.diptych.article.Segment;
import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.Budget;
import dev.diptych.digest.EngineChain;
import dev.diptych.digest.Glossary;
import dev.diptych.digest.Memory;
import dev.diptych.digest.Pause;
import dev.diptych.digest.Reaction;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.UnitTranslator;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Explains;
import dev.diptych.engine.Explanation;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Placed;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.Contents;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.Segmenter;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.facts.Outlet;
import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.publish.CauseWords;
import dev.diptych.text.WordCount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Single pieces of the night's work for a person at a terminal, without a job, an edition or a
 * database. Safe for use by several threads.
 */
public final class Workbench {

  private static final String AUTO = "auto";
  private static final Pattern LINE_SEPARATORS =
      Pattern.compile("[\\n\\r\\u000b\\f\\u001c-\\u001e\\u0085\\u2028\\u2029]++");

  private final ArticleReader reader;
  private final Segmenter segmenter;
  private final Engines engines;
  private final Clock clock;
  private final DataSize maxFileSize;

  /** A workbench over the readers and engines of this installation. */
  Workbench(
      ArticleReader reader,
      Segmenter segmenter,
      Engines engines,
      ReaderSettings settings,
      Clock clock) {
    this.reader = reader;
    this.segmenter = segmenter;
    this.engines = engines;
    this.clock = clock;
    this.maxFileSize = settings.maxFileSize();
  }

  /**
   * What this file would become in an edition: one answer an article. Never throws for the file's
   * sake.
   */
  public List<Preview> preview(Path file) {
    return each(file, this::preview, Preview::withoutAnswer);
  }

  /** The same, and with the first article of the file what the file holds beside its articles. */
  public List<Preview> previewAll(Path file) {
    List<Preview> previews = new ArrayList<>(preview(file));
    List<String> kept = new ArrayList<>();
    for (Preview one : previews) {
      kept.add(String.valueOf(one.title()));
      one.sections().forEach(section -> kept.add(section.heading()));
      one.sections().forEach(section -> kept.addAll(section.segments()));
    }
    try {
      BoundedFile bytes = BoundedFile.read(file, name(file), maxFileSize);
      List<Preview.Left> left = new ArrayList<>();
      reader
          .leftOut(bytes.source(), bytes.content(), kept)
          .forEach(one -> left.add(new Preview.Left(one.where(), one.text())));
      previews.set(0, previews.get(0).withLeft(left));
    } catch (UnreadableException e) {
      previews.set(0, previews.get(0).withNote(reason(e)));
    }
    return previews;
  }

  private Preview preview(String path, Contents.Item item, List<String> fileNotes) {
    try {
      Article article = item.read(AUTO, JobFile.STANDARD_SECTION_SIZE_IN_CHARS);
      List<String> notes = new ArrayList<>(fileNotes);
      notes.addAll(article.notes());
      return new Preview(
          path,
          "ok",
          null,
          article.facts().title(),
          article.facts().published(),
          article.facts().site(),
          article.facts().author(),
          article.facts().canonicalUrl(),
          article.language(),
          article.sections().stream()
              .map(
                  s ->
                      new Preview.Part(
                          s.heading(), s.level(), s.language(), contents(s.segments())))
              .toList(),
          notes,
          Preview.Count.of(item.letters()),
          null);
    } catch (UnreadableException e) {
      return Preview.withoutAnswer(path, reason(e));
    }
  }

  /** What is answered of an article, with what is to be said of its file at the first. */
  @FunctionalInterface
  private interface Answer<T> {
    T of(String path, Contents.Item item, List<String> fileNotes);
  }

  private <T> List<T> each(Path file, Answer<T> answer, BiFunction<String, String, T> unreadable) {
    try {
      BoundedFile bytes = BoundedFile.read(file, name(file), maxFileSize);
      Contents contents = reader.open(bytes.source(), bytes.content());
      List<T> answers = new ArrayList<>();
      for (Contents.Item item : contents.items()) {
        String inside = item.source().path().substring(bytes.source().path().length());
        answers.add(
            answer.of(file + inside, item, answers.isEmpty() ? contents.notes() : List.of()));
      }
      return answers;
    } catch (UnreadableException e) {
      return List.of(unreadable.apply(file.toString(), reason(e)));
    }
  }

  /** The file's name, after that of an agency where it lies in the agency's folder. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    Path folder = file.toAbsolutePath().normalize().getParent();
    String parent = folder == null ? "" : String.valueOf(folder.getFileName());
    return Outlet.isAgency(parent) ? parent + "/" + name : name;
  }

  private static String reason(UnreadableException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.toString() : message;
  }

  private static List<String> contents(List<Segment> segments) {
    return segments.stream().map(Segment::content).toList();
  }

  /**
   * Splits text into sentences, without the white space around them.
   *
   * @param language BCP 47 tag
   */
  public List<String> segment(String text, String language) {
    return segmenter.segment(text, language).stream().map(String::strip).toList();
  }

  /**
   * A translator of single lines. The engine's answers pass the same gates as at night; nothing is
   * remembered from one call to the next.
   *
   * @throws UsageException if there is no such engine or it does not translate this pair
   */
  public LineTranslator translator(String source, String target, String engine) {
    TranslationEngine chosen = engine(engine);
    LanguagePair pair = new LanguagePair(source, target);
    if (!chosen.supports(pair)) {
      throw new UsageException(
          "Engine %s does not translate %s. It translates: %s"
              .formatted(engine, pair, String.join(", ", chosen.pairs().words())));
    }
    EngineChain chain = new EngineChain(List.of(chosen), Reaction.NEXT, clock);
    UnitTranslator translator =
        new UnitTranslator(
            chain,
            Memory.NOTHING,
            AnswerLog.NOTHING,
            Glossary.NONE,
            List.of(),
            Budget.unlimited(),
            Pause.SLEEP);
    return lines -> translate(translator, pair, lines);
  }

  private static List<TranslatedLine> translate(
      UnitTranslator translator, LanguagePair pair, List<String> lines)
      throws InterruptedException {
    List<WorkUnit.Line> work = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        work.add(new WorkUnit.Line(Integer.toString(i), lines.get(i).strip()));
      }
    }
    Map<String, LineResult> results = new HashMap<>();
    if (!work.isEmpty()) {
      translator
          .translate(new WorkUnit("lines", "lines", pair, work))
          .lines()
          .forEach(result -> results.put(result.segmentId(), result));
    }
    List<TranslatedLine> translated = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LineResult result = results.get(Integer.toString(i));
      String text = result == null ? null : result.target();
      translated.add(
          new TranslatedLine(
              text == null ? "" : LINE_SEPARATORS.matcher(text).replaceAll(" ").strip(),
              result == null ? "" : CauseWords.english(result.causes())));
    }
    return translated;
  }

  /**
   * The sentences that say most about each article of a file. At most one of them is an opening
   * that goes on in the file, so that a file of long sentences has a summary too. Never throws for
   * the file's sake.
   *
   * @param ratio share of the file's words that may remain, above 0 and at most 1
   */
  public List<Extract> summarise(Path file, double ratio) {
    return each(file, (path, item, notes) -> summarise(path, item, ratio), Extract::withoutAnswer);
  }

  private Extract summarise(String path, Contents.Item item, double ratio) {
    try {
      Article article = item.read(AUTO, JobFile.STANDARD_SECTION_SIZE_IN_CHARS);
      LanguagePair pair = new LanguagePair(article.language(), article.language());
      SummaryEngine engine =
          engines
              .extractive(pair)
              .orElseThrow(
                  () ->
                      new UnreadableException(
                          "no engine here summarises language " + article.language()));
      return new Extract(path, "ok", null, sentences(engine, request(article, pair, ratio)));
    } catch (UnreadableException | EngineException e) {
      return Extract.withoutAnswer(path, String.valueOf(e.getMessage()));
    }
  }

  private static SummaryRequest request(Article article, LanguagePair pair, double ratio) {
    String title = article.facts().title() == null ? "" : article.facts().title();
    int words = WordCount.of(title) + WordCount.of(article.text());
    int maxWords = (int) Math.max(1, Math.floor(ratio * words));
    return new SummaryRequest(pair, title, article.segments(), Integer.MAX_VALUE, maxWords, true);
  }

  private static List<String> sentences(SummaryEngine engine, SummaryRequest request)
      throws EngineException {
    Map<String, SummarySentence> chosen = new HashMap<>();
    for (SummarySentence sentence : engine.read(request, engine.ask(request))) {
      sentence.evidence().forEach(id -> chosen.put(id, sentence));
    }
    List<String> sentences = new ArrayList<>();
    for (Segment segment : request.segments()) {
      SummarySentence sentence = chosen.get(segment.id());
      if (sentence != null) {
        String opening = sentence.text();
        sentences.add(opening == null ? segment.content() : opening);
      }
    }
    return sentences;
  }

  /**
   * The translation engines of this installation, by name. Those that answer on other machines are
   * called, a few seconds each.
   */
  public List<EngineFacts> engines() {
    return engines.translations().stream().map(Workbench::facts).toList();
  }

  private static EngineFacts facts(TranslationEngine engine) {
    List<EngineFacts.Worker> workers = null;
    String problem = null;
    if (engine instanceof Placed placed) {
      try {
        placed.learn();
        workers = placed.workers().stream().map(Workbench::worker).toList();
      } catch (EngineException.Unavailable e) {
        problem = e.getMessage();
      }
    }
    return new EngineFacts(
        engine.name(),
        engine.identity().model(),
        engine.identity().version(),
        engine.draft(),
        engine.reach().word(),
        engine.pairs().words(),
        workers,
        problem);
  }

  private static EngineFacts.Worker worker(Placed.Worker worker) {
    return new EngineFacts.Worker(
        worker.id(),
        worker.lanes(),
        worker.inHand(),
        worker.answered(),
        worker.failed(),
        worker.perMinute(),
        worker.lastSign().toSeconds(),
        worker.refused());
  }

  /**
   * Asks an engine for one sentence, outside any job: who charges for it charges for this too.
   *
   * @param pair written {@code ar>en}, {@code null} for the first that the engine translates
   * @param text of one line, {@code null} for a sentence in the pair's source language
   * @throws UsageException if there is no such engine or it does not translate this pair
   */
  public EngineCheck check(String engine, @Nullable String pair, @Nullable String text) {
    TranslationEngine chosen = engine(engine);
    LanguagePair asked = null;
    if (pair != null) {
      try {
        asked = Pairs.ofWords(List.of(pair)).listed().stream().findFirst().orElse(null);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--pair " + e.getMessage());
      }
      if (asked == null || !chosen.supports(asked)) {
        throw new UsageException(
            "Engine %s does not translate %s. It translates: %s"
                .formatted(engine, pair, String.join(", ", chosen.pairs().words())));
      }
    }
    return EngineTrial.of(chosen, asked, text == null || text.isBlank() ? null : text.strip());
  }

  /**
   * How an engine comes to its translation, as lines for a terminal.
   *
   * @throws UsageException if there is no such engine or it does not explain itself
   */
  public String explain(String engine, String text) {
    return explaining(engine).explain(text);
  }

  /**
   * Where each word of an engine's translation came from.
   *
   * @throws UsageException if there is no such engine or it does not explain itself
   */
  public Explanation explanation(String engine, String text) {
    return explaining(engine).explanation(text);
  }

  private Explains explaining(String engine) {
    if (engine(engine) instanceof Explains explains) {
      return explains;
    }
    String able =
        engines.translations().stream()
            .filter(Explains.class::isInstance)
            .map(TranslationEngine::name)
            .collect(Collectors.joining(", "));
    throw new UsageException(
        "Engine %s does not explain itself. Engines that do: %s"
            .formatted(engine, able.isEmpty() ? "none" : able));
  }

  private TranslationEngine engine(String name) {
    return engines.translation(name).orElseThrow(() -> new UsageException(engines.whyNot(name)));
  }

  /** Translates lines that belong together or not; one result a line, in order. */
  @FunctionalInterface
  public interface LineTranslator {

    /**
     * Translates.
     *
     * @param lines any text without line ends; a blank one gives an empty target
     */
    List<TranslatedLine> translate(List<String> lines) throws InterruptedException;
  }
}
