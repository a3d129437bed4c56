package dev.diptych.workbench;

import org.jspecify.annotations.Nullable;

/**
 * What an engine did with one sentence, and what it allows.
 *
 * @param name as job files call it
 * @param model behind it
 * @param version of its template, data or rules
 * @param reach how far the sentence went
 * @param pair that was asked for
 * @param source the sentence
 * @param target its translation, {@code null} if there is none
 * @param problem why there is none, {@code null} if there is one
 * @param milliseconds the request took; of an engine in this process the second one, when all is
 *     loaded
 * @param segmentsPerRequest how many segments it takes at once, {@code null} for any number
 * @param charactersPerRequest how many UTF-16 units, {@code null} for any number
 * @param requestsAtOnce how many requests may be under way, {@code null} for any number
 * @param rate how many requests may begin in which time, {@code null} for any number
 * @param tokensPerSecond that it wrote, {@code null} where it counts none
 * @param memoryInBytes that its model takes, {@code null} where it lies elsewhere
 */
public record EngineCheck(
    String name,
    String model,
    String version,
    String reach,
    String pair,
    String source,
    @Nullable String target,
    @Nullable String problem,
    long milliseconds,
    @Nullable Integer segmentsPerRequest,
    @Nullable Integer charactersPerRequest,
    @Nullable Integer requestsAtOnce,
    @Nullable String rate,
    @Nullable Long tokensPerSecond,
    @Nullable Long memoryInBytes) {}
