package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** Personal pronouns, as suffixes or alone. */
enum Pronoun {
  I("ي", "I", "me", "my", 1, Count.SINGULAR),
  WE("نا", "we", "us", "our", 1, Count.PLURAL),
  YOU("ك", "you", "you", "your", 2, Count.SINGULAR),
  YOU_ALL("كم", "you", "you", "your", 2, Count.PLURAL),
  HE("ه", "he", "him", "his", 3, Count.SINGULAR),
  SHE("ها", "she", "her", "her", 3, Count.SINGULAR),
  IT("", "it", "it", "its", 3, Count.SINGULAR),
  THEY("هم", "they", "them", "their", 3, Count.PLURAL),
  THEY_TWO("هما", "they", "them", "their", 3, Count.DUAL),
  THEY_WOMEN("هن", "they", "them", "their", 3, Count.PLURAL);

  private final String suffix;
  private final String subject;
  private final String object;
  private final String possessive;
  private final int person;
  private final Count count;

  Pronoun(
      String suffix, String subject, String object, String possessive, int person, Count count) {
    this.suffix = suffix;
    this.subject = subject;
    this.object = object;
    this.possessive = possessive;
    this.person = person;
    this.count = count;
  }

  String suffix() {
    return suffix;
  }

  String subject() {
    return subject;
  }

  String object() {
    return object;
  }

  String possessive() {
    return possessive;
  }

  int person() {
    return person;
  }

  Count count() {
    return count;
  }

  boolean isPlural() {
    return count != Count.SINGULAR;
  }

  static @Nullable Pronoun ofSuffix(String suffix) {
    for (Pronoun pronoun : values()) {
      if (!pronoun.suffix.isEmpty() && pronoun.suffix.equals(suffix)) {
        return pronoun;
      }
    }
    return null;
  }
}
