package dev.diptych.engine.gist;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prepositions with their objects, and the clauses that hang on those. */
final class PrepositionParser {

  private static final Set<String> TEMPORAL = Set.of("بعد", "قبل", "منذ");

  /** English has them with a gerund: "without doing". */
  private static final Set<String> BEFORE_GERUND = Set.of("دون", "بدون", "من دون", "بدلا من");

  private final Source source;
  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;
  private final VerbClauseParser verbs;
  private final RelativeParser relatives;

  /** The verb that was made of the object and governs what follows. */
  private @Nullable Lemma reaching;

  PrepositionParser(
      Source source, Progress progress, VerbClauseParser verbs, RelativeParser relatives) {
    this.source = source;
    this.cursor = source.cursor();
    this.phrases = source.phrases();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
    this.verbs = verbs;
    this.relatives = relatives;
  }

  void read() {
    Word preposition = cursor.peek();
    Node.Prepositional node = phrase();
    if (node != null && preposition != null) {
      parts.add(node);
      after(node, preposition);
    }
  }

  /** للحصول على: what follows the verbal noun is its verb's own preposition. */
  private boolean reaches(NounPhrase object) {
    Lemma verb = object.head().lemma().verb();
    Word next = cursor.peek();
    return verb != null
        && next != null
        && next.is(Category.PREPOSITION)
        && object.possessor() == null
        && verb.government().containsKey(ArabicText.key(next.lemma().arabic()));
  }

  private void after(Node.Prepositional node, Word preposition) {
    NounPhrase object = node.object() instanceof NounPhrase phrase ? phrase : null;
    referents.lastPhrase(object);
    governors.phrase(object);
    governors.preposition(preposition);
    if (reaching != null) {
      governors.act(reaching);
      reaching = null;
    }
    relatives.withoutPronoun();
    if (!openings.atSentenceStart() && governors.hasVerb()) {
      openings.noSubject();
    }
  }

  /** Takes the preposition and its object; {@code null} if only the preposition was set down. */
  private Node.@Nullable Prepositional phrase() {
    Word preposition = cursor.take();
    if (Exceptives.is(preposition) && link.takeExceptive()) {
      return alone("only");
    }
    Word next = cursor.peek();
    if (next == null || next.is(Category.MARK)) {
      if (preposition.is(Category.PREPOSITION, "بعد")) {
        return alone("yet");
      }
      return alone(english(preposition, null));
    }
    if (preposition.is(Category.PREPOSITION, "بعد") && next.is(Category.PREPOSITION)) {
      return alone("yet");
    }
    if (next.is(Category.THAT_NOUN) || next.is(Category.THAT_VERB)) {
      beforeThat(preposition);
      return null;
    }
    if (preposition.is(Category.PREPOSITION, "حتى") && next.is(Category.PREPOSITION)) {
      return alone("even");
    }
    if (introducesVerb(preposition)) {
      verbs.infinitive(preposition.is(Category.PREPOSITION, "حتى") ? "so that" : "that");
      return null;
    }
    return next.is(Category.PRONOUN) ? withPronoun(preposition, next) : withPhrase(preposition);
  }

  /** Sets down the preposition without an object. */
  private Node.@Nullable Prepositional alone(String english) {
    parts.plain(english);
    return null;
  }

  private String english(Word preposition, @Nullable NounPhrase object) {
    boolean afterNoun = referents.lastPhrase() != null;
    if (isPeak(afterNoun ? referents.lastPhrase() : null)
        && preposition.is(Category.PREPOSITION, "منذ")
        && Prepositions.english(preposition, object, List.of(), false).equals("for")) {
      return "in";
    }
    boolean given =
        governors.nearestFirst().stream()
            .anyMatch(
                governor ->
                    Transfers.is(governor.english()) || governor.government().containsKey("ل"));
    if (!given
        && preposition.is(Category.PREPOSITION, "ل")
        && Prepositions.isFor(referents.lastPhrase())) {
      return "for";
    }
    boolean to = preposition.is(Category.PREPOSITION, "ل") && object != null;
    if (to && governors.isTransfer()) {
      return "to";
    }
    if (to && !given && isAnalytic(referents.lastPhrase())) {
      return "of";
    }
    return Prepositions.english(preposition, object, governors.nearestFirst(), afterNoun);
  }

  /** المصدر الرئيسي للدخل: with an adjective between, ل is how a genitive is said. */
  private static boolean isAnalytic(@Nullable NounPhrase before) {
    return before != null
        && before.head().is(Category.NOUN)
        && before.head().article()
        && before.number().isEmpty()
        && !before.adjectives().isEmpty()
        && before.head().lemma().verb() == null
        && before.after().isEmpty();
  }

  /** بعد ساعات على وقوع الزلزال, قبل يومين من الاقتراع: "hours after", "two days before". */
  private @Nullable Node distance(Word preposition, NounPhrase time) {
    String arabic = preposition.lemma().arabic();
    boolean after = arabic.equals("بعد");
    boolean spans =
        (after || arabic.equals("قبل"))
            && time.head().has("time")
            && !time.head().article()
            && (time.isHeadPlural() || time.head().inflection().count() == Count.DUAL);
    boolean from =
        cursor.next(Category.PREPOSITION, "من")
            || after && cursor.next(Category.PREPOSITION, "على");
    Word event = cursor.peek(1);
    boolean happens = event != null && event.is(Category.NOUN) && event.lemma().verb() != null;
    boolean day = event != null && event.is(Category.NOUN) && event.has("time");
    if (!spans || !from || !happens && !day) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase what = phrases.parse();
    if (what == null) {
      cursor.reset(mark);
      return null;
    }
    return new Node.Group(List.of(time, new Node.Prepositional(after ? "after" : "before", what)));
  }

  /** أثناء تغطيته الاشتباكات: what somebody's act is done to stands behind it. */
  private void acted(NounPhrase act) {
    Word what = cursor.peek();
    Lemma verb = act.head().lemma().verb();
    boolean open =
        verb != null
            && !verb.has("intr")
            && act.owner() != null
            && Gerunds.means(act.head().lemma(), verb)
            && !act.isHeadPlural()
            && act.adjectives().isEmpty()
            && act.after().isEmpty();
    boolean definite =
        what != null
            && (what.is(Category.PROPER) && !what.has("day") && !what.has("month")
                || what.is(Category.NOUN) && what.isDefinite() && !what.has("time"));
    int mark = cursor.mark();
    NounPhrase object = open && definite ? phrases.parse() : null;
    if (object == null || VerbGroupParser.starts(cursor)) {
      cursor.reset(mark);
      return;
    }
    String english =
        switch (act.head().english()) {
          case "meeting", "interview" -> "with";
          case "visit", "return" -> "to";
          default -> "of";
        };
    act.after().add(new Node.Prepositional(english, object));
  }

  /** لعقيلة صالح رئيس المجلس: what somebody is, behind the name. */
  private void called(NounPhrase named) {
    Word next = cursor.peek();
    Word of = cursor.peek(1);
    boolean office =
        named.isName()
            && named.isPerson()
            && next != null
            && next.is(Category.NOUN)
            && next.has("person")
            && !next.article()
            && !next.isAccusative()
            && of != null
            && (of.is(Category.NOUN) || of.is(Category.PROPER));
    NounPhrase title = office ? phrases.parse() : null;
    if (title != null) {
      named.after().add(new Node.Plain(","));
      named.after().add(title);
      named.after().add(new Node.Plain(","));
    }
  }

  /** لدى before a pronoun, which English has as a verb. */
  static boolean isOwning(@Nullable Word preposition) {
    return preposition != null
        && (preposition.is(Category.PREPOSITION, "لدى")
            || preposition.is(Category.PREPOSITION, "لدي"));
  }

  /** وله ثلاثة أبناء: at the beginning of a clause, before what is not definite. */
  private boolean has(Word preposition) {
    Word what = cursor.peek();
    return preposition.is(Category.PREPOSITION, "ل")
        && openings.forSubject()
        && what != null
        && !what.isDefinite()
        && (what.is(Category.NUMERAL) || what.is(Category.NOUN) && what.lemma().verb() == null);
  }

  /** لديهم خبرة "they have experience", الذين لديهم خبرة "who have experience". */
  private boolean owns(Word pronoun) {
    Word what = cursor.peek();
    boolean thing =
        what != null
            && (what.is(Category.NOUN)
                || what.is(Category.QUANTIFIER)
                || what.is(Category.NUMERAL));
    NounPhrase head = link.takeOwner();
    boolean relative = head != null;
    boolean opens = openings.forSubject() || parts.endsInComma();
    if (!thing || !relative && !opens) {
      return false;
    }
    NounPhrase owner = clauses.pronounSubject(pronoun, referents.lastSubject());
    if (!relative) {
      parts.add(owner);
    }
    VerbGroup.Agreement agreement = relative && head != null ? head.agreement() : owner.agreement();
    parts.add(new VerbGroup("have", VerbGroup.Shape.PRESENT, false, false, "", agreement, null));
    openings.noClause();
    referents.closeGap();
    return true;
  }

  /** أعلى نسبة منذ عشر سنوات: "in ten years", not "for". */
  private static boolean isPeak(@Nullable NounPhrase before) {
    return before != null && (before.superlative() != null || before.head().has("elative"));
  }

  private boolean introducesVerb(Word preposition) {
    boolean may =
        preposition.is(Category.PREPOSITION, "حتى") || preposition.is(Category.PREPOSITION, "ل");
    return may && VerbGroupParser.starts(cursor);
  }

  /** بعد أن: the preposition stays; elsewhere the clause is the object and needs none. */
  private void beforeThat(Word preposition) {
    if (BEFORE_GERUND.contains(preposition.lemma().arabic()) && cursor.next(Category.THAT_VERB)) {
      parts.plain(preposition.english());
      cursor.take();
      verbs.gerund();
      return;
    }
    if (preposition.has("phrase") || TEMPORAL.contains(preposition.lemma().arabic())) {
      parts.plain(preposition.english());
      if (cursor.next(Category.THAT_VERB)) {
        cursor.take();
      }
      openings.subject();
    } else {
      asPredicate(preposition);
    }
  }

  /** وصفه بأنه كذا: "described it as". */
  private void asPredicate(Word preposition) {
    Word that = cursor.peek();
    Word predicate = cursor.peek(2);
    boolean plain =
        predicate != null && (predicate.is(Category.ADJECTIVE) || predicate.is(Category.NOUN));
    if (plain && that != null && that.attached() && governors.takeAs(preposition)) {
      cursor.take();
      cursor.take();
      parts.plain("as");
      openings.noSubject();
    }
  }

  private Node.@Nullable Prepositional withPronoun(Word preposition, Word word) {
    cursor.take();
    if ((isOwning(preposition) || has(preposition)) && owns(word)) {
      return null;
    }
    NounPhrase before = referents.lastPhrase();
    boolean ofItsOwn =
        preposition.is(Category.PREPOSITION, "ل") && before != null && !before.isDefinite();
    if (ofItsOwn) {
      return null;
    }
    if (isIncluding(preposition, word)) {
      return alone("including");
    }
    String english = english(preposition, new NounPhrase(word));
    NounPhrase gap = referents.gap();
    Pronoun pronoun = word.suffix();
    if (gap != null && pronoun != null && clauses.refersTo(pronoun, gap)) {
      return alone(english);
    }
    return new Node.Prepositional(english, clauses.objectPronoun(word, referents.lastSubject()));
  }

  /** ثمانية قتلى بينهم طفلان: some of those just named. */
  private boolean isIncluding(Word preposition, Word pronoun) {
    Word next = cursor.peek();
    boolean some =
        next != null
            && !next.isDefinite()
            && (next.is(Category.NOUN) || next.is(Category.NUMERAL) || next.is(Category.PROPER));
    boolean among =
        preposition.is(Category.PREPOSITION, "بين")
            || preposition.is(Category.PREPOSITION, "من بين")
            || preposition.is(Category.PREPOSITION, "من") && pronoun.isPlural();
    return some && among && pronoun.suffix() != null;
  }

  private Node.@Nullable Prepositional withPhrase(Word preposition) {
    int mark = cursor.mark();
    boolean opens = openings.forSubject() && preposition.is(Category.PREPOSITION, "حتى");
    NounPhrase object = phrases.parse();
    if (object != null && opens && VerbGroupParser.starts(cursor)) {
      String even = english(preposition, object);
      if (even.equals("even")) {
        cursor.reset(mark);
        return alone(even);
      }
    }
    if (object == null) {
      return alone(english(preposition, null));
    }
    Node distance = distance(preposition, object);
    if (distance != null) {
      return new Node.Prepositional("", distance);
    }
    called(object);
    Node measure = Measures.of(object, source);
    if (measure != null) {
      object.after().add(measure);
    }
    acted(object);
    List<Lemma> governing = governors.nearestFirst();
    boolean reaches = reaches(object);
    Node purpose = Gerunds.purpose(preposition, object, governing, reaches);
    if (purpose != null) {
      reaching = reaches ? object.head().lemma().verb() : null;
      return new Node.Prepositional("", purpose);
    }
    Gerunds.apply(preposition, object);
    if (object.isGerund() && governing.stream().anyMatch(lemma -> lemma.has("begin"))) {
      return new Node.Prepositional("", object);
    }
    return new Node.Prepositional(english(preposition, object), object);
  }
}
