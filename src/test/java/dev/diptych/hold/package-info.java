/** Where a process of the tests can be made to stand still. */
package dev.diptych.hold;
