package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToldWordsTest {

  private static final Messages ENGLISH = Messages.forTarget("en");
  private static final Messages ARABIC = Messages.forTarget("ar");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]\\}");

  /** Where a sentence begins that a page may show. */
  private static final Pattern TOLD =
      Pattern.compile(
          "new (?:EngineException\\.)?(?:UnreadableException|NotTheContentException|Transient|Rejected|Unavailable|QuotaExceeded)\\(|\\bafterSending\\(|\\b(?:notes|remarks|doubts|all)\\.add\\(|\\bparts\\.note\\(");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static String arabic(String sentence) {
    return ToldWords.of(sentence, ARABIC);
  }

  @Test
  void everySentenceIsToldInAllLanguagesWithTheSameArguments() {
    Map<String, String> english = ToldWords.texts("en");
    for (String language : Messages.LANGUAGES) {
      Map<String, String> other = ToldWords.texts(language);
      assertThat(new TreeSet<>(other.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
      english.forEach(
          (key, text) -> assertThat(arguments(other.get(key))).as(key).isEqualTo(arguments(text)));
    }
  }

  @Test
  void everyFormIsRecognisedAsItself() {
    ToldWords.texts("en")
        .forEach(
            (key, text) -> {
              String[] arguments =
                  IntStream.range(0, 4).mapToObj(i -> "argument" + i).toArray(String[]::new);
              assertThat(arabic(ENGLISH.filled(text, (Object[]) arguments)))
                  .as(key)
                  .isEqualTo(ARABIC.filled(ToldWords.texts("ar").get(key), (Object[]) arguments));
            });
  }

  @Test
  void numbersAndEditionsAreThoseOfThePage() {
    assertThat(arabic("hidden text was left out (1,204 letters)"))
        .isEqualTo("تُرك نص مخفي (عدد أحرفه ١٢٠٤)");
    assertThat(
            ToldWords.of("hidden text was left out (1,204 letters)", Messages.forTarget("ar-LY")))
        .isEqualTo("تُرك نص مخفي (عدد أحرفه 1204)");
    assertThat(arabic("unchanged since 2026-11-23-2")).contains("٢٣ نوفمبر ٢٠٢٦", "٢");
  }

  @Test
  void aReasonInsideAReasonIsToldToo() {
    assertThat(arabic("still unreadable since 2026-11-23: the file is empty"))
        .isEqualTo("لا يزال غير مقروء منذ عدد ٢٣ نوفمبر ٢٠٢٦: الملف فارغ");
  }

  @Test
  void theWordsOfAStrangerAreQuotedBehindOurs() {
    assertThat(arabic("too many requests: \"slow down, please\""))
        .isEqualTo("طلبات أكثر من المسموح، ورسالته «\u2068slow down, please\u2069»");
    assertThat(arabic("it answered with status 500: \"boom\""))
        .isEqualTo("أجاب بالحالة ٥٠٠، ورسالته «\u2068boom\u2069»");
    assertThat(arabic("it has no model x: \"the model x is not here\": set a.b.model"))
        .isEqualTo(
            "ليس لديه النموذج \u2068x\u2069، ورسالته «\u2068the model x is not here\u2069»: اضبط"
                + " \u2066\u2068a.b\u2069.model\u2069");
  }

  @Test
  void whateverIsNotOursIsQuotedWholeAndCannotBreakOut() {
    assertThat(ToldWords.known("the moon is made of cheese", ARABIC)).isNull();
    assertThat(arabic("the moon\u2069 is \u202Emade"))
        .isEqualTo("«\u2068the moon is [RLO]made\u2069»");
    assertThat(arabic("the file is empty " + "x".repeat(2_000))).startsWith("«");
    assertThat(ToldWords.of("the moon is made of cheese", ENGLISH))
        .isEqualTo("the moon is made of cheese");
  }

  @Test
  void reasonsInsideReasonsHaveAnEnd() {
    String nested = "still unreadable since x: ".repeat(38);
    assertThat(arabic(nested).split("لا يزال", -1)).hasSize(4);
  }

  /**
   * What readers and engines tell has a form here, or an Arabic page shows English. Who is sent
   * here writes a line into {@code told_en.properties} and one into {@code told_ar.properties}.
   */
  @Test
  void whatReadersAndEnginesTellHasAForm() throws IOException {
    List<String> forms =
        ToldWords.texts("en").values().stream().map(ToldWordsTest::letters).toList();
    List<String> missing = new ArrayList<>();
    int told = 0;
    for (Path file : sources()) {
      for (String sentence : told(Files.readString(file))) {
        told++;
        String words = letters(sentence);
        if (words.split(" ").length > 2 && forms.stream().noneMatch(form -> form.contains(words))) {
          missing.add(file.getFileName() + ": " + sentence);
        }
      }
    }
    assertThat(told).isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("src/main/java/dev/diptych");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(
              file ->
                  file.startsWith(root.resolve("intake"))
                      || file.startsWith(root.resolve("engine"))
                      || file.endsWith("run/IntakeStage.java"))
          .sorted()
          .toList();
    }
  }

  /** The literals of all calls that tell something; those joined by a plus sign are one. */
  private static List<String> told(String source) {
    List<String> sentences = new ArrayList<>();
    Matcher call = TOLD.matcher(source);
    while (call.find()) {
      String inside = source.substring(call.end(), end(source, call.end()));
      Matcher literal = LITERAL.matcher(inside.replaceAll("\"\\s*\\+\\s*\"", ""));
      while (literal.find()) {
        sentences.add(literal.group(1).replace("\\\\", "\\"));
      }
    }
    return sentences;
  }

  private static int end(String source, int begin) {
    int depth = 1;
    boolean quoted = false;
    int at = begin;
    while (depth > 0) {
      char c = source.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      at++;
    }
    return at;
  }

  /** Without arguments and signs. */
  private static String letters(String text) {
    return ARGUMENT
        .matcher(text)
        .replaceAll("")
        .replaceAll("%,?[ds]|\\\\.", "")
        .replaceAll("[^A-Za-z0-9]+", " ")
        .strip();
  }

  private static TreeSet<String> arguments(String text) {
    TreeSet<String> found = new TreeSet<>();
    ARGUMENT.matcher(text).results().forEach(result -> found.add(result.group()));
    return found;
  }
}
