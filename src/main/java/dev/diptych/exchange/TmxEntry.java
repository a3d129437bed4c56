package dev.diptych.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One remembered translation as a file passes it on.
 *
 * @param id unique in the file
 * @param sourceLanguage BCP 47 tag
 * @param source the source text
 * @param targetLanguage BCP 47 tag
 * @param target its translation
 * @param origin who made it
 * @param engine name of the engine, {@code human} for a person
 * @param model what was behind the engine; empty if that is not known
 * @param changed when it was made
 * @param used when it last stood in an edition, {@code null} if that is not known
 */
public record TmxEntry(
    String id,
    String sourceLanguage,
    String source,
    String targetLanguage,
    String target,
    Origin origin,
    String engine,
    String model,
    Instant changed,
    @Nullable Instant used) {}
