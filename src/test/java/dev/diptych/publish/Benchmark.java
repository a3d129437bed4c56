package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prints how many digests of 30 sentences a second each format makes, and the size of an index. */
final class Benchmark {

  private static final int THREADS = 2;
  private static final int ROUNDS = 2_000;

  private Benchmark() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws Exception {
    Digest digest = thirtySentences();
    for (DigestRenderer renderer :
        List.of(new HtmlDigest(), new MarkdownDigest(), new JsonDigest())) {
      perSecond(renderer, digest);
      System.out.printf(
          Locale.ROOT,
          "%s: %.0f digests a second on %d threads, %d bytes each%n",
          renderer.format(),
          perSecond(renderer, digest),
          THREADS,
          renderer.render(digest, DigestRendererContract.WAY).length);
    }
    EditionIndex index = SampleEditions.large(2_000);
    new EditionPages().render(index);
    long start = System.nanoTime();
    byte[] page = new EditionPages().render(index).get(EditionPages.INDEX);
    System.out.printf(
        Locale.ROOT,
        "index of 2000 articles: %d bytes in %d ms%n",
        page.length,
        (System.nanoTime() - start) / 1_000_000);
  }

  private static double perSecond(DigestRenderer renderer, Digest digest) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long start = System.nanoTime();
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      work.add(
          threads.submit(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  renderer.render(digest, DigestRendererContract.WAY);
                }
              }));
    }
    for (Future<?> one : work) {
      one.get();
    }
    threads.shutdown();
    return THREADS * ROUNDS / ((System.nanoTime() - start) / 1e9);
  }

  private static Digest thirtySentences() {
    DigestBuilder builder = DigestBuilder.aDigest().title("عنوان المقال", "The article's title");
    for (int section = 0; section < 5; section++) {
      builder.section(2, "عنوان القسم " + section, "Section " + section);
      for (int i = 0; i < 6; i++) {
        builder.pair(
            "وقال مدير الميناء إن أربع سفن رست منذ الفجر وإن سبع سفن أخرى تنتظر دورها في البحر.",
            "The port director said that four ships had docked since dawn and seven others are"
                + " waiting at sea.");
        if (i % 3 == 2) {
          builder.paragraph();
        }
      }
    }
    return builder.summary("s1.1", "s2.2", "s3.3").build();
  }
}
