package dev.diptych.engine.apertium;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Call;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.HttpEngine;
import dev.diptych.engine.http.Reply;
import dev.diptych.engine.http.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An APy server. It is sent one segment at a time, and none longer than it surely translates whole:
 * of a long text it drops what is past its tenth part and says nothing (tried).
 */
final class ApertiumEngine extends HttpEngine {

  /** Of one segment, in UTF-16 units. */
  static final int MAX_CHARACTERS = 1_000;

  /** Of what is sent and how it is read. */
  private static final String VERSION = "1";

  private static final int DONE = 200;

  ApertiumEngine(String name, ApertiumSettings settings, Endpoint endpoint) {
    super(
        new EngineIdentity(name, settings.model(), VERSION),
        endpoint,
        limits(
            settings.segmentsPerRequest(),
            settings.segmentsPerRequest() * MAX_CHARACTERS,
            settings.requestsAtOnce(),
            settings.requestsPerMinute()),
        Pairs.ofWords(settings.pairs()));
  }

  /** The bodies of all exchanges, in order. */
  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    for (String segment : request.segments()) {
      if (segment.length() > MAX_CHARACTERS) {
        throw new EngineException.Rejected(
            "a segment has more than the %d characters it translates whole"
                .formatted(MAX_CHARACTERS),
            null);
      }
    }
    requireNotLacking(request.pair());
    List<String> bodies = new ArrayList<>();
    for (String segment : request.segments()) {
      bodies.add(exchange(request.pair(), segment));
    }
    return new Answer(
        "{\"answers\":[" + String.join(",", bodies) + "]}", Usage.free(request.characters()));
  }

  private String exchange(LanguagePair pair, String segment) throws EngineException {
    Reply reply = post(call(pair, segment));
    Optional<JsonNode> answered = StrictJson.object(reply.body());
    String explanation = answered.map(json -> json.path("explanation").asString("")).orElse("");
    if (!reply.ok()) {
      throw refusal(reply, explanation, pair);
    }
    if (answered.isEmpty()) {
      throw EngineException.Transient.afterSending(
          "its answer breaks off or is no JSON: the connection may have been cut", null);
    }
    int inside =
        answered.get().path("responseStatus").asInt(answered.get().path("code").asInt(DONE));
    if (inside != DONE) {
      throw refusal(reply.under(inside / 100 == 2 ? 500 : inside), explanation, pair);
    }
    return reply.body();
  }

  private Call call(LanguagePair pair, String segment) throws EngineException.Rejected {
    return Call.form(
        "/translate",
        List.of(
            Map.entry("langpair", code(pair, pair.source()) + "|" + code(pair, pair.target())),
            // A line end begins another paragraph there.
            Map.entry(
                "q",
                Asterisks.of(segment).hide(segment.replaceAll("[\\p{Cc}\\u2028\\u2029]", " "))),
            Map.entry("markUnknown", "no"),
            Map.entry("format", "txt")),
        Map.of());
  }

  /** The server's codes have three letters (ISO 639-3). */
  private String code(LanguagePair pair, String tag) throws EngineException.Rejected {
    try {
      String code = Locale.forLanguageTag(tag).getISO3Language();
      if (!code.isEmpty()) {
        return code;
      }
    } catch (MissingResourceException e) {
      throw lacks(pair);
    }
    throw lacks(pair);
  }

  private EngineException refusal(Reply reply, String explanation, LanguagePair pair) {
    return reply.status() == 400 && reply.says("that pair is")
        ? lacks(pair)
        : reply.failure(explanation);
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    int wanted = request.segments().size();
    JsonNode answers = StrictJson.array(answer, "answers", wanted);
    List<SegmentTarget> targets = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      JsonNode text = answers.path(i).path("responseData").path("translatedText");
      if (!text.isString()) {
        throw new EngineException.Rejected("its answer has no text", null);
      }
      targets.add(
          SegmentTarget.of(Asterisks.of(request.segments().get(i)).show(text.stringValue())));
    }
    return targets;
  }
}
