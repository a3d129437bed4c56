package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Segment;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.TranslationRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever can change an answer changes its identity; nothing else does. */
class FingerprintsTest {

  private static final EngineIdentity ENGINE = new EngineIdentity("engine", "model", "1");
  private static final LanguagePair PAIR = new LanguagePair("ar", "en");
  private static final RequestContext CONTEXT =
      new RequestContext("title", "heading", List.of("before"));

  @Test
  void everythingOfARequestCounts() {
    Map<String, Supplier<String>> requests =
        Map.ofEntries(
            Map.entry("first", () -> request(ENGINE, PAIR, List.of("a", "b"))),
            Map.entry("engine", () -> request(engine("other"), PAIR, List.of("a", "b"))),
            Map.entry("from", () -> request(ENGINE, pair("fa", "en"), List.of("a", "b"))),
            Map.entry("to", () -> request(ENGINE, pair("ar", "fr"), List.of("a", "b"))),
            Map.entry("more", () -> request(ENGINE, PAIR, List.of("a", "b", "c"))),
            Map.entry("order", () -> request(ENGINE, PAIR, List.of("b", "a"))),
            Map.entry("cut elsewhere", () -> request(ENGINE, PAIR, List.of("ab", ""))),
            Map.entry("one", () -> request(ENGINE, PAIR, List.of("ab"))),
            Map.entry("marks of the key", () -> request(ENGINE, PAIR, List.of("a1:b"))),
            Map.entry("glossary", () -> with(List.of(term("x", "y")), RequestContext.NONE)),
            Map.entry("its target", () -> with(List.of(term("x", "z")), RequestContext.NONE)),
            Map.entry("its source", () -> with(List.of(term("w", "y")), RequestContext.NONE)),
            Map.entry("context", () -> with(List.of(), CONTEXT)),
            Map.entry("title", () -> with(List.of(), context("other", "heading", "before"))),
            Map.entry("heading", () -> with(List.of(), context("title", "other", "before"))),
            Map.entry("before", () -> with(List.of(), context("title", "heading", "other"))),
            Map.entry("nothing before", () -> with(List.of(), context("title", "heading"))),
            Map.entry("remark", () -> remarked(List.of("a number is missing"))),
            Map.entry("another remark", () -> remarked(List.of("a name is missing"))));
    assertAllDiffer(requests);
  }

  @Test
  void everythingOfARequestToSumUpCounts() {
    List<Segment> segments = List.of(new Segment("s0.1", "a"), new Segment("s0.2", "b"));
    SummaryRequest first = new SummaryRequest(PAIR, "title", segments, 3, 60);
    Map<String, Supplier<String>> requests =
        Map.ofEntries(
            Map.entry("first", () -> summary(first)),
            Map.entry(
                "engine", () -> Fingerprints.ofSummary(engine("other"), "extract-1", first, 1)),
            Map.entry("version", () -> Fingerprints.ofSummary(ENGINE, "extract-2", first, 1)),
            Map.entry("attempt", () -> Fingerprints.ofSummary(ENGINE, "extract-1", first, 2)),
            Map.entry(
                "from",
                () -> summary(new SummaryRequest(pair("fa", "en"), "title", segments, 3, 60))),
            Map.entry(
                "to",
                () -> summary(new SummaryRequest(pair("ar", "fr"), "title", segments, 3, 60))),
            Map.entry("title", () -> summary(new SummaryRequest(PAIR, "other", segments, 3, 60))),
            Map.entry(
                "sentences", () -> summary(new SummaryRequest(PAIR, "title", segments, 4, 60))),
            Map.entry("words", () -> summary(new SummaryRequest(PAIR, "title", segments, 3, 61))),
            Map.entry(
                "shortened",
                () -> summary(new SummaryRequest(PAIR, "title", segments, 3, 60, true))),
            Map.entry(
                "fewer",
                () -> summary(new SummaryRequest(PAIR, "title", segments.subList(0, 1), 3, 60))),
            Map.entry(
                "ids",
                () ->
                    summary(
                        new SummaryRequest(
                            PAIR,
                            "title",
                            List.of(new Segment("s0.1", "a"), new Segment("s1.1", "b")),
                            3,
                            60))),
            Map.entry(
                "text",
                () ->
                    summary(
                        new SummaryRequest(
                            PAIR,
                            "title",
                            List.of(new Segment("s0.1", "a"), new Segment("s0.2", "c")),
                            3,
                            60))));
    assertAllDiffer(requests);
  }

  /** Answers of before there was any context are found again. */
  @Test
  void aRequestWithoutContextIsThatOfAnEarlierVersion() {
    assertThat(request(ENGINE, PAIR, List.of("a", "b")))
        .isEqualTo(with(List.of(), RequestContext.NONE))
        .isEqualTo("6605995639d57a3887a45a14a5c17df7a8a801acea99d210ab58ac46d73c3184");
  }

  @Test
  void aTextsTermsCountAndWithoutThemTheEngineAlone() {
    String plain = Fingerprints.ofText(ENGINE, List.of());
    assertThat(plain).isEqualTo(ENGINE.fingerprint());
    assertThat(
            List.of(
                plain,
                Fingerprints.ofText(ENGINE, List.of(term("x", "y"))),
                Fingerprints.ofText(ENGINE, List.of(term("x", "z"))),
                Fingerprints.ofText(ENGINE, List.of(term("w", "y"))),
                Fingerprints.ofText(ENGINE, List.of(term("x", "y"), term("w", "y")))))
        .doesNotHaveDuplicates()
        .allMatch(one -> one.startsWith(ENGINE.fingerprint()));
  }

  private static void assertAllDiffer(Map<String, Supplier<String>> requests) {
    Map<String, String> seen = new HashMap<>();
    requests.forEach(
        (what, request) -> {
          String hash = request.get();
          assertThat(request.get()).as("%s, twice", what).isEqualTo(hash);
          assertThat(seen.put(hash, what)).as("has the same identity as %s", what).isNull();
        });
  }

  private static String request(EngineIdentity engine, LanguagePair pair, List<String> segments) {
    return Fingerprints.ofRequest(engine, new TranslationRequest(pair, segments, List.of()));
  }

  private static String with(List<GlossaryTerm> glossary, RequestContext context) {
    return Fingerprints.ofRequest(
        ENGINE, new TranslationRequest(PAIR, List.of("a", "b"), glossary, context));
  }

  private static String remarked(List<String> remarks) {
    return Fingerprints.ofRequest(
        ENGINE,
        new TranslationRequest(PAIR, List.of("a", "b"), List.of(), RequestContext.NONE, remarks));
  }

  private static String summary(SummaryRequest request) {
    return Fingerprints.ofSummary(ENGINE, "extract-1", request, 1);
  }

  private static EngineIdentity engine(String model) {
    return new EngineIdentity("engine", model, "1");
  }

  private static LanguagePair pair(String source, String target) {
    return new LanguagePair(source, target);
  }

  private static GlossaryTerm term(String source, String target) {
    return new GlossaryTerm(source, target);
  }

  private static RequestContext context(String title, String heading, String... before) {
    return new RequestContext(title, heading, List.of(before));
  }
}
