package dev.diptych.engine.deepl;

import dev.diptych.engine.http.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.engine.deepl.<name>.*} of one engine.
 *
 * @param key required; one that ends in {@code :fx} belongs to the free service
 * @param url the service, without {@code /v2}; follows from the key if it is not set
 * @param timeout of one request, from connecting to the last byte
 * @param pairs what it shall translate, {@code ar>en,fr>en}; nothing for any
 * @param modelType such as {@code quality_optimized}; none is sent if it is not set
 * @param glossary ids of glossaries kept there, by pair: {@code glossary.ar-en=…}
 * @param segmentsPerRequest 1 to 50
 * @param charactersPerRequest UTF-16 units, 1 to 30000: a request may have 128 KiB
 * @param requestsAtOnce at least 1
 * @param requestsPerMinute 0 for no limit
 * @param price of a million characters, in the budget's currency
 */
record DeepLSettings(
    @DefaultValue("") Secret key,
    @Nullable String url,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue List<String> pairs,
    @DefaultValue("") String modelType,
    @DefaultValue Map<String, String> glossary,
    @DefaultValue("40") int segmentsPerRequest,
    @DefaultValue("10000") int charactersPerRequest,
    @DefaultValue("4") int requestsAtOnce,
    @DefaultValue("0") int requestsPerMinute,
    @DefaultValue("0") double price) {

  private static final String FREE_KEY = ":fx";

  /** Where the service is. */
  String address() {
    if (url != null && !url.isBlank()) {
      return url;
    }
    return key.reveal().endsWith(FREE_KEY) ? "https://api-free.deepl.com" : "https://api.deepl.com";
  }
}
