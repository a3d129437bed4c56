package dev.diptych.engine.libretranslate;

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
import dev.diptych.engine.http.Secret;
import dev.diptych.engine.http.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A LibreTranslate server. The source language is always named: it detects one for a whole list.
 */
final class LibreTranslateEngine extends HttpEngine {

  /** Of what is sent and how it is read. */
  private static final String VERSION = "1";

  private static final String UNKNOWN_LANGUAGE = "und";

  private final Secret key;
  private final String property;

  LibreTranslateEngine(
      String name, String property, LibreTranslateSettings settings, Endpoint endpoint) {
    super(
        new EngineIdentity(name, settings.model(), VERSION),
        endpoint,
        limits(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce(),
            settings.requestsPerMinute()),
        Pairs.ofWords(settings.pairs()));
    this.key = settings.key();
    this.property = property;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    LanguagePair pair = request.pair();
    requireNotLacking(pair);
    if (pair.source().equals(UNKNOWN_LANGUAGE)) {
      throw lacks(pair);
    }
    Reply reply = post(call(request));
    Optional<JsonNode> answered = StrictJson.object(reply.body());
    String error = answered.map(json -> json.path("error").asString("")).orElse("");
    if (!reply.ok()) {
      throw refusal(reply, error, pair);
    }
    if (answered.isEmpty()) {
      throw EngineException.Transient.afterSending(
          "its answer breaks off or is no JSON: the connection may have been cut", null);
    }
    if (!error.isEmpty()) {
      throw refusal(reply.under(500), error, pair);
    }
    return new Answer(reply.body(), Usage.free(request.characters()));
  }

  private Call call(TranslationRequest request) {
    ObjectNode body = StrictJson.newObject();
    ArrayNode texts = body.putArray("q");
    request.segments().forEach(segment -> texts.add(Endings.forServer(segment)));
    body.put("source", code(request.pair().source()));
    body.put("target", code(request.pair().target()));
    body.put("format", "text");
    if (key.isSet()) {
      body.put("api_key", key.reveal());
    }
    return Call.json("/translate", StrictJson.write(body), Map.of());
  }

  /** The server's codes are ISO 639-1 but for these. */
  private static String code(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    if (lower.startsWith("zh-hant") || lower.equals("zh-tw") || lower.equals("zh-hk")) {
      return "zt";
    }
    if (lower.equals("pt-br")) {
      return "pb";
    }
    int end = lower.indexOf('-');
    return end < 0 ? lower : lower.substring(0, end);
  }

  private EngineException refusal(Reply reply, String error, LanguagePair pair) {
    if (reply.status() == 400) {
      if (reply.says("not supported", "not available")) {
        return lacks(pair);
      }
      if (reply.says("api key")) {
        return new EngineException.Unavailable(
            "it wants a key: set %s.key".formatted(property), null);
      }
    }
    return reply.failure(error);
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    int wanted = request.segments().size();
    JsonNode texts = StrictJson.array(answer, "translatedText", wanted);
    List<SegmentTarget> targets = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      if (!texts.path(i).isString()) {
        throw new EngineException.Rejected("its answer has something else than texts", null);
      }
      String target = texts.path(i).stringValue();
      targets.add(new SegmentTarget(target, Endings.doubts(request.segments().get(i), target)));
    }
    return targets;
  }
}
