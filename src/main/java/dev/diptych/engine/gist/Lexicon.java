package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Use;
import dev.diptych.engine.gist.Lemma.Derivation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Every inflected form of every entry by its folded spelling, and the phrases. Immutable once
 * built, safe for use by several threads.
 */
final class Lexicon {

  private static final Form[] NOTHING = {};

  private final Map<String, Form[]> forms;
  private final PhraseIndex phrases;
  private final Collocations collocations;
  private final Vowels vowels;
  private final SenseTable senses;
  private final String checksum;

  private Lexicon(
      Map<String, Form[]> forms,
      PhraseIndex phrases,
      Collocations collocations,
      Vowels vowels,
      SenseTable senses,
      String checksum) {
    this.forms = forms;
    this.vowels = vowels;
    this.senses = senses;
    this.collocations = collocations;
    this.phrases = phrases;
    this.checksum = checksum;
  }

  /** The forms spelled so, most trusted first; empty if there are none. */
  @SuppressWarnings("PMD.MethodReturnsInternalArray")
  Form[] forms(String key) {
    return forms.getOrDefault(key, NOTHING);
  }

  PhraseIndex phrases() {
    return phrases;
  }

  Collocations collocations() {
    return collocations;
  }

  Vowels vowels() {
    return vowels;
  }

  /** What words mean by their company. */
  SenseTable senses() {
    return senses;
  }

  String checksum() {
    return checksum;
  }

  int size() {
    return forms.size();
  }

  static Lexicon load() {
    return load(LexiconFiles.load());
  }

  static Lexicon load(LexiconFiles files) {
    CompletableFuture<List<StandardNames.Name>> names =
        CompletableFuture.supplyAsync(StandardNames::entries);
    Builder builder = new Builder();
    List<LexiconRow> rows = files.rows().stream().filter(LexiconRow::isComplete).toList();
    builder.verbsFirst(rows);
    names.join().forEach(builder::addName);
    return builder.build(files.checksum());
  }

  /** Collects the forms. */
  private static final class Builder {

    private final Map<String, Form[]> forms = new HashMap<>(400_000);
    private final List<LexiconRow> phraseRows = new ArrayList<>();
    private final List<LexiconRow> companyRows = new ArrayList<>();
    private final Map<String, String> imperfects = new HashMap<>();
    private final PhraseIndex phrases = new PhraseIndex();
    private final Collocations collocations = new Collocations();
    private final Vowels vowels = new Vowels();
    private final Map<String, Lemma> verbOfMasdar = new HashMap<>();
    private final Set<String> nouns = new HashSet<>();

    /** Nouns need the verbs they come from. */
    void verbsFirst(List<LexiconRow> rows) {
      for (LexiconRow row : rows) {
        if (row.kind() == LexiconRow.Kind.NOUNS) {
          nouns.add(row.text(0));
        }
      }
      rows.stream().filter(row -> row.kind() == LexiconRow.Kind.VERBS).forEach(this::add);
      rows.stream().filter(row -> row.kind() != LexiconRow.Kind.VERBS).forEach(this::add);
    }

    void add(LexiconRow row) {
      switch (row.kind()) {
        case NOUNS -> noun(row);
        case ADJECTIVES -> adjective(row);
        case VERBS -> verb(row);
        case PHRASES -> phraseRows.add(row);
        case NAMES -> addName(row.text(0), row.text(1), row.text(2));
        case FUNCTION -> function(row);
        case VOWELS -> vowels.add(row.text(0), Category.valueOf(upper(row.text(1))), row.text(2));
        case COMPANY, CLASSES -> companyRows.add(row);
      }
    }

    private static String upper(String name) {
      return name.toUpperCase(Locale.ROOT);
    }

    private void noun(LexiconRow row) {
      List<String> senses = row.senses(3);
      String calendar = DatePhrases.kind(senses.get(0));
      if (!calendar.isEmpty()) {
        addName(calendar.equals("day") ? "ال" + row.text(0) : row.text(0), senses.get(0), calendar);
        return;
      }
      Lemma verb = verbOfMasdar.get(row.text(0));
      Lemma lemma =
          new Lemma(
              Category.NOUN,
              row.text(0),
              senses.get(0),
              senses.subList(1, senses.size()),
              row.text(4),
              row.text(2).equals("f") ? Gender.FEMININE : Gender.MASCULINE,
              row.rankedTags(5),
              verb == null ? Map.of() : verb.government(),
              Derivation.NONE,
              verb);
      NominalForms.noun(lemma, row.list(1), this::putUnlessAnotherNoun);
    }

    /** وادي is a valley, though it could be two of واد. */
    private void putUnlessAnotherNoun(Form form) {
      boolean dual = form.inflection().count() == Count.DUAL;
      if (!dual || form.inflection().use() != Use.CONSTRUCT || !nouns.contains(form.spelling())) {
        put(form);
      }
    }

    private void adjective(LexiconRow row) {
      List<String> senses = row.senses(3);
      Map<String, String> government = row.government(4);
      Lemma lemma =
          adjectival(row.text(0), senses, row.rankedTags(4), government, Derivation.NONE, null);
      NominalForms.adjective(lemma, row.text(1), row.list(2), this::put);
    }

    private static Lemma adjectival(
        String arabic,
        List<String> senses,
        Set<String> tags,
        Map<String, String> government,
        Derivation derivation,
        @org.jspecify.annotations.Nullable Lemma verb) {
      return new Lemma(
          Category.ADJECTIVE,
          arabic,
          senses.get(0),
          senses.subList(1, senses.size()),
          "",
          Gender.MASCULINE,
          tags,
          government,
          derivation,
          verb);
    }

    private void verb(LexiconRow row) {
      List<String> senses = row.senses(3);
      Lemma lemma =
          new Lemma(
              Category.VERB,
              row.text(0),
              senses.get(0),
              senses.subList(1, senses.size()),
              "",
              Gender.MASCULINE,
              verbTags(row),
              row.government(5),
              Derivation.NONE,
              null);
      imperfects.putIfAbsent(lemma.arabic(), row.text(1));
      VerbForms.generate(lemma, row.text(1), this::put);
      masdars(row, lemma);
      participles(lemma, row.text(1));
    }

    /** The tags of the row, and whether the middle letter is doubled: درّس, masdar تدريس. */
    private static Set<String> verbTags(LexiconRow row) {
      String verb = row.text(0);
      boolean doubled =
          verb.length() == 3
              && row.list(2).stream()
                  .anyMatch(
                      masdar ->
                          masdar.startsWith("ت" + verb.charAt(0) + verb.charAt(1))
                              && masdar.length() >= 5);
      Set<String> tags = new HashSet<>(row.rankedTags(6));
      if (doubled) {
        tags.add(Vowels.DOUBLED);
      }
      return Set.copyOf(tags);
    }

    private void masdars(LexiconRow row, Lemma verb) {
      for (String masdar : row.list(2)) {
        verbOfMasdar.putIfAbsent(masdar, verb);
        if (nouns.contains(masdar)) {
          continue;
        }
        List<String> senses = row.senses(4);
        boolean named = !senses.get(0).isEmpty();
        Lemma lemma =
            new Lemma(
                Category.NOUN,
                masdar,
                named ? senses.get(0) : English.ing(verb.english()),
                senses.subList(1, senses.size()),
                named ? "" : "=",
                masdar.endsWith("ة") ? Gender.FEMININE : Gender.MASCULINE,
                named ? Set.of() : Set.of("gerund"),
                verb.government(),
                Derivation.MASDAR,
                verb);
        NominalForms.noun(lemma, List.of(), this::put);
      }
    }

    private void participles(Lemma verb, String imperfect) {
      if (verb.has("be") || verb.arabic().length() < 2 || imperfect.length() < 3) {
        return;
      }
      boolean takesObject = !verb.has("intr");
      String perfect = verb.arabic();
      participle(
          verb, VerbForms.activeParticiple(perfect, imperfect), Derivation.ACTIVE_PARTICIPLE);
      if (takesObject) {
        participle(
            verb, VerbForms.passiveParticiple(perfect, imperfect), Derivation.PASSIVE_PARTICIPLE);
        if (perfect.length() == 3) {
          String second = VerbForms.augmentedParticiple(imperfect);
          participle(verb, second, Derivation.PASSIVE_PARTICIPLE);
        }
      }
    }

    private void participle(Lemma verb, String spelling, Derivation derivation) {
      Lemma lemma =
          adjectival(
              spelling, List.of(verb.english()), Set.of(), verb.government(), derivation, verb);
      NominalForms.adjective(lemma, "", List.of(), this::put);
    }

    void addName(StandardNames.Name name) {
      addName(name.arabic(), name.english(), name.kind());
    }

    private void addName(String arabic, String english, String kind) {
      Set<String> tags = new HashSet<>(NameKinds.tags(kind));
      if (arabic.startsWith("ال") && arabic.length() > 4) {
        tags.add("al");
      }
      Lemma lemma =
          new Lemma(
              Category.PROPER,
              arabic,
              english,
              List.of(),
              "",
              NameKinds.gender(arabic, kind),
              Set.copyOf(tags),
              Map.of(),
              Derivation.NONE,
              null);
      if (arabic.indexOf(' ') > 0) {
        phrases.add(arabic, lemma, Inflection.nominal(lemma.gender(), Count.SINGULAR, Use.ANY));
      } else {
        String bare = arabic.startsWith("ال") && arabic.length() > 4 ? arabic.substring(2) : arabic;
        Inflection inflection = Inflection.nominal(lemma.gender(), Count.SINGULAR, Use.ANY);
        if (absentName(bare, lemma.has("al"))) {
          put(new Form(lemma, inflection, bare));
        }
      }
    }

    private boolean absentName(String arabic, boolean article) {
      for (Form form : forms.getOrDefault(ArabicText.key(arabic), NOTHING)) {
        if (form.lemma().category() == Category.PROPER
            && form.lemma().has("al") == article
            && form.spelling().equals(arabic)) {
          return false;
        }
      }
      return true;
    }

    private void function(LexiconRow row) {
      List<String> senses = row.senses(2);
      Set<String> features = row.tags(3);
      Category category = Category.valueOf(upper(row.text(1)));
      Gender gender = features.contains("f") ? Gender.FEMININE : Gender.MASCULINE;
      Count count =
          features.contains("pl")
              ? Count.PLURAL
              : features.contains("dual") ? Count.DUAL : Count.SINGULAR;
      Lemma lemma =
          new Lemma(
              category,
              row.text(0),
              senses.get(0),
              senses.subList(1, senses.size()),
              "",
              gender,
              features,
              Map.of(),
              Derivation.NONE,
              null);
      int person = features.contains("first") ? 1 : features.contains("second") ? 2 : 3;
      Inflection inflection =
          new Inflection(Inflection.Tense.NONE, person, gender, count, false, Use.ANY);
      if (row.text(0).indexOf(' ') > 0) {
        phrases.add(row.text(0), lemma, inflection);
      } else {
        put(new Form(lemma, inflection, row.text(0)));
      }
    }

    private void put(Form form) {
      forms.merge(
          ArabicText.key(form.spelling()),
          new Form[] {form},
          (present, added) -> append(present, added[0]));
    }

    @SuppressWarnings("ReferenceEquality") // one object a lemma; comparing their fields is slow
    private static Form[] append(Form[] present, Form added) {
      for (Form form : present) {
        if (form.lemma() == added.lemma() && form.inflection() == added.inflection()) {
          return present;
        }
      }
      Form[] longer = java.util.Arrays.copyOf(present, present.length + 1);
      longer[present.length] = added;
      return longer;
    }

    /** Of a plural its singular, of a feminine adjective its masculine; else the word itself. */
    private static String citation(Map<String, Form[]> forms, String word) {
      String noun = word.startsWith("ال") ? word.substring(2) : word;
      for (Form form : forms.getOrDefault(ArabicText.key(noun), NOTHING)) {
        if (form.lemma().category() == Category.NOUN && form.spelling().equals(noun)) {
          return form.lemma().arabic();
        }
      }
      for (Form form : forms.getOrDefault(ArabicText.key(word), NOTHING)) {
        if (form.lemma().category() != Category.VERB && form.spelling().equals(word)) {
          return form.lemma().arabic();
        }
      }
      return word;
    }

    Lexicon build(String checksum) {
      phraseRows.forEach(
          row -> PhraseForms.add(row, forms, imperfects, phrases, collocations, this::put));
      Map<String, Form[]> known = forms;
      SenseTable senses = SenseTable.of(companyRows, word -> citation(known, word));
      return new Lexicon(forms, phrases, collocations, vowels, senses, checksum);
    }
  }
}
