package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.List;

/**
 * A digest in numbers.
 *
 * @param sentences rows of the text, without title and headings
 * @param sentencesToCheck sentences with findings
 * @param headsToCheck title and headings with findings
 * @param gaps rows without the translation they should have, titles and headings included
 * @param deferred how many of the gaps were not tried
 * @param draft whether any target is a draft
 */
record Tally(
    int sentences, int sentencesToCheck, int headsToCheck, int gaps, int deferred, boolean draft) {

  static Tally of(Digest digest) {
    List<Row> sentences =
        digest.sections().stream().flatMap(section -> section.rows().stream()).toList();
    int all = count(digest.rows().toList(), State.WARNED);
    int inText = count(sentences, State.WARNED);
    int deferred = count(digest.rows().toList(), State.DEFERRED);
    boolean draft = digest.engines().stream().anyMatch(Digest.EngineCredit::draft);
    return new Tally(sentences.size(), inText, all - inText, (int) digest.gaps(), deferred, draft);
  }

  private static int count(List<Row> rows, State state) {
    return (int) rows.stream().filter(row -> row.state() == state).count();
  }
}
