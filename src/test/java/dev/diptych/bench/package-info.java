/** Measurements that print ratios from one run; none is a test. */
package dev.diptych.bench;
