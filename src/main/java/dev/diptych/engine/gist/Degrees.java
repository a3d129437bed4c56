package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Use;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * أكثر أهمية, الأشد فقرا: where Arabic compares by a noun ("more in importance"), English has the
 * adjective: "more important", "the poorest". Which adjective stands in a resource.
 */
final class Degrees {

  private static final String RESOURCE = "english/degrees.tsv";
  private static final Set<String> MORE = Set.of("أكثر", "أشد");
  private static final String LESS = "أقل";
  private static final Inflection PLAIN =
      Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY);

  /** By the noun's citation form: the comparative. */
  private static final Map<String, String> ADJECTIVES = new HashMap<>();

  static {
    try (InputStream in =
            Objects.requireNonNull(Degrees.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(parts -> ADJECTIVES.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Degrees() {}

  static List<Word> apply(List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      String english = next == null ? "" : compared(words.get(i), next);
      if (english.isEmpty()) {
        joined.add(words.get(i));
      } else {
        joined.add(degree(words.get(i), english));
        i++;
      }
    }
    return joined;
  }

  /** The comparative of both words; empty if they are none. */
  private static String compared(Word degree, Word noun) {
    String arabic = degree.lemma().arabic();
    boolean less = arabic.equals(LESS);
    boolean bare =
        noun.is(Category.NOUN)
            && !noun.article()
            && noun.suffix() == null
            && (noun.isAccusative() || noun.lemma().arabic().endsWith("ة"));
    boolean compares =
        (degree.is(Category.ADJECTIVE) || degree.is(Category.ADVERB))
            && degree.suffix() == null
            && (less || MORE.contains(arabic));
    String more = bare && compares ? ADJECTIVES.getOrDefault(noun.lemma().arabic(), "") : "";
    if (!less || more.isEmpty()) {
      return more;
    }
    return more.startsWith("more ") ? "less " + more.substring(5) : "";
  }

  private static Word degree(Word degree, String english) {
    return new Word(
        Category.ADJECTIVE,
        Lemma.of(Category.ADJECTIVE, degree.lemma().arabic(), english, "elative"),
        degree.is(Category.ADJECTIVE) ? degree.inflection() : PLAIN,
        degree.article(),
        false,
        null,
        degree.attached());
  }
}
