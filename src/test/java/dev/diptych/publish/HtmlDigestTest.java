package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlDigestTest extends DigestRendererContract {

  @Override
  DigestRenderer renderer() {
    return new HtmlDigest();
  }

  @Test
  void aSectionInAnotherLanguageRunsInItsOwnDirection() {
    String page = rendered(DigestBuilder.mixed());
    assertThat(page)
        .contains("lang=\"ar\" dir=\"rtl\">وصل الوفد", "lang=\"en\" dir=\"ltr\">The delegation left.");
  }
}
