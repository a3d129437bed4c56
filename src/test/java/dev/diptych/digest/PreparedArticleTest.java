package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.RequestContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedArticleTest {

  private static final Article ARTICLE =
      new Article(
          new SourceFile("a.txt", 1, "0123456789abcdef"),
          "ar",
          ArticleFacts.NONE.withTitle(" عنوان المقال "),
          List.of(
              new Section(
                  "s0",
                  0,
                  "",
                  "ar",
                  List.of(new Segment("s0.1", "أولى. "), new Segment("s0.2", "ثانية.\n\n"))),
              new Section("s1", 1, "قسم", "ar", List.of(new Segment("s1.1", "ثالثة.")))),
          List.of());

  @Test
  void aUnitKnowsWhatWasReadBeforeIt() {
    List<WorkUnit> units =
        new PreparedArticle(ARTICLE, List.of(), EngineCredit.HUMAN, Map.of())
            .units("en", Scope.FULL);

    assertThat(units)
        .extracting(WorkUnit::unit, WorkUnit::context)
        .containsExactly(
            tuple("head", RequestContext.NONE),
            tuple("s0", new RequestContext("عنوان المقال", "", List.of())),
            tuple("s1", new RequestContext("عنوان المقال", "قسم", List.of("أولى.", "ثانية."))));
    assertThat(units.get(1).contextOf("ثانية.").before()).containsExactly("أولى.");
    assertThat(units.get(2).contextOf("ثالثة."))
        .as("the heading stands in its own place")
        .isEqualTo(units.get(2).context());
  }

  @Test
  void eachLanguageGoesByItsOwnPairAndTheTargetsOwnMakesNoWork() {
    Article mixed =
        new Article(
            ARTICLE.source(),
            "ar",
            ArticleFacts.NONE,
            List.of(
                new Section("s0", 0, "", "ar", List.of(new Segment("s0.1", "أولى.\n\n"))),
                new Section("s1", 0, "", "en", List.of(new Segment("s1.1", "Second.\n\n"))),
                new Section("s2", 0, "", "fa", List.of(new Segment("s2.1", "سوم.\n\n")))),
            List.of());

    assertThat(
            new PreparedArticle(mixed, List.of(), EngineCredit.HUMAN, Map.of())
                .units("en", Scope.FULL))
        .extracting(WorkUnit::unit, unit -> unit.pair().source(), unit -> unit.lines().size())
        .containsExactly(tuple("s0", "ar", 1), tuple("s2", "fa", 1));
  }
}
