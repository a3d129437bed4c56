package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import dev.diptych.engine.gist.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the readings of a token: clitics off the front, pronouns off the end, the rest looked up.
 * Stateless.
 */
final class Analyser {

  private static final int MAX_READINGS = 10;
  private static final int MAX_WORD = 40;
  private static final String[] CONJUNCTIONS = {"", "و", "ف"};
  private static final String[] PREPOSITIONS = {"", "ب", "ل", "ك"};
  private static final String[] SUFFIXES = {"هما", "هم", "هن", "ها", "كم", "نا", "ه", "ي", "ك"};

  private final Lexicon lexicon;
  private final Terms terms;

  /**
   * @param terms what they say overrides the lexicon
   */
  Analyser(Lexicon lexicon, Terms terms) {
    this.lexicon = lexicon;
    this.terms = terms;
  }

  SenseTable senses() {
    return lexicon.senses();
  }

  /** All readings of the token at this place, the likeliest first; never empty. */
  List<Reading> readings(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case MARK -> single(Category.MARK, token, token.text());
      case FOREIGN, VERBATIM -> foreign(tokens, at);
      case NUMBER -> number(tokens, at);
      case WORD -> word(tokens, at);
      case QUOTED -> quoted(tokens, at);
    };
  }

  /** A word that is part of an organisation's name: "Al-Hayat", not "life". */
  private List<Reading> quoted(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    List<Reading> names =
        word(tokens, at).stream()
            .filter(reading -> reading.category() == Category.PROPER)
            .filter(reading -> reading.conjunction().isEmpty() && reading.preposition().isEmpty())
            .filter(reading -> !reading.article() || !NameKinds.isPersonal(reading))
            .toList();
    return names.isEmpty() ? List.of(organisation(token)) : names;
  }

  /** As the English press writes the same word where it is somebody's name: النور "Al-Nour". */
  private Reading organisation(Token token) {
    String bare = token.bare().startsWith("ال") ? token.bare().substring(2) : token.bare();
    for (Form form : lexicon.forms(ArabicText.key(bare))) {
      Lemma lemma = form.lemma();
      if (lemma.category() == Category.PROPER && lemma.has("given") && !lemma.has("al")) {
        return Unknowns.organisation(token, lemma.english());
      }
    }
    return Unknowns.organisation(token, Transliteration.of(bare));
  }

  /** Whether the word means an organisation, whose name may follow. */
  boolean isOrganisation(Token token) {
    return isOrganisation(token.key())
        || token.key().length() > 3 && isOrganisation(token.key().substring(1));
  }

  private boolean isOrganisation(String key) {
    for (Form form : lexicon.forms(key)) {
      Lemma lemma = form.lemma();
      boolean group = lemma.has("group") && Genitives.takesName(lemma.english());
      boolean organisation = lemma.has("org") && !lemma.has("place");
      if (lemma.category() == Category.NOUN && (organisation || group)) {
        return true;
      }
    }
    return false;
  }

  private static List<Reading> single(Category category, Token token, String english) {
    String tag = token.kind() == Kind.NUMBER ? "digits" : "as-is";
    Form form =
        new Form(
            Lemma.of(category, token.text(), english, tag),
            Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY),
            token.text());
    return List.of(new Reading("", "", false, false, form, null, 1, 0));
  }

  private static List<Reading> number(List<Token> tokens, int at) {
    PhraseIndex.Match clock = Clocks.at(tokens, at);
    Token token = tokens.get(at);
    return clock == null
        ? single(Category.NUMERAL, token, token.text())
        : List.of(clock(clock, ""));
  }

  private static Reading clock(PhraseIndex.Match clock, String preposition) {
    double score = 8.0 + 4.5 * clock.length();
    return new Reading("", preposition, false, false, clock.form(), null, clock.length(), score);
  }

  private List<Reading> foreign(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    PhraseIndex.Match match = terms.index().longest(tokens, at, token.key());
    return match == null
        ? single(Category.FOREIGN, token, token.text())
        : List.of(new Reading("", "", false, false, match.form(), null, match.length(), 20));
  }

  private List<Reading> word(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    Search search = new Search(tokens, at);
    PhraseIndex.Match clock = Clocks.at(tokens, at);
    if (clock != null) {
      search.found.add(clock(clock, ""));
    }
    if (token.bare().length() <= MAX_WORD) {
      search.all(token.bare());
      if (search.found.isEmpty()) {
        respelled(token.bare()).forEach(search::all);
      }
    }
    if (token.bare().startsWith("ال")
        && token.bare().endsWith("ي")
        && isGivenName(tokens, at - 1)) {
      search.found.add(Unknowns.family(token));
    }
    Reading servant = Unknowns.servant(tokens, at);
    if (servant != null) {
      search.found.add(servant);
    }
    if (search.found.isEmpty()) {
      return List.of(Unknowns.reading(token, followsName(tokens, at)));
    }
    search.found.sort(Comparator.comparingDouble(Reading::score).reversed());
    return search.found.size() > MAX_READINGS
        ? search.found.subList(0, MAX_READINGS)
        : search.found;
  }

  /** Common slips of the pen, tried only when the word as written is in no list. */
  private static List<String> respelled(String word) {
    List<String> spellings = new ArrayList<>();
    if (word.endsWith("ه")) {
      spellings.add(word.substring(0, word.length() - 1) + "ة");
    }
    if (word.endsWith("ة")) {
      spellings.add(word.substring(0, word.length() - 1) + "ه");
    }
    String seats = word.replace("ئو", "ؤو").replace("ؤا", "ؤا").replace("اءي", "ائي");
    if (!seats.equals(word)) {
      spellings.add(seats);
    }
    if (word.endsWith("اتا")) {
      spellings.add(word.substring(0, word.length() - 1));
    }
    String squeezed = squeeze(word);
    if (!squeezed.equals(word)) {
      spellings.add(squeezed);
    }
    return spellings;
  }

  /** جداااا → جدا. */
  private static String squeeze(String word) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      int n = out.length();
      boolean third =
          n >= 2 && out.charAt(n - 1) == word.charAt(i) && out.charAt(n - 2) == word.charAt(i);
      boolean longVowel = n >= 1 && word.charAt(i) == 'ا' && out.charAt(n - 1) == 'ا';
      if (!third && !longVowel) {
        out.append(word.charAt(i));
      }
    }
    return out.toString();
  }

  /** Whether the token before is a name, or says what somebody is. */
  private boolean followsName(List<Token> tokens, int at) {
    if (at == 0 || tokens.get(at - 1).kind() != Kind.WORD) {
      return false;
    }
    String before = tokens.get(at - 1).bare();
    String bare = before.startsWith("ال") ? before.substring(2) : before;
    for (Form form : lexicon.forms(ArabicText.key(bare))) {
      Lemma lemma = form.lemma();
      boolean article = !before.equals(bare);
      boolean name = lemma.has("given") && !article || lemma.has("family");
      boolean somebody = lemma.has("title") || lemma.has("person") && article;
      boolean described = tokens.get(at).bare().startsWith("ال");
      if (name && lemma.category() == Category.PROPER || somebody && !described) {
        return true;
      }
    }
    return false;
  }

  private boolean isGivenName(List<Token> tokens, int at) {
    if (at < 0 || tokens.get(at).kind() != Kind.WORD) {
      return false;
    }
    for (Form form : lexicon.forms(tokens.get(at).key())) {
      if (form.lemma().category() == Category.PROPER && form.lemma().has("given")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the lexicon has any reading of the word as it is written. */
  boolean knows(Token token) {
    Search search = new Search(List.of(token), 0);
    search.all(token.bare());
    return !search.found.isEmpty();
  }

  /** The search of one token. */
  private final class Search {

    private final List<Token> tokens;
    private final int at;
    private final Token token;
    private final List<Reading> found = new ArrayList<>();
    private String conjunction = "";
    private String preposition = "";
    private boolean article;
    private boolean future;
    private final boolean vocalisedPassive;
    private final String @Nullable [] signs;

    Search(List<Token> tokens, int at) {
      this.tokens = tokens;
      this.at = at;
      this.token = tokens.get(at);
      String text = token.text();
      this.signs = Vowels.of(token);
      boolean joined = text.startsWith("و") || text.startsWith("ف");
      this.vocalisedPassive =
          ArabicText.startsWithDamma(text)
              || joined && ArabicText.startsWithDamma(text.replaceFirst("^.[\u064B-\u0652]?", ""));
    }

    void all(String word) {
      for (String c : CONJUNCTIONS) {
        if (word.startsWith(c) && word.length() > c.length() + (c.isEmpty() ? 0 : 1)) {
          conjunction = c;
          afterConjunction(word.substring(c.length()));
        }
      }
    }

    private void afterConjunction(String word) {
      for (String p : PREPOSITIONS) {
        if (word.startsWith(p) && word.length() > p.length()) {
          preposition = p;
          afterPreposition(word.substring(p.length()));
        }
      }
      preposition = "";
      if (word.startsWith("س") && word.length() > 3) {
        future = true;
        core(word.substring(1));
        future = false;
      }
    }

    private void afterPreposition(String word) {
      article = false;
      core(word);
      pronounAlone(word);
      if (word.startsWith("ال") && word.length() > 3) {
        article = true;
        core(word.substring(2));
      }
      if (preposition.equals("ل") && word.startsWith("ل") && word.length() > 2) {
        article = true;
        core(word.substring(1));
        if (!word.startsWith("لل")) {
          core(word);
        }
      }
      article = false;
    }

    /** له, بها: a preposition whose noun is the pronoun. */
    private void pronounAlone(String word) {
      boolean takes = !preposition.isEmpty() && !preposition.equals("ك");
      Pronoun pronoun = takes ? Pronoun.ofSuffix(word) : null;
      if (pronoun != null) {
        Form form =
            new Form(
                Lemma.of(Category.PRONOUN, word, pronoun.object(), "object"),
                Inflection.nominal(
                    pronoun == Pronoun.SHE ? Gender.FEMININE : Gender.MASCULINE,
                    pronoun.count(),
                    Use.ANY),
                word);
        found.add(new Reading(conjunction, preposition, false, false, form, pronoun, 1, 4.2));
      }
    }

    private void core(String word) {
      lookUp(word, null);
      phrase(word);
      if (!article) {
        for (String suffix : SUFFIXES) {
          if (word.endsWith(suffix) && word.length() > suffix.length() + 1) {
            Pronoun pronoun = Pronoun.ofSuffix(suffix);
            String rest = word.substring(0, word.length() - suffix.length());
            lookUp(rest, pronoun);
            if (suffix.equals("ي") && rest.endsWith("ن")) {
              lookUp(rest.substring(0, rest.length() - 1), pronoun);
            }
          }
        }
      }
    }

    private void phrase(String word) {
      String key = ArabicText.key((article ? "ال" : "") + word);
      PhraseIndex.Match term = terms.isEmpty() ? null : terms.index().longest(tokens, at, key);
      if (term != null) {
        found.add(
            new Reading(
                conjunction,
                preposition,
                false,
                true,
                term.form(),
                null,
                term.length(),
                50.0 * term.length()));
      }
      PhraseIndex.Match match = lexicon.phrases().longest(tokens, at, key);
      if (match != null
          && match.length() > 1
          && !future
          && !isOn(match.form())
          && !isBeforeYear(match)) {
        boolean noun = match.form().lemma().category() == Category.NOUN;
        boolean definite =
            article || word.startsWith("ال") || noun && lastWord(match.length()).startsWith("ال");
        found.add(
            new Reading(
                conjunction,
                preposition,
                false,
                definite && match.suffix() == null,
                match.form(),
                match.suffix(),
                match.length(),
                6.0 + 4.5 * match.length()));
      }
    }

    /** على أكبر عدد: the preposition, not the name علي أكبر, which only the folded keys confuse. */
    private boolean isOn(Form form) {
      return token.bare().equals("على")
          && form.lemma().category() == Category.PROPER
          && form.spelling().startsWith("علي ");
    }

    /** قبل عام 2028 is no "year ago". */
    private boolean isBeforeYear(PhraseIndex.Match match) {
      int next = at + match.length();
      return match.form().lemma().english().endsWith(" ago")
          && next < tokens.size()
          && tokens.get(next).kind() == Kind.NUMBER;
    }

    private String lastWord(int length) {
      return tokens.get(at + length - 1).bare();
    }

    private void lookUp(String word, @Nullable Pronoun suffix) {
      for (Form form : lexicon.forms(ArabicText.key(word))) {
        if (fits(form, suffix)) {
          double score = Priors.of(form) + spelling(form, word) + clitics(suffix);
          Form read = form;
          if (vocalisedPassive
              && form.inflection().tense() == Tense.PERFECT
              && !form.lemma().has("intr")) {
            read = new Form(form.lemma(), form.inflection().asPassive(), form.spelling());
            score += 2;
          }
          String[] written = signs;
          if (written != null) {
            int start = start(word);
            score += lexicon.vowels().agreement(form, written, start, suffix == null);
            read = lexicon.vowels().meant(read, written, start);
          }
          if (article && isPerson(form.lemma())) {
            score -= 1.5;
          }
          boolean verb = form.lemma().category() == Category.VERB;
          if (suffix != null && verb && form.lemma().has("intr") && !form.lemma().has("modal")) {
            score -= 1.5;
          }
          found.add(new Reading(conjunction, preposition, future, article, read, suffix, 1, score));
        }
      }
    }

    /** With which letter of the token the word begins. */
    private int start(String word) {
      int clitics = conjunction.length() + preposition.length() + (future ? 1 : 0);
      return Math.max(clitics, token.bare().indexOf(word, clitics));
    }

    /** الفلاح is a farmer; of given names few have the article. */
    private static boolean isPerson(Lemma lemma) {
      return lemma.category() == Category.PROPER && lemma.has("given") && !lemma.has("al");
    }

    private double clitics(@Nullable Pronoun suffix) {
      double score = 0;
      score -= conjunction.isEmpty() ? 0 : conjunction.equals("ف") ? 1.5 : 0.6;
      score -= preposition.isEmpty() ? 0 : preposition.equals("ك") ? 1.6 : 0.7;
      score -= suffix == null ? 0 : suffix == Pronoun.I || suffix == Pronoun.YOU ? 2.0 : 0.6;
      return score - (future ? 0.5 : 0);
    }

    private boolean fits(Form form, @Nullable Pronoun suffix) {
      Inflection inflection = form.inflection();
      Category category = form.lemma().category();
      Use use = inflection.use();
      if (suffix == null && use == Use.BEFORE_SUFFIX || suffix != null && !takesSuffix(form)) {
        return false;
      }
      if (!article && form.lemma().has("al")) {
        return false;
      }
      if (article && !takesArticle(form)) {
        return false;
      }
      if (future && inflection.tense() != Tense.IMPERFECT) {
        return false;
      }
      if (!preposition.isEmpty()) {
        boolean purpose = preposition.equals("ل") && inflection.tense() == Tense.IMPERFECT;
        return use != Use.ACCUSATIVE && (purpose || takesPreposition(category));
      }
      return true;
    }

    private boolean takesSuffix(Form form) {
      Use use = form.inflection().use();
      if (use == Use.WITHOUT_SUFFIX || use == Use.ACCUSATIVE) {
        return false;
      }
      return switch (form.lemma().category()) {
        case NOUN -> true;
        case VERB -> !form.lemma().has("phrase") && !form.lemma().has("be");
        case PREPOSITION, THAT_NOUN, QUANTIFIER -> !form.lemma().has("alone");
        case ADJECTIVE -> form.lemma().has("elative") || form.lemma().isParticiple();
        case NUMERAL -> form.lemma().has("suffix");
        case SUBORDINATOR, CONJUNCTION -> form.lemma().has("suffix");
        default -> false;
      };
    }

    private boolean takesArticle(Form form) {
      Use use = form.inflection().use();
      if (use == Use.ACCUSATIVE || use == Use.CONSTRUCT) {
        return false;
      }
      return switch (form.lemma().category()) {
        case NOUN, ADJECTIVE, PROPER, NUMERAL -> true;
        case QUANTIFIER -> !form.lemma().has("phrase") && !form.lemma().has("oneof");
        default -> false;
      };
    }

    private boolean takesPreposition(Category category) {
      return switch (category) {
        case NOUN,
            ADJECTIVE,
            PROPER,
            NUMERAL,
            DEMONSTRATIVE,
            RELATIVE,
            QUANTIFIER,
            THAT_NOUN,
            THAT_VERB,
            INTERROGATIVE ->
            true;
        case PREPOSITION -> token.bare().endsWith("دون") || token.bare().endsWith("مثل");
        default -> false;
      };
    }
  }

  /** How well the letters agree where the index folds them. */
  private static double spelling(Form form, String written) {
    String careful = form.spelling();
    double carelessness =
        switch (form.lemma().category()) {
          case NOUN, ADJECTIVE, VERB, PROPER -> 0.5;
          case SUBORDINATOR -> 2.6;
          default -> 1.6;
        };
    double score = 0;
    int n = Math.min(careful.length(), written.length());
    for (int i = 0; i < n; i++) {
      char a = careful.charAt(i);
      char b = written.charAt(i);
      if (a != b) {
        boolean lazy = b == 'ا' || b == 'ي' || b == 'ى';
        // ى is written for ي by many, ي for ى by few: رأي is an opinion.
        boolean seldom = a == 'ى' && b == 'ي';
        score -= seldom ? 1.5 : lazy ? carelessness : 2.5;
      }
    }
    return score;
  }
}
