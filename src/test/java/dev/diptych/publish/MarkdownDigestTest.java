package dev.diptych.publish;

class MarkdownDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new MarkdownDigest();
  }
}
