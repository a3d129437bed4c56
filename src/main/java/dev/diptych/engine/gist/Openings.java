package dev.diptych.engine.gist;

/** What may begin at the next word. */
final class Openings {

  private boolean subject = true;
  private boolean verbless;
  private boolean sentence = true;
  private boolean headline;

  /** Whether it may be the subject of a clause. */
  boolean forSubject() {
    return subject;
  }

  /** Whether it may be a clause without verb, which needs "is" in English. */
  boolean forVerbless() {
    return verbless;
  }

  /** Whether nothing of the sentence has come yet. */
  boolean atSentenceStart() {
    return sentence;
  }

  /**
   * A clause may begin.
   *
   * @param withoutVerb whether also one without verb
   */
  void clause(boolean withoutVerb) {
    subject = true;
    verbless = withoutVerb;
  }

  /** What is read is a heading, in which a clause needs no verb. */
  void headline() {
    headline = true;
  }

  boolean isHeadline() {
    return headline;
  }

  void subject() {
    subject = true;
  }

  void verbless() {
    verbless = true;
  }

  void sentence() {
    sentence = true;
  }

  void noSubject() {
    subject = false;
  }

  /** The clause has its predicate: neither a subject nor another clause without verb follows. */
  void noClause() {
    subject = false;
    verbless = false;
  }

  void noSentence() {
    sentence = false;
  }
}
