package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a sentence from left to right and sets its parts down in English order: a
 * subject that follows its verb goes before it, everything else keeps its place. One pass with
 * bounded trials.
 */
final class Parser {

  private static final int MAX_DEPTH = 3;
  private static final int MAX_MODIFIERS = 4;
  private static final java.util.Set<String> TEMPORAL = java.util.Set.of("بعد", "قبل", "منذ");

  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final int depth;
  private final List<Node> out = new ArrayList<>();
  private final Clauses clauses;
  private final Passives passives;

  /** Whether a subject may begin here. */
  private boolean opening = true;

  /** Whether a sentence without verb may stand here and would need "is". */
  private boolean nominal;

  private boolean sentenceStart = true;
  private boolean joinedClause;
  private @Nullable NounPhrase pendingSubject;
  private @Nullable NounPhrase gap;
  private @Nullable NounPhrase lastSubject;
  private @Nullable NounPhrase lastPhrase;
  private @Nullable Lemma governingVerb;
  private @Nullable Lemma governingWord;
  private boolean also;
  private boolean afterFa;

  /** Whether the clause in hand has its subject before the verb. */
  private boolean subjectPrecedes;

  /** Whether the verb's own preposition has been used. */
  private boolean governed;

  private Parser(Cursor cursor, int depth) {
    this.cursor = cursor;
    this.depth = depth;
    this.phrases = new NounPhraseParser(cursor);
    this.clauses = new Clauses(cursor, phrases);
    this.passives = new Passives(cursor);
  }

  /** The parts of the sentence in English order. */
  static List<Node> parse(List<Word> words) {
    Parser parser = new Parser(new Cursor(words), 0);
    parser.nominal = endsInStop(words);
    while (!parser.cursor.isAtEnd()) {
      parser.step();
    }
    return parser.out;
  }

  private static boolean endsInStop(List<Word> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      Word word = words.get(i);
      if (!word.is(Category.MARK)) {
        return false;
      }
      if (".!؟?".contains(word.english())) {
        return true;
      }
    }
    return false;
  }

  private void step() {
    Word word = java.util.Objects.requireNonNull(cursor.peek());
    int before = cursor.mark();
    switch (word.category()) {
      case MARK -> mark();
      case CONJUNCTION -> conjunction();
      case SUBORDINATOR -> subordinator();
      case THAT_NOUN -> thatNoun();
      case THAT_VERB -> thatVerb();
      case VERB, PARTICLE, NEGATION -> verbal();
      case RELATIVE -> relative();
      case PREPOSITION -> prepositional();
      case ADVERB -> adverb();
      case ADJECTIVE -> adjectiveOrPhrase(word);
      default -> {
        if (NounPhraseParser.starts(word)) {
          phrase();
        } else {
          plain(cursor.take().english());
        }
      }
    }
    if (cursor.mark() == before) {
      plain(cursor.take().english());
    }
    if (!word.is(Category.MARK) && !word.is(Category.CONJUNCTION)) {
      sentenceStart = false;
    }
  }

  private void plain(String text) {
    out.add(new Node.Plain(text));
  }

  private void mark() {
    String mark = cursor.take().english();
    boolean beforeThat = "،,".contains(mark) && cursor.next(Category.THAT_NOUN);
    if (beforeThat) {
      return;
    }
    plain(mark);
    if (".!؟?:؛;،,\"«“(-–".contains(mark)) {
      opening = true;
      pendingSubject = null;
      gap = null;
      also = false;
      if (!"،,".contains(mark)) {
        joinedClause = false;
      }
      governingVerb = "\"«“(".contains(mark) ? governingVerb : null;
      governingWord = null;
      nominal = nominal && !"،,(-–".contains(mark) || ".!؟?:".contains(mark);
    }
    if (".!؟?:".contains(mark)) {
      sentenceStart = true;
    }
  }

  private void conjunction() {
    Word word = cursor.take();
    boolean attachedAnd = word.lemma().arabic().equals("و") || word.lemma().arabic().equals("ف");
    boolean verbNext = VerbGroupParser.starts(cursor);
    afterFa = word.lemma().arabic().equals("ف");
    if (!(attachedAnd && sentenceStart)) {
      plain(word.english());
      joinedClause = verbNext;
      if (verbNext || !attachedAnd) {
        governingVerb = verbNext ? null : governingVerb;
      }
      governingWord = null;
    }
    gap = verbNext ? null : gap;
    opening = true;
    nominal = nominal && sentenceStart;
    Word next = cursor.peek();
    if (attachedAnd && next != null && isPlainPronoun(next) && !sentenceStart) {
      which(next);
      return;
    }
    if (word.attached() && !attachedAnd && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
      nominal = true;
    }
  }

  private boolean endsInComma() {
    Node last = out.isEmpty() ? null : out.get(out.size() - 1);
    return last instanceof Node.Plain mark && "،,".contains(mark.text());
  }

  private static boolean isPlainPronoun(Word word) {
    return word.is(Category.PRONOUN)
        && word.suffix() == null
        && word.inflection().person() == 3
        && !word.has("first")
        && !word.has("second");
  }

  /** وهو ما: "which"; وهو كذا: "which is"; وهو يفعل: "while he does". */
  private void which(Word pronoun) {
    cursor.take();
    out.remove(out.size() - 1);
    Word next = cursor.peek();
    Agreement agreement = new Agreement(3, pronoun.isPlural());
    boolean what = next != null && next.is(Category.RELATIVE) && next.has("free");
    boolean verb = VerbGroupParser.starts(cursor);
    if (!endsInComma()) {
      plain(",");
    }
    if (what) {
      cursor.take();
      plain("which");
      gap = new NounPhrase(pronoun);
    } else if (verb) {
      plain("as");
      pendingSubject = clauses.pronounSubject(pronoun, lastSubject);
    } else {
      boolean person = lastPhrase != null && lastPhrase.isPerson();
      plain(person ? "who" : "which");
      out.add(be(Shape.PRESENT, false, agreement));
      opening = false;
      nominal = false;
    }
    governingVerb = null;
    joinedClause = false;
  }

  private void subordinator() {
    Word word = cursor.take();
    String arabic = word.lemma().arabic();
    Word next = cursor.peek();
    boolean verbNext = VerbGroupParser.starts(cursor);
    if (arabic.equals("كما") && sentenceStart && verbNext) {
      also = true;
      return;
    }
    if (arabic.equals("مما") && !endsInComma()) {
      plain(",");
    }
    plain(word.english());
    opening = true;
    nominal = true;
    joinedClause = false;
    governingVerb = null;
    governingWord = null;
    if (word.attached() && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
    }
    if (arabic.equals("مما") && verbNext) {
      NounPhrase which = new NounPhrase(word);
      gap = which;
    }
    if (word.has("purpose") && verbNext) {
      out.remove(out.size() - 1);
      infinitive();
    }
  }

  private void thatNoun() {
    Word word = cursor.take();
    boolean first = out.isEmpty() || sentenceStart;
    Node last = first ? null : out.get(out.size() - 1);
    boolean afterCondition = afterFa && last instanceof Node.Plain and && and.text().equals("and");
    afterFa = false;
    if (afterCondition) {
      out.remove(out.size() - 1);
    } else if (!first) {
      plain("that");
    }
    opening = true;
    nominal = true;
    joinedClause = false;
    gap = null;
    governingVerb = null;
    governingWord = null;
    Word next = cursor.peek();
    if (word.attached() && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
      afterPending();
    }
  }

  /** "that it …": without a verb the pronoun needs "is". */
  private void afterPending() {
    NounPhrase subject = pendingSubject;
    Word next = cursor.peek();
    if (subject == null || next == null || VerbGroupParser.starts(cursor)) {
      return;
    }
    boolean predicate =
        next.is(Category.ADJECTIVE)
            || next.is(Category.PREPOSITION)
            || next.is(Category.NOUN)
            || next.is(Category.PROPER);
    if (next.is(Category.SUBORDINATOR)) {
      pendingSubject = null;
    } else if (next.is(Category.ADVERB) && next.has("exist")) {
      pendingSubject = null;
    } else if (predicate && !clauses.verbFollows()) {
      emitSubject(subject);
      out.add(be(Shape.PRESENT, false, subject.agreement()));
      pendingSubject = null;
      opening = false;
      nominal = false;
    }
  }

  private void emitSubject(NounPhrase subject) {
    out.add(subject);
    lastSubject =
        subject.head().is(Category.PRONOUN) && lastSubject != null ? lastSubject : subject;
    lastPhrase = null;
  }

  static VerbGroup be(Shape shape, boolean negated, Agreement agreement) {
    return new VerbGroup("be", shape, negated, false, "", agreement, null);
  }

  private void thatVerb() {
    Word word = cursor.take();
    boolean negated = word.has("not");
    if (cursor.next(Category.NEGATION, "لا")) {
      cursor.take();
      negated = true;
    }
    if (!VerbGroupParser.starts(cursor)) {
      plain("that");
      opening = true;
      nominal = true;
      return;
    }
    if (negated) {
      plain("not");
    }
    infinitive();
  }

  /** أن and a verb: "to do", or "that X do" where the verb has its own subject. */
  private void infinitive() {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    boolean finite = verbal.verb().inflection().tense() == Inflection.Tense.PERFECT;
    NounPhrase subject = clauses.subjectAfter(verbal, null, true);
    if (subject != null || finite) {
      plain("that");
      finishClause(verbal, subject, true);
      return;
    }
    VerbGroup group = verbal.group().withShape(Shape.INFINITIVE);
    if (group.negated()) {
      plain("not");
    }
    emitVerb(verbal.with(group));
  }

  private void verbal() {
    Word word = java.util.Objects.requireNonNull(cursor.peek());
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal != null) {
      verbClause(verbal);
    } else if (word.has("be")) {
      cursor.take();
      negatedBe(word);
    } else if (word.has("un")) {
      cursor.take();
      plain("not");
    } else if (word.is(Category.NEGATION)) {
      cursor.take();
      Word next = cursor.peek();
      plain(next != null && next.is(Category.NOUN) ? "no" : word.english());
      if (next != null && next.is(Category.NOUN)) {
        NounPhrase none = phrases.parse();
        if (none != null) {
          none.negated();
          emitPhrase(none);
        }
      }
    } else {
      plain(cursor.take().english());
    }
  }

  private void negatedBe(Word word) {
    NounPhrase subject = pendingSubject;
    boolean following = subject == null && gap == null && NounPhraseParser.starts(cursor.peek());
    if (following) {
      subject = clauses.subject(null);
    }
    Agreement agreement = new Agreement(3, word.isPlural());
    if (subject != null) {
      out.add(subject);
      lastSubject = subject;
      agreement = subject.agreement();
    } else if (gap == null && !joinedClause) {
      plain("it");
    }
    out.add(be(Shape.PRESENT, true, agreement));
    pendingSubject = null;
    gap = null;
    opening = false;
    nominal = false;
  }

  /** A clause that begins with its verb. */
  private void verbClause(Verbal verbal) {
    NounPhrase subject = pendingSubject;
    pendingSubject = null;
    NounPhrase head = gap;
    gap = null;
    boolean elliptic = joinedClause && continues(verbal);
    joinedClause = false;
    if (Modals.isImpersonal(verbal)) {
      modal(verbal, subject);
      return;
    }
    if (head != null) {
      relativeClause(verbal, head);
      return;
    }
    if (subject == null) {
      subject = clauses.subjectAfter(verbal, elliptic ? lastSubject : null, false);
    }
    if (subject == null && !elliptic) {
      subject = clauses.droppedSubject(verbal, lastSubject);
    }
    if (subject != null && verbal.isBe()) {
      attachBeforeSecondVerb(subject);
    }
    finishClause(verbal, subject, false);
  }

  /** كانت القيادة في أفريقيا قد نشرت: what stands between the two verbs is the subject's. */
  private void attachBeforeSecondVerb(NounPhrase subject) {
    int mark = cursor.mark();
    List<Node> between = modifiers(subject);
    if (VerbGroupParser.starts(cursor)) {
      subject.after().addAll(between);
    } else {
      cursor.reset(mark);
    }
  }

  /** Whether the verb goes on with the subject of the clause before: "and said". */
  private boolean continues(Verbal verbal) {
    NounPhrase subject = lastSubject;
    if (subject == null || verbal.verb().inflection().person() != 3) {
      return false;
    }
    Inflection inflection = verbal.verb().inflection();
    if (inflection.count() != Count.SINGULAR) {
      return subject.isPlural();
    }
    return subject.head().agreeing() == inflection.gender();
  }

  private void relativeClause(Verbal verbal, NounPhrase head) {
    Pronoun object = verbal.group().object();
    boolean resumes = object != null && clauses.refersTo(object, head);
    VerbGroup group = resumes ? verbal.group().withObject(null) : verbal.group();
    Verbal plainVerb = verbal.with(group);
    boolean agrees = clauses.agrees(verbal, head);
    if (lightPassive(verbal, head)) {
      return;
    }
    if (resumptiveSubject(plainVerb, head)) {
      return;
    }
    NounPhrase own =
        resumes || !agrees || verbal.group().object() != null && !agrees
            ? clauses.subjectAfter(verbal, null, false)
            : null;
    if (own == null && (resumes || !agrees)) {
      own = clauses.droppedSubject(verbal, lastSubject);
    }
    if (own == null) {
      emitVerb(plainVerb.with(group.withAgreement(head.agreement())));
      merge(plainVerb, head);
    } else {
      finishClause(plainVerb, own, true);
    }
  }

  /** التي سيطرت عليها القوات: "that the forces controlled". */
  private boolean resumptiveSubject(Verbal verbal, NounPhrase head) {
    int mark = cursor.mark();
    Verbal second =
        verbal.isBe() && VerbGroupParser.starts(cursor) ? VerbGroupParser.parse(cursor) : null;
    Word preposition = cursor.peek();
    Word pronoun = cursor.peek(1);
    Pronoun suffix = pronoun == null ? null : pronoun.suffix();
    boolean resumes =
        preposition != null
            && preposition.is(Category.PREPOSITION)
            && pronoun != null
            && pronoun.is(Category.PRONOUN)
            && suffix != null
            && clauses.refersTo(suffix, head);
    if (resumes) {
      cursor.take();
      cursor.take();
    }
    Verbal main = second == null ? verbal : second;
    NounPhrase subject = resumes ? clauses.subjectAfter(main, null, false) : null;
    if (subject == null || preposition == null) {
      cursor.reset(mark);
      return false;
    }
    out.add(subject);
    VerbGroup first = verbal.group().withAgreement(subject.agreement());
    if (second == null) {
      emitVerb(verbal.with(first));
    } else {
      Merges.of(verbal, first, second).forEach(out::add);
      governingVerb = second.lemma();
      opening = false;
    }
    plain(Prepositions.english(preposition, null, List.of(main.lemma()), false));
    governed = true;
    return true;
  }

  /** التي تم نشرها: "that were published". */
  private boolean lightPassive(Verbal verbal, NounPhrase head) {
    int mark = cursor.mark();
    NounPhrase masdar = Periphrasis.isPassiveLight(verbal) ? phrases.parse() : null;
    Periphrasis.Done done = Periphrasis.passive(verbal, masdar);
    Pronoun owner = masdar == null ? null : masdar.owner();
    if (done == null || owner == null || !clauses.refersTo(owner, head)) {
      cursor.reset(mark);
      return false;
    }
    emitVerb(done.verbal().with(done.verbal().group().withAgreement(head.agreement())));
    return true;
  }

  private void finishClause(Verbal verbal, @Nullable NounPhrase given, boolean inner) {
    boolean precedes = subjectPrecedes;
    subjectPrecedes = false;
    Verbal real = Periphrasis.resolve(verbal, cursor);
    Periphrasis.Done done = Periphrasis.passive(verbal, given);
    NounPhrase subject = given;
    if (done != null) {
      real = done.verbal();
      subject = done.patient();
    }
    if (subject != null) {
      out.add(subject);
      if (!subject.head().is(Category.PRONOUN) || lastSubject == null) {
        lastSubject = inner && lastSubject != null ? lastSubject : subject;
      }
    }
    Agreement agreement =
        subject != null
            ? subject.agreement()
            : lastSubject != null ? lastSubject.agreement() : Agreement.IT;
    VerbGroup group = real.group().withAgreement(agreement);
    if (also) {
      group = group.withAdverb("also");
      also = false;
    }
    if (subject != null && !precedes && passives.isHidden(real, subject)) {
      group = group.asPassive();
    }
    emitVerb(real.with(group));
    merge(real, subject);
  }

  private void emitVerb(Verbal verbal) {
    out.add(verbal.group());
    governingVerb = verbal.lemma();
    governed = false;
    governingWord = null;
    opening = false;
    nominal = false;
    lastPhrase = null;
    sentenceStart = false;
  }

  /** كان يفعل, بدأ يفعل, لا يزال يفعل: two verbs that are one group in English. */
  private void merge(Verbal first, @Nullable NounPhrase subject) {
    if (!VerbGroupParser.starts(cursor) || !Merges.joins(first)) {
      return;
    }
    Verbal second = VerbGroupParser.parse(cursor);
    if (second == null) {
      return;
    }
    VerbGroup last = (VerbGroup) out.remove(out.size() - 1);
    for (VerbGroup group : Merges.of(first, last, second)) {
      out.add(group);
    }
    governingVerb = second.lemma();
  }

  private void modal(Verbal verbal, @Nullable NounPhrase given) {
    NounPhrase subject = given != null && !given.head().has("impersonal") ? given : null;
    Modals.Reader reader = new Modals.Reader(cursor, phrases, clauses);
    Modals.Result result = reader.read(verbal, subject);
    out.addAll(result.nodes());
    governingVerb = result.governor();
    governed = false;
    governingWord = null;
    opening = false;
    nominal = false;
    lastPhrase = null;
  }

  private void relative() {
    Word word = cursor.take();
    NounPhrase head = lastPhrase;
    if (word.has("free")) {
      plain(word.english());
      gap = new NounPhrase(word);
    } else {
      boolean person = head != null && head.isPerson();
      plain(person ? "who" : "that");
      gap = head != null ? head : new NounPhrase(word);
    }
    opening = true;
    nominal = false;
    governingVerb = null;
    governingWord = null;
    if (!VerbGroupParser.starts(cursor)) {
      NounPhrase open = gap;
      Word next = cursor.peek();
      boolean predicate =
          next != null && (next.is(Category.PREPOSITION) || next.is(Category.ADJECTIVE));
      if (predicate && open != null && !clauses.verbFollows()) {
        out.add(be(Shape.PRESENT, false, open.agreement()));
        opening = false;
      }
      gap = null;
    }
  }

  private void prepositional() {
    Node.Prepositional node = prepositionalPhrase();
    if (node != null) {
      out.add(node);
      afterPreposition(node);
    }
  }

  private void afterPreposition(Node.Prepositional node) {
    lastPhrase = node.object() instanceof NounPhrase phrase ? phrase : null;
    governingWord = lastPhrase == null ? null : lastPhrase.innermost().head().lemma();
    governed = true;
    attachAsyndetic();
    if (!sentenceStart && !joinedClause && governingVerb != null) {
      opening = false;
    }
  }

  /** Takes the preposition and its object; {@code null} if only the preposition was set down. */
  private Node.@Nullable Prepositional prepositionalPhrase() {
    Word preposition = cursor.take();
    Word next = cursor.peek();
    List<Lemma> governors = governors();
    boolean afterNoun = lastPhrase != null;
    if (next == null || next.is(Category.MARK)) {
      plain(Prepositions.english(preposition, null, governors, afterNoun));
      return null;
    }
    if (next.is(Category.THAT_NOUN) || next.is(Category.THAT_VERB)) {
      boolean keeps = preposition.has("phrase") || TEMPORAL.contains(preposition.lemma().arabic());
      if (keeps) {
        plain(preposition.english());
        if (next.is(Category.THAT_VERB)) {
          cursor.take();
        }
        opening = true;
      } else {
        asPredicate(preposition, governors);
      }
      return null;
    }
    if (preposition.is(Category.PREPOSITION, "حتى") && VerbGroupParser.starts(cursor)
        || preposition.is(Category.PREPOSITION, "ل") && VerbGroupParser.starts(cursor)) {
      infinitive();
      return null;
    }
    if (next.is(Category.PRONOUN)) {
      NounPhrase open = gap;
      Pronoun pronoun = next.suffix();
      cursor.take();
      boolean ofItsOwn =
          preposition.is(Category.PREPOSITION, "ل")
              && lastPhrase != null
              && !lastPhrase.isDefinite();
      if (ofItsOwn) {
        return null;
      }
      String english =
          Prepositions.english(preposition, new NounPhrase(next), governors, afterNoun);
      if (open != null && pronoun != null && clauses.refersTo(pronoun, open)) {
        plain(english);
        return null;
      }
      return new Node.Prepositional(english, clauses.objectPronoun(next, lastSubject));
    }
    int mark = cursor.mark();
    NounPhrase object = phrases.parse();
    if (object == null) {
      cursor.reset(mark);
      plain(Prepositions.english(preposition, null, governors, afterNoun));
      return null;
    }
    Node purpose = Gerunds.purpose(preposition, object, governors);
    if (purpose != null) {
      return new Node.Prepositional("", purpose);
    }
    Gerunds.apply(preposition, object);
    return new Node.Prepositional(
        Prepositions.english(preposition, object, governors, afterNoun), object);
  }

  /** وصفه بأنه كذا: "described it as". */
  private void asPredicate(Word preposition, List<Lemma> governors) {
    String key = ArabicText.key(preposition.lemma().arabic());
    boolean as = governors.stream().anyMatch(lemma -> "as".equals(lemma.government().get(key)));
    Word that = cursor.peek();
    Word pronoun = cursor.peek(1);
    Word predicate = cursor.peek(2);
    boolean plain =
        predicate != null && (predicate.is(Category.ADJECTIVE) || predicate.is(Category.NOUN));
    if (as && plain && that != null && that.attached() && pronoun != null) {
      cursor.take();
      cursor.take();
      plain("as");
      opening = false;
    }
  }

  private List<Lemma> governors() {
    List<Lemma> governors = new ArrayList<>(2);
    if (governingWord != null) {
      governors.add(governingWord);
    }
    if (governingVerb != null && !governed) {
      governors.add(governingVerb);
    }
    return governors;
  }

  private void adverb() {
    Word word = cursor.take();
    if (word.has("exist") && (opening || lastPhrase == null) && startsExistence()) {
      Word next = java.util.Objects.requireNonNull(cursor.peek());
      boolean many = next.isPlural() || next.is(Category.QUANTIFIER) || next.is(Category.NUMERAL);
      plain("there");
      if (!endsInBe()) {
        out.add(be(Shape.PRESENT, false, many ? Agreement.THEY : Agreement.IT));
      }
      opening = false;
      nominal = false;
      return;
    }
    plain(word.english());
    if (word.has("opener")) {
      opening = true;
      nominal = word.lemma().arabic().endsWith("ن");
      governingVerb = null;
    }
  }

  private boolean startsExistence() {
    Word next = cursor.peek();
    return next != null && NounPhraseParser.starts(next) && !next.article();
  }

  /** كان هناك: "there was". */
  private boolean endsInBe() {
    int n = out.size();
    if (n >= 2 && out.get(n - 2) instanceof VerbGroup group && group.english().equals("be")) {
      Node there = out.remove(n - 1);
      out.add(n - 2, there);
      if (n >= 3
          && out.get(n - 3) instanceof NounPhrase subject
          && subject.head().is(Category.PRONOUN)) {
        out.remove(n - 3);
      }
      return true;
    }
    return false;
  }

  private void adjectiveOrPhrase(Word word) {
    if (word.article() || word.has("ordinal") || word.has("elative")) {
      int mark = cursor.mark();
      Word before = word;
      Word next = cursor.peek(1);
      boolean modifies =
          lastPhrase != null
              && word.article()
              && next != null
              && NounPhraseParser.takesComplement(word, next);
      if (!modifies && phrase()) {
        return;
      }
      cursor.reset(mark);
      adjective(before);
      return;
    }
    adjective(word);
  }

  /** A predicate, or a participle with a complement of its own. */
  private void adjective(Word word) {
    cursor.take();
    plain(Realiser.adjective(word));
    if (word.suffix() != null && word.lemma().isParticiple()) {
      plain(word.suffix().object());
    }
    governingWord = word.lemma();
    if (word.lemma().isParticiple()) {
      governingVerb = word.lemma();
      governed = false;
      if (cursor.next(Category.PREPOSITION) && resumesIn(cursor.peek(1))) {
        out.remove(out.size() - 1);
        plain(English.pastParticiple(word.english()));
        cursor.take();
        cursor.take();
      }
    }
    opening = false;
    nominal = false;
    lastPhrase = null;
  }

  /** المعترف بها: the pronoun only points back. */
  private static boolean resumesIn(@Nullable Word word) {
    return word != null && word.is(Category.PRONOUN) && word.has("object");
  }

  /** A noun phrase: the subject of a verb that follows, of "is", or simply a phrase. */
  private boolean phrase() {
    Word first = cursor.peek();
    boolean separates =
        first != null && isPlainPronoun(first) && governingVerb != null && governingVerb.has("be");
    if (separates && !opening) {
      cursor.take();
      return true;
    }
    NounPhrase phrase = phrases.parse();
    if (phrase == null) {
      return false;
    }
    if (opening && pendingSubject == null) {
      if (separated(phrase) || subjectOfVerb(phrase) || copula(phrase)) {
        return true;
      }
    }
    if (pendingSubject != null) {
      out.add(pendingSubject);
      out.add(be(Shape.PRESENT, false, pendingSubject.agreement()));
      pendingSubject = null;
    }
    emitPhrase(phrase);
    return true;
  }

  /** المشكلة هي كذا: "the problem is". */
  private boolean separated(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null || !isPlainPronoun(next) || phrase.head().is(Category.PRONOUN)) {
      return false;
    }
    int mark = cursor.mark();
    cursor.take();
    if (cursor.isAtEnd() || VerbGroupParser.starts(cursor) || cursor.next(Category.MARK)) {
      cursor.reset(mark);
      return false;
    }
    emitSubject(phrase);
    out.add(be(Shape.PRESENT, false, phrase.agreement()));
    opening = false;
    nominal = false;
    return true;
  }

  private void emitPhrase(NounPhrase phrase) {
    out.add(phrase);
    lastPhrase = phrase;
    governingWord = phrase.innermost().head().lemma();
    opening = false;
    attachAsyndetic();
  }

  private boolean subjectOfVerb(NounPhrase phrase) {
    int mark = cursor.mark();
    List<Node> modifiers = modifiers(phrase);
    boolean bare = modifiers.isEmpty();
    Word next = cursor.peek();
    boolean verb = next != null && VerbGroupParser.starts(cursor);
    boolean indefinite = !phrase.isDefinite() && phrase.number().isEmpty() && !sentenceStart;
    if (!verb || bare && indefinite && !nominal || !clauses.mayAgree(phrase, cursor)) {
      cursor.reset(mark);
      return false;
    }
    phrase.after().addAll(modifiers);
    Verbal verbal = java.util.Objects.requireNonNull(VerbGroupParser.parse(cursor));
    if (Modals.isImpersonal(verbal)) {
      modal(verbal, phrase);
    } else {
      subjectPrecedes = true;
      finishClause(verbal, phrase, false);
    }
    return true;
  }

  /** Prepositional phrases and relative clauses after a subject, as far as they go. */
  private List<Node> modifiers(NounPhrase phrase) {
    List<Node> modifiers = new ArrayList<>();
    if (depth >= MAX_DEPTH) {
      return modifiers;
    }
    Parser inner = new Parser(cursor, depth + 1);
    inner.lastPhrase = phrase;
    inner.lastSubject = phrase;
    inner.governingWord = phrase.innermost().head().lemma();
    inner.sentenceStart = false;
    for (int i = 0; i < MAX_MODIFIERS; i++) {
      if (cursor.next(Category.PREPOSITION)) {
        inner.prepositional();
      } else if (cursor.next(Category.RELATIVE)) {
        inner.relative();
        inner.runModifier();
      } else if (!clauses.participle(phrase, inner.out) && !clauses.brackets(inner.out)) {
        break;
      }
    }
    modifiers.addAll(inner.out);
    return modifiers;
  }

  /** The inside of a relative clause, to the next mark, conjunction, clause or second verb. */
  private void runModifier() {
    boolean verbSeen = false;
    for (int steps = 0; steps < 12 && !cursor.isAtEnd(); steps++) {
      Word word = java.util.Objects.requireNonNull(cursor.peek());
      boolean isVerb = VerbGroupParser.starts(cursor);
      boolean ends =
          switch (word.category()) {
            case MARK, CONJUNCTION, THAT_NOUN, SUBORDINATOR -> true;
            default -> isVerb && verbSeen;
          };
      if (ends) {
        return;
      }
      verbSeen = verbSeen || isVerb;
      step();
    }
  }

  private boolean copula(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null || !nominal || phrase.head().is(Category.NUMERAL)) {
      return false;
    }
    boolean definite =
        phrase.isDefinite()
            || phrase.head().is(Category.PRONOUN)
            || phrase.head().is(Category.DEMONSTRATIVE);
    boolean predicate =
        next.is(Category.ADJECTIVE) && !next.article()
            || next.is(Category.NEGATION) && next.has("un")
            || next.is(Category.NOUN) && !next.isAccusative() && !next.has("time")
            || next.is(Category.QUANTIFIER)
            || next.is(Category.PROPER) && phrase.head().is(Category.PRONOUN)
            || next.is(Category.RELATIVE) && phrase.head().is(Category.PRONOUN)
            || next.is(Category.PREPOSITION) && !clauses.verbFollows();
    if (!definite || !predicate) {
      return false;
    }
    emitSubject(phrase);
    out.add(be(Shape.PRESENT, false, phrase.agreement()));
    opening = false;
    nominal = false;
    governingWord = null;
    return true;
  }

  /** An indefinite noun with a verb right after it: "talks that lead to". */
  private void attachAsyndetic() {
    NounPhrase phrase = lastPhrase;
    Word next = cursor.peek();
    if (phrase == null || next == null || !next.is(Category.VERB) || phrase.isDefinite()) {
      return;
    }
    if (!clauses.agrees(next, phrase)) {
      phrase = phrase.innermost();
    }
    if (phrase.head().has("time") || !clauses.agrees(next, phrase)) {
      return;
    }
    plain(phrase.isPerson() ? "who" : "that");
    gap = phrase;
  }
}
