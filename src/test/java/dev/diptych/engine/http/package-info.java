/** Providers of the tests, on loopback, and what goes wrong between them and an engine. */
@NullMarked
package dev.diptych.engine.http;

import org.jspecify.annotations.NullMarked;
