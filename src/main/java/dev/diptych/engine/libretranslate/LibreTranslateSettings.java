package dev.diptych.engine.libretranslate;

import dev.diptych.engine.http.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.libretranslate.<name>.*} of one engine.
 *
 * @param url the server, without {@code /translate}: {@code http://127.0.0.1:5000}
 * @param key sent in the body, where the server expects it; most servers of one's own want none
 * @param timeout of one request, from connecting to the last byte
 * @param pairs what the server translates, {@code ar>en,fr>en}; nothing for any
 * @param model as digests name it; change it with the server's models, for what is remembered of
 *     others is then asked anew
 * @param segmentsPerRequest at least 1; the server counts each against its rate
 * @param charactersPerRequest UTF-16 units, at least 1
 * @param requestsAtOnce at least 1
 * @param requestsPerMinute 0 for no limit
 */
record LibreTranslateSettings(
    @Nullable String url,
    @DefaultValue("") Secret key,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue List<String> pairs,
    @DefaultValue("argos") String model,
    @DefaultValue("25") int segmentsPerRequest,
    @DefaultValue("5000") int charactersPerRequest,
    @DefaultValue("4") int requestsAtOnce,
    @DefaultValue("0") int requestsPerMinute) {}
