package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Use;
import dev.diptych.engine.gist.Lemma.Derivation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a line of a phrase file into the forms under which the phrase is found. */
final class PhraseForms {

  private static final Form[] NOTHING = {};

  /** Last words behind which the subject cannot follow any more. */
  private static final Set<String> ENDS_OPEN =
      Set.of("على", "إلى", "في", "عن", "من", "مع", "بين", "أن", "بأن", "ضد");

  private static final Set<String> PREPOSITIONS =
      Set.of("ب", "ل", "على", "إلى", "في", "عن", "من", "مع", "بين", "ضد", "حول", "عبر");

  private static final Set<String> APPROXIMATE =
      Set.of(
          "at least",
          "at most",
          "more than",
          "less than",
          "fewer than",
          "about",
          "nearly",
          "almost",
          "approximately",
          "around",
          "up to",
          "over",
          "no less than",
          "no fewer than",
          "close to",
          "no more than");

  private static final String[] OWNERS = {"ه", "ها", "هم", "هما"};

  private final LexiconRow row;
  private final Map<String, Form[]> forms;
  private final Map<String, String> imperfects;
  private final PhraseIndex phrases;
  private final Collocations collocations;
  private final Consumer<Form> words;

  private PhraseForms(
      LexiconRow row,
      Map<String, Form[]> forms,
      Map<String, String> imperfects,
      PhraseIndex phrases,
      Collocations collocations,
      Consumer<Form> words) {
    this.row = row;
    this.forms = forms;
    this.imperfects = imperfects;
    this.phrases = phrases;
    this.collocations = collocations;
    this.words = words;
  }

  /**
   * @param imperfects of the verbs in the lexicon, by their perfect
   * @param words takes phrases that turn out to be single words
   */
  static void add(
      LexiconRow row,
      Map<String, Form[]> forms,
      Map<String, String> imperfects,
      PhraseIndex phrases,
      Collocations collocations,
      Consumer<Form> words) {
    new PhraseForms(row, forms, imperfects, phrases, collocations, words).add();
  }

  private void add() {
    String arabic = row.text(0);
    switch (row.text(1)) {
      case "n" -> nominal(arabic);
      case "np" -> plain(arabic, Category.PROPER, Set.of("phrase"));
      case "npthe" -> plain(arabic, Category.PROPER, Set.of("the", "phrase"));
      case "adv", "prep" -> {
        boolean approximates = APPROXIMATE.contains(row.senses(2).get(0));
        Category category = row.text(1).equals("adv") ? Category.ADVERB : Category.PREPOSITION;
        plain(
            arabic,
            approximates ? Category.QUANTIFIER : category,
            approximates ? Set.of("phrase", "approx") : Set.of("phrase"));
      }
      case "adj" -> plain(arabic, Category.ADJECTIVE, Set.of("phrase"));
      case "conj" -> plain(arabic, Category.SUBORDINATOR, Set.of("phrase"));
      case "v" -> verbal(arabic);
      case "s" -> plain(arabic, Category.ADVERB, Set.of("opener", "phrase"));
      default -> plain(arabic, Category.ADVERB, Set.of("phrase"));
    }
  }

  private void plain(String arabic, Category category, Set<String> tags) {
    boolean open = arabic.endsWith(" ب") || arabic.endsWith(" ل") || arabic.endsWith(" ك");
    String closed = open ? arabic.substring(0, arabic.length() - 2) : arabic;
    Set<String> all =
        open ? union(tags, Set.of("open", "open:" + arabic.substring(arabic.length() - 1))) : tags;
    Lemma lemma = lemma(closed, category, all);
    String english = lemma.english();
    String last = english.substring(english.lastIndexOf(' ') + 1);
    boolean many =
        category == Category.PROPER
            && last.endsWith("s")
            && !last.endsWith("ss")
            && Character.isLowerCase(last.charAt(0));
    Inflection inflection =
        Inflection.nominal(lemma.gender(), many ? Count.PLURAL : Count.SINGULAR, Use.ANY);
    if (closed.indexOf(' ') < 0) {
      words.accept(new Form(lemma, inflection, closed));
    } else {
      phrases.add(closed, lemma, inflection);
    }
  }

  private void nominal(String arabic) {
    Form head = head(arabic);
    Set<String> tags =
        head == null ? Set.of("phrase") : union(head.lemma().tags(), Set.of("phrase"));
    Lemma lemma = lemma(arabic, Category.NOUN, tags);
    Count count = head == null ? Count.SINGULAR : head.inflection().count();
    Gender gender = head == null ? genderOf(arabic) : head.inflection().gender();
    boolean accusative = head != null && head.inflection().use() == Use.ACCUSATIVE;
    Inflection inflection =
        Inflection.nominal(gender, count, accusative ? Use.ACCUSATIVE : Use.ANY);
    phrases.add(arabic, lemma, inflection);
    addWithArticles(arabic, lemma, inflection);
  }

  /** وقف إطلاق نار is also وقف إطلاق النار; أزمة سياسية also الأزمة السياسية. */
  private void addWithArticles(String arabic, Lemma lemma, Inflection inflection) {
    if (arabic.contains("ال")) {
      return;
    }
    String[] words = arabic.split(" +");
    String last = words[words.length - 1];
    words[words.length - 1] = "ال" + last;
    phrases.add(String.join(" ", words), lemma, inflection);
    if (words.length == 2) {
      phrases.add("ال" + arabic.replace(" ", " ال"), lemma, inflection);
    }
  }

  private static Gender genderOf(String arabic) {
    return arabic.split(" +")[0].endsWith("ة") ? Gender.FEMININE : Gender.MASCULINE;
  }

  private void verbal(String arabic) {
    int space = arabic.indexOf(' ');
    if (space < 0) {
      plain(arabic, Category.VERB, Set.of("phrase"));
      return;
    }
    String first = arabic.substring(0, space);
    String rest = arabic.substring(space);
    String noun = rest.strip();
    if (noun.indexOf(' ') < 0 && noun.length() > 3 && noun.endsWith("ه")) {
      collocations.addIdiom(first, noun.substring(0, noun.length() - 1), row.senses(2).get(0));
    }
    boolean complete = ENDS_OPEN.contains(arabic.substring(arabic.lastIndexOf(' ') + 1));
    Set<String> tags = complete ? Set.of("phrase", "complete") : Set.of("phrase");
    Lemma lemma = lemma(arabic, Category.VERB, tags);
    if (PREPOSITIONS.contains(rest.strip())) {
      Lemma english = lemma(arabic, Category.VERB, Set.of());
      collocations.add(first, rest.strip(), english.english(), english.tags());
      return;
    }
    String imperfect = imperfects.get(first);
    if (imperfect == null) {
      endings(arabic, rest, lemma, perfect(Gender.MASCULINE));
      endings(first + "ت" + rest, rest, lemma, perfect(Gender.FEMININE));
      return;
    }
    Lemma verb = Lemma.of(Category.VERB, first, lemma.english(), "intr");
    VerbForms.generate(
        verb,
        imperfect,
        form -> {
          // أعيد بناء is "was rebuilt"; who speaks of himself seldom does so in these phrases.
          boolean speaker =
              form.inflection().person() == 1
                  && form.inflection().count() == Count.SINGULAR
                  && form.inflection().tense() == Inflection.Tense.IMPERFECT;
          if (form.inflection().use() != Use.BEFORE_SUFFIX && !speaker) {
            endings(form.spelling() + rest, rest, lemma, form.inflection());
          }
        });
  }

  private static Inflection perfect(Gender gender) {
    return Inflection.verbal(Inflection.Tense.PERFECT, 3, gender, Count.SINGULAR, Use.ANY);
  }

  /** لقي مصرعه is also لقوا مصرعهم. */
  private void endings(String phrase, String rest, Lemma lemma, Inflection inflection) {
    if (rest.endsWith("ه") && !rest.endsWith("له") && !rest.endsWith("به")) {
      String base = phrase.substring(0, phrase.length() - 1);
      for (String owner : OWNERS) {
        phrases.add(base + owner, lemma, inflection);
      }
    } else {
      phrases.add(phrase, lemma, inflection);
    }
  }

  private @Nullable Form head(String arabic) {
    String first = arabic.split(" +")[0];
    String bare = first.startsWith("ال") ? first.substring(2) : first;
    Form best = null;
    for (Form form : forms.getOrDefault(ArabicText.key(bare), NOTHING)) {
      boolean spelled = form.spelling().equals(bare);
      boolean noun = form.lemma().category() == Category.NOUN;
      if (noun
          && (best == null || weight(form, spelled) > weight(best, best.spelling().equals(bare)))) {
        best = form;
      }
    }
    return best;
  }

  /** The likelier form, rather the one that is spelled as the phrase has it. */
  private static double weight(Form form, boolean spelled) {
    return Priors.of(form) + (spelled ? 1 : 0);
  }

  private Lemma lemma(String arabic, Category category, Set<String> tags) {
    List<String> senses = row.senses(2);
    return new Lemma(
        category,
        arabic,
        senses.get(0),
        senses.subList(1, senses.size()),
        "",
        genderOf(arabic),
        union(tags, row.tags(3)),
        Map.of(),
        Derivation.NONE,
        null);
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new java.util.TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
