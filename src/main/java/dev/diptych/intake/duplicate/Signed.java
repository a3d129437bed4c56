package dev.diptych.intake.duplicate;

/**
 * An article and its signature.
 *
 * @param articleId its identity
 * @param path of its file, relative to the input folder; decides who represents a group
 * @param signature of its text
 */
public record Signed(String articleId, String path, Signature signature) {}
