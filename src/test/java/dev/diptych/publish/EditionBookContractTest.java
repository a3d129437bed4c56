package dev.diptych.publish;

class EditionBookContractTest extends EditionRendererContract {

  @Override
  EditionRenderer renderer() {
    return new EditionBook();
  }
}
