package dev.diptych.digest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a language says numbers in words, as far as the gate needs it: it asks whether a text may say
 * a number, and would rather believe it. Arabic and English so far; safe for use by several lanes.
 */
final class NumberWords {

  private static final NumberWords ENGLISH =
      new NumberWords(
          """
          0 zero no none nil
          1 one first once single a an another
          2 two second twice both double pair couple half twofold twin
          3 three third thrice triple trio
          4 four fourth quarter
          5 five fifth
          6 six sixth
          7 seven seventh
          8 eight eighth
          9 nine ninth
          10 ten tenth decade tens
          11 eleven eleventh
          12 twelve twelfth dozen noon midnight
          13 thirteen thirteenth
          14 fourteen fourteenth
          15 fifteen fifteenth
          16 sixteen sixteenth
          17 seventeen seventeenth
          18 eighteen eighteenth
          19 nineteen nineteenth
          20 twenty twentieth twenties score
          30 thirty thirtieth thirties half
          40 forty fortieth forties
          50 fifty fiftieth fifties half
          60 sixty sixtieth sixties
          70 seventy seventieth seventies
          80 eighty eightieth eighties
          90 ninety ninetieth nineties
          100 hundred hundreds hundredth century percent
          1000 thousand thousands millennium
          1000000 million millions
          1000000000 billion billions
          1000000000000 trillion trillions
          """,
          """
          january
          february
          march
          april
          may
          june
          july
          august
          september
          october
          november
          december
          """,
          List.of("half", "quarter", "third", "fifth", "tenth"));

  private static final NumberWords ARABIC =
      new NumberWords(
          """
          0 صفر دون بلا
          1 حادي حاديه واحد واحده احد احدي اول اولي اولا مره
          2 اثنان اثنين اثنتان اثنتين ثنتين ثاني ثانيه ثانيا كلا كلتا ضعف ضعفي زوج زوجي نصف
          3 ثلاثه ثلاث ثالث ثالثه ثلث ثلثي ثالثا
          4 اربعه اربع رابع رابعه ربع رابعا
          5 خمسه خمس خامس خامسه
          6 سته ست سادس سادسه سدس
          7 سبعه سبع سابع سابعه
          8 ثمانيه ثماني ثمان ثامن ثامنه
          9 تسعه تسع تاسع تاسعه
          10 عشره عشر عاشر عاشره عقد عقود عشرات
          20 عشرين عشرون عشرينيات عشرينات
          30 ثلاثين ثلاثون ثلاثينيات ثلاثينات نصف
          40 اربعين اربعون اربعينيات اربعينات
          50 خمسين خمسون خمسينيات خمسينات نصف
          60 ستين ستون ستينيات ستينات
          70 سبعين سبعون سبعينيات سبعينات
          80 ثمانين ثمانون ثمانينيات ثمانينات
          90 تسعين تسعون تسعينيات تسعينات
          100 مئه مائه مئات مايه ميه قرن قرون
          200 مئتين مئتان مائتين مائتان مئتي مائتي
          1000 الف الاف الفيه
          2000 الفين الفان الفي
          1000000 مليون ملايين
          2000000 مليونين مليونان
          1000000000 مليار مليارات بليون
          2000000000 مليارين ملياران
          1000000000000 تريليون تريليونات
          """,
          """
          يناير|كانون الثاني|جانفي
          فبراير|شباط|فيفري
          مارس|اذار
          ابريل|نيسان|افريل
          مايو|ايار
          يونيو|حزيران|جوان
          يوليو|تموز|جويليه
          اغسطس|اوت
          سبتمبر|ايلول
          اكتوبر|تشرين الاول
          نوفمبر|تشرين الثاني
          ديسمبر|كانون الاول
          """,
          List.of("نصف", "ربع", "ثلث", "خمس", "عشر"));

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final List<String> PREFIXES = List.of("", "و", "ف", "ب", "ل", "ك");
  private static final String ARTICLE = "ال";

  /** Two of anything are said by an ending, which others share. */
  private static final Pattern DUAL = Pattern.compile("\\p{InArabic}{3,}(?:ين|ان|تا|لفا)");

  private static final Pattern ARABIC_HUNDRED =
      Pattern.compile("(\\p{L}{2,5})(?:مئه|مائه|ميه|مايه)");

  /** No word counts further. */
  private static final int LONGEST = 15;

  private static final long TEN = 10;
  private static final long DOZEN = 12;
  private static final long HUNDRED = 100;
  private static final long FIRST_YEAR = 1000;
  private static final long LAST_YEAR = 2100;
  private static final List<Long> SCALES =
      List.of(1_000_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L);

  /** Values of words, as they are folded; a word may stand for several. */
  private final Map<String, Set<Long>> values = new HashMap<>();

  private final List<List<String>> months;

  /** One and a half, three quarters: which fraction it is nobody asks. */
  private final List<String> fractions;

  private NumberWords(String table, String months, List<String> fractions) {
    this.fractions = fractions;
    for (String line : table.strip().split("\n")) {
      List<String> parts = List.of(line.strip().split(" "));
      for (String word : parts.subList(1, parts.size())) {
        values.computeIfAbsent(word, unknown -> new HashSet<>()).add(Long.valueOf(parts.get(0)));
      }
    }
    this.months = months.strip().lines().map(line -> List.of(line.strip().split("\\|"))).toList();
  }

  /** The words of a language, {@code null} for one whose words are not known. */
  static @Nullable NumberWords of(String language) {
    if (language.equals("ar") || language.startsWith("ar-")) {
      return ARABIC;
    }
    return language.equals("en") || language.startsWith("en-") ? ENGLISH : null;
  }

  /** Whether the words of a text can be read as this number, in whatever order they stand. */
  boolean say(String folded, BigDecimal number) {
    Set<Long> said = said(folded);
    if (said.isEmpty()) {
      return false;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    boolean isWhole = whole.compareTo(number) == 0;
    if (!isWhole) {
      return fractions.stream().anyMatch(folded::contains);
    }
    return whole.precision() <= LONGEST
        && (isSaid(said, whole.longValueExact()) || isDecade(said, whole.longValueExact()));
  }

  /** "The 1970s" are the seventies. */
  private static boolean isDecade(Set<Long> said, long year) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && year % TEN == 0
        && said.contains(year % HUNDRED);
  }

  private Set<Long> said(String folded) {
    Set<Long> said = new HashSet<>();
    for (String word : NO_LETTERS.split(folded.replace('ة', 'ه'))) {
      if (DUAL.matcher(word).matches()) {
        said.add(2L);
      }
      for (String prefix : PREFIXES) {
        if (word.startsWith(prefix)) {
          add(said, word.substring(prefix.length()));
        }
      }
    }
    return said;
  }

  private void add(Set<Long> said, String word) {
    said.addAll(values.getOrDefault(word, Set.of())); // A thousand begins as with the article.
    String bare = word.startsWith(ARTICLE) ? word.substring(ARTICLE.length()) : word;
    said.addAll(values.getOrDefault(bare, Set.of()));
    Matcher hundred = ARABIC_HUNDRED.matcher(bare);
    if (hundred.matches()) {
      said.add(HUNDRED);
      said.addAll(values.getOrDefault(hundred.group(1), Set.of()));
      said.addAll(values.getOrDefault(hundred.group(1) + "ه", Set.of()));
    }
  }

  /** By its parts: twenty and one, three hundred, two million. */
  private static boolean isSaid(Set<Long> said, long number) {
    if (said.contains(number)) {
      return true;
    }
    for (long scale : SCALES) {
      if (number >= scale) {
        return said.contains(scale)
            && isCounted(said, number / scale)
            && isRest(said, number % scale);
      }
    }
    if (number >= HUNDRED) {
      return said.contains(HUNDRED)
          && isCounted(said, number / HUNDRED)
          && isRest(said, number % HUNDRED);
    }
    return number > TEN
        && (said.contains(number - number % TEN) && said.contains(number % TEN)
            || number % DOZEN == 0 && said.contains(DOZEN) && said.contains(number / DOZEN));
  }

  private static boolean isCounted(Set<Long> said, long count) {
    return count == 1 || isSaid(said, count);
  }

  private static boolean isRest(Set<Long> said, long rest) {
    return rest == 0 || isSaid(said, rest);
  }

  /** Whether a text names the month of this number. */
  boolean saysMonth(String folded, BigDecimal number) {
    return number.signum() > 0
        && number.scale() <= 0
        && number.compareTo(BigDecimal.valueOf(months.size())) <= 0
        && months.get(number.intValueExact() - 1).stream().anyMatch(folded::contains);
  }
}
