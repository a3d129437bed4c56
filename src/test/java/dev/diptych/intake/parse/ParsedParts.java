package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.Parsed.Part;
import java.util.List;
import java.util.Objects;

/** What stands in the articles of a file. */
final class ParsedParts {

  private ParsedParts() {}

  static List<String> keys(Parsed read) {
    return read.parts().stream().map(Part::key).toList();
  }

  static Manuscript manuscript(Parsed read, int part) {
    return Objects.requireNonNull(
        read.parts().get(part).manuscript(), read.parts().get(part).reason());
  }

  static List<String> texts(Parsed read, int part) {
    return manuscript(read, part).blocks().stream().map(Block::text).map(String::strip).toList();
  }
}
