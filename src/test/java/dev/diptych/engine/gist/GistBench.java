package dev.diptych.engine.gist;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how fast gist is: {@code java -cp … dev.diptych.engine.gist.GistBench}. Sentences of about
 * twenty words, put together from its own test sentences; not a test, for a busy machine is not a
 * fault.
 */
public final class GistBench {

  private static final String[] PARTS = {
    "قال الوزير الذي زار المدينة أمس إن الحكومة لن تقبل العرض الذي قدمته المعارضة في اجتماع المجلس",
    "وأضافت القوات التابعة للحكومة أنها دمرت ثلاث طائرات كانت تستعد لقصف العاصمة في الأيام الأخيرة",
    "من جهته أكد رئيس اللجنة أن المحادثات السياسية تفضي إلى تشكيل حكومة جديدة قبل نهاية العام"
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private GistBench() {}

  /** Loads, warms up, measures; no arguments. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Translator translator = new Translator(Lexicon.load());
    System.out.printf("loaded in %d ms%n", millis(start));
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      sentences.add(PARTS[i % PARTS.length] + " " + i + ".");
    }
    for (int round = 1; round <= 4; round++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      sentences.forEach(sentence -> translator.translate(sentence, Terms.NONE));
      long took = Math.max(1, (THREADS.getCurrentThreadCpuTime() - begin) / 1_000_000);
      System.out.printf(
          "round %d: %d sentences/s of CPU%n", round, 1000L * sentences.size() / took);
    }
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf("heap in use after a collection: %d MB%n", used);
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}
