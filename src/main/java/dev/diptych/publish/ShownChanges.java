package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.Change;
import dev.diptych.digest.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a digest says was changed since an earlier edition, as it is shown: numbered, both texts.
 */
final class ShownChanges {

  private ShownChanges() {}

  /**
   * A change.
   *
   * @param number from 1
   * @param now the row that stands there now; {@code null} for what is gone
   */
  record Shown(int number, Change change, @Nullable Row now) {

    /** The anchor of the change in a page. */
    String anchor() {
      return "change-" + number;
    }
  }

  /** The changes to show, in reading order. */
  static List<Shown> of(Digest digest) {
    Digest.Changes changes = digest.changes();
    if (changes == null) {
      return List.of();
    }
    Map<String, Row> rows = new HashMap<>();
    digest.rows().forEach(row -> rows.put(row.segmentId(), row));
    List<Shown> shown = new ArrayList<>();
    for (Change change : changes.changes()) {
      String id = change.segmentId();
      shown.add(new Shown(shown.size() + 1, change, id == null ? null : rows.get(id)));
    }
    return shown;
  }

  /** The changes by the row that stands there now. */
  static Map<String, Shown> byRow(List<Shown> changes) {
    Map<String, Shown> byRow = new HashMap<>();
    for (Shown shown : changes) {
      String id = shown.change().segmentId();
      if (id != null) {
        byRow.put(id, shown);
      }
    }
    return byRow;
  }
}
