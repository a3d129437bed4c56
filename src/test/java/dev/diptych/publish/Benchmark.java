package dev.diptych.publish;

import dev.diptych.browser.Browser;
import dev.diptych.digest.Digest;
import dev.diptych.engine.Alignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How heavy the pages are, how fast they are written, and how fast Chromium shows and filters them;
 * each beside its limit. {@code -Dbench.only=pages} runs it.
 */
public final class Benchmark {

  private static final int ROUNDS = 3_000;
  private static final int MOST_BYTES = 700_000;
  private static final int FEWEST_A_SECOND = 700;
  private static final int LONGEST_PAINT_IN_MILLIS = 1_000;
  private static final int LONGEST_KEY_IN_MILLIS = 50;

  /** Each key as a person presses it, with the layout that it costs; the longest and the median. */
  private static final String KEYS =
      """
      var box = document.getElementById('filter'), times = [];
      ['m', 'mu', 'mus', 'muse', 'museum', 'museum b', 'museum ba', 'museum bani', 'museum ban', '', 'b', 'ba',
       'ا', 'ال', 'المي', 'الميناء', '', 'zzz', ''].forEach(typed => {
        var start = performance.now();
        box.value = typed;
        box.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        times.push(performance.now() - start);
      });
      times.sort((a, b) => a - b);
      return {longest: times[times.length - 1], median: times[times.length >> 1]};
      """;

  /** It may come after the page is loaded. */
  private static final String FIRST_PAINT =
      """
      var done = arguments[0];
      new PerformanceObserver(list => list.getEntries()
        .filter(entry => entry.name === 'first-contentful-paint')
        .forEach(entry => done(entry.startTime))).observe({type: 'paint', buffered: true});
      """;

  private static final int WORDS = 12;

  private Benchmark() {}

  /** Prints all figures; those of the browser where Chromium is installed. */
  public static void run(Path folder) throws IOException {
    for (DigestRenderer renderer :
        List.of(new HtmlDigest(), new MarkdownDigest(), new JsonDigest())) {
      digests(renderer, "", thirtySentences(List.of()));
      digests(renderer, " whose words can be pressed", thirtySentences(words()));
    }
    double few = perArticle(SampleEditions.large(200));
    EditionIndex index = SampleEditions.large(2_000);
    double many = perArticle(index);
    byte[] page = WrittenFiles.of(index).get(EditionPages.INDEX);
    print("index of 2000 articles: %d bytes (at most %d)", page.length, MOST_BYTES);
    print("an article in an index of 2000 takes %.2f times as long as in one of 200", many / few);
    if (Browser.isInstalled()) {
      Path file = folder.resolve("index-large.html");
      Files.write(file, page);
      shown(file);
    }
  }

  private static void digests(DigestRenderer renderer, String kind, Digest digest) {
    perSecond(renderer, digest);
    print(
        "%s of 30 sentences%s: %.0f a second on one core (at least %d), %d bytes each",
        renderer.format(),
        kind,
        perSecond(renderer, digest),
        FEWEST_A_SECOND,
        renderer.render(digest, DigestRendererContract.WAY).length);
  }

  /** As many as an engine finds in a sentence, each with two readings. */
  private static List<Alignment> words() {
    return IntStream.range(0, WORDS)
        .mapToObj(i -> new Alignment(6 * i, 6 * i + 5, 7 * i, 7 * i + 5, List.of("one", "other")))
        .toList();
  }

  private static double perArticle(EditionIndex index) {
    WrittenFiles.of(SampleEditions.again(index));
    int articles = index.inOrder().size();
    int rounds = 20_000 / articles;
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      WrittenFiles.of(SampleEditions.again(index));
    }
    return (System.nanoTime() - start) / 1e3 / rounds / articles;
  }

  private static void shown(Path index) {
    try (Browser browser = new Browser(true)) {
      browser.size(1280, 900).open(index).open(index);
      Object paint = browser.driver().executeAsyncScript(FIRST_PAINT);
      print(
          "first paint of it: %.0f ms (at most %d)",
          ((Number) paint).doubleValue(), LONGEST_PAINT_IN_MILLIS);
      for (String when : List.of("with the first key", "afterwards")) {
        Map<?, ?> keys = (Map<?, ?>) browser.script(KEYS);
        print(
            "a key of its filter, %s: %.1f ms at the median, %.1f ms at most (at most %d)",
            when, millis(keys, "median"), millis(keys, "longest"), LONGEST_KEY_IN_MILLIS);
      }
    }
  }

  private static double millis(Map<?, ?> keys, String which) {
    return keys.get(which) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static void print(String words, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, words, arguments));
  }

  private static double perSecond(DigestRenderer renderer, Digest digest) {
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      renderer.render(digest, DigestRendererContract.WAY);
    }
    return ROUNDS / ((System.nanoTime() - start) / 1e9);
  }

  private static Digest thirtySentences(List<Alignment> words) {
    DigestBuilder builder = DigestBuilder.aDigest().title("عنوان المقال", "The article's title");
    for (int section = 0; section < 5; section++) {
      builder.section(2, "عنوان القسم " + section, "Section " + section);
      for (int i = 0; i < 6; i++) {
        builder.aligned(
            "وقال مدير الميناء إن أربع سفن رست منذ الفجر وإن سبع سفن أخرى تنتظر دورها في البحر.",
            "The port director said that four ships had docked since dawn and seven others are"
                + " waiting at sea.",
            words.toArray(Alignment[]::new));
        if (i % 3 == 2) {
          builder.paragraph();
        }
      }
    }
    return builder.summary("s1.1", "s2.2", "s3.3").build();
  }
}
