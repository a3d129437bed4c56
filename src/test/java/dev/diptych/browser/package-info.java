/** Pages as people see them: a real browser, and what it is asked. */
package dev.diptych.browser;
