/** Alerts, mails and figures of a process that serves, with a clock that the tests move. */
package dev.diptych.operations.notice;
