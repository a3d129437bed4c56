package dev.diptych.publish;

import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the index, the manifest and the feed of an edition of any size, whose entries are made
 * when they are asked for as a database reads them: what is needed of memory is what the edition
 * step holds. {@code java -Xmx96m … dev.diptych.publish.LargeEdition 100000}.
 */
public final class LargeEdition {

  private LargeEdition() {}

  /** The size is the first argument. */
  public static void main(String[] arguments) throws IOException {
    int articles = Integer.parseInt(arguments[0]);
    EditionIndex index = of(articles);
    Counted counted = new Counted();
    new EditionPages().render(index, EditionDigests.NONE, counted);
    new AtomFeed().render(index, EditionDigests.NONE, counted);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    double held = runtime.totalMemory() - runtime.freeMemory();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%,d articles: %d files of %.0f MB in %.1f s of CPU, %.2f ms an article; held at the"
                + " end %.0f MB, %.0f bytes an article (limit of the heap %.0f MB)",
            articles,
            counted.files,
            counted.bytes / 1e6,
            cpu(),
            1e3 * cpu() / articles,
            held / 1e6,
            held / articles,
            runtime.maxMemory() / 1e6));
    if (index.inOrder().size() != articles) {
      throw new IllegalStateException("It is still held");
    }
  }

  /** Of this process since its start, in seconds: the machine may have other work. */
  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /** An edition of which nothing is in memory. */
  static EditionIndex of(int articles) {
    DigestEntry one = SampleEditions.large(1).contents().digests().all().findFirst().orElseThrow();
    EditionIndex plain = SampleEditions.index("en", List.of(), List.of(), null);
    return new EditionIndex(
        plain.job(),
        plain.edition(),
        plain.targetLanguage(),
        plain.asOf(),
        plain.zone(),
        new EditionContents(
            () ->
                IntStream.rangeClosed(1, articles)
                    .mapToObj(i -> new FileFate("wire/" + i + ".html", "aa", Fate.READ, null)),
            new EditionEntries() {
              @Override
              public Stream<DigestEntry> all() {
                return IntStream.rangeClosed(1, articles).mapToObj(i -> entry(one, i));
              }

              @Override
              public Map<String, DigestEntry> some(Collection<Key> keys) {
                Map<String, DigestEntry> some = new HashMap<>();
                keys.forEach(
                    key -> some.put(key.slug(), entry(one, Integer.parseInt(key.articleId(), 16))));
                return some;
              }
            }),
        plain.watch(),
        null,
        List.of(),
        List.of(),
        plain.formats());
  }

  private static DigestEntry entry(DigestEntry one, int number) {
    String slug = Slugs.of(number, "wire/" + number + ".html");
    return new DigestEntry(
        slug,
        "wire/" + number + ".html",
        String.format("%012x", number),
        one.sourceLanguage(),
        one.title() + " " + number,
        one.sourceTitle() + " " + number,
        one.sentence(),
        one.sourceSentence(),
        one.summary(),
        one.outlet(),
        one.published(),
        one.sentences(),
        0,
        0,
        0,
        true,
        1,
        one.files(),
        number % 7 == 0 ? Map.of("Malta", new WatchHit("s0.1", "مالطا", "Malta")) : Map.of(),
        null,
        null,
        List.of(),
        number);
  }

  /** Counts what is written and keeps nothing. */
  private static final class Counted implements EditionFolder {

    private int files;
    private long bytes;

    @Override
    public String write(String name, Content content) throws IOException {
      files++;
      content.to(
          new OutputStream() {
            @Override
            public void write(int b) {
              bytes++;
            }

            @Override
            public void write(byte[] some, int from, int length) {
              bytes += length;
            }
          });
      return "aa".repeat(32);
    }
  }
}
