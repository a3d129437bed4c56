package dev.diptych.engine.gist;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The adjectives behind a noun and its genitives: which are its own, and which another's. */
final class NounAdjectives {

  private static final Set<String> BINDING = Set.of("ل", "ب", "عن", "على", "إلى");

  /** What a policy or a plan is about, rather than the body whose it is. */
  private static final Set<String> TOPICS =
      Set.of(
          "economic",
          "political",
          "financial",
          "social",
          "foreign",
          "monetary",
          "cultural",
          "educational",
          "agricultural",
          "commercial",
          "diplomatic",
          "environmental",
          "legal",
          "humanitarian",
          "fiscal",
          "industrial",
          "domestic");

  private final Cursor cursor;

  NounAdjectives(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Takes the adjectives at the cursor, each for the noun that it belongs to. */
  void read(List<NounPhrase> chain) {
    while (true) {
      int mark = cursor.mark();
      boolean joined = false;
      if (cursor.next(Category.CONJUNCTION, "و") && hasAdjectives(chain)) {
        cursor.take();
        joined = true;
      }
      Word adjective = cursor.peek();
      if (adjective != null && !joined && (resumed(chain, adjective) || owned(chain, adjective))) {
        continue;
      }
      NounPhrase owner =
          adjective != null && isPlainAdjective(adjective) ? owner(chain, adjective) : null;
      if (owner == null || adjective == null || joined && leadsClause()) {
        cursor.reset(mark);
        return;
      }
      cursor.take();
      boolean one = adjective.english().equals("one") && !adjective.article();
      if (adjective.is(Category.NUMERAL) || one) {
        owner.number(adjective.english());
      } else if (joined) {
        owner.joinAdjective(adjective);
      } else {
        owner.adjectives().add(adjective);
      }
      if (adjective.article()) {
        owner.definite(true);
      }
    }
  }

  /** الحكومة المعترف بها دوليا: "the internationally recognized government". */
  private boolean resumed(List<NounPhrase> chain, Word participle) {
    Word preposition = cursor.peek(1);
    Word pronoun = cursor.peek(2);
    Word adverb = cursor.peek(3);
    boolean resumes =
        participle.is(Category.ADJECTIVE)
            && participle.article()
            && participle.lemma().isParticiple()
            && preposition != null
            && preposition.is(Category.PREPOSITION)
            && pronoun != null
            && pronoun.is(Category.PRONOUN)
            && pronoun.has("object")
            && !(adverb != null && adverb.is(Category.PREPOSITION));
    NounPhrase last = chain.get(chain.size() - 1);
    if (!resumes || !last.isDefinite() || last.isName()) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      cursor.take();
    }
    boolean how = adverb != null && adverb.is(Category.ADVERB) && adverb.english().endsWith("ly");
    String english =
        (how ? cursor.take().english() + " " : "")
            + English.pastParticiple(participle.lemma().english());
    Lemma lemma = Lemma.of(Category.ADJECTIVE, participle.lemma().arabic(), english);
    Word adjective =
        new Word(Category.ADJECTIVE, lemma, participle.inflection(), true, false, null, false);
    last.adjectives().add(adjective);
    return true;
  }

  /** جواز السفر الخاص بك: "your passport". */
  private boolean owned(List<NounPhrase> chain, Word adjective) {
    Word pronoun = cursor.peek(2);
    Pronoun owner = pronoun == null ? null : pronoun.suffix();
    NounPhrase first = chain.get(0);
    boolean owns =
        isOwn(adjective, cursor.peek(1))
            && pronoun != null
            && pronoun.is(Category.PRONOUN)
            && owner != null
            && first.isDefinite()
            && !first.isName()
            && chain.size() == 1
            && first.owner() == null;
    if (!owns) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      cursor.take();
    }
    first.owner(owner);
    return true;
  }

  /** الخاص ب: it only says whose it is. */
  static boolean isOwn(Word adjective, @Nullable Word preposition) {
    return adjective.is(Category.ADJECTIVE)
        && adjective.article()
        && adjective.lemma().arabic().equals("خاص")
        && preposition != null
        && preposition.is(Category.PREPOSITION, "ب");
  }

  private boolean leadsClause() {
    Word after = cursor.peek(1);
    return after != null && after.is(Category.NOUN) && after.article();
  }

  private static boolean hasAdjectives(List<NounPhrase> chain) {
    return chain.stream().anyMatch(phrase -> !phrase.adjectives().isEmpty() || isDescribed(phrase));
  }

  /**
   * القوات البرية: a phrase of the lexicon that ends in an adjective, and another may be joined.
   */
  static boolean isDescribed(NounPhrase phrase) {
    Word head = phrase.head();
    String english = head.english();
    int blank = english.indexOf(' ');
    return head.is(Category.NOUN)
        && head.has("phrase")
        && head.lemma().arabic().endsWith("ة")
        && blank > 0
        && blank == english.lastIndexOf(' ');
  }

  /** A participle with a complement of its own follows its noun in English: not taken here. */
  private boolean isPlainAdjective(Word word) {
    if (word.is(Category.NUMERAL)) {
      return word.article();
    }
    if (!word.is(Category.ADJECTIVE)) {
      return false;
    }
    Word next = cursor.peek(1);
    boolean complemented = next != null && takesComplement(word, next);
    boolean directObject =
        word.lemma().isParticiple() && next != null && next.is(Category.THAT_NOUN);
    return !complemented && !directObject && word.suffix() == null && !word.has("elative")
        || word.has("elative") && (word.article() || comesLast(next));
  }

  /** فواتير أعلى: "higher bills", if no noun follows of which it is the highest. */
  private static boolean comesLast(@Nullable Word next) {
    return next == null
        || next.is(Category.MARK)
        || next.is(Category.CONJUNCTION)
        || next.is(Category.ADVERB)
        || next.is(Category.PREPOSITION) && !next.is(Category.PREPOSITION, "من");
  }

  /** Whether the adjective has a complement of its own: "belonging to". */
  static boolean takesComplement(Word adjective, Word next) {
    if (!next.is(Category.PREPOSITION)) {
      return false;
    }
    boolean verbal =
        adjective.english().endsWith("ed")
            || adjective.english().endsWith("ing")
            || adjective.english().equals("subject")
            || adjective.english().equals("loyal");
    boolean own = adjective.lemma().government().containsKey(key(next));
    boolean binds =
        BINDING.contains(next.lemma().arabic())
            && verbal
            && (own || !next.is(Category.PREPOSITION, "ل"));
    // تسفر القمة المرتقبة عن: it is the verb's, unless the participle's own verb takes it.
    boolean about = adjective.lemma().isParticiple() && next.is(Category.PREPOSITION, "عن");
    return adjective.lemma().isParticiple() && !about
        || binds && !about
        || own && (verbal || !next.is(Category.PREPOSITION, "ل"));
  }

  private static String key(Word preposition) {
    return ArabicText.key(preposition.lemma().arabic());
  }

  /** To which noun of the chain the adjective belongs: of those that agree mostly the nearest. */
  private static @Nullable NounPhrase owner(List<NounPhrase> chain, Word adjective) {
    NounPhrase nearest = null;
    NounPhrase outermost = null;
    for (NounPhrase phrase : chain) {
      if (agrees(phrase, adjective)) {
        nearest = phrase;
        outermost = outermost == null ? phrase : outermost;
      }
    }
    if (nearest == null || outermost == null) {
      return null;
    }
    return reachesOut(nearest, outermost, adjective) ? outermost : nearest;
  }

  /** Whether the adjective belongs rather to the first noun than to the genitive beside it. */
  private static boolean reachesOut(NounPhrase nearest, NounPhrase outermost, Word adjective) {
    boolean nation =
        adjective.has("nation") && (outermost.isPerson() || outermost.head().has("org"));
    boolean classifies = adjective.has("nation") || adjective.lemma().arabic().endsWith("ي");
    Word near = nearest.head();
    // البلاد and what has no plural are seldom described, but they are classified.
    boolean whole = near.lemma().arabic().equals("بلاد") || SharedGenitives.isMass(near);
    boolean deputy =
        switch (outermost.head().english()) {
          case "deputy", "vice president", "assistant", "undersecretary" -> true;
          default -> false;
        };
    boolean field =
        TOPICS.contains(adjective.english())
            && (nearest.isPerson() || near.has("org"))
            && !outermost.isPerson()
            && !outermost.head().has("org")
            && !outermost.head().has("group");
    return nation || nearest.isName() || whole && !classifies || deputy || field;
  }

  private static boolean agrees(NounPhrase phrase, Word adjective) {
    Word head = phrase.head();
    if (head.is(Category.PRONOUN) || head.is(Category.NUMERAL)) {
      return false;
    }
    boolean countedState = !phrase.number().isEmpty() && adjective.article();
    boolean state = countedState || phrase.isDefinite() == adjective.article();
    if (adjective.is(Category.NUMERAL)) {
      return state && phrase.isHeadPlural();
    }
    boolean counted = !phrase.number().isEmpty();
    boolean person =
        head.has("person") && head.isPlural() && adjective.isPlural()
            || head.inflection().count() == Count.DUAL && adjective.isPlural();
    boolean whole = head.has("phrase") && head.lemma().arabic().contains(" ال");
    boolean gender =
        whole && adjective.article()
            || adjective.has("phrase")
            || adjective.has("elative") && adjective.inflection().gender() == Gender.MASCULINE
            || head.agreeing() == adjective.inflection().gender()
            || counted
            || person
            || head.is(Category.UNKNOWN);
    boolean count = !adjective.isPlural() || phrase.isHeadPlural() || adjective.has("group");
    boolean personSingular =
        !(head.has("person") && head.inflection().count() == Count.PLURAL)
            || adjective.isPlural()
            || counted;
    return state && gender && count && (personSingular || whole && adjective.article());
  }
}
