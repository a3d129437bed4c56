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
        .contains(
            "lang=\"ar\" dir=\"rtl\">وصل الوفد", "lang=\"en\" dir=\"ltr\">The delegation left.");
  }

  @Test
  void whatACopySaysOtherwiseIsShownAndRunsNothing() {
    String page =
        rendered(
            DigestBuilder.aDigest()
                .pair("وصل الوفد.", "The delegation arrived.")
                .copy("b/<i>.html", "javascript:alert(1)", "<b>سبعة</b>")
                .build());
    assertThat(page)
        .contains("differs:", "&lt;b&gt;سبعة&lt;/b&gt;", "dir=\"rtl\">&lt;u&gt;نص النسخة.")
        .doesNotContain("<b>سبعة", "<u>", "href=\"javascript", "<i>.html");
    assertThat(
            rendered(
                DigestBuilder.aDigest()
                    .pair("وصل الوفد.", "The delegation arrived.")
                    .copy("b.html", "https://valley.example/7")
                    .build()))
        .contains("href=\"https://valley.example/7\"")
        .doesNotContain("differs:");
  }

  @Test
  void aCopyIsOneLineAndOfManyTheFirstAreRead() {
    String page = rendered(DigestBuilder.aDigest().pair("ا.", "A.").copies(300).build());
    assertThat(page.split("Also printed in: <bdi dir=\"ltr\">c", -1)).hasSize(21);
    assertThat(page.split("نص النسخة", -1)).hasSize(21);
    assertThat(page).contains("c39.txt; and 260 more files").doesNotContain("c40.txt");
  }
}
