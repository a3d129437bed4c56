/**
 * An engine that answers on other machines: a request is a message in the queue of one engine, an
 * answer a message in the queue of this installation, both over a JMS broker with Spring's own
 * parts. What only the two ends need to agree on is here: addresses, names of queues, and what the
 * messages hold. Nothing of a message is believed before it is read strictly; no object of a
 * stranger's is ever made from one.
 */
@NullMarked
package dev.diptych.engine.remote;

import org.jspecify.annotations.NullMarked;
