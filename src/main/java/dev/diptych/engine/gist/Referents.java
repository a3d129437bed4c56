package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** The phrases that the next clause may be about, or that its verbs and pronouns may mean. */
final class Referents {

  private @Nullable NounPhrase pending;
  private @Nullable NounPhrase gap;
  private @Nullable NounPhrase lastSubject;
  private @Nullable NounPhrase lastPhrase;
  private @Nullable NounPhrase opened;
  private @Nullable NounPhrase indefinite;

  /** The subject that has been read and waits for its verb. */
  @Nullable NounPhrase pending() {
    return pending;
  }

  void pending(NounPhrase subject) {
    pending = subject;
  }

  /** The waiting subject, which then waits no more. */
  @Nullable NounPhrase takePending() {
    NounPhrase subject = pending;
    pending = null;
    return subject;
  }

  void dropPending() {
    pending = null;
  }

  /** A phrase that opened the sentence, and whose verb has not come yet. */
  void opened(@Nullable NounPhrase phrase) {
    opened = phrase;
  }

  @Nullable NounPhrase takeOpened() {
    NounPhrase phrase = opened;
    opened = null;
    return phrase;
  }

  /** The phrase that a relative clause hangs on and has a gap for. */
  @Nullable NounPhrase gap() {
    return gap;
  }

  void gap(NounPhrase head) {
    gap = head;
  }

  @Nullable NounPhrase takeGap() {
    NounPhrase head = gap;
    gap = null;
    return head;
  }

  void closeGap() {
    gap = null;
  }

  /** Nothing waits for its verb, neither a subject nor a gap. */
  void dropWaiting() {
    pending = null;
    gap = null;
  }

  @Nullable NounPhrase lastSubject() {
    return lastSubject;
  }

  /** A subject as it stands, also if it is a pronoun. */
  void subject(NounPhrase subject) {
    lastSubject = subject;
  }

  /** A new subject; a pronoun only means the one before. */
  void meantSubject(NounPhrase subject) {
    keepIndefinite(subject);
    if (lastSubject == null || !subject.head().is(Category.PRONOUN)) {
      lastSubject = subject;
    }
  }

  /** The subject of a clause inside another, which goes on with its own. */
  void innerSubject(NounPhrase subject) {
    keepIndefinite(subject);
    if (lastSubject == null) {
      lastSubject = subject;
    }
  }

  /** The phrase right before the next word. */
  @Nullable NounPhrase lastPhrase() {
    return lastPhrase;
  }

  /** What was set down last; {@code null} if it is no phrase. */
  void lastPhrase(@Nullable NounPhrase phrase) {
    lastPhrase = phrase;
    keepIndefinite(phrase);
  }

  private void keepIndefinite(@Nullable NounPhrase phrase) {
    if (phrase != null && !phrase.isDefinite() && !phrase.head().is(Category.PRONOUN)) {
      indefinite = phrase;
    }
  }

  /** The nearest phrase of the clause that a clause without pronoun may say more about. */
  @Nullable NounPhrase indefinite() {
    return indefinite;
  }

  /** Another clause begins. */
  void forgetIndefinite() {
    indefinite = null;
  }

  void forgetPhrase() {
    lastPhrase = null;
  }
}
