package dev.diptych.publish;

import static dev.diptych.publish.DigestBuilder.aDigest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * An Arabic edition of Russian articles, in which Latin letters can only be names, addresses, what
 * somebody is quoted with, or a fault. Whatever of an article or an engine stands in a message is
 * between isolates.
 */
class OneLanguageTest {

  private static final Messages ARABIC = Messages.forTarget("ar");

  /** Two Latin words in a row: no name of ours has as many. */
  private static final Pattern SENTENCE = Pattern.compile("[A-Za-z]{2,}[’']?[ ,;:]+[A-Za-z]{2,}");

  private static final Pattern ISOLATED = Pattern.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069");

  /** Every way in which a target can be missing, with what stands in the tables. */
  private static List<Cause> causes() {
    List<Cause> causes = new ArrayList<>();
    for (Code code : Code.values()) {
      switch (code) {
        case NO_ENGINE -> causes.add(Cause.of(code, "ru", "ar", "gist, openai"));
        case NO_ENGINE_LEFT -> causes.add(Cause.of(code));
        case ENGINE_OUT -> {
          causes.add(Cause.of(code, "openai", "nothing answers at https://mt.example"));
          causes.add(Cause.of(code, "openai", "no trusted connection to https://a: bad record"));
          causes.add(Cause.of(code, "openai", "we are closed on public holidays"));
        }
        case ENGINE_OUT_UNTIL ->
            causes.add(Cause.of(code, "deepl", "too many requests", "2026-11-24T03:00:00Z"));
        case ENGINE_FAILED -> causes.add(Cause.of(code, "mine", "the program ended with code 3"));
        case ENGINE_REFUSED -> causes.add(Cause.of(code, "openai", "the model refused"));
        case ENGINE_FAULT -> causes.add(Cause.of(code, "mine", "index 3 of a list of 2"));
        case MISCOUNTED -> causes.add(Cause.of(code, "openai", 2, 3));
        case UNUSABLE -> {
          for (Check check : Check.values()) {
            causes.add(Cause.of(code, "openai", check.name(), "as an AI I cannot"));
          }
        }
        case BUDGET_CALLS, BUDGET_CHARACTERS -> causes.add(Cause.of(code, 20_000));
        case BUDGET_COST -> causes.add(Cause.of(code, "12.50"));
        case DEADLINE -> causes.add(Cause.of(code, "05:30"));
        case DEATHS, ABANDONED -> causes.add(Cause.of(code, 3));
        case TAKEN_OVER -> causes.add(Cause.of(code, "2026-11-25"));
        case TOLD -> {
          causes.add(Cause.of(code, "the process died twice, it seems"));
          causes.add(Cause.of(code, "the connection was cut before the whole answer came"));
        }
      }
    }
    return causes;
  }

  /** Every message that a check has. */
  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Check check : Check.values()) {
      for (int arguments = 0; arguments < 3; arguments++) {
        String[] found = {"двенадцать", "12"};
        if (ARABIC.has("check." + check + (arguments == 0 ? "" : "." + arguments))) {
          findings.add(
              SampleDigests.finding(
                  check, List.of(found).subList(0, arguments).toArray(new String[0])));
        }
      }
    }
    findings.add(SampleDigests.finding(Check.ENGINE_DOUBT, "name transliterated: Хала"));
    findings.add(SampleDigests.finding(Check.ENGINE_DOUBT, "word not known: слово"));
    findings.add(SampleDigests.finding(Check.ENGINE_DOUBT, "not so sure of the second half"));
    findings.add(
        SampleDigests.finding(Check.ENGINE_DOUBT, "too long for the model: translated in 3 parts"));
    return findings;
  }

  /** What an Arabic reader may meet, all of it. */
  private static Digest everything() {
    DigestBuilder builder =
        aDigest()
            .languages("ru", "ar")
            .file("порт.html", "017-port")
            .facts(
                new ArticleFacts(
                    "Порт", "И. Иванов", "2026-11-23T18:40:00", "Газета", null, null, List.of()))
            .notes(
                ToldWords.texts("en").entrySet().stream()
                    .filter(told -> told.getKey().startsWith("note."))
                    .map(
                        told ->
                            ARABIC
                                .filled(told.getValue(), 3, 1204, 5, 7)
                                .replaceAll("\u2068|\u2069", ""))
                    .map(OneLanguageTest::western)
                    .toArray(String[]::new))
            .engines(DigestBuilder.DRAFT, DigestBuilder.MACHINE, Digest.EngineCredit.HUMAN)
            .title(
                new Row(
                    "title", "Порт открыт", null, Row.State.GAP, causes(), List.of(), null, false))
            .by(DigestBuilder.MACHINE, "Порт открыт.", "فُتح الميناء.")
            .by(Digest.EngineCredit.HUMAN, "Он большой.", "وهو كبير.");
    for (Finding finding : findings()) {
      builder.checked("Это было вчера.", "كان ذلك أمس.", finding);
    }
    builder.paragraph().section(2, "Вторая часть", "الجزء الثاني");
    builder.pair("Сказал он: \u00AB\u00BB на на срок.", "قال ذلك.");
    for (Cause cause : causes()) {
      builder.missing(cause, Row.State.GAP, "Этого нет.");
      builder.missing(cause, Row.State.DEFERRED, "Этого ещё нет.");
    }
    return builder
        .sourceOnly("Это не просили.")
        .summary("s0.1", "s1.2", "s1.3")
        .revision(3)
        .corrected("2026-11-24T08:12:00Z", "s1", "ошибка в числе")
        .corrected("2026-11-25T08:12:00Z", "head", "ошибка в заголовке")
        .story("s", "копия.html", "другая.html")
        .was("title", "Порт", "الميناء")
        .was("s0.1", "Порт закрыт.", null)
        .was("s1.h", null, null)
        .was(null, "Исчезло.", "زال.")
        .build();
  }

  private static String western(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append((char) (c >= '٠' && c <= '٩' ? c - '٠' + '0' : c)));
    return out.toString();
  }

  private static EditionIndex index(List<Digest> digests) {
    EditionIndex plain = SampleEditions.of("ar", digests);
    List<EditionIndex.FileFate> files = new ArrayList<>(plain.contents().files().toList());
    int file = 0;
    for (Map.Entry<String, String> told : ToldWords.texts("en").entrySet()) {
      if (told.getKey().startsWith("reason.")) {
        String reason =
            western(ARABIC.filled(told.getValue(), 3, 1204, 5, 7))
                .replaceAll("[\u2066-\u2069]", "");
        for (EditionIndex.Fate fate : EditionIndex.Fate.values()) {
          files.add(new EditionIndex.FileFate("ф" + file++, "aa".repeat(32), fate, reason));
        }
      }
    }
    return SampleEditions.index(
        "ar", files, plain.contents().digests().all().toList(), LocalTime.of(6, 0));
  }

  private static Map<String, String> pages() {
    List<Digest> digests =
        List.of(
            everything(),
            EditionBookTest.withSlug(
                aDigest()
                    .languages("ru", "ar")
                    .pair("а.", "ا.")
                    .since("2026-11-20")
                    .another()
                    .build(),
                "018-b"),
            EditionBookTest.withSlug(
                aDigest().languages("ar", "ar").sourceOnly("ا.").build(), "019-c"),
            EditionBookTest.withSlug(aDigest().languages("ru", "ar").engines().build(), "020-d"));
    Map<String, String> pages = new LinkedHashMap<>();
    for (Digest digest : digests) {
      for (DigestRenderer renderer : List.of(new HtmlDigest(), new MarkdownDigest())) {
        pages.put(
            digest.slug() + "." + renderer.format(),
            new String(
                renderer.render(digest, new Way(2, 3, "016-a", "018-b")), StandardCharsets.UTF_8));
      }
    }
    EditionIndex index = index(digests);
    WrittenFiles.of(index)
        .forEach((name, bytes) -> pages.put(name, new String(bytes, StandardCharsets.UTF_8)));
    pages.remove(EditionPages.MANIFEST);
    WrittenFiles.of(new AtomFeed(), index, EditionDigests.NONE)
        .forEach((name, bytes) -> pages.put(name, new String(bytes, StandardCharsets.UTF_8)));
    WrittenFiles.of(new EditionBook(), index, digests::forEach)
        .forEach((name, bytes) -> pages.putAll(chapters(bytes)));
    return pages;
  }

  private static Map<String, String> chapters(byte[] book) {
    Map<String, String> chapters = new LinkedHashMap<>();
    try {
      EditionBookTest.files(book)
          .forEach(
              (name, bytes) -> {
                if (name.endsWith(".xhtml")) {
                  chapters.put(name, new String(bytes, StandardCharsets.UTF_8));
                }
              });
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return chapters;
  }

  /** All that is read or read aloud, without what is somebody else's. */
  private static List<String> said(String name, String page) {
    if (name.endsWith(".md")) {
      return page.lines().map(line -> line.replaceAll("\\]\\([^)]*\\)", "]")).toList();
    }
    Document document =
        name.endsWith(".html") ? Jsoup.parse(page) : Jsoup.parse(page, Parser.xmlParser());
    document
        .select("style, script, bdi, kbd, [lang=ru], generator, uri, id, content")
        .forEach(Element::remove);
    List<String> said = new ArrayList<>();
    for (Element element : document.getAllElements()) {
      said.add(element.ownText());
      for (var attribute : element.attributes()) {
        String key = attribute.getKey();
        if (key.startsWith("data-") || List.of("aria-label", "title", "alt").contains(key)) {
          said.add(attribute.getValue());
        }
      }
    }
    return said;
  }

  private static String ours(String text) {
    String inner = ISOLATED.matcher(text).replaceAll("…");
    return inner.equals(text) ? text : ours(inner);
  }

  @Test
  void everySentenceOfAnArabicEditionIsArabic() {
    List<String> english = new ArrayList<>();
    pages()
        .forEach(
            (name, page) -> {
              assertThat(page).as(name).isNotEmpty();
              for (String text : said(name, page)) {
                String ours = ours(text);
                if (SENTENCE.matcher(ours).find()) {
                  english.add(name + ": " + ours);
                }
              }
            });
    assertThat(english).isEmpty();
  }

  @Test
  void everyCauseAndEveryCheckIsOnThePage() {
    String html = pages().get("017-port.html");
    String page = Jsoup.parse(html).text();
    for (Cause cause : causes()) {
      String words = new CauseWords(ARABIC, everything().zone()).of(List.of(cause));
      assertThat(page).contains(words.replaceAll("[\u2066-\u2069]", ""));
    }
    assertThat(html.split("class=\"mark check\"", -1)).hasSizeGreaterThan(findings().size());
  }

  @Test
  void oursIsToldAndAStrangersIsQuoted() {
    pages().forEach((name, page) -> assertThat(page).as(name).doesNotContain("lang=\"en\""));
    String page = Jsoup.parse(pages().get("017-port.html")).text();
    assertThat(page)
        .contains("«we are closed on public holidays»", "انتهى البرنامج بالرمز ٣")
        .doesNotContain("the program ended", "the model refused");
  }
}
