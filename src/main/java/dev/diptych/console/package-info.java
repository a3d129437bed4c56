/**
 * What a browser and other programs see: the process that serves, with pages in {@code page}, the
 * JSON API in {@code api} and who may do what in {@code access}. Knows no tables and no rules:
 * whatever it shows or does comes from {@code operations}.
 */
@NullMarked
package dev.diptych.console;

import org.jspecify.annotations.NullMarked;
