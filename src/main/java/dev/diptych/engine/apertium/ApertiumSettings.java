package dev.diptych.engine.apertium;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.apertium.<name>.*} of one engine.
 *
 * @param url the server, without {@code /translate}: {@code http://127.0.0.1:2737}
 * @param pairs what is installed there: {@code es>en,en>es}
 * @param timeout of one exchange, which is one segment
 * @param model as digests name it; change it when other rules are installed, for what is remembered
 *     of the old ones is then asked anew
 * @param segmentsPerRequest at least 1; each is an exchange, one after the other
 * @param requestsAtOnce at least 1
 * @param requestsPerMinute 0 for no limit
 */
record ApertiumSettings(
    @Nullable String url,
    @DefaultValue List<String> pairs,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("apertium") String model,
    @DefaultValue("20") int segmentsPerRequest,
    @DefaultValue("2") int requestsAtOnce,
    @DefaultValue("0") int requestsPerMinute) {}
