package dev.diptych.engine.openai;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.http.Reply;
import java.util.Optional;

/**
 * What a server's refusal means. Servers agree on little but {@code error.message}; the words
 * looked for are those of OpenAI, Ollama, vLLM and llama.cpp (ENGINES of the project, section 4).
 *
 * @param property prefix of the engine's settings
 * @param model as the settings name it
 */
record Refusals(String property, String model) {

  EngineException meaning(Reply reply, Optional<Completion> completion) {
    String said = completion.map(c -> c.error("message")).orElse("");
    if (reply.ok()) {
      // An error delivered as a success: some gateways put HTTP's status into its code.
      return meaning(reply.under(statusInside(completion)), completion);
    }
    String kind = completion.map(c -> c.error("code") + " " + c.error("type")).orElse("");
    if (kind.contains("insufficient_quota") || kind.contains("billing")) {
      return new EngineException.QuotaExceeded(
          "what was bought is used up" + reply.quote(said), null);
    }
    boolean ofModel =
        kind.contains("model_not_found")
            || said.matches("(?is).*\\bmodel\\b.*(not found|does not exist|not exist).*");
    if (ofModel && reply.status() / 100 == 4 && reply.status() != 429) {
      return new EngineException.Unavailable(
          "it has no model %s%s: set %s.model".formatted(model, reply.quote(said), property), null);
    }
    if (reply.status() == 400 || reply.status() == 422 || reply.status() == 500) {
      return ofRequest(reply, completion, said);
    }
    return reply.failure(reply.isPage() ? "" : said);
  }

  private static int statusInside(Optional<Completion> completion) {
    String code = completion.map(c -> c.error("code")).orElse("");
    return code.matches("[45]\\d\\d") ? Integer.parseInt(code) : 500;
  }

  private EngineException ofRequest(Reply reply, Optional<Completion> completion, String said) {
    if (reply.says(
        "context length", "context_length", "context size", "exceed_context", "maximum context")) {
      return new EngineException.Rejected("the request is longer than the model's context", null);
    }
    String code = completion.map(c -> c.error("code")).orElse("");
    String parameter = completion.map(c -> c.error("param")).orElse("");
    boolean ofSettings =
        code.startsWith("unsupported_")
            || parameter.equals("temperature")
            || parameter.startsWith("max_");
    if (reply.status() != 500 && ofSettings) {
      return new EngineException.Unavailable(
          "it does not take a setting%s: see %s.temperature, .tokens-field and .form"
              .formatted(reply.quote(said), property),
          null);
    }
    return reply.failure(said);
  }
}
