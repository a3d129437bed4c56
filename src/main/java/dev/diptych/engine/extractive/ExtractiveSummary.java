package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chooses segments; the answer is their ids, one a line. Stateless, safe for several threads. */
@Component
public final class ExtractiveSummary implements SummaryEngine {

  private static final EngineIdentity IDENTITY =
      new EngineIdentity("extractive", "position-centrality", "1", false, false);

  @Override
  public EngineIdentity identity() {
    return IDENTITY;
  }

  @Override
  public boolean extractive() {
    return true;
  }

  @Override
  public boolean supports(LanguagePair pair) {
    return true;
  }

  @Override
  public Answer ask(SummaryRequest request) {
    long characters = request.segments().stream().mapToLong(s -> s.text().length()).sum();
    return new Answer(String.join("\n", new Choice(request).ids()), Usage.free(characters));
  }

  @Override
  public List<SummarySentence> read(SummaryRequest request, Answer answer)
      throws EngineException.Rejected {
    Set<String> known =
        request.segments().stream().map(Segment::id).collect(Collectors.toUnmodifiableSet());
    List<String> ids =
        Arrays.stream(answer.body().split("\n")).filter(id -> !id.isEmpty()).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new EngineException.Rejected(
            "The stored summary names segment " + id + ", which the article does not have", null);
      }
    }
    return ids.stream().map(id -> new SummarySentence(null, List.of(id))).toList();
  }
}
