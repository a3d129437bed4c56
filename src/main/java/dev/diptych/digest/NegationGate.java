package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence that says no says so in both languages; Arabic and English so far. What negates on one
 * side is first paired with its usual counterpart on the other (غير with "un-", بدون with
 * "without", رفض with "refuse"); what is then left of the plain negations (لم, لن, ليس; "not",
 * "never") must have something left on the other side that may stand for it. The gate would rather
 * miss one than cry wolf.
 */
final class NegationGate {

  /** Words that negate a verb or a clause; folded, with the conjunctions و and ف before them. */
  private static final Pattern ARABIC_NOT =
      arabic("[وف]?(?:(?<!(?<!\\p{L})ما )لم|لن|ليس|ليست|ليسوا|ليسا|لسنا|لست)|ف?لا");

  /** Goes on with a negation, which English need not say again. */
  private static final Pattern ARABIC_NOR = arabic("ولا");

  /** Seldom a negation, but it may be the one that English has. */
  private static final Pattern ARABIC_RARE =
      arabic("[وف]?لما|[وف]?ما (?:كان|من)\\p{L}{0,2}|[وف]?ما لم");

  /** That something be not done; written like "except" once the letters are folded. */
  private static final Pattern ARABIC_LEST = arabic("[وف]?(?:ألا|ألّا|لئلا)");

  /** That something is not so, or not there. */
  private static final Pattern ARABIC_LACK = arabic("[وفبلك]?(?:ال)?(?:عدم|انعدام)\\p{L}{0,2}");

  private static final Pattern ARABIC_WITHOUT =
      arabic("[وف]?(?:بدون|بلا|دونما|(?:من )?دون(?: ان)?)");

  private static final Pattern ARABIC_OTHER = arabic("[وفبلك]{0,2}(?:ال)?غير");

  /** With a negation: "only". */
  private static final Pattern ARABIC_EXCEPT = arabic("[وف]?(?:الا|سوي)");

  /** "Only" without any negation. */
  private static final Pattern ARABIC_ONLY = arabic("[وف]?(?:فحسب|فقط|مجرد)");

  /** Words that say no by what they mean. */
  private static final Pattern ARABIC_REFUSE =
      arabic(
          "[وف]?(?:[يتن]?نفي|نفت|نفوا|النفي|كاد|[يت]كاد|عكس|[وب]العكس|ب?خلاف)"
              + "|[وف]?(?:مستحيل|[يت]ستحيل|استحال\\p{L}{0,2}|قلما|خلو|[يت]خلو|[يت]فتقر)"
              + "|[وفبلكيتن]{0,2}(?:ال)?(?:رفض|فشل|عجز|منع|ممنوع|حظر|محظور|تعذر|تجنب|نكر|انكر|استبعد|استبعاد|متنع)\\p{L}{0,3}"
              + "|[وفبلكيتن]{0,2}(?:ال)?(?:امتناع|نادر|خالي|غياب|نقص|افتقار|افتقد)\\p{L}{0,3}");

  private static final Pattern ENGLISH_NOT =
      english(
          "not|never|cannot|nobody|nothing|none|no one|nowhere|neither|nor|no longer|no"
              + "|\\w+n['’]t");

  private static final Pattern ENGLISH_WITHOUT = english("without|free of|\\w{3,}less");

  /** Words that carry the negation within them. */
  private static final Pattern ENGLISH_UN =
      english(
          "un(?!der|fortun|i[tvfoqc]|cle|less|til|a?nim)\\w{4,}|non-?\\w+"
              + "|dis(?:agree|appear|comfort|like|abled|continu|qualif|similar|satisf)\\w*"
              + "|im(?:possib|mobil|matur|perfect|polite|proper|practical|patien)\\w*"
              + "|in\\w{3,}[ai]b(?:le|ly|ility)"
              + "|in(?:capab|abil|finit|valid|adequa|adverten|complete|correct|defin)\\w*"
              + "|in(?:accura|effect|suffic|visib|direct|expens|formal|experien|frequen)\\w*"
              + "|in(?:human|active|significan|secur)\\w*|il(?:legal|legib|litera|logic)\\w*"
              + "|irre\\w+|off-?line");

  private static final Pattern ENGLISH_REFUSE =
      english(
          "fail\\w*|refus\\w*|den(?:y|ies|ied|ial|ying)|reject\\w*|prevent\\w*|avoid\\w*"
              + "|ban(?:s|ned|ning)?|prohibit\\w*|forb[ia]d\\w*|lack\\w*|absen\\w*"
              + "|miss(?:ing|es|ed)?|unable|hardly|barely|rarely|seldom|scarcely|exclu\\w*");

  /** Stand for a negation only if the other side excepts something. */
  private static final Pattern ENGLISH_ONLY =
      english("only|except\\w*|unless|until|but|just|other than|merely|little|few|beyond");

  /** Arabic that looks like a negation and is none, or is one that English need not say. */
  private static final Pattern ARABIC_PHRASES =
      arabic(
          "[وف]?(?:لا|ما|لم) ?[يت]?ز[ال]{1,2}\\p{L}{0,3}|[وفب]?لا"
              + " (?:سيما|بد|داعي|نهائي\\p{L}?|يخفي|شك|غني|محالة|مثيل)|[وف]?لا"
              + " [يت](?:قل|زيد|تجاوز)|لا تنس\\p{L}?|[او]م لا|او لا|من عدمه|[وف]?غير ان\\p{L}*|الا"
              + " ان\\p{L}*|الا وه[يو]|ب?دون طيار|(?:من )?دون رد|بلا رد|ليس هذا فحسب|دون سن");

  private static final Pattern ENGLISH_PHRASES =
      english(
          "[-–—,] not even|(?:do not|don['’]t|never) forget|(?:whether )?or not"
              + "|not? (?:more|less|fewer|\\w+er) than|no matter|not to mention|no doubt"
              + "|no\\. ?\\d+|nonetheless|nevertheless|regardless|unprecedented");

  /** "Do not forget": often said without a negation, "remember". */
  private static final Pattern ARABIC_REMEMBER =
      arabic("[وف]?(?:لا تنس\\p{L}{0,2}|تذكر\\p{L}{0,2})");

  private static final Pattern ARABIC_FORGET = arabic("[وفأيتنا]{0,2}نس(?:ي|يت|وا|يان)\\p{L}{0,2}");
  private static final Pattern ENGLISH_FORGET = english("forget");

  private static final List<Pattern> ANY_ARABIC =
      List.of(ARABIC_NOT, ARABIC_NOR, ARABIC_LACK, ARABIC_WITHOUT, ARABIC_REFUSE);

  private static final List<Pattern> ANY_ENGLISH =
      List.of(ENGLISH_NOT, ENGLISH_WITHOUT, ENGLISH_UN, ENGLISH_REFUSE);

  private NegationGate() {}

  private static Pattern arabic(String words) {
    return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
  }

  private static Pattern english(String words) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_'’])(?:" + words + ")(?!\\p{L})");
  }

  static Stream<Finding> check(Candidate candidate) {
    if (!candidate.pair().source().startsWith("ar")
        || !candidate.pair().target().startsWith("en")) {
      return Stream.empty();
    }
    Balance balance = Balance.of(candidate.source(), candidate.target());
    return balance.isLost() || balance.isAdded() || forgets(candidate.source(), candidate.target())
        ? Stream.of(new Finding(Check.NEGATION, Severity.DOUBT, List.of()))
        : Stream.empty();
  }

  /** Whether it is said to forget what is to be remembered. */
  private static boolean forgets(String source, String target) {
    String arabic = Folding.SPELLINGS.fold(source);
    String english = ENGLISH_PHRASES.matcher(target.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return ARABIC_REMEMBER.matcher(arabic).find()
        && !ARABIC_FORGET.matcher(ARABIC_REMEMBER.matcher(arabic).replaceAll(" ")).find()
        && ENGLISH_FORGET.matcher(english).find()
        && !ENGLISH_NOT.matcher(english).find();
  }

  /** Whether a text says no anywhere; never of a language that the gate does not know. */
  static boolean negates(String text, String language) {
    if (language.startsWith("ar")) {
      String arabic = ARABIC_PHRASES.matcher(Folding.SPELLINGS.fold(text)).replaceAll(" ");
      return ANY_ARABIC.stream().anyMatch(pattern -> pattern.matcher(arabic).find());
    }
    if (language.startsWith("en")) {
      String english = ENGLISH_PHRASES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
      return ANY_ENGLISH.stream().anyMatch(pattern -> pattern.matcher(english).find());
    }
    return false;
  }

  /** What negates on each side, without the pairs. */
  private static final class Balance {
    private int arabicNot;
    private int arabicNor;
    private int arabicRare;
    private int arabicLack;
    private int arabicWithout;
    private int arabicOther;
    private int arabicRefuse;
    private int englishNot;
    private int englishWithout;
    private int englishUn;
    private int englishRefuse;
    private int only;

    static Balance of(String source, String target) {
      String arabic = ARABIC_PHRASES.matcher(Folding.SPELLINGS.fold(source)).replaceAll(" ");
      String english = ENGLISH_PHRASES.matcher(target.toLowerCase(Locale.ROOT)).replaceAll(" ");
      Balance balance = new Balance();
      balance.arabicNot = count(ARABIC_NOT, arabic);
      balance.arabicNor = count(ARABIC_NOR, arabic);
      balance.arabicRare =
          count(ARABIC_RARE, arabic) + count(ARABIC_LEST, Folding.LETTERS.fold(source));
      balance.arabicLack = count(ARABIC_LACK, arabic);
      balance.arabicWithout = count(ARABIC_WITHOUT, arabic);
      balance.arabicOther = count(ARABIC_OTHER, arabic);
      balance.arabicRefuse = count(ARABIC_REFUSE, arabic);
      balance.englishNot = count(ENGLISH_NOT, english);
      balance.englishWithout = count(ENGLISH_WITHOUT, english);
      balance.englishUn = count(ENGLISH_UN, english);
      balance.englishRefuse = count(ENGLISH_REFUSE, english);
      int only = count(ENGLISH_ONLY, english) - count(ARABIC_ONLY, arabic);
      balance.only = Math.max(0, Math.min(count(ARABIC_EXCEPT, arabic), only));
      balance.pair();
      return balance;
    }

    private void pair() {
      int pairs = Math.min(arabicOther, englishUn);
      arabicOther -= pairs;
      englishUn -= pairs;
      pairs = Math.min(arabicWithout, englishWithout);
      arabicWithout -= pairs;
      englishWithout -= pairs;
      pairs = Math.min(arabicRefuse, englishRefuse);
      arabicRefuse -= pairs;
      englishRefuse -= pairs;
      pairs = Math.min(arabicLack, englishRefuse);
      arabicLack -= pairs;
      englishRefuse -= pairs;
      pairs = Math.min(arabicLack, englishUn);
      arabicLack -= pairs;
      englishUn -= pairs;
    }

    boolean isLost() {
      int said = arabicNot == 0 ? Math.min(1, arabicNor) : arabicNot;
      return said + arabicLack + arabicWithout
          > englishNot + englishWithout + englishUn + englishRefuse + only;
    }

    boolean isAdded() {
      // "Not … except" that English says as "only" leaves no negation for another "not".
      return englishNot
          > Math.max(0, arabicNot - only)
              + arabicNor
              + arabicRare
              + arabicLack
              + arabicWithout
              + arabicOther
              + arabicRefuse;
    }
  }

  private static int count(Pattern pattern, String text) {
    int count = 0;
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      count++;
    }
    return count;
  }
}
