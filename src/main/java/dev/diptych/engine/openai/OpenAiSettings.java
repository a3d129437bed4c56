package dev.diptych.engine.openai;

import dev.diptych.engine.http.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.openai.<name>.*} of one engine.
 *
 * @param url the interface up to its version, without {@code /chat/completions}: {@code
 *     http://127.0.0.1:11434/v1}
 * @param model as the server calls it
 * @param key sent as a bearer token; none for most servers of one's own
 * @param timeout of one request, from connecting to the last byte
 * @param form how the server is made to answer in JSON: {@code auto} tries json-schema, json-object
 *     and prompt in this order until the server refuses none
 * @param tokensField the name under which the server wants the most tokens of an answer; reasoning
 *     models want {@code max_completion_tokens}, {@code none} sends none
 * @param spareTokens allowed besides what a translation needs, at least 0: a reasoning model thinks
 *     in them
 * @param temperature 0 for the likeliest words; below 0 none is sent, as some models want
 * @param context whether title, heading and the sentences before are sent too
 * @param segmentsPerRequest at least 1
 * @param charactersPerRequest UTF-16 units, at least 1
 * @param summaryCharacters how long an article may be whose summary it writes, in UTF-16 units; of
 *     a longer one sentences are chosen
 * @param requestsAtOnce at least 1
 * @param requestsPerMinute 0 for no limit
 * @param inputPrice of a million tokens sent, in the budget's currency
 * @param outputPrice of a million tokens answered, in the budget's currency
 */
record OpenAiSettings(
    @Nullable String url,
    @Nullable String model,
    @DefaultValue("") Secret key,
    @DefaultValue("120s") Duration timeout,
    @DefaultValue("auto") Preferred form,
    @DefaultValue("max_tokens") String tokensField,
    @DefaultValue("500") int spareTokens,
    @DefaultValue("0") double temperature,
    @DefaultValue("true") boolean context,
    @DefaultValue("15") int segmentsPerRequest,
    @DefaultValue("4000") int charactersPerRequest,
    @DefaultValue("12000") int summaryCharacters,
    @DefaultValue("4") int requestsAtOnce,
    @DefaultValue("0") int requestsPerMinute,
    @DefaultValue("0") double inputPrice,
    @DefaultValue("0") double outputPrice) {

  /** What the operator wants of {@link AnswerForm}. */
  enum Preferred {
    AUTO,
    JSON_SCHEMA,
    JSON_OBJECT,
    PROMPT
  }
}
