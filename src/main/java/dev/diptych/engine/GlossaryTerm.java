package dev.diptych.engine;

/**
 * A term of the job's glossary that occurs in the text of a request.
 *
 * @param source the term in the source language, as the glossary writes it
 * @param target what it must become
 */
public record GlossaryTerm(String source, String target) {}
