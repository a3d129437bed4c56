package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new MarkdownDigest();
  }

  @Test
  void whatACopySaysOtherwiseIsShown() {
    assertThat(
            rendered(
                DigestBuilder.aDigest()
                    .pair("وصل الوفد.", "The delegation arrived.")
                    .copy("b.html", null, "[x](y) سبعة")
                    .build()))
        .contains("differs:", "سبعة")
        .doesNotContain("[x](y)");
  }
}
