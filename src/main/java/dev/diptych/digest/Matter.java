package dev.diptych.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What in a sentence turns its meaning around when it is lost; a second engine may be asked. */
public enum Matter {

  /** A number in digits. */
  NUMBERS {
    @Override
    boolean isIn(String source, String language) {
      return !Numbers.in(source).digits().isEmpty();
    }

    @Override
    boolean differs(String one, String other, String language) {
      return NumbersGate.differ(one, other, language);
    }
  },

  /** Something that says no; in the languages that the negation gate knows. */
  NEGATION {
    @Override
    boolean isIn(String source, String language) {
      return NegationGate.negates(source, language);
    }

    @Override
    boolean differs(String one, String other, String language) {
      return NegationGate.negates(one, language) != NegationGate.negates(other, language);
    }
  },

  /** Somebody's words. */
  QUOTATIONS {
    @Override
    boolean isIn(String source, String language) {
      return QUOTED.matcher(source).find();
    }

    @Override
    boolean differs(String one, String other, String language) {
      return QUOTED.matcher(one).find() != QUOTED.matcher(other).find();
    }
  };

  /** An apostrophe is no quotation mark. */
  static final Pattern QUOTED = Pattern.compile("[\"“”„«»‹›「」『』]");

  /** Whether a source sentence has it. */
  abstract boolean isIn(String source, String language);

  /** Whether two translations into one language do not say the same of it. */
  abstract boolean differs(String one, String other, String language);

  /** As job files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this word. */
  public static Matter of(String word) {
    return Arrays.stream(values())
        .filter(matter -> matter.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("is none of " + String.join(", ", words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Matter::word).collect(Collectors.toList());
  }
}
