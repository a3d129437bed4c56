package dev.diptych.engine.openai;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Call;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.HttpEngine;
import dev.diptych.engine.http.Reply;
import dev.diptych.engine.http.StrictJson;
import dev.diptych.engine.openai.AnswerForm.Shape;
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
final class OpenAiEngine extends HttpEngine implements SummaryEngine {

  /** Besides its text, a segment of the answer costs its id and the JSON around it. */
  private static final int TOKENS_AROUND_A_SEGMENT = 30;

  /** Fewer than any tokeniser in use makes of Arabic on average: an estimate is rather too high. */
  private static final int LETTERS_OF_A_TOKEN = 2;

  private static final int LETTERS_OF_A_WORD = 10;

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
    return ask(
        new Message(
            Prompt.SYSTEM,
            Prompt.user(request),
            Shape.TARGETS,
            mostTokens(request.characters(), request.segments().size()),
            request.characters()));
  }

  /**
   * What is said to the model.
   *
   * @param mostTokens of the answer
   * @param characters of the article in it
   */
  private record Message(
      String system, String user, Shape shape, long mostTokens, long characters) {}

  private Answer ask(Message message) throws EngineException {
    while (true) {
      AnswerForm asked = form;
      Reply reply = post(call(message, asked));
      Optional<Completion> completion = Completion.in(reply.body());
      if (reply.ok() && completion.isEmpty()) {
        throw EngineException.Transient.afterSending(
            "its answer breaks off or is no JSON: the connection may have been cut", null);
      }
      if (reply.ok() && !completion.get().isError()) {
        return new Answer(reply.body(), usage(message.characters(), completion.get()));
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

  private Call call(Message message, AnswerForm asked) {
    ObjectNode body = StrictJson.newObject();
    body.put("model", model);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", message.system());
    messages.addObject().put("role", "user").put("content", message.user());
    if (settings.temperature() >= 0) {
      body.put("temperature", settings.temperature());
    }
    if (!settings.tokensField().equals(NONE)) {
      body.put(settings.tokensField(), message.mostTokens());
    }
    asked.into(body, message.shape());
    return Call.json(
        "/chat/completions",
        StrictJson.write(body),
        settings.key().isSet()
            ? Map.of("Authorization", "Bearer " + settings.key().reveal())
            : Map.of());
  }

  /** No tokeniser makes more than a token of a character, and a translation is about as long. */
  private long mostTokens(long characters, int segments) {
    return settings.spareTokens() + characters + (long) TOKENS_AROUND_A_SEGMENT * segments;
  }

  private Usage usage(long characters, Completion completion) {
    long input = completion.tokens("prompt_tokens");
    long output = completion.tokens("completion_tokens");
    return new Usage(characters, input, output, price(input, output));
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

  /** A model tries what it is asked. */
  @Override
  public boolean supports(LanguagePair pair) {
    return pairs().contains(pair);
  }

  @Override
  public boolean extractive() {
    return false;
  }

  /** An article goes as a whole: a summary of a part would be one of another article. */
  @Override
  public EngineLimits summaryLimits() {
    EngineLimits limits = limits();
    return new EngineLimits(
        Integer.MAX_VALUE, settings.summaryCharacters(), limits.maxRequestsAtOnce(), limits.rate());
  }

  @Override
  public String summaryVersion() {
    return SummaryPrompt.VERSION;
  }

  @Override
  public Answer ask(SummaryRequest request) throws EngineException {
    return ask(
        new Message(
            SummaryPrompt.SYSTEM,
            SummaryPrompt.user(request),
            Shape.SUMMARY,
            mostTokens((long) request.maxWords() * LETTERS_OF_A_WORD, request.maxSentences()),
            request.characters()));
  }

  @Override
  public long estimateInMicros(SummaryRequest request) {
    long sent =
        (SummaryPrompt.SYSTEM.length() + SummaryPrompt.user(request).length()) / LETTERS_OF_A_TOKEN;
    return price(sent, (long) request.maxWords() * LETTERS_OF_A_WORD / LETTERS_OF_A_TOKEN);
  }

  @Override
  public List<SummarySentence> read(SummaryRequest request, Answer answer)
      throws EngineException.Rejected {
    return SummaryPrompt.read(request, completion(answer).answered());
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    return completion(answer).targets(request.segments().size());
  }

  private static Completion completion(Answer answer) throws EngineException.Rejected {
    return Completion.in(answer.body())
        .orElseThrow(() -> new EngineException.Rejected("its answer is no JSON object", null));
  }
}
