package dev.diptych.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors planted into a person's translations; knows nothing of how the gates look for them. */
final class PlantedErrors {

  /**
   * A name in the place of another; the hardest kind, so that the table says what the others make.
   */
  static final String SWAPPED = "name swapped";

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  /** Behind small letters or a comma: no sentence begins there. */
  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z,] )[A-Z][a-z]{3,}\\b(?!['’])");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3,}");

  /** What models say instead of, before or behind a translation. */
  private static final List<String> REFUSALS =
      List.of(
          "I'm sorry, but I can't help with that.",
          "I apologize, but I am unable to translate this text.",
          "As an AI language model, I do not have opinions on politics.",
          "I cannot assist with that request.",
          "I’m sorry, I can’t provide a translation of this content.",
          "Here is the translation:\n\n%s",
          "Translation: %s",
          "Sure! Here's the English translation of the text: %s",
          "```json\n%s\n```",
          "{\"segments\": [{\"id\": 1, \"text\": \"%s\"}]}",
          "%s\n\nNote: I have translated the text as faithfully as possible.",
          "I won't be able to translate that, as it goes against my guidelines.",
          "<|im_start|>assistant\n%s",
          "You are a translator. Translate each segment into English. %s");

  private final List<String> sources;
  private final List<String> targets;
  private final List<String> names = new ArrayList<>();
  private final Set<String> small = new HashSet<>();
  private final Random random = new Random(1);

  PlantedErrors(List<String> sources, List<String> targets) {
    this.sources = sources;
    this.targets = targets;
    for (String target : targets) {
      WORD.matcher(target).results().map(m -> m.group()).forEach(small::add);
    }
    targets.forEach(target -> names.addAll(namesOf(target)));
  }

  /**
   * One error.
   *
   * @param kind for the table
   * @param target with the error in it
   */
  record Planted(String kind, String target) {}

  /** A word that is written with a capital wherever it stands. */
  private List<String> namesOf(String target) {
    return CAPITAL
        .matcher(target)
        .results()
        .map(m -> m.group())
        .filter(name -> !small.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  List<Planted> plant(int line) {
    String source = sources.get(line);
    String target = targets.get(line);
    List<Planted> planted = new ArrayList<>();
    add(planted, "number changed", target, target.replaceFirst("\\b(\\d)(\\d+)\\b", "$19$2"));
    add(
        planted,
        "number left out",
        target,
        target.replaceFirst("(?<![\\d.,])\\d{2,}(?:[.,]\\d+)*\\b", "some"));
    add(
        planted,
        "negation left out",
        target,
        target.replaceFirst("(?i)\\b(?:do|does|did) not |\\bnot |\\bnever |n['’]t\\b", ""));
    if (random.nextInt(4) == 0) {
      add(
          planted,
          "negation added",
          target,
          target.replaceFirst(" (is|was|are|were|will|has|have|can) ", " $1 not "));
    }
    if (random.nextInt(10) == 0) {
      add(planted, "half left out", target, target.substring(0, target.length() / 3));
      String tail = target.substring(Math.max(0, target.length() - 30));
      add(planted, "goes in circles", target, target + tail + tail + tail);
      int middle = target.length() / 2;
      String rest = source.substring(source.length() / 2);
      add(planted, "left in the source", target, target.substring(0, middle) + rest);
      add(planted, "source again", target, source);
    }
    Matcher latin = LATIN.matcher(source);
    if (latin.find()) {
      String changed = target.replaceAll("(?i)" + latin.group(), "Xyzzy");
      add(planted, "Latin name changed", target, changed);
    }
    List<String> own = namesOf(target);
    String other = names.get(random.nextInt(names.size()));
    if (!own.isEmpty() && !target.contains(other)) {
      String swapped = own.get(random.nextInt(own.size()));
      String name = "\\b" + swapped + "\\b";
      add(planted, SWAPPED, target, target.replaceFirst(name, other));
    }
    if (random.nextInt(5) == 0) {
      String refusal = REFUSALS.get(random.nextInt(REFUSALS.size()));
      add(planted, "refusal or prompt", target, refusal.replace("%s", target));
    }
    return planted;
  }

  private static void add(List<Planted> planted, String kind, String before, String after) {
    if (!before.equals(after)) {
      planted.add(new Planted(kind, after));
    }
  }
}
