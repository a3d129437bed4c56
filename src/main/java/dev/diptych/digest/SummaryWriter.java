package dev.diptych.digest;

import dev.diptych.article.Segment;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.text.WordCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has an engine write the summary of an article, through the answer log and the budget like any
 * request. What is not grounded in the article is asked for once more; after that the chosen
 * sentences stand, which every article has. Only what time, budget or an engine that is out kept
 * away is missing, for a later pass may bring it. Safe for use by several lanes; one object a run.
 */
public final class SummaryWriter {

  private static final int ATTEMPTS = 2;

  private final SummaryEngine engine;
  private final Asker asker;

  /**
   * A writer for one run.
   *
   * @param translator whose log, budget and patience it shares
   */
  public SummaryWriter(SummaryEngine engine, UnitTranslator translator) {
    this.engine = engine;
    this.asker = translator.asker();
  }

  /**
   * Writes the summary of a unit of all segments.
   *
   * @return a line a sentence; none if the chosen sentences stand
   * @throws InterruptedException if the run ends while the lane waits for the engine
   */
  public UnitResult write(WorkUnit unit) throws InterruptedException {
    SummaryRequest request = request(unit);
    if (!engine.supports(unit.pair())
        || request.characters() > engine.summaryLimits().maxCharsPerRequest()) {
      return UnitResult.of(List.of());
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Draft draft = new Draft(request, attempt);
      Cause out = asker.ask(draft);
      if (out != null) {
        return UnitResult.missing(UnitState.DEFERRED, out);
      }
      if (draft.failure != null) {
        return UnitResult.missing(UnitState.GAP, draft.failure);
      }
      if (!draft.sentences.isEmpty()) {
        return UnitResult.of(draft.lines());
      }
    }
    return UnitResult.of(List.of());
  }

  private static SummaryRequest request(WorkUnit unit) {
    List<Segment> segments =
        unit.lines().stream().map(line -> new Segment(line.segmentId(), line.text())).toList();
    int words = unit.lines().stream().mapToInt(line -> WordCount.of(line.text())).sum();
    return new SummaryRequest(
        unit.pair(),
        unit.context().title(),
        segments,
        Preparation.SUMMARY_SENTENCES,
        Preparation.mostWords(words));
  }

  /** What becomes of one request. Used by one lane. */
  private final class Draft implements Asker.Attempt {

    private final Exchange.Summary exchange;
    private List<SummarySentence> sentences = List.of();
    private @Nullable Cause failure;

    Draft(SummaryRequest request, int attempt) {
      this.exchange = new Exchange.Summary(engine, request, attempt);
    }

    @Override
    public Exchange exchange() {
      return exchange;
    }

    @Override
    public void answered(Answer answer)
        throws EngineException.Rejected, FaultException, InterruptedException {
      SummaryRequest request = exchange.request();
      List<SummarySentence> read =
          GuardedEngine.guarded(engine, () -> engine.read(request, answer));
      Optional<String> fault = new Grounding(request).fault(read);
      if (fault.isEmpty()) {
        sentences = read;
      }
    }

    @Override
    public void rejected(EngineException.Rejected rejection) {
      // It wrote none.
    }

    @Override
    public void failed(Cause cause, boolean passing) {
      if (passing) {
        failure = cause;
      }
    }

    List<LineResult> lines() {
      EngineCredit credit = EngineCredit.of(engine);
      List<LineResult> lines = new ArrayList<>();
      for (SummarySentence sentence : sentences) {
        lines.add(
            LineResult.written(
                WorkUnit.SUMMARY + "." + (lines.size() + 1),
                String.valueOf(sentence.text()).strip(),
                credit,
                sentence.evidence()));
      }
      return lines;
    }
  }
}
