/** Tests of the JSON API, by real HTTP on the loopback interface. */
package dev.diptych.console.api;
