package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a noun phrase together: demonstrative, quantifier or number, the chain of genitives, its
 * adjectives, names in apposition. Nested phrases are bounded in depth.
 */
final class NounPhraseParser {

  private static final int MAX_DEPTH = 6;
  private static final int MAX_CHAIN = 6;
  private static final java.util.Set<String> EDGES =
      java.util.Set.of("نهاية", "بداية", "مطلع", "منتصف", "أواخر", "أوائل", "آخر", "أول", "ختام");

  private static final java.util.Set<String> EXISTENCE = java.util.Set.of("وجود", "قدرة");

  private final Cursor cursor;
  private final NounAdjectives adjectives;
  private int depth;

  /** The number just read, for the noun that it counts. */
  private String pendingNumber = "";

  NounPhraseParser(Cursor cursor) {
    this.cursor = cursor;
    this.adjectives = new NounAdjectives(cursor);
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
    phrase.quantifier(
        isEvery(quantifier, phrase) ? "every" : Quantifiers.english(quantifier, phrase));
    if (quantifier.has("oneof")) {
      phrase.plural(phrase.isHeadPlural());
    }
    return phrase;
  }

  /** كل ثلاثة أشهر: "every three months". */
  private static boolean isEvery(Word quantifier, NounPhrase phrase) {
    return quantifier.lemma().arabic().equals("كل")
        && (!phrase.number().isEmpty() || phrase.head().inflection().count() == Count.DUAL)
        && phrase.head().has("time")
        && !phrase.head().article();
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
    Word first = Objects.requireNonNull(cursor.peek());
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
      bare.number((vague ? number.substring(0, number.length() - 3) : number) + ofThem());
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

  /** خمسة منهم: "five of them"; takes the preposition, or says nothing. */
  private String ofThem() {
    Word pronoun = cursor.peek(1);
    Pronoun them = pronoun == null ? null : pronoun.suffix();
    boolean some =
        cursor.next(Category.PREPOSITION, "من")
            && pronoun != null
            && pronoun.is(Category.PRONOUN)
            && them != null
            && them.isPlural();
    if (!some || them == null) {
      return "";
    }
    cursor.take();
    cursor.take();
    return " of " + them.object();
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
    adjectives.read(chain);
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
    NounPhrase again = again();
    if (again != null) {
      return again;
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
    List<Node> quoted = quoted(last);
    joinGenitives(first, chain.get(chain.size() - 1));
    adjectives.read(chain);
    last.after().addAll(quoted);
    emphasis(first);
    apposition(first, chain);
    if (first.head().has("many")) {
      amongMany(first);
    } else if (counts(first)) {
      Objects.requireNonNull(first.possessor()).definite(false);
      first.definite(true);
    }
    return first;
  }

  /** المدير نفسه "the director himself", المبلغ نفسه "the same amount". */
  private void emphasis(NounPhrase phrase) {
    Word self = cursor.peek();
    Pronoun pronoun = self == null ? null : self.suffix();
    boolean emphasised =
        self != null
            && self.is(Category.QUANTIFIER)
            && self.english().equals("the same")
            && pronoun != null
            && phrase.isDefinite()
            && phrase.owner() == null
            && phrase.after().isEmpty()
            && !phrase.head().is(Category.PRONOUN);
    if (!emphasised || pronoun == null) {
      return;
    }
    Word head = phrase.head();
    boolean being =
        phrase.isPerson()
            || phrase.isName()
            || head.has("org")
            || head.has("group")
            || head.has("place");
    cursor.take();
    if (being) {
      phrase.after().add(new Node.Plain(NounPhraseRealiser.reflexive(pronoun)));
    } else if (phrase.quantifier().isEmpty() && phrase.demonstrative().isEmpty()) {
      phrase.definite(false);
      phrase.quantifier("the same");
    }
  }

  /** عدد العمال: "the number of workers", of no workers in particular. */
  private static boolean counts(NounPhrase phrase) {
    NounPhrase of = phrase.possessor();
    boolean amount =
        switch (phrase.head().lemma().arabic()) {
          case "عدد", "نسبة", "معدل" -> true;
          default -> false;
        };
    return amount
        && of != null
        && of.head().is(Category.NOUN)
        && of.head().article()
        && of.isHeadPlural()
        && of.adjectives().isEmpty()
        && of.possessor() == null;
  }

  /** عملية "بركان الغضب": how it is called, in quotes; no parts for anything else. */
  private List<Node> quoted(NounPhrase last) {
    Word open = cursor.peek();
    boolean may =
        open != null
            && open.is(Category.MARK)
            && "\"«“".contains(open.english())
            && last.head().is(Category.NOUN)
            && !last.head().article()
            && last.head().suffix() == null
            && !last.isHeadPlural()
            && Genitives.takesName(last.head().english());
    if (!may || open == null) {
      return List.of();
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase inside = parse();
    Word close = cursor.peek();
    if (inside == null || close == null || !"\"»”".contains(close.english())) {
      cursor.reset(mark);
      return List.of();
    }
    cursor.take();
    last.definite(true);
    return List.of(new Node.Plain("\""), inside, new Node.Plain("\""));
  }

  /** صادرات الحديد والصلب, وزارتا الدفاع والداخلية: two genitives of one noun. */
  private void joinGenitives(NounPhrase phrase, NounPhrase last) {
    for (int i = 0; i < MAX_CHAIN && phrase != last; i++) {
      Word next = cursor.peek(1);
      Word after = cursor.peek(2);
      boolean joins =
          cursor.next(Category.CONJUNCTION, "و")
              && next != null
              && SharedGenitives.areAlike(phrase.head(), last.head(), next)
              && !(after != null && (after.is(Category.VERB) || after.is(Category.ADJECTIVE)));
      if (!joins) {
        return;
      }
      cursor.take();
      last.join("and", new NounPhrase(cursor.take()));
    }
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

  /** إعادة فتح المعبر: "reopening the crossing"; {@code null} (and the cursor unmoved) for else. */
  private @Nullable NounPhrase again() {
    Word again = cursor.peek();
    Word act = cursor.peek(1);
    Lemma verb = act == null ? null : act.lemma().verb();
    boolean repeats =
        again != null
            && again.is(Category.NOUN, "إعادة")
            && !again.article()
            && again.suffix() == null
            && act != null
            && act.is(Category.NOUN)
            && act.suffix() == null
            && verb != null
            && verb.english().indexOf(' ') < 0
            && !verb.has("intr");
    if (!repeats) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase phrase = chain();
    if (!phrase.adjectives().isEmpty() || phrase.isHeadPlural()) {
      cursor.reset(mark);
      return null;
    }
    phrase.again();
    phrase.feminine();
    return phrase;
  }

  private boolean takesGenitive(Word head) {
    Word next = cursor.peek();
    if (next == null || !head.is(Category.NOUN) || head.article() || head.suffix() != null) {
      return false;
    }
    if (Measures.is(next.lemma()) && next.suffix() != null && isAmount(cursor.peek(1))) {
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
    if (head.has("phrase") && next.article() && endsInAdjective(head.lemma().arabic())) {
      return false;
    }
    if (head.inflection().count() == Count.PLURAL
        && head.inflection().gender() == Gender.MASCULINE
        && head.inflection().use() == Inflection.Use.WITHOUT_SUFFIX
        && next.article()) {
      return false;
    }
    return switch (next.category()) {
      case NOUN, PROPER, UNKNOWN, FOREIGN -> true;
      case QUANTIFIER -> !next.has("of");
      case DEMONSTRATIVE -> cursor.peek(1) != null;
      case NUMERAL -> head.has("time") || !next.article();
      case ADJECTIVE ->
          (next.has("elative") || next.has("ordinal")) && !next.article()
              || next.has("nation") && next.article() && next.isPlural() && !head.isPlural();
      case ADVERB -> isTimePhrase(next) && EDGES.contains(head.lemma().arabic());
      default -> false;
    };
  }

  /** الشهر المقبل: mostly "next month", but the genitive of its end or beginning. */
  private static boolean isTimePhrase(Word word) {
    return word.has("phrase") && word.lemma().arabic().startsWith("ال");
  }

  private static boolean isAmount(@Nullable Word word) {
    return word != null && (word.is(Category.NUMERAL) || word.has("approx") || word.has("elative"));
  }

  /** جمعية خيرية: two words in agreement, behind which no genitive stands. */
  private static boolean endsInAdjective(String phrase) {
    int blank = phrase.indexOf(' ');
    boolean two = blank > 0 && blank == phrase.lastIndexOf(' ');
    return two && phrase.endsWith("ية") && phrase.charAt(blank - 1) == 'ة';
  }

  private @Nullable NounPhrase genitive() {
    Word next = cursor.peek();
    if (next == null) {
      return null;
    }
    if (next.is(Category.ADVERB)) {
      Word time = cursor.take();
      Lemma lemma =
          Lemma.of(Category.FOREIGN, time.lemma().arabic(), time.english(), "time", "phrase");
      NounPhrase phrase =
          new NounPhrase(
              new Word(Category.FOREIGN, lemma, time.inflection(), false, false, null, false));
      phrase.definite(true);
      return phrase;
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

  private static boolean isPlaceOrGroup(Word head) {
    return head.has("phrase") || head.has("place") || head.has("org") || head.has("group");
  }

  /** مدير المستشفى الدكتور أنس: what somebody else is called too, before the name. */
  private boolean isTitleOfName(boolean described) {
    Word title = cursor.peek();
    Word name = cursor.peek(1);
    return title != null
        && name != null
        && title.is(Category.NOUN)
        && title.article()
        && !title.isPlural()
        && (described && title.has("person") || isHonorific(title))
        && name.is(Category.PROPER)
        && (name.has("given") || name.has("family"));
  }

  private static boolean isHonorific(Word title) {
    return switch (title.english()) {
      case "doctor",
          "engineer",
          "general",
          "colonel",
          "professor",
          "sheikh",
          "captain",
          "major",
          "brigadier",
          "lieutenant",
          "judge",
          "lawyer" ->
          true;
      default -> false;
    };
  }

  /** A name after its title, or a name after a noun with article. */
  private void apposition(NounPhrase phrase, List<NounPhrase> chain) {
    Word next = cursor.peek();
    NounPhrase last = chain.get(chain.size() - 1);
    boolean organised =
        last.isName() && isPlaceOrGroup(last.head()) && phrase.isPerson() && chain.size() > 1;
    boolean described = phrase.possessor() != null || phrase.owner() != null;
    if (phrase.isPerson() && phrase.isDefinite() && isTitleOfName(described)) {
      NounPhrase titled = parse();
      if (titled != null) {
        phrase.after().add(new Node.Plain(","));
        phrase.after().add(titled);
        phrase.after().add(new Node.Plain(","));
      }
      return;
    }
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
            && phrase.owner() == null
            && !last.isPerson();
    boolean afterPlace =
        next != null
            && next.has("place")
            && (phrase.isPerson()
                || (phrase.head().has("org") || phrase.head().has("group"))
                    && !phrase.head().has("place"));
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
