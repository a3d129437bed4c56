package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence that says no says so in both languages; Arabic and English so far. What negates beyond
 * doubt on one side (لم, لن, ليس; "not", "never") must have something on the other that may negate
 * (also "without", "fail", "un-"; عدم, دون, غير): the gate would rather miss one than cry wolf.
 */
final class NegationGate {

  /** Folded words, with the conjunctions و and ف before them. */
  private static final Pattern ARABIC_STRONG =
      Pattern.compile(
          "(?<!\\p{L})(?:[وف]?(?:لم|لن|لا|ليس|ليست|ليسوا|ليسا|لسنا|لست)|[وفبل]?(?:عدم|بدون|بلا))(?!\\p{L})");

  private static final Pattern ARABIC_ANY =
      Pattern.compile(
          "(?<!\\p{L})(?:[وفبلا]?(?:لم|لن|لا|ليس|ليست|ليسوا|ليسا|لسنا|لست|ما|غير|دون|بدون|عدم|بلا|الا|كلا|لولا)"
              + "|[وفبلكيتن]?(?:ال)?(?:عدم|انعدام|غياب|نفي|نفت|نفوا|ينفي|رفض|رفضت|رفضوا|فشل|فشلت|عجز|منع|منعت|حظر|تعذر|"
              + "يتعذر|مستحيل|تجنب|افتقار|فتقر|نقص|كاد|نكر|انكر|استبعد|حذر|نهي|امتنع|امتناع|خلاف|عكس)\\p{L}{0,3})(?!\\p{L})");

  private static final Pattern ENGLISH_STRONG =
      Pattern.compile("\\b(?:not|never|cannot|nobody|nothing|no longer)\\b|n['’]t\\b");

  private static final Pattern ENGLISH_ANY =
      Pattern.compile(
          "\\b(?:not|no|never|cannot|none|nobody|nothing|nowhere|neither|nor|without|unless|until|hardly|barely|rarely|seldom|"
              + "scarcely|few|little|lack\\w*|fail\\w*|refus\\w*|den(?:y|ies|ied|ial|ying)|reject\\w*|prevent\\w*|avoid\\w*|"
              + "absen\\w*|except|instead|yet|only|un(?!der|i[tvfoq]|cle|less\\b|til\\b)\\w{4,}|impossible|incapable|inability|difficult|offline|infinite\\w*|in\\w{3,}[ai]ble|"
              + "illegal|invalid|inad\\w+|incomplete|incorrect|independent\\w*|indefinite\\w*|inaccura\\w+|ineffective|insufficien\\w*|"
              + "invisible|irre\\w+|disagree\\w*|disappear\\w*|dislike\\w*|non-?\\w+|\\w{3,}less)\\b|n['’]t\\b");

  /** Arabic that begins like a negation and is none. */
  private static final Set<String> NO_NEGATION =
      Set.of(
          "لا يزال",
          "لا تزال",
          "لا يزالون",
          "لا سيما",
          "لا بد",
          "لا داعي",
          "لا يقل",
          "لا تقل",
          "لا نهائي",
          "لا يخفي",
          "لا شك",
          "لا غني",
          "لا محاله");

  private NegationGate() {}

  static Stream<Finding> check(Candidate candidate) {
    if (!candidate.pair().source().startsWith("ar")
        || !candidate.pair().target().startsWith("en")) {
      return Stream.empty();
    }
    String source = Folding.SPELLINGS.fold(candidate.source());
    String target = candidate.target().toLowerCase(Locale.ROOT);
    boolean lost = count(ARABIC_STRONG, source) > count(ENGLISH_ANY, target);
    boolean added = count(ENGLISH_STRONG, target) > count(ARABIC_ANY, source);
    return lost || added
        ? Stream.of(new Finding(Check.NEGATION, Severity.DOUBT, List.of()))
        : Stream.empty();
  }

  private static int count(Pattern pattern, String text) {
    String plain = text;
    for (String phrase : NO_NEGATION) {
      plain = plain.replace(phrase, " ");
    }
    int count = 0;
    for (Matcher matcher = pattern.matcher(plain); matcher.find(); ) {
      count++;
    }
    return count;
  }
}
