package dev.diptych.engine.onnx;

import dev.diptych.engine.GlossaryTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which short words stand for what a model must not touch: addresses, long numbers, terms
 * of the glossary.
 *
 * @param text what the model gets
 * @param originals what stands in the place of each word in the target
 */
record Placeholders(String text, List<String> originals) {

  private static final String VERBATIM =
      "(?:https?://|www\\.)[^\\s<>\"”»]*[^\\s<>\"”».,;:!?،؛؟)\\]]"
          + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
          + "|(?<![\\p{L}\\p{N}_@#])[@#]\\w{2,}"
          + "|(?<![\\p{L}\\p{N}])\\d+(?:[.,:/-]\\d+)+(?![\\p{L}\\p{N}])"
          + "|(?<![\\p{L}\\p{N}])\\d{5,}(?![\\p{L}\\p{N}])";

  private static final Pattern WORD = Pattern.compile("(?i)ZX ?(\\d{1,3})(?!\\d)");
  private static final int MOST = 20;

  /** A word of which a model must know every piece. */
  static final String EXAMPLE = "ZX1";

  /** Copies the list. */
  Placeholders {
    originals = List.copyOf(originals);
  }

  /** Puts words in the place of all that must survive; the text as it is if there is nothing. */
  static Placeholders protect(String text, List<GlossaryTerm> glossary) {
    Placeholders none = new Placeholders(text, List.of());
    if (WORD.matcher(text).find()) {
      return none;
    }
    List<GlossaryTerm> terms =
        glossary.stream()
            .filter(term -> !term.source().isBlank())
            .sorted(Comparator.comparing((GlossaryTerm term) -> -term.source().length()))
            .toList();
    String wanted =
        terms.stream()
            .map(
                term ->
                    "(?<![\\p{L}\\p{M}\\p{N}])"
                        + Pattern.quote(term.source())
                        + "(?![\\p{L}\\p{M}\\p{N}])")
            .collect(Collectors.joining("|"));
    Pattern pattern = Pattern.compile(wanted.isEmpty() ? VERBATIM : VERBATIM + "|" + wanted);
    List<String> originals = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      if (originals.size() == MOST) {
        return none;
      }
      String found = matcher.group();
      originals.add(
          terms.stream()
              .filter(term -> term.source().equals(found))
              .map(GlossaryTerm::target)
              .findFirst()
              .orElse(found));
      matcher.appendReplacement(masked, "ZX" + originals.size());
    }
    matcher.appendTail(masked);
    return new Placeholders(masked.toString(), originals);
  }

  /** Whether nothing had to be protected. */
  boolean none() {
    return originals.isEmpty();
  }

  /** The target with everything back in its place; empty unless each word is there just once. */
  Optional<String> restore(String target) {
    boolean[] seen = new boolean[originals.size()];
    Matcher matcher = WORD.matcher(target);
    StringBuilder restored = new StringBuilder();
    while (matcher.find()) {
      int index = Integer.parseInt(matcher.group(1)) - 1;
      if (index < 0 || index >= seen.length || seen[index]) {
        return Optional.empty();
      }
      seen[index] = true;
      matcher.appendReplacement(restored, Matcher.quoteReplacement(originals.get(index)));
    }
    matcher.appendTail(restored);
    for (boolean one : seen) {
      if (!one) {
        return Optional.empty();
      }
    }
    return Optional.of(restored.toString());
  }
}
