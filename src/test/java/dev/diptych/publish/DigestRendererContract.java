package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format of a digest must do. */
abstract class DigestRendererContract {

  static final Way WAY = new Way(17, 80, "016-before", "018-university");

  abstract DigestRenderer renderer();

  static List<Digest> samples() {
    List<Digest> digests = new ArrayList<>(SampleDigests.all().values());
    digests.addAll(HostileDigests.all().values());
    return digests;
  }

  @Test
  void theFormatIsAFileExtension() {
    assertThat(renderer().format()).matches("[a-z]{2,5}");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameArgumentsGiveTheSameBytesWhereverTheMachineStands(Digest digest) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] first = renderer().render(digest, WAY);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(renderer().render(digest, WAY)).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theFileIsUtf8AndEndsWithALineFeed(Digest digest) {
    byte[] bytes = renderer().render(digest, WAY);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    assertThat(text).endsWith("\n").doesNotContain("\r", "\u0000");
  }

  @Test
  void noSentenceIsLost() {
    String text = rendered(HostileDigests.fiveThousandSentences());
    assertThat(text).contains("Chapter 99", "الفصل 99");
    assertThat(text.split("This is sentence 49 of", -1)).hasSizeGreaterThan(100);
    assertThat(text.split("هذه هي الجملة رقم 49 من", -1)).hasSizeGreaterThan(100);
  }

  @Test
  void aStoryOfThreeHundredFilesIsStillOneDigest() {
    String text = rendered(HostileDigests.reprinted());
    assertThat(text).contains("../x/0/").doesNotContain("href=\"../x", "](../x");
    if (!renderer().format().equals("json")) {
      assertThat(text).contains("and 280 more files").doesNotContain("../x/20/");
    }
  }

  @Test
  void directionOverridesDoNotReachTheReader() {
    assertThat(rendered(HostileDigests.everywhere(HostileDigests.OVERRIDE)))
        .doesNotContain("\u202E", "\u202D");
  }

  @Test
  void theFirstAndTheLastArticleHaveNoWayBeyondThem() {
    byte[] alone = renderer().render(SampleDigests.draft(), new Way(1, 1, null, null));
    assertThat(new String(alone, StandardCharsets.UTF_8)).doesNotContain("null.");
  }

  String rendered(Digest digest) {
    return new String(renderer().render(digest, WAY), StandardCharsets.UTF_8);
  }
}
