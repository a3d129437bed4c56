package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format of a digest must do. */
abstract class DigestRendererContract {

  static final Way WAY = new Way(17, 80, "016-before", "018-university");

  abstract DigestRenderer renderer();

  static Iterable<Digest> samples() {
    return SampleDigests.all().values();
  }

  @Test
  void theFormatIsAFileExtension() {
    assertThat(renderer().format()).matches("[a-z]{2,5}");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameArgumentsGiveTheSameBytes(Digest digest) {
    Locale before = Locale.getDefault();
    byte[] first = renderer().render(digest, WAY);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(renderer().render(digest, WAY)).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theFileIsUtf8AndEndsWithALineFeed(Digest digest) {
    byte[] bytes = renderer().render(digest, WAY);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    assertThat(text).endsWith("\n").doesNotContain("\r");
  }
}
