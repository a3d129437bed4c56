package dev.diptych.engine;

/**
 * An engine's answer as it came, before anyone has judged or even parsed it. This is what the
 * answer log keeps: what was paid for once is never asked for again, also when reading it failed.
 *
 * @param body the raw text: a response's body, or whatever the adapter's {@code read} understands
 * @param usage what it cost
 */
public record Answer(String body, Usage usage) {}
