package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a digest says about its rows, in plain words of its target language, for other formats. */
public final class RowWords {

  private final DigestWords words;

  /** The words of one digest. */
  public RowWords(Digest digest) {
    this.words = new DigestWords(digest);
  }

  /** What the checks noticed, each as an instruction to the reader. */
  public List<String> findings(Row row) {
    return row.findings().stream().map(words::finding).toList();
  }

  /** Why a row has no target; {@code null} if it has one, or none was wanted. */
  public @Nullable String missing(Row row) {
    return row.state() == Row.State.GAP || row.state() == Row.State.DEFERRED
        ? words.gap(row)
        : null;
  }

  /** Who made the translation and what it is good for. */
  public String provenance() {
    return words.provenance();
  }
}
