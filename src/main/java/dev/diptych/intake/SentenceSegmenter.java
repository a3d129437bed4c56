package dev.diptych.intake;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Splits text into sentences where Unicode's rules (UAX #29) end one. Keeps no state. */
@Component
final class SentenceSegmenter implements Segmenter {

  @Override
  public List<String> segment(String text, String language) {
    List<String> pieces = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.ROOT);
    breaks.setText(text);
    int start = 0;
    int end;
    int pending = breaks.first();
    while ((end = breaks.next()) != BreakIterator.DONE) {
      if (!text.substring(pending, end).isBlank()) {
        if (!text.substring(start, pending).isBlank()) {
          pieces.add(text.substring(start, pending));
          start = pending;
        }
      }
      pending = end;
    }
    String rest = text.substring(start);
    if (!rest.isBlank()) {
      pieces.add(rest);
    }
    return List.copyOf(pieces);
  }
}
