/** Who may do what: accounts, login, tokens, and the headers that keep pages to themselves. */
@NullMarked
package dev.diptych.console.access;

import org.jspecify.annotations.NullMarked;
