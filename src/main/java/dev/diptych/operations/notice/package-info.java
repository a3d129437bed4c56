/**
 * What somebody is told without asking: alerts by mail and webhook, the morning mail, health and
 * figures. Lives only in the process that serves, and looks at the tables alone, so that it sees
 * runs of all processes. Nothing leaves the machine before an installation names a receiver.
 */
@NullMarked
package dev.diptych.operations.notice;

import org.jspecify.annotations.NullMarked;
