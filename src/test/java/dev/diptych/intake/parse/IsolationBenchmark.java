package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prints what isolation costs in bulk: the same documents parsed in this process and in a parsing
 * process, one at a time, both warm.
 *
 * <p>A main of its own, because a test must not depend on how busy the machine is.
 */
final class IsolationBenchmark {

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 25;

  private record Named(String name, byte[] content) {}

  private IsolationBenchmark() {}

  /** Runs once; takes about a minute. */
  @SuppressWarnings("SystemOut") // a program of its own
  public static void main(String[] arguments) throws UnreadableException {
    ReaderSettings settings = ReaderSettings.DEFAULTS;
    List<Named> documents = documents();
    FormatParser here = new FormatParser(settings);
    long first = System.nanoTime();
    try (IsolatedParser apart = new IsolatedParser(settings)) {
      apart.open(source(documents.get(0)), documents.get(0).content()).only();
      double start = (System.nanoTime() - first) / 1e6;
      run(here, documents, WARM_UP);
      run(apart, documents, WARM_UP);
      List<Double> ratios = new ArrayList<>();
      double inProcess = 0;
      double isolated = 0;
      for (int i = 0; i < 5; i++) {
        double a = run(here, documents, ROUNDS / 5);
        double b = run(apart, documents, ROUNDS / 5);
        inProcess += a;
        isolated += b;
        ratios.add(b / a);
      }
      Collections.sort(ratios);
      int count = documents.size() * ROUNDS;
      System.out.printf(
          Locale.ROOT,
          "%d documents: in process %.2f ms each, isolated %.2f ms each, ratio %.2f (median of five"
              + " %.2f); first isolated document %.0f ms%n",
          count,
          inProcess / count,
          isolated / count,
          isolated / inProcess,
          ratios.get(2),
          start);
    }
  }

  private static double run(DocumentParser parser, List<Named> documents, int rounds)
      throws UnreadableException {
    long begin = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      for (Named document : documents) {
        parser.open(source(document), document.content()).only();
      }
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static SourceFile source(Named document) {
    return new SourceFile(document.name(), document.content().length, "0".repeat(64));
  }

  /** Articles of about thirty sentences. */
  private static List<Named> documents() {
    String paragraph =
        "The harbour was opened on Friday by the mayor, who thanked everybody who had worked there. "
            .repeat(5);
    String[] lines = new String[8];
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i % 3 == 0 ? "2:Heading " + i : paragraph;
      html.append(i % 3 == 0 ? "<h2>Heading " + i + "</h2>" : "<p>" + paragraph + "</p>");
    }
    TestDocuments.Line[] page = new TestDocuments.Line[40];
    for (int i = 0; i < page.length; i++) {
      page[i] =
          new TestDocuments.Line(
              "The harbour was opened on Friday by the mayor, who thanked everybody.",
              i == 0 ? 18 : 11,
              i % 10 == 0,
              72,
              740 - 16 * i);
    }
    String mail =
        "Subject: Harbour\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + html;
    String odt = "";
    for (String line : lines) {
      odt += "<text:p>" + line + "</text:p>";
    }
    return List.of(
        new Named("a.docx", TestDocuments.docx("T", "A", lines)),
        new Named("a.pdf", TestDocuments.pdf(page)),
        new Named("a.epub", TestDocuments.epub("T", html.toString())),
        new Named("a.odt", TestDocuments.odt(odt)),
        new Named("a.eml", mail.getBytes(StandardCharsets.UTF_8)));
  }
}
