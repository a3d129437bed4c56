package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Explains;
import dev.diptych.engine.Explanation;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.Contents;
import dev.diptych.intake.Segmenter;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs without a database, from arguments and streams to exit codes. */
class CommandLineTest {

  private static final Locale MACHINE = Locale.getDefault();
  private static final Contexts CONTEXTS = new Contexts(Pieces.class);

  @TempDir Path folder;

  private String out = "";
  private String err = "";

  @BeforeEach
  void aLocaleThatIsNotOurs() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterAll
  static void close() {
    CONTEXTS.close();
    Locale.setDefault(MACHINE);
  }

  /** The list of verbs shows the first line of each description and no more. */
  @Test
  void aVerbSaysInItsFirstLineWhatItDoes() {
    CommandLine root =
        DiptychCommand.allVerbs(
            new Answers(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
    assertThat(root.getSubcommands()).hasSizeGreaterThan(20);
    assertThat(withoutWholeFirstLine(root)).isEmpty();
  }

  private static List<String> withoutWholeFirstLine(CommandLine command) {
    List<String> found = new ArrayList<>();
    for (CommandLine verb : command.getSubcommands().values()) {
      if (!verb.getCommandSpec().usageMessage().description()[0].endsWith(".")) {
        found.add(verb.getCommandSpec().qualifiedName());
      }
      found.addAll(withoutWholeFirstLine(verb));
    }
    return found;
  }

  @Test
  void translatesOneLineOutForEachLineIn() {
    int code =
        run(
            "one\n\ntwo\r\n  three  ",
            "translate",
            "--source",
            "x",
            "--target",
            "en",
            "--engine",
            "shout");
    assertThat(out).isEqualTo("ONE\n\nTWO\nTHREE\n");
    assertThat(err).isEmpty();
    assertThat(code).isZero();
  }

  @Test
  void aRefusedLineIsEmptyAndItsReasonGoesToStandardError() {
    int code =
        run(
            "one\nrefuse\ntwo\n",
            "translate",
            "--source",
            "x",
            "--target",
            "en",
            "--engine",
            "shout");
    assertThat(out).isEqualTo("ONE\n\nTWO\n");
    assertThat(err).contains("Line 2").contains("refused by test");
    assertThat(code).isEqualTo(3);
  }

  @Test
  void aTargetThatAGateRejectsIsEmptyToo() {
    int code =
        run(
            "echo this line\n",
            "translate",
            "--source",
            "fr",
            "--target",
            "en",
            "--engine",
            "shout");
    assertThat(out).isEqualTo("\n");
    assertThat(err).contains("Line 1").contains("source text again");
    assertThat(code).isEqualTo(3);
  }

  @Test
  void lineSeparatorsInsideAnAnswerBecomeSpaces() {
    int code =
        run(
            "a\u2028b\u0085c\rd\n",
            "translate",
            "--source",
            "x",
            "--target",
            "en",
            "--engine",
            "shout");
    assertThat(out).isEqualTo("A B C D\n");
    assertThat(code).isZero();
  }

  @Test
  void anUnknownEngineIsAUsageErrorThatNamesTheEnginesThereAre() {
    int code = run("x\n", "translate", "--source", "x", "--target", "en", "--engine", "nobody");
    assertThat(code).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("nobody").contains("shout");
  }

  @Test
  void aPairThatTheEngineLacksIsAUsageErrorThatNamesItsPairs() {
    int code = run("x\n", "translate", "--source", "x", "--target", "ja", "--engine", "shout");
    assertThat(code).isEqualTo(2);
    assertThat(err).contains("x→ja").contains("fr→en");
  }

  @Test
  void previewAnswersEveryFileInOrderOneLineEach() throws IOException {
    Path good = file("a b.txt", "Title\nbody\u2028text");
    Path bad = file("empty.txt", "");
    String absent = folder.resolve("absent.txt").toString();
    int code =
        run("", "preview", "--json", bad.toString(), good.toString(), absent, folder.toString());
    List<JsonNode> lines = jsonLines();
    assertThat(lines)
        .extracting(l -> l.get("path").asString())
        .containsExactly(bad.toString(), good.toString(), absent, folder.toString());
    assertThat(lines)
        .extracting(l -> l.get("status").asString())
        .containsExactly("skipped", "ok", "skipped", "skipped");
    assertThat(lines.get(0).get("reason").asString()).contains("empty");
    assertThat(lines.get(2).get("reason").asString()).contains("no such file");
    assertThat(lines.get(1).get("title").asString()).isEqualTo("Title");
    assertThat(lines.get(1).get("sections").get(0).get("segments").get(0).asString())
        .isEqualTo("body\u2028text");
    assertThat(out.lines()).hasSize(4);
    assertThat(lines.get(1).propertyNames())
        .containsExactlyInAnyOrder(
            "path",
            "status",
            "reason",
            "title",
            "published",
            "outlet",
            "author",
            "address",
            "language",
            "sections",
            "notes");
    assertThat(code).isEqualTo(3);
  }

  @Test
  void summariseKeepsTheOrderOfTheText() throws IOException {
    Path file = file("a.txt", "Title\none two three. four five six. seven eight nine.");
    int code = run("", "summarise", "--ratio", "0.5", "--json", file.toString());
    assertThat(jsonLines().get(0).get("sentences").values())
        .extracting(JsonNode::asString)
        .containsExactly("one two three.", "seven eight nine.");
    assertThat(code).isZero();
  }

  @Test
  void aRatioOutOfRangeIsAUsageError() throws IOException {
    assertThat(run("", "summarise", "--ratio", "0", "--json", file("a.txt", "x").toString()))
        .isEqualTo(2);
    assertThat(err).contains("--ratio").contains("0.3");
  }

  @Test
  void segmentAnswersEachLineWithItsId() {
    int code =
        run(
            "{\"id\":\"7\",\"language\":\"ar\",\"text\":\"أ. ب.\"}\n{\"id\":8,\"text\":\"c\"}\n",
            "segment",
            "--json");
    assertThat(out)
        .isEqualTo(
            "{\"id\":\"7\",\"segments\":[\"أ.\",\"ب.\"]}\n{\"id\":8,\"segments\":[\"c\"]}\n");
    assertThat(code).isZero();
  }

  @Test
  void segmentNamesTheLineThatIsWrong() {
    assertThat(run("{\"id\":1,\"text\":\"a\"}\nnonsense\n", "segment", "--json")).isEqualTo(2);
    assertThat(err).contains("Line 2");
  }

  @Test
  void enginesAreListedWithTheirPairs() {
    assertThat(run("", "engines", "--json")).isZero();
    assertThat(jsonLines())
        .filteredOn(engine -> engine.get("name").asString().equals("shout"))
        .singleElement()
        .satisfies(
            engine -> {
              assertThat(engine.get("draft").asBoolean()).isTrue();
              assertThat(engine.get("reach").asString()).isEqualTo("process");
              assertThat(engine.get("pairs").toString()).contains("fr→en");
            });
  }

  @Test
  void anyEngineIsCheckedWithOneSentence() {
    assertThat(run("", "engines", "check", "shout", "--text", "bonjour")).isZero();
    assertThat(out)
        .contains("shout: ", "process", "x→en", "source    bonjour", "target    ", " ms")
        .contains("any number of requests at once");
    assertThat(run("", "engines", "check", "nobody")).isEqualTo(2);
    assertThat(err).contains("There is no engine nobody");
    assertThat(run("", "engines", "check", "shout", "--pair", "de>fr")).isEqualTo(2);
    assertThat(err).contains("does not translate de>fr");
    assertThat(run("", "engines", "check", "shout", "--pair", "nonsense")).isEqualTo(2);
    assertThat(err).contains("right: ar>en");
  }

  @Test
  void explainAsJsonSaysOfEachWordWhereItCameFrom() {
    assertThat(run("", "explain", "--json", "--engine", "shout", "one")).isZero();
    assertThat(out)
        .contains("\"words\":[{\"source\":\"one\",\"reading\":\"loud\",\"passedOver\":[\"noisy\"]");
  }

  @Test
  void explainAsksTheEngine() {
    assertThat(run("", "explain", "--engine", "shout", "one", "two")).isZero();
    assertThat(out).isEqualTo("one two → louder\n");
  }

  @Test
  void anArgumentThatTheLocaleCouldNotPassOnIsSaidSo() {
    assertThat(run("", "preview", "\uFFFD\uFFFD.txt")).isEqualTo(2);
    assertThat(err).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void helpAndUsageErrorsNeedNoContext() {
    try (Contexts none = new Contexts(Class.class)) {
      assertThat(run(none, "", "--help")).isZero();
      assertThat(out).contains("preview").contains("translate").contains("summarise");
      assertThat(run(none, "", "translate", "--help")).isZero();
      assertThat(out).contains("--source");
      assertThat(run(none, "")).isEqualTo(2);
      assertThat(run(none, "", "translaet")).isEqualTo(2);
      assertThat(err).contains("translate");
      assertThat(run(none, "", "translate", "--source", "ar")).isEqualTo(2);
      assertThat(err).contains("--target").contains("diptych translate --help");
      assertThat(out).isEmpty();
    }
  }

  private int run(String input, String... arguments) {
    return run(CONTEXTS, input, arguments);
  }

  private int run(Contexts contexts, String input, String... arguments) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    int code =
        DiptychCommand.run(
            arguments,
            contexts,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new Answers(answers, notes));
    out = answers.toString(StandardCharsets.UTF_8);
    err = notes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<JsonNode> jsonLines() {
    JsonMapper json = JsonMapper.builder().build();
    return out.lines().map(json::readTree).toList();
  }

  /** Small but real pieces: what the verbs do with them is what is tested. */
  @Configuration(proxyBeanMethods = false)
  static class Pieces {

    @Bean
    @Primary
    Segmenter atFullStops() {
      return (text, language) -> {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int stop = text.indexOf(". "); stop >= 0; stop = text.indexOf(". ", start)) {
          pieces.add(text.substring(start, stop + 2));
          start = stop + 2;
        }
        pieces.add(text.substring(start));
        return pieces;
      };
    }

    /** An article that is there already. */
    private record Made(Article article) implements Contents.Item {

      @Override
      public SourceFile source() {
        return article.source();
      }

      @Override
      public Article read(String sourceLanguage, int sectionSizeInChars) {
        return article;
      }
    }

    @Bean
    @Primary
    ArticleReader firstLineIsTheTitle(Segmenter segmenter) {
      return (source, content) -> {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
          throw new UnreadableException("it has no title");
        }
        List<Segment> segments = new ArrayList<>();
        for (String piece : segmenter.segment(text.substring(end + 1), "en")) {
          segments.add(new Segment("s0." + segments.size(), piece));
        }
        Article article =
            new Article(
                source,
                "zz",
                ArticleFacts.NONE.withTitle(text.substring(0, end)),
                List.of(new Section("s0", 0, "", "zz", segments)),
                List.of());
        return new Contents(false, List.of(new Made(article)), List.of());
      };
    }

    @Bean
    Shout shout() {
      return new Shout();
    }

    @Bean
    FirstAndLast firstAndLast() {
      return new FirstAndLast();
    }
  }

  /** Translates into capitals. */
  static final class Shout implements TranslationEngine, Explains {

    @Override
    public EngineIdentity identity() {
      return new EngineIdentity("shout", "capitals", "1");
    }

    @Override
    public String name() {
      return "shout";
    }

    @Override
    public Reach reach() {
      return Reach.PROCESS;
    }

    @Override
    public boolean draft() {
      return true;
    }

    @Override
    public EngineLimits limits() {
      return EngineLimits.NONE;
    }

    @Override
    public Pairs pairs() {
      return Pairs.of(List.of(new LanguagePair("x", "en"), new LanguagePair("fr", "en")));
    }

    @Override
    public Answer ask(TranslationRequest request) throws EngineException {
      if (request.segments().contains("refuse")) {
        throw new EngineException.Rejected("refused by test", null);
      }
      return new Answer("", Usage.free(1));
    }

    @Override
    public List<SegmentTarget> read(TranslationRequest request, Answer answer) {
      return request.segments().stream()
          .map(
              text ->
                  SegmentTarget.of(text.startsWith("echo") ? text : text.toUpperCase(Locale.ROOT)))
          .toList();
    }

    @Override
    public String explain(String text) {
      return text + " → louder";
    }

    @Override
    public Explanation explanation(String text) {
      return new Explanation(
          text, text, List.of(new Explanation.Word(text, "loud", List.of("noisy"), null)));
    }
  }

  /** Answers the last and the first segment, in that order; its name puts it before others. */
  static final class FirstAndLast implements SummaryEngine {

    @Override
    public EngineIdentity identity() {
      return new EngineIdentity("a-first-and-last", "test", "1");
    }

    @Override
    public String name() {
      return "a-first-and-last";
    }

    @Override
    public Reach reach() {
      return Reach.PROCESS;
    }

    @Override
    public boolean extractive() {
      return true;
    }

    @Override
    public boolean supports(LanguagePair pair) {
      return pair.source().equals("zz");
    }

    @Override
    public Answer ask(SummaryRequest request) {
      return new Answer("", Usage.free(1));
    }

    @Override
    public List<SummarySentence> read(SummaryRequest request, Answer answer) {
      return List.of(
          new SummarySentence(
              null, List.of(request.segments().get(request.segments().size() - 1).id())),
          new SummarySentence(null, List.of(request.segments().get(0).id())));
    }
  }
}
