package dev.diptych.operations.notice;

import io.micrometer.core.instrument.Tags;

/** The labels of one value. */
record Tag(Tags tags) {

  static final Tag NONE = new Tag(Tags.empty());

  static Tag of(String... namesAndValues) {
    return new Tag(Tags.of(namesAndValues));
  }
}
