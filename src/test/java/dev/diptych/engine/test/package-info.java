/**
 * Engines of the tests: they are found like any other engine as soon as the test classes are on the
 * classpath, also in a process that a test starts.
 */
package dev.diptych.engine.test;
