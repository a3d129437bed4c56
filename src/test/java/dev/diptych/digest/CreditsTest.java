package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Reach;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a digest names as the makers of its targets. */
class CreditsTest {

  private static final EngineCredit YESTERDAY =
      new EngineCredit("one", "model-1", true, Reach.MACHINE);

  @Test
  void aLineIsCreditedToTheModelThatMadeItWhateverTheEngineIsToday() {
    Engines today = engines(ScriptedEngine.good("one").model("model-2"));
    EngineCredit now = new EngineCredit("one", "model-2", false, Reach.NETWORK);

    assertThat(credits("one/model-2/1", today, YESTERDAY, now, YESTERDAY, EngineCredit.HUMAN))
        .containsExactly(EngineCredit.HUMAN, YESTERDAY, now);
  }

  @Test
  void ofALineThatKnowsOnlyItsEngineTheEditionKnowsTheModel() {
    Engines today = engines(ScriptedEngine.good("one").model("model-2"));
    assertThat(credits("other/m/1\none/vendor/model-1/7", today, EngineCredit.named("one")))
        .containsExactly(new EngineCredit("one", "vendor/model-1", false, Reach.NETWORK));
  }

  @Test
  void anEngineThatTheEditionDoesNotNameIsCreditedAsItIsToday() {
    Engines today = engines(ScriptedEngine.good("one").model("model-2").thatRepeats());
    assertThat(credits("", today, EngineCredit.named("one")))
        .containsExactly(new EngineCredit("one", "model-2", false, Reach.PROCESS));
  }

  @Test
  void ofAnEngineThatIsGoneNobodyCanSayThatItKeptTheTextToItself() {
    assertThat(
            credits(
                "one/model-1/7", engines(), EngineCredit.named("one"), EngineCredit.named("two")))
        .containsExactly(
            new EngineCredit("one", "model-1", false, Reach.NETWORK),
            new EngineCredit("two", "two", false, Reach.NETWORK));
  }

  @Test
  void anIdentityIsReadFromItsFingerprint() {
    EngineIdentity identity = new EngineIdentity("one", "vendor/model", "1-abc");
    assertThat(EngineIdentity.ofFingerprint(identity.fingerprint())).isEqualTo(identity);
  }

  private static Engines engines(ScriptedEngine... engines) {
    return new Engines(List.of(engines), List.of(), List.of());
  }

  /** The credits of a digest whose lines have these makers. */
  private static List<EngineCredit> credits(String frozen, Engines today, EngineCredit... makers) {
    List<Segment> segments = new ArrayList<>();
    List<LineResult> lines = new ArrayList<>();
    for (EngineCredit maker : makers) {
      String id = "s0." + (segments.size() + 1);
      segments.add(new Segment(id, "جملة. "));
      lines.add(LineResult.accepted(id, "A sentence.", maker, List.of()));
    }
    Article article =
        new Article(
            new SourceFile("a.txt", 1, "0123456789abcdef"),
            "ar",
            ArticleFacts.NONE,
            List.of(new Section("s0", 0, "", "ar", segments)),
            List.of());
    return new DigestAssembler(
            new DigestAssembler.Setting("night", "one", null, Instant.EPOCH, ZoneOffset.UTC),
            new Credits(frozen, today))
        .assemble(
            new PreparedArticle(article, List.of(), EngineCredit.HUMAN, Map.of()),
            "en",
            List.of(UnitResult.of(lines)),
            new DigestAssembler.Standing("a", 1, List.of(), null, null))
        .engines();
  }
}
