package dev.diptych.publish;

class AtomFeedContractTest extends EditionRendererContract {

  @Override
  EditionRenderer renderer() {
    return new AtomFeed();
  }
}
