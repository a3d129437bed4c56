package dev.diptych.digest;

/** The memory of the tests is a memory. */
class KeptMemoryTest extends MemoryContract {

  private final KeptInMemory kept = new KeptInMemory();

  @Override
  protected Memory memory() {
    return kept;
  }
}
