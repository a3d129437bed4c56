package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page passes the W3C's checker without an error or a warning. */
class HtmlValidityTest {

  static Iterable<Digest> digests() {
    return DigestRendererContract.samples();
  }

  @ParameterizedTest
  @MethodSource("digests")
  void digestsAreValid(Digest digest) throws Exception {
    byte[] page = new HtmlDigest().render(digest, DigestRendererContract.WAY);
    assertThat(HtmlChecker.check(page)).isEmpty();
  }

  @Test
  void indexPagesAreValid() throws Exception {
    for (EditionIndex index : List.of(SampleEditions.mixed(), SampleEditions.large(30))) {
      byte[] page = WrittenFiles.of(index).get(EditionPages.INDEX);
      assertThat(HtmlChecker.check(page)).isEmpty();
    }
  }

  @Test
  void theCheckerSeesWhatIsWrong() throws Exception {
    String page = "<!DOCTYPE html><html lang=en><title>x</title><p id=a><b id=a colour=red></p>";
    assertThat(HtmlChecker.check(page.getBytes(StandardCharsets.UTF_8)))
        .anyMatch(complaint -> complaint.contains("colour"))
        .anyMatch(complaint -> complaint.contains("Duplicate ID"));
  }
}
