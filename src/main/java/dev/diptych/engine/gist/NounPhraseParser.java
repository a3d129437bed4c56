package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a noun phrase together: demonstrative, quantifier or number, the chain of genitives, its
 * adjectives, names in apposition. Nested phrases are bounded in depth.
 */
final class NounPhraseParser {

  private static final int MAX_DEPTH = 6;
  private static final int MAX_CHAIN = 6;
  private static final java.util.Set<String> BINDING =
      java.util.Set.of("ل", "ب", "عن", "على", "إلى");

  private static final java.util.Set<String> EXISTENCE = java.util.Set.of("وجود", "قدرة");

  private final Cursor cursor;
  private int depth;

  /** The number just read, for the noun that it counts. */
  private String pendingNumber = "";

  NounPhraseParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether a noun phrase can begin with this word. */
  static boolean starts(@Nullable Word word) {
    if (word == null) {
      return false;
    }
    return switch (word.category()) {
      case NOUN, PROPER, UNKNOWN, FOREIGN, NUMERAL, QUANTIFIER, DEMONSTRATIVE -> true;
      case PRONOUN -> word.has("object") || word.has("subject") || word.suffix() == null;
      case ADJECTIVE -> word.article() || word.has("elative") || word.has("ordinal");
      default -> false;
    };
  }

  /** The phrase at the cursor, {@code null} (and the cursor unmoved) if there is none. */
  @Nullable NounPhrase parse() {
    Word word = cursor.peek();
    if (word == null || !starts(word) || depth >= MAX_DEPTH) {
      return null;
    }
    depth++;
    int mark = cursor.mark();
    NounPhrase phrase =
        switch (word.category()) {
          case DEMONSTRATIVE -> demonstrative();
          case QUANTIFIER -> quantified();
          case NUMERAL -> numbered();
          case PRONOUN -> new NounPhrase(cursor.take());
          case ADJECTIVE -> fromAdjective();
          default -> chain();
        };
    if (phrase == null) {
      cursor.reset(mark);
    }
    depth--;
    return phrase;
  }

  private NounPhrase demonstrative() {
    Word pointer = cursor.take();
    Word next = cursor.peek();
    boolean points =
        next != null
            && next.article()
            && (next.is(Category.NOUN) || next.is(Category.ADJECTIVE) || next.is(Category.NUMERAL));
    NounPhrase phrase = points ? parse() : null;
    if (phrase == null) {
      return new NounPhrase(pointer);
    }
    boolean near = pointer.english().startsWith("this") || pointer.english().startsWith("these");
    phrase.demonstrative(phrase.isHeadPlural() ? near ? "these" : "those" : near ? "this" : "that");
    return phrase;
  }

  private NounPhrase quantified() {
    Word quantifier = cursor.take();
    Pronoun of = quantifier.suffix();
    if (of != null) {
      NounPhrase phrase = new NounPhrase(quantifier);
      phrase.plural(of.isPlural());
      return phrase;
    }
    NounPhrase phrase = takesNoun(quantifier) ? parse() : null;
    if (phrase == null) {
      return new NounPhrase(quantifier);
    }
    phrase.quantifier(Quantifiers.english(quantifier, phrase));
    if (quantifier.has("oneof")) {
      phrase.plural(phrase.isHeadPlural());
    }
    return phrase;
  }

  /** One is one of several: أحد الوزراء; before a singular, أحد is somebody. */
  private boolean takesNoun(Word quantifier) {
    Word next = cursor.peek();
    boolean single =
        next != null
            && next.is(Category.NOUN)
            && !next.isPlural()
            && !next.has("group")
            && !next.has("phrase");
    return starts(next) && !(quantifier.has("oneof") && single);
  }

  private @Nullable NounPhrase numbered() {
    NumberPhrases.Reader reader = new NumberPhrases.Reader(cursor);
    Word first = java.util.Objects.requireNonNull(cursor.peek());
    NounPhrase date = DatePhrases.parse(cursor);
    if (date != null) {
      return date;
    }
    String number = reader.read();
    boolean vague = NumberPhrases.isVague(number);
    if (vague && cursor.next(Category.PREPOSITION, "من") && isNoun(cursor.peek(1))) {
      cursor.take();
    }
    Word next = cursor.peek();
    boolean counts =
        next != null
            && (next.is(Category.NOUN) || next.is(Category.PROPER) && next.has("currency"));
    pendingNumber = number;
    NounPhrase phrase = counts && !isYear(first, next) ? chain() : null;
    pendingNumber = "";
    if (phrase == null && next != null && isOthers(next)) {
      phrase = new NounPhrase(cursor.take());
    }
    if (phrase == null) {
      boolean share = number.endsWith("%") || number.endsWith(" percent");
      NounPhrase bare = new NounPhrase(share ? share(first) : first);
      bare.number(vague ? number.substring(0, number.length() - 3) : number);
      bare.definite(false);
      bare.plural(!number.equals("1") && !number.equals("one"));
      return bare;
    }
    phrase.number(number);
    if (vague) {
      phrase.definite(false);
    }
    phrase.plural(!number.equals("1") && !number.equals("one"));
    return phrase;
  }

  private static boolean isNoun(@Nullable Word word) {
    return word != null && word.is(Category.NOUN);
  }

  /** A number of hundredths, of which what follows is the whole: "40 percent of". */
  private static Word share(Word number) {
    Lemma lemma = number.lemma();
    Lemma unit = Lemma.of(Category.NUMERAL, lemma.arabic(), lemma.english(), "digits", "unit");
    return new Word(Category.NUMERAL, unit, number.inflection(), false, false, null, false);
  }

  /** ثلاثة آخرون: "three others". */
  private static boolean isOthers(Word word) {
    return word.is(Category.ADJECTIVE, "آخر") && word.isPlural();
  }

  private static boolean isYear(Word number, Word next) {
    return number.has("digits") && number.english().length() == 4 && next.article();
  }

  private @Nullable NounPhrase fromAdjective() {
    Word word = cursor.take();
    Word next = cursor.peek();
    boolean ranks = (word.has("elative") || word.has("ordinal")) && !word.article();
    if (ranks) {
      boolean before =
          next != null
              && (next.is(Category.NOUN)
                  || next.is(Category.PROPER)
                  || next.is(Category.NUMERAL)
                  || next.is(Category.RELATIVE) && next.has("free")
                  || (next.is(Category.ADJECTIVE) && next.article()));
      NounPhrase phrase = before ? parse() : null;
      if (phrase != null) {
        phrase.superlative(word);
        phrase.definite(true);
      }
      return phrase;
    }
    NounPhrase phrase = new NounPhrase(word);
    List<NounPhrase> chain = new ArrayList<>(List.of(phrase));
    adjectives(chain);
    apposition(phrase, chain);
    return phrase;
  }

  /** A noun with its genitives and adjectives, or a name. */
  private NounPhrase chain() {
    halfOfScale();
    NounPhrase declined = declined();
    if (declined != null) {
      return declined;
    }
    List<NounPhrase> chain = new ArrayList<>();
    NounPhrase first = new NounPhrase(cursor.take());
    first.number(pendingNumber);
    if (pendingNumber.startsWith("half ")) {
      first.plural(true);
    }
    pendingNumber = "";
    chain.add(first);
    NounPhrase last = first;
    NounPhrase time = DatePhrases.partOfDay(first.head(), cursor);
    if (time != null) {
      return time;
    }
    if (first.isName() && !first.head().has("phrase")) {
      names(first);
    }
    while (chain.size() < MAX_CHAIN && takesGenitive(last.head())) {
      NounPhrase genitive = genitive();
      if (genitive == null) {
        break;
      }
      last.possessor(genitive);
      last = genitive;
      chain.add(genitive);
      if (genitive.possessor() != null || !genitive.quantifier().isEmpty()) {
        chain.add(genitive.innermost());
        break;
      }
    }
    joinGenitives(first, chain.get(chain.size() - 1));
    adjectives(chain);
    apposition(first, chain);
    if (first.head().has("many")) {
      amongMany(first);
    }
    return first;
  }

  /** صادرات الحديد والصلب, وزارتا الدفاع والداخلية: two genitives of one noun. */
  private void joinGenitives(NounPhrase phrase, NounPhrase last) {
    for (int i = 0; i < MAX_CHAIN && phrase != last; i++) {
      Word next = cursor.peek(1);
      Word after = cursor.peek(2);
      boolean joins =
          cursor.next(Category.CONJUNCTION, "و")
              && next != null
              && areAlike(phrase.head(), last.head(), next)
              && !(after != null && (after.is(Category.VERB) || after.is(Category.ADJECTIVE)));
      if (!joins) {
        return;
      }
      cursor.take();
      last.join("and", new NounPhrase(cursor.take()));
    }
  }

  /** Whether the two are of one kind, so that they share the noun before them. */
  private static boolean areAlike(Word head, Word first, Word second) {
    boolean severalOwners = head.isPlural() && !head.has("phrase");
    if (first.is(Category.PROPER) && second.is(Category.PROPER)) {
      return severalOwners && first.has("place") && second.has("place");
    }
    boolean nouns =
        first.is(Category.NOUN)
            && second.is(Category.NOUN)
            && first.article()
            && second.article()
            && first.suffix() == null
            && first.isPlural() == second.isPlural();
    boolean beings = first.has("person") || first.has("org") || first.has("place");
    boolean mass = isMass(first) && isMass(second);
    boolean dual = head.inflection().count() == Count.DUAL;
    return nouns && (mass || dual || severalOwners && !beings && !second.has("person"));
  }

  private static boolean isMass(Word word) {
    return word.lemma().plural().equals("=") && !word.has("org");
  }

  /** عدد من الوزراء: "a number of ministers", who are several, and none in particular. */
  private static void amongMany(NounPhrase amount) {
    NounPhrase of = amount.possessor();
    amount.definite(false);
    amount.plural(true);
    if (of != null && !of.isName() && of.owner() == null && of.possessor() == null) {
      of.definite(false);
    }
  }

  /** نصف مليون: a number like any other, "half a million". */
  private void halfOfScale() {
    Word half = cursor.peek();
    Word scale = cursor.peek(1);
    Word counted = cursor.peek(2);
    boolean number =
        half != null
            && half.is(Category.NOUN, "نصف")
            && !half.article()
            && scale != null
            && scale.is(Category.NUMERAL)
            && scale.has("scale")
            && !scale.article()
            && counted != null
            && counted.is(Category.NOUN);
    if (number && scale != null) {
      cursor.take();
      cursor.take();
      pendingNumber = "half a " + scale.english();
    }
  }

  /**
   * عدم هدم المنزل: "not demolishing the house"; {@code null} (and the cursor unmoved) for else.
   */
  private @Nullable NounPhrase declined() {
    Word not = cursor.peek();
    Word act = cursor.peek(1);
    Lemma verb = act == null ? null : act.lemma().verb();
    boolean declines =
        not != null
            && not.is(Category.NOUN, "عدم")
            && act != null
            && act.is(Category.NOUN)
            && verb != null
            && !EXISTENCE.contains(act.lemma().arabic());
    if (!declines || verb == null) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase phrase = chain();
    NounPhrase of = phrase.possessor();
    boolean agent = of != null && (verb.has("intr") || of.isPerson() || of.head().has("org"));
    if (agent || !phrase.adjectives().isEmpty()) {
      cursor.reset(mark);
      return null;
    }
    phrase.declined();
    return phrase;
  }

  private boolean takesGenitive(Word head) {
    Word next = cursor.peek();
    if (next == null || !head.is(Category.NOUN) || head.article() || head.suffix() != null) {
      return false;
    }
    if (head.isAccusative() && !head.has("many") || next.isAccusative()) {
      return false;
    }
    // A dual before a genitive has lost its ending: طبيبا القرية, not طبيبان القرية.
    if (head.inflection().count() == Count.DUAL
        && head.inflection().use() == Inflection.Use.WITHOUT_SUFFIX) {
      return false;
    }
    if (head.has("phrase") && (head.lemma().arabic().contains(" ال") || head.isDefinite())) {
      return false;
    }
    return switch (next.category()) {
      case NOUN, PROPER, UNKNOWN, FOREIGN -> true;
      case QUANTIFIER -> !next.has("of");
      case DEMONSTRATIVE -> cursor.peek(1) != null;
      case NUMERAL -> head.has("time") || !next.article();
      case ADJECTIVE -> (next.has("elative") || next.has("ordinal")) && !next.article();
      default -> false;
    };
  }

  private @Nullable NounPhrase genitive() {
    Word next = cursor.peek();
    if (next == null) {
      return null;
    }
    boolean simple = next.is(Category.NOUN);
    if (simple) {
      return new NounPhrase(cursor.take());
    }
    if (next.is(Category.PROPER) || next.is(Category.UNKNOWN) || next.is(Category.FOREIGN)) {
      NounPhrase name = new NounPhrase(cursor.take());
      if (!name.head().has("phrase")) {
        names(name);
      }
      return name;
    }
    return parse();
  }

  private void names(NounPhrase name) {
    Word next = cursor.peek();
    while (next != null
        && (next.is(Category.PROPER) || next.is(Category.UNKNOWN) || next.is(Category.FOREIGN))
        && continuesName(name.head(), next)
        && !(name.head().article() && name.head().is(Category.UNKNOWN) && !next.article())) {
      name.names().add(next.english());
      cursor.take();
      next = cursor.peek();
    }
  }

  private static boolean continuesName(Word head, Word next) {
    boolean place = head.has("place") || head.has("phrase");
    boolean month = head.has("month") || head.has("day");
    return !month && !(place && (next.has("given") || next.has("place"))) && !next.has("phrase");
  }

  private void adjectives(List<NounPhrase> chain) {
    while (true) {
      int mark = cursor.mark();
      boolean joined = false;
      if (cursor.next(Category.CONJUNCTION, "و") && hasAdjectives(chain)) {
        cursor.take();
        joined = true;
      }
      Word adjective = cursor.peek();
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

  private boolean leadsClause() {
    Word after = cursor.peek(1);
    return after != null && after.is(Category.NOUN) && after.article();
  }

  private static boolean hasAdjectives(List<NounPhrase> chain) {
    return chain.stream().anyMatch(phrase -> !phrase.adjectives().isEmpty() || isDescribed(phrase));
  }

  /** القوات البرية: a phrase of the lexicon that ends in an adjective, and another may be joined. */
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
        || word.has("elative") && word.article();
  }

  /** Whether the adjective has a complement of its own: "belonging to". */
  static boolean takesComplement(Word adjective, Word next) {
    if (!next.is(Category.PREPOSITION)) {
      return false;
    }
    boolean verbal = adjective.english().endsWith("ed") || adjective.english().endsWith("ing");
    boolean binds = BINDING.contains(next.lemma().arabic()) && verbal;
    return adjective.lemma().isParticiple()
        || binds
        || adjective.lemma().government().containsKey(key(next));
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
    boolean whole = near.lemma().arabic().equals("بلاد") || isMass(near);
    boolean deputy =
        switch (outermost.head().english()) {
          case "deputy", "vice president", "assistant", "undersecretary" -> true;
          default -> false;
        };
    return nation || nearest.isName() || whole && !classifies || deputy;
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
    boolean gender =
        head.agreeing() == adjective.inflection().gender()
            || counted
            || person
            || head.is(Category.UNKNOWN);
    boolean count = !adjective.isPlural() || phrase.isHeadPlural() || adjective.has("group");
    boolean personSingular =
        !(head.has("person") && head.inflection().count() == Count.PLURAL)
            || adjective.isPlural()
            || counted;
    return state && gender && count && personSingular;
  }

  private static boolean isPlaceOrGroup(Word head) {
    return head.has("phrase") || head.has("place") || head.has("org") || head.has("group");
  }

  /** A name after its title, or a name after a noun with article. */
  private void apposition(NounPhrase phrase, List<NounPhrase> chain) {
    Word next = cursor.peek();
    NounPhrase last = chain.get(chain.size() - 1);
    boolean organised =
        last.isName() && isPlaceOrGroup(last.head()) && phrase.isPerson() && chain.size() > 1;
    boolean closed = last.isDefinite() && (!last.isName() || organised);
    boolean name =
        next != null
            && (next.is(Category.PROPER) || next.is(Category.UNKNOWN))
            && !next.has("month")
            && !next.has("day");
    if (!closed || !name || phrase.isGerund()) {
      return;
    }
    boolean stranger =
        next != null
            && (next.has("given") || next.has("family"))
            && phrase.head().is(Category.NOUN)
            && !phrase.isPerson()
            && !last.isPerson();
    boolean afterPlace = next != null && next.has("place") && phrase.isPerson();
    if (afterPlace || stranger) {
      return;
    }
    NounPhrase named = new NounPhrase(cursor.take());
    if (!named.head().has("phrase")) {
      names(named);
    }
    if (phrase != last && !phrase.isPerson() && last.head().has("title")) {
      last.after().add(named);
    } else if (phrase.possessor() != null && phrase.isPerson()) {
      phrase.after().add(new Node.Plain(","));
      phrase.after().add(named);
      phrase.after().add(new Node.Plain(","));
    } else {
      phrase.after().add(named);
    }
  }
}
