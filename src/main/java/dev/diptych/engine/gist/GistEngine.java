package dev.diptych.engine.gist;

import dev.diptych.engine.Alignments;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Explains;
import dev.diptych.engine.Explanation;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The embedded Arabic→English engine: a draft to triage by, made without network or download. The
 * lexicon is loaded when the first text is translated or the identity is asked for. Safe for use by
 * several threads.
 */
@Component
public final class GistEngine implements TranslationEngine, Explains {

  /** Changes with the rules; the data has its own checksum. */
  private static final String RULES = "6";

  private static final String NAME = "gist";
  private static final String MODEL = "gist-ar-en";
  private static final Pairs PAIRS = Pairs.of("ar", "en");
  private static final String RECORD = "\n";
  private static final String UNIT = "\t";

  private final Lazy<LexiconFiles> files = new Lazy<>(LexiconFiles::load);
  private final Lazy<Translator> translator =
      new Lazy<>(() -> new Translator(Lexicon.load(files.get())));
  private final Lazy<EngineIdentity> identity =
      new Lazy<>(() -> new EngineIdentity(NAME, MODEL, RULES + "-" + files.get().checksum()));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reach reach() {
    return Reach.PROCESS;
  }

  @Override
  public boolean draft() {
    return true;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public EngineIdentity identity() {
    return identity.get();
  }

  @Override
  public EngineLimits limits() {
    return EngineLimits.NONE;
  }

  @Override
  public Pairs pairs() {
    return PAIRS;
  }

  /** One line a segment: the target, its alignment, then its doubts, separated by tabs. */
  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    StringBuilder body = new StringBuilder();
    long characters = 0;
    Terms terms = new Terms(request.glossary());
    for (String segment : request.segments()) {
      SegmentTarget target = translator.get().translate(segment, terms);
      body.append(oneLine(target.text())).append(UNIT);
      body.append(Alignments.written(target.alignment()));
      target.doubts().forEach(doubt -> body.append(UNIT).append(oneLine(doubt)));
      body.append(RECORD);
      characters += segment.length();
    }
    return new Answer(body.toString(), Usage.free(characters));
  }

  private static String oneLine(String text) {
    return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    String[] lines = answer.body().split(RECORD, -1);
    int found = lines.length - 1;
    if (found != request.segments().size()) {
      throw new EngineException.Rejected(
          "The stored answer of gist holds %d targets for %d segments"
              .formatted(found, request.segments().size()),
          null);
    }
    return Arrays.stream(lines, 0, found).map(GistEngine::target).toList();
  }

  private static SegmentTarget target(String line) {
    String[] parts = line.split(UNIT, -1);
    return new SegmentTarget(
        parts[0],
        List.of(parts).subList(Math.min(2, parts.length), parts.length),
        parts.length < 2 ? List.of() : Alignments.read(parts[1]));
  }

  @Override
  public Explanation explanation(String text) {
    return translator.get().explanation(text);
  }

  @Override
  public String explain(String text) {
    return translator.get().explain(text);
  }
}
