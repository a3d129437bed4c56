package dev.diptych.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Alignments as short text, for they are kept with every line: {@code from,to,from,to=reading|…},
 * separated by semicolons. A reading in which one of these marks stands is left out.
 */
public final class Alignments {

  private static final int OFFSETS = 4;
  private static final String MARKS = "|;=\t\n\r";

  private Alignments() {}

  /** Writes them; empty for none. */
  public static String written(List<Alignment> alignments) {
    StringBuilder text = new StringBuilder(alignments.size() * 20);
    for (Alignment one : alignments) {
      text.append(text.isEmpty() ? "" : ";");
      text.append(one.sourceFrom()).append(',').append(one.sourceTo()).append(',');
      text.append(one.targetFrom()).append(',').append(one.targetTo());
      char before = '=';
      for (String reading : one.readings()) {
        if (reading.chars().noneMatch(c -> MARKS.indexOf(c) >= 0)) {
          text.append(before).append(reading);
          before = '|';
        }
      }
    }
    return text.toString();
  }

  /** Reads what {@link #written} wrote; what is not written so is left out. */
  public static List<Alignment> read(String text) {
    List<Alignment> alignments = new ArrayList<>();
    for (String one : text.split(";")) {
      int readings = one.indexOf('=');
      String[] offsets = (readings < 0 ? one : one.substring(0, readings)).split(",");
      if (offsets.length == OFFSETS) {
        try {
          alignments.add(
              new Alignment(
                  Integer.parseInt(offsets[0]),
                  Integer.parseInt(offsets[1]),
                  Integer.parseInt(offsets[2]),
                  Integer.parseInt(offsets[3]),
                  readings < 0 ? List.of() : List.of(one.substring(readings + 1).split("\\|"))));
        } catch (IllegalArgumentException e) {
          // Not ours.
        }
      }
    }
    return alignments;
  }
}
