package dev.diptych.engine.openai;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Call;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.HttpEngine;
import dev.diptych.engine.http.Reply;
import dev.diptych.engine.http.StrictJson;
import dev.diptych.engine.openai.OpenAiSettings.Preferred;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model behind the chat interface. It remembers which form of answer its server takes; apart from
 * that without state, and safe for use by several lanes.
 */
final class OpenAiEngine extends HttpEngine {

  /** Besides its text, a segment of the answer costs its id and the JSON around it. */
  private static final int TOKENS_AROUND_A_SEGMENT = 30;

  /** Fewer than any tokeniser in use makes of Arabic on average: an estimate is rather too high. */
  private static final int LETTERS_OF_A_TOKEN = 2;

  private static final String NONE = "none";

  private final String model;
  private final OpenAiSettings settings;
  private final Refusals refusals;
  private volatile AnswerForm form;

  OpenAiEngine(
      String name, String model, OpenAiSettings settings, Refusals refusals, Endpoint endpoint) {
    super(
        new EngineIdentity(name, model, version(settings)),
        endpoint,
        limits(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce(),
            settings.requestsPerMinute()),
        Pairs.ANY);
    this.model = model;
    this.settings = settings;
    this.refusals = refusals;
    this.form =
        settings.form() == Preferred.AUTO
            ? AnswerForm.JSON_SCHEMA
            : AnswerForm.valueOf(settings.form().name());
  }

  /** The address has no part in it: an installation may move its server and keep its memory. */
  private static String version(OpenAiSettings settings) {
    return settings.temperature() == 0
        ? Prompt.VERSION
        : Prompt.VERSION + "-t" + settings.temperature();
  }

  @Override
  public boolean usesContext() {
    return settings.context();
  }

  @Override
  public boolean heedsRemarks() {
    return true;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    while (true) {
      AnswerForm asked = form;
      Reply reply = post(call(request, asked));
      Optional<Completion> completion = Completion.in(reply.body());
      if (reply.ok() && completion.isEmpty()) {
        throw EngineException.Transient.afterSending(
            "its answer breaks off or is no JSON: the connection may have been cut", null);
      }
      if (reply.ok() && !completion.get().isError()) {
        return new Answer(reply.body(), usage(request, completion.get()));
      }
      if (!climbsDown(reply, asked)) {
        throw refusals.meaning(reply, completion);
      }
    }
  }

  /** Whether the server refused the form of the answer, so that a weaker one may be asked for. */
  private boolean climbsDown(Reply reply, AnswerForm asked) {
    boolean aboutForm =
        (reply.status() == 400 || reply.status() == 422 || reply.status() == 500)
            && reply.says("response_format", "json_schema", "json_object", "grammar", "guided");
    if (!aboutForm || settings.form() != Preferred.AUTO || asked == AnswerForm.PROMPT) {
      return false;
    }
    form = asked.weaker();
    return true;
  }

  private Call call(TranslationRequest request, AnswerForm asked) {
    ObjectNode body = StrictJson.newObject();
    body.put("model", model);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", Prompt.SYSTEM);
    messages.addObject().put("role", "user").put("content", Prompt.user(request));
    if (settings.temperature() >= 0) {
      body.put("temperature", settings.temperature());
    }
    if (!settings.tokensField().equals(NONE)) {
      body.put(settings.tokensField(), mostTokens(request));
    }
    asked.into(body);
    return Call.json(
        "/chat/completions",
        StrictJson.write(body),
        settings.key().isSet()
            ? Map.of("Authorization", "Bearer " + settings.key().reveal())
            : Map.of());
  }

  /** No tokeniser makes more than a token of a character, and a translation is about as long. */
  private long mostTokens(TranslationRequest request) {
    return settings.spareTokens()
        + request.characters()
        + (long) TOKENS_AROUND_A_SEGMENT * request.segments().size();
  }

  private Usage usage(TranslationRequest request, Completion completion) {
    long input = completion.tokens("prompt_tokens");
    long output = completion.tokens("completion_tokens");
    return new Usage(request.characters(), input, output, price(input, output));
  }

  /** A price of a million tokens is that of one token in millionths. */
  private long price(long input, long output) {
    return Math.round(input * settings.inputPrice() + output * settings.outputPrice());
  }

  /** As if a token were two letters. */
  @Override
  public long estimateInMicros(TranslationRequest request) {
    long sent = (Prompt.SYSTEM.length() + Prompt.user(request).length()) / LETTERS_OF_A_TOKEN;
    long answered =
        request.characters() / LETTERS_OF_A_TOKEN
            + (long) TOKENS_AROUND_A_SEGMENT * request.segments().size();
    return price(sent, answered);
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    return Completion.in(answer.body())
        .orElseThrow(() -> new EngineException.Rejected("its answer is no JSON object", null))
        .targets(request.segments().size());
  }
}
