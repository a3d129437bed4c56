package dev.diptych.publish;

class HtmlDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new HtmlDigest();
  }
}
