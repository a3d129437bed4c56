package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** How the clause in hand hangs on what went before. */
final class ClauseLink {

  private boolean joined;
  private boolean also;
  private boolean result;
  private boolean exceptive;
  private boolean passive;
  private boolean topic;
  private boolean condition;
  private @Nullable NounPhrase owner;

  /** A conjunction was read, with what it may mean for an أن after it. */
  void conjunction(Word word) {
    result = word.lemma().arabic().equals("ف");
  }

  /**
   * The verb that stands at the cursor is joined to the clause before and may share its subject.
   */
  void joinVerb() {
    joined = true;
  }

  /** Whether the verb just read is joined to the clause before. */
  boolean takeJoined() {
    boolean was = joined;
    joined = false;
    return was;
  }

  /** كما: "also", which stands in the verb group in English. */
  void also() {
    also = true;
  }

  boolean takeAlso() {
    boolean was = also;
    also = false;
    return was;
  }

  void dropAlso() {
    also = false;
  }

  /** Which voice the clause has; one that is joined to it goes on with it. */
  void voice(boolean isPassive) {
    passive = isPassive;
  }

  /** Whether the clause before was passive: قتل خمسة وجرح عشرة. */
  boolean wasPassive() {
    return passive;
  }

  /** The clause was negated, and an exception will take that back: "only" will stand there. */
  void exceptive() {
    exceptive = true;
  }

  /** Whether the exception at the cursor is the one that was waited for. */
  boolean takeExceptive() {
    boolean was = exceptive;
    exceptive = false;
    return was;
  }

  void dropExceptive() {
    exceptive = false;
  }

  /** الذين لديهم: whom a relative clause says to have something. */
  void owner(NounPhrase phrase) {
    owner = phrase;
  }

  @Nullable NounPhrase takeOwner() {
    NounPhrase phrase = owner;
    owner = null;
    return phrase;
  }

  /** إذا was read: ف may begin what follows from it, which English joins without a word. */
  void condition() {
    condition = true;
  }

  boolean takeCondition() {
    boolean was = condition;
    condition = false;
    return was;
  }

  /** أما was read: ف will begin what is said about its topic. */
  void topic() {
    topic = true;
  }

  /** Whether a topic waits for its clause. */
  boolean takeTopic() {
    boolean was = topic;
    topic = false;
    return was;
  }

  /** Whether the last conjunction was ف, which brings a result and is not said in English. */
  boolean takeResult() {
    boolean was = result;
    result = false;
    return was;
  }
}
