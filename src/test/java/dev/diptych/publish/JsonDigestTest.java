package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new JsonDigest();
  }

  @Test
  void aSectionInAnotherLanguageSaysSo() {
    assertThat(rendered(DigestBuilder.mixed()).split("\"language\" : \"en\"", -1)).hasSize(2);
  }
}
