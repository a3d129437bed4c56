package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a clause before it is parsed: where it ends, which nouns stand in it for
 * themselves, which subject or antecedent its verb has. Looks a bounded number of words around.
 * Stateless.
 */
final class Surroundings {

  private static final int REACH = 12;

  private final List<Word> words;

  Surroundings(List<Word> words) {
    this.words = words;
  }

  /** The nouns of a stretch that are no genitives and stand behind no preposition. */
  List<Integer> heads(int from, int to, int governor) {
    List<Integer> heads = new ArrayList<>(4);
    for (int i = from; i < to; i++) {
      Word before = i > 0 ? words.get(i - 1) : words.get(i);
      boolean genitive = i - 1 != governor && i > from && isConstruct(before);
      boolean behind = i > 0 && before.is(Category.PREPOSITION);
      boolean thing = isNominal(i) || isSomebody(words.get(i), i == from ? null : before);
      if (thing && !genitive && !behind) {
        heads.add(i);
      }
    }
    return heads;
  }

  /** عزل الطبيب المصابين: an adjective that stands for a noun, because it goes with none. */
  private static boolean isSomebody(Word word, @Nullable Word before) {
    if (!word.is(Category.ADJECTIVE)) {
      return false;
    }
    boolean described =
        before != null
            && (before.is(Category.ADJECTIVE)
                || before.is(Category.NOUN) && before.isPlural() == word.isPlural()
                || before.is(Category.NOUN) && before.isPlural() && !before.has("person"));
    return !described;
  }

  /** القوات نشرت: the subject that stands before its verb. */
  List<Integer> subjectBefore(int verb) {
    int from = verb;
    while (from > 0
        && from > verb - REACH
        && !ends(from - 1)
        && !words.get(from - 1).is(Category.VERB)) {
      from--;
    }
    boolean joined = verb > 0 && words.get(verb - 1).is(Category.CONJUNCTION);
    List<Integer> heads = joined ? List.of() : heads(from, verb, -1);
    return heads.isEmpty() ? heads : heads.subList(0, 1);
  }

  /** الاتفاق الذي وقعه: what the relative clause of the verb is about, -1 for none. */
  int antecedent(int verb) {
    int relative = verb - 1;
    while (relative >= 0
        && (words.get(relative).is(Category.PARTICLE)
            || words.get(relative).is(Category.NEGATION))) {
      relative--;
    }
    if (relative < 0 || !words.get(relative).is(Category.RELATIVE)) {
      return -1;
    }
    int noun = relative - 1;
    while (noun >= 0 && words.get(noun).is(Category.ADJECTIVE)) {
      noun--;
    }
    Gender gender = words.get(relative).inflection().gender();
    for (int i = noun; i >= 0 && i > noun - 3 && isNominal(i); i--) {
      if (words.get(i).agreeing() == gender) {
        return i;
      }
    }
    return noun >= 0 && isNominal(noun) ? noun : -1;
  }

  /** Where the clause of a word ends. */
  int end(int at) {
    int end = at + 1;
    while (end < words.size()
        && end < at + REACH
        && !ends(end)
        && !words.get(end).is(Category.VERB)) {
      end++;
    }
    return end;
  }

  boolean ends(int at) {
    Word word = words.get(at);
    return switch (word.category()) {
      case THAT_NOUN, THAT_VERB, SUBORDINATOR, RELATIVE -> true;
      case MARK -> !"\"«»“”".contains(word.english());
      default -> false;
    };
  }

  boolean isNominal(int at) {
    return at < words.size()
        && switch (words.get(at).category()) {
          case NOUN, PROPER, UNKNOWN, FOREIGN -> true;
          default -> false;
        };
  }

  static boolean isConstruct(Word word) {
    return word.is(Category.NOUN)
        && !word.article()
        && word.suffix() == null
        && !word.isAccusative();
  }

  static boolean isCounting(Word word) {
    return word.is(Category.NUMERAL) || word.is(Category.QUANTIFIER);
  }
}
