package dev.diptych.publish;

class EditionPagesContractTest extends EditionRendererContract {

  @Override
  EditionRenderer renderer() {
    return new EditionPages();
  }
}
