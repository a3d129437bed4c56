package dev.diptych.publish;

class JsonDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new JsonDigest();
  }
}
