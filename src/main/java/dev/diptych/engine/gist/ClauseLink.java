package dev.diptych.engine.gist;

/** How the clause in hand hangs on what went before. */
final class ClauseLink {

  private boolean joined;
  private boolean also;
  private boolean result;

  /** A conjunction was read, with what it may mean for an أن after it. */
  void conjunction(Word word) {
    result = word.lemma().arabic().equals("ف");
  }

  /**
   * The conjunction joins the clause to the one before.
   *
   * @param verbNext whether the clause begins with its verb, which may then share the subject
   */
  void join(boolean verbNext) {
    joined = verbNext;
  }

  boolean isJoined() {
    return joined;
  }

  /** Whether the clause is joined; what its verb begins is then read. */
  boolean takeJoined() {
    boolean was = joined;
    joined = false;
    return was;
  }

  void part() {
    joined = false;
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

  /** Whether the last conjunction was ف, which brings a result and is not said in English. */
  boolean takeResult() {
    boolean was = result;
    result = false;
    return was;
  }
}
