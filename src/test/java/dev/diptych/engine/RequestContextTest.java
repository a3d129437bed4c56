package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestContextTest {

  @Test
  void onlyTheNearestSentencesStay() {
    RequestContext context = new RequestContext("t", "h", List.of("1", "2", "3", "4", "5", "6"));
    assertThat(context.before()).containsExactly("2", "3", "4", "5", "6");
    assertThat(context.after(List.of("7", "8")).before()).containsExactly("4", "5", "6", "7", "8");
    assertThat(context.after(List.of("7")).title()).isEqualTo("t");
  }

  @Test
  void sentencesStayWholeUnlessOneAloneIsTooLong() {
    String long900 = "x".repeat(900);
    assertThat(new RequestContext("", "", List.of("far", long900, "y".repeat(99))).before())
        .containsExactly(long900, "y".repeat(99));
    assertThat(new RequestContext("", "", List.of("far", "z".repeat(5_000))).before())
        .containsExactly("z".repeat(1_000));
  }

  @Test
  void nothingIsCutInsideACharacter() {
    String faces = "\ud83d\ude00".repeat(1_000);
    RequestContext context = new RequestContext("a" + faces, faces, List.of(faces + "b"));
    assertThat(context.title()).hasSizeLessThanOrEqualTo(300).endsWith("\ud83d\ude00");
    assertThat(context.before().get(0)).startsWith("\ud83d\ude00").endsWith("b");
  }
}
