package dev.diptych.intake.parse;

/**
 * A file before it is parsed.
 *
 * @param name its name, a hint
 * @param mediaType as found from its first bytes and its name
 * @param content its bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying 64 MB would be a waste
record RawDocument(String name, String mediaType, byte[] content) {}
