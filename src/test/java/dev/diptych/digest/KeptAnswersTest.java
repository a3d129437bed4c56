package dev.diptych.digest;

/** The answer log of the tests is an answer log. */
class KeptAnswersTest extends AnswerLogContract {

  private final KeptInMemory kept = new KeptInMemory();

  @Override
  protected AnswerLog log() {
    return kept;
  }
}
