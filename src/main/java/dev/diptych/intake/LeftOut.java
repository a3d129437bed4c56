package dev.diptych.intake;

/**
 * A piece of text that a file holds and no article of it has.
 *
 * @param where in the file it stands: an element of a page, a part of a message or document
 * @param text as it stands there; hostile
 */
public record LeftOut(String where, String text) {}
