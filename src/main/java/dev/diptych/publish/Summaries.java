package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.engine.SummarySentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The summary of a digest as it is shown: numbered, both languages, each sentence once. */
final class Summaries {

  private Summaries() {}

  /**
   * A sentence of the summary.
   *
   * @param number from 1
   * @param target in the target language, {@code null} if the segment has no translation
   * @param written whether an engine wrote it, rather than chose it
   * @param evidence the rows it rests on, in the order named; never empty
   */
  record Sentence(int number, @Nullable String target, boolean written, List<Row> evidence) {

    /** The evidence as it was written. */
    String source() {
      return String.join(" ", evidence.stream().map(Row::source).toList());
    }

    /** The anchor of the sentence in a page. */
    String anchor() {
      return "summary-" + number;
    }
  }

  /**
   * The sentences to show. One that says the same as an earlier one, or whose evidence is none of
   * this digest, is left out.
   */
  static List<Sentence> of(Digest digest) {
    Map<String, Row> rows = new HashMap<>();
    digest.rows().forEach(row -> rows.put(row.segmentId(), row));
    List<Sentence> sentences = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (SummarySentence sentence : digest.summary()) {
      List<Row> evidence =
          sentence.evidence().stream().map(rows::get).filter(Objects::nonNull).distinct().toList();
      if (!evidence.isEmpty()) {
        String text = sentence.text();
        String target = text == null ? evidence.get(0).target() : text;
        String key = target == null ? evidence.get(0).source() : target;
        if (said.add(String.join(" ", FoldedWords.of(key)))) {
          sentences.add(new Sentence(sentences.size() + 1, target, text != null, evidence));
        }
      }
    }
    return sentences;
  }

  /** Which sentences of the summary rest on a row. */
  static Map<String, List<Sentence>> citations(List<Sentence> sentences) {
    Map<String, List<Sentence>> cited = new HashMap<>();
    for (Sentence sentence : sentences) {
      for (Row row : sentence.evidence()) {
        cited.computeIfAbsent(row.segmentId(), key -> new ArrayList<>()).add(sentence);
      }
    }
    return cited;
  }
}
