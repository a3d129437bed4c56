package dev.diptych.engine.deepl;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Call;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.HttpEngine;
import dev.diptych.engine.http.Reply;
import dev.diptych.engine.http.StrictJson;
import dev.diptych.text.Checksums;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** DeepL, or who speaks its language. */
final class DeepLEngine extends HttpEngine {

  /** Of what is sent and how it is read. */
  private static final String VERSION = "1";

  private final String property;
  private final DeepLSettings settings;

  DeepLEngine(String name, String property, DeepLSettings settings, Endpoint endpoint) {
    super(
        new EngineIdentity(
            name,
            settings.modelType().isBlank() ? "deepl" : settings.modelType(),
            version(settings)),
        endpoint,
        limits(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce(),
            settings.requestsPerMinute()),
        Pairs.ofWords(settings.pairs()));
    this.property = property;
    this.settings = settings;
  }

  /** Another glossary, other answers. */
  private static String version(DeepLSettings settings) {
    return settings.glossary().isEmpty()
        ? VERSION
        : VERSION
            + "-"
            + Checksums.sha256(new TreeMap<>(settings.glossary()).toString()).substring(0, 8);
  }

  @Override
  public boolean usesContext() {
    return true;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    requireNotLacking(request.pair());
    Reply reply = post(call(request));
    Optional<JsonNode> answered = StrictJson.object(reply.body());
    String message = answered.map(json -> json.path("message").asString("")).orElse("");
    if (!reply.ok()) {
      throw refusal(reply, message, request.pair());
    }
    if (answered.isEmpty()) {
      throw EngineException.Transient.afterSending(
          "its answer breaks off or is no JSON: the connection may have been cut", null);
    }
    if (!message.isEmpty() && !answered.get().has("translations")) {
      throw refusal(reply.under(500), message, request.pair());
    }
    return new Answer(reply.body(), usage(request, answered.get()));
  }

  private Call call(TranslationRequest request) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    request.segments().forEach(segment -> fields.add(Map.entry("text", segment)));
    String source = LanguageCodes.source(request.pair().source());
    if (!source.isEmpty()) {
      fields.add(Map.entry("source_lang", source));
    }
    fields.add(Map.entry("target_lang", LanguageCodes.target(request.pair().target())));
    // A segment is a sentence already, and stays one.
    fields.add(Map.entry("split_sentences", "0"));
    fields.add(Map.entry("preserve_formatting", "1"));
    fields.add(Map.entry("show_billed_characters", "1"));
    String context = context(request.context());
    if (!context.isEmpty()) {
      fields.add(Map.entry("context", context)); // Neither translated nor billed.
    }
    String glossary = glossary(request.pair());
    if (glossary != null && !source.isEmpty()) {
      fields.add(Map.entry("glossary_id", glossary));
    }
    if (!settings.modelType().isBlank()) {
      fields.add(Map.entry("model_type", settings.modelType()));
    }
    return Call.form(
        "/v2/translate",
        fields,
        Map.of("Authorization", "DeepL-Auth-Key " + settings.key().reveal()));
  }

  private static String context(RequestContext context) {
    return Stream.concat(Stream.of(context.title(), context.heading()), context.before().stream())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private @Nullable String glossary(LanguagePair pair) {
    return settings.glossary().get(language(pair.source()) + "-" + language(pair.target()));
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private EngineException refusal(Reply reply, String message, LanguagePair pair) {
    if (reply.status() == 400) {
      if (reply.says("glossary")) {
        return new EngineException.Unavailable(
            "it does not take the glossary%s: check %s.glossary"
                .formatted(reply.quote(message), property),
            null);
      }
      if (reply.says("source_lang", "target_lang")) {
        return lacks(pair);
      }
    }
    return reply.failure(message);
  }

  /** What the provider says it bills; by its own way of counting if it says nothing. */
  private Usage usage(TranslationRequest request, JsonNode answer) {
    long billed = 0;
    for (JsonNode translation : answer.path("translations")) {
      JsonNode characters = translation.path("billed_characters");
      billed += characters.isIntegralNumber() ? Math.max(0, characters.asLong(0)) : 0;
    }
    long characters = billed > 0 ? billed : request.characters();
    return new Usage(characters, 0, 0, price(characters));
  }

  /** A price of a million characters is that of one character in millionths. */
  private long price(long characters) {
    return Math.round(characters * settings.price());
  }

  @Override
  public long estimateInMicros(TranslationRequest request) {
    return price(request.characters());
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    JsonNode translations = StrictJson.array(answer, "translations", request.segments().size());
    List<SegmentTarget> targets = new ArrayList<>();
    for (JsonNode translation : translations) {
      if (!translation.path("text").isString()) {
        throw new EngineException.Rejected("its answer has a translation without text", null);
      }
      targets.add(SegmentTarget.of(translation.path("text").stringValue()));
    }
    return targets;
  }
}
