package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Sense.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words beside a word that may decide what it means, those that say most first: what a verb is
 * done to before who does it, a genitive before the rest of the clause. It looks a bounded number
 * of words around and never over the end of a clause. For one sentence, not for several threads.
 */
final class Company {

  private static final int NEAR = 6;

  private final List<Word> words;
  private final SenseTable table;
  private final Surroundings clause;
  private List<Companion> found = List.of();

  Company(List<Word> words, SenseTable table) {
    this.words = words;
    this.table = table;
    this.clause = new Surroundings(words);
  }

  /**
   * A word beside another.
   *
   * @param arabic its citation form; that of the first word of a phrase
   * @param at its index in the sentence
   * @param preposition the one it stands behind, empty for none
   */
  record Companion(Place place, Word word, String arabic, int at, String preposition) {}

  /** The company of the word at this index, in the order in which it decides. */
  List<Companion> of(int at) {
    found = new ArrayList<>();
    Word word = words.get(at);
    if (word.is(Category.VERB)) {
      verb(at);
    } else if (word.is(Category.ADJECTIVE)) {
      adjective(at);
    } else {
      noun(at);
    }
    beside(at);
    return found;
  }

  private void verb(int at) {
    List<Integer> after = clause.heads(at + 1, clause.end(at), at);
    List<Integer> before = clause.subjectBefore(at);
    int relative = clause.antecedent(at);
    if (relative >= 0 && words.get(at).suffix() != null) {
      // التقرير الذي نشره الجيش: the pronoun says to what it was done.
      add(Place.OBJECT, relative);
      after.forEach(i -> add(Place.SUBJECT, i));
    } else if (relative >= 0) {
      after.forEach(i -> add(Place.OBJECT, i));
      add(Place.SUBJECT, relative);
      add(Place.OBJECT, relative);
    } else if (!before.isEmpty()) {
      after.forEach(i -> add(Place.OBJECT, i));
      before.forEach(i -> add(Place.SUBJECT, i));
      // المدينة قصفت, فترة يقضيها: what stands before may be what it is done to.
      if (after.isEmpty() || words.get(at).suffix() != null) {
        before.forEach(i -> add(Place.OBJECT, i));
      }
    } else {
      after.stream().skip(1).forEach(i -> add(Place.OBJECT, i));
      after.stream().limit(1).forEach(i -> add(Place.SUBJECT, i));
      after.stream().limit(1).forEach(i -> add(Place.OBJECT, i));
    }
    behind(at);
  }

  private void noun(int at) {
    genitives(at);
    adjectives(at);
    for (int i = at - 1; i >= 0 && i >= at - 2 && Surroundings.isConstruct(words.get(i)); i--) {
      add(Place.UNDER, i);
    }
    verbOf(at);
    behind(at);
  }

  private void genitives(int at) {
    Word word = words.get(at);
    boolean act = word.lemma().verb() != null;
    boolean open = !word.article() && word.suffix() == null;
    int of = at + 1;
    for (int depth = 0; open && depth < 2 && clause.isNominal(of); depth++, of++) {
      add(Place.OF, of);
      if (act) {
        add(Place.OBJECT, of);
        add(Place.SUBJECT, of);
      }
      open = Surroundings.isConstruct(words.get(of));
    }
  }

  /** Those behind the noun and its genitives. */
  private void adjectives(int at) {
    for (int i = at + 1; i < words.size() && i <= at + 4; i++) {
      if (words.get(i).is(Category.ADJECTIVE)) {
        add(Place.ADJ, i);
      } else if (!clause.isNominal(i)) {
        return;
      }
    }
  }

  /** The verb of the clause: the nearest one before, else one right behind the noun phrase. */
  private void verbOf(int at) {
    for (int i = at - 1; i >= 0 && i >= at - NEAR && !clause.ends(i); i--) {
      if (words.get(i).is(Category.VERB)) {
        add(Place.VERB, i);
        return;
      }
      if (words.get(i).lemma().isMasdar()) {
        add(Place.VERB, i);
      }
    }
    for (int i = at + 1; i < words.size() && i <= at + NEAR && !clause.ends(i); i++) {
      if (words.get(i).is(Category.VERB)) {
        add(Place.VERB, i);
        return;
      }
    }
  }

  private void adjective(int at) {
    for (int i = at - 1; i >= 0 && i >= at - 5; i--) {
      if (words.get(i).is(Category.ADJECTIVE)) {
        continue;
      }
      if (!clause.isNominal(i)) {
        break;
      }
      if (agrees(i, at) || i == 0 || !Surroundings.isConstruct(words.get(i - 1))) {
        add(Place.ADJ, i);
        add(Place.OBJECT, i);
        add(Place.SUBJECT, i);
      }
    }
    clause.heads(at + 1, clause.end(at), at).forEach(i -> add(Place.OBJECT, i));
    behind(at);
  }

  private boolean agrees(int noun, int adjective) {
    Word word = words.get(noun);
    Word other = words.get(adjective);
    return word.agreeing() == other.inflection().gender() && word.article() == other.article();
  }

  /** The objects of the prepositions that follow. */
  private void behind(int at) {
    int end = clause.end(at);
    for (int i = at + 1; i < end - 1; i++) {
      if (words.get(i).is(Category.PREPOSITION)) {
        String preposition = words.get(i).lemma().arabic();
        int object = i + 1;
        while (object < end - 1 && Surroundings.isCounting(words.get(object))) {
          object++;
        }
        add(Place.BEHIND, object, preposition);
      }
    }
  }

  private void beside(int at) {
    if (at + 1 < words.size()) {
      add(Place.NEXT, at + 1);
    }
    if (at > 0) {
      add(Place.AFTER, at - 1);
    }
    int end = Math.min(clause.end(at), at + 1 + NEAR);
    for (int i = at + 1; i < end; i++) {
      near(i);
    }
    for (int i = at - 1; i >= 0 && i >= at - NEAR && !clause.ends(i); i--) {
      near(i);
    }
  }

  private void near(int at) {
    Word word = words.get(at);
    if (clause.isNominal(at) || word.is(Category.VERB) || word.is(Category.ADJECTIVE)) {
      add(Place.NEAR, at);
      for (String other : table.rest(word.lemma())) {
        found.add(new Companion(Place.NEAR, word, other, at, ""));
      }
    }
  }

  private void add(Place place, int at) {
    add(place, at, "");
  }

  private void add(Place place, int at, String preposition) {
    Word word = words.get(at);
    found.add(new Companion(place, word, table.citation(word.lemma()), at, preposition));
  }

  /** The first sense that the company asks for, {@code null} for none. */
  static @Nullable Choice chosen(List<Sense> senses, Word word, List<Companion> company) {
    for (Companion companion : company) {
      for (Sense sense : senses) {
        if (sense.isMeant(companion) && sense.suits(word) && sense.allows(company)) {
          return new Choice(sense, companion.at());
        }
      }
    }
    for (Sense sense : senses) {
      // Another entry spelled so, or a verb with its preposition, has been chosen for a reason.
      boolean rendering = word.lemma().others().contains(sense.english());
      if (sense.isOtherwise() && rendering && sense.suits(word)) {
        return new Choice(sense, -1);
      }
    }
    return null;
  }

  /**
   * A sense, and the companion that decided.
   *
   * @param companion its index, -1 for none
   */
  record Choice(Sense sense, int companion) {}
}
