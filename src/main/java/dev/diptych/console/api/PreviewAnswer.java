package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.diptych.operations.Preview;
import java.util.List;

/**
 * What an order would do; nothing was changed.
 *
 * @param preview the same that {@code --dry-run} says
 * @param lines the same for a person
 * @param seen how it stands now, to be sent with the order, so that it is refused if something
 *     changes meanwhile
 */
record PreviewAnswer(@JsonUnwrapped Preview preview, List<String> lines, String seen) {

  static PreviewAnswer of(Preview preview, String seen) {
    return new PreviewAnswer(preview, preview.lines(), seen);
  }
}
