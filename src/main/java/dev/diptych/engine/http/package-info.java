/**
 * What engines that are asked by HTTP have in common: one exchange, its faults mapped once to what
 * they mean for the run, its answer bounded and decoded, and the key kept out of every message. No
 * engine lives here; an adapter, or whoever tells an alert, gives an {@link
 * dev.diptych.engine.http.Endpoint} a {@link dev.diptych.engine.http.Call} and reads the {@link
 * dev.diptych.engine.http.Reply}.
 */
@NullMarked
package dev.diptych.engine.http;

import org.jspecify.annotations.NullMarked;
