package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.Usage;
import dev.diptych.engine.extractive.Choice.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses segments. The answer names them, one a line; one that is shortened is followed by a tab
 * and the length of its opening in characters. Stateless, safe for several threads.
 */
@Component
public final class ExtractiveSummary implements SummaryEngine {

  private static final EngineIdentity IDENTITY =
      new EngineIdentity("extractive", "position-centrality", "4");

  private static final Pattern LINE = Pattern.compile("([^\\t]++)(?:\\t([1-9][0-9]{0,6}))?");
  private static final String GOES_ON = " […]";

  @Override
  public String name() {
    return IDENTITY.name();
  }

  @Override
  public Reach reach() {
    return Reach.PROCESS;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

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
    String body =
        new Choice(request)
            .picks().stream().map(ExtractiveSummary::line).collect(Collectors.joining("\n"));
    return new Answer(body, Usage.free(characters));
  }

  private static String line(Pick pick) {
    String id = pick.candidate().segment().id();
    return pick.end() == Pick.WHOLE ? id : id + "\t" + pick.end();
  }

  @Override
  public List<SummarySentence> read(SummaryRequest request, Answer answer)
      throws EngineException.Rejected {
    Map<String, Segment> known =
        request.segments().stream().collect(Collectors.toMap(Segment::id, Function.identity()));
    List<SummarySentence> sentences = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      Matcher parts = LINE.matcher(line);
      Segment segment = parts.matches() ? known.get(parts.group(1)) : null;
      if (segment == null) {
        throw new EngineException.Rejected(
            "The stored summary names segment " + line + ", which the article does not have", null);
      }
      sentences.add(sentence(request, segment, parts.group(2)));
    }
    return List.copyOf(sentences);
  }

  private static SummarySentence sentence(
      SummaryRequest request, Segment segment, @Nullable String end)
      throws EngineException.Rejected {
    List<String> evidence = List.of(segment.id());
    if (end == null) {
      return new SummarySentence(null, evidence);
    }
    int length = Integer.parseInt(end);
    if (!request.mayShorten() || length >= segment.text().length()) {
      throw new EngineException.Rejected(
          "The stored summary cuts segment %s after %d characters, which cannot be"
              .formatted(segment.id(), length),
          null);
    }
    return new SummarySentence(segment.text().substring(0, length).strip() + GOES_ON, evidence);
  }
}
