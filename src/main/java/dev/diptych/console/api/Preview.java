package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order would do; nothing was changed.
 *
 * @param verb the order's
 * @param message the same in words
 * @param seen to be sent with the order, so that it is refused if something changes meanwhile
 * @param lines what it would reach, in words; empty if the message says it all
 * @param sections how many sections would be tried again, {@code null} if that is not known
 * @param edition what it is about as it stands, {@code null} for an edition that is to be made
 * @param report of a {@code run}, otherwise {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Preview(
    String verb,
    String message,
    String seen,
    List<String> lines,
    @Nullable Integer sections,
    @Nullable EditionView edition,
    @Nullable RunReport report) {

  Preview {
    lines = List.copyOf(lines);
  }
}
