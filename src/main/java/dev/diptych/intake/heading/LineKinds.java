package dev.diptych.intake.heading;

import dev.diptych.intake.heading.Unit.Kind;
import dev.diptych.intake.heading.Unit.Mark;
import java.util.regex.Pattern;

/**
 * What a line looks like by itself, in Arabic, English and French. Patterns are tried on the first
 * {@value #LOOK} characters only and none backtracks more than that.
 */
final class LineKinds {

  private static final int LOOK = 80;
  private static final int LONGEST_META = 120;

  private static final String MONTHS =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|sept|déc"
          + "|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
          + "|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت)";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern RULE = Pattern.compile("[-–—=*_~#•. ]{3,}");
  private static final Pattern BULLET = Pattern.compile("[•▪●◦‣·*○■□►➢✓⁃–—-]\\s+\\S.*");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "\\(?[0-9٠-٩۰-۹]{1,3}(?:[.\\-][0-9٠-٩۰-۹]{1,2}){0,4}(?:[.):]|\\s?[-–—/]|\\))?\\s*\\S.*");
  private static final Pattern DECIMAL_MARK =
      Pattern.compile(
          "\\(?[0-9٠-٩۰-۹]{1,2}(?:(?:\\.[0-9٠-٩۰-۹]{1,2}){1,4}\\.?\\)?\\s+|\\s?(?:[.):/]|[-–—]|\\.\\))\\s*)(?=\\D)");
  private static final Pattern ROMAN = Pattern.compile("\\(?[IVX]{1,5}\\s?[.):–—-]\\s+");
  private static final Pattern LETTER =
      Pattern.compile("\\(?(?:[A-Za-z]|[أابجدهوزحطي]|هـ)\\s?(?:[.):]|[-–—](?=\\s))\\s+");
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?:أولا|أولاً|أوّلاً|ثانيا|ثانياً|ثالثا|ثالثاً|رابعا|رابعاً|خامسا|خامساً|سادسا|سادساً|سابعا|سابعاً|ثامنا|ثامناً|تاسعا|تاسعاً|عاشرا|عاشراً"
              + "|first|second|third|fourth|fifth|premièrement|deuxièmement|troisièmement)\\s?[:.\\-–—/]\\s*",
          FLAGS);
  private static final Pattern CHAPTER =
      Pattern.compile(
          "(?:chapter|part|section|act|book|appendix|chapitre|partie|acte|livre|annexe|titre)\\s+(?:[0-9]{1,3}|[IVXLC]{1,6}|[A-Z]|one|two|three|four|five|six|un|deux|trois|quatre|première?|seconde?)\\b.*"
              + "|(?:الفصل|الباب|القسم|المحور|المبحث|الجزء|المطلب|الملحق|الحلقة)\\s+(?:ال\\p{L}{3,8}|[0-9٠-٩]{1,3})(?:\\s.*|[:\\-–].*)?",
          FLAGS);
  private static final Pattern DATED =
      Pattern.compile(
          "(?:[0-9٠-٩]{1,2}[:.hH][0-9٠-٩]{2}(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|ص|م))?|(?:1[5-9]|20|١[٥-٩]|٢٠)[0-9٠-٩]{2}"
              + "|[0-9٠-٩]{1,2}[/.-][0-9٠-٩]{1,2}[/.-][0-9٠-٩]{2,4}|[0-9٠-٩]{4}-[0-9]{2}-[0-9]{2}"
              + "|(?:[0-9٠-٩]{1,2}(?:er|st|nd|rd|th)?\\s+)?"
              + MONTHS
              + "\\p{L}{0,7}\\.?(?:\\s+(?:الأول|الثاني))?(?:\\s+[0-9٠-٩]{1,2}(?:st|nd|rd|th)?)?(?:,?\\s+[0-9٠-٩]{4})?)\\s?(?:[:–—-]|\\s-)\\s?\\S.*",
          FLAGS);
  private static final Pattern DATE_ALONE =
      Pattern.compile(
          "(?:\\p{L}{2,10}[،,]?\\s+)?(?:[0-9٠-٩]{1,2}(?:er|st|nd|rd|th)?\\s+(?:de\\s+)?"
              + MONTHS
              + "\\p{L}{0,7}(?:\\s+(?:الأول|الثاني))?|"
              + MONTHS
              + "\\p{L}{0,7}\\.?\\s+[0-9]{1,2})[،,]?\\s+[0-9٠-٩]{4}(?:[^.]{0,30})|[0-9٠-٩]{1,4}[/.-][0-9٠-٩]{1,2}[/.-][0-9٠-٩]{1,4}(?:[^.]{0,20})",
          FLAGS);
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?:tested |written |reviewed |reported"
              + " )?by|photos?|sources?|published|updated|posted|reporting|editing|credits?|image|picture|caption|related|share|tags|copyright|par|publiée?|crédits?|mots-clés|كتبت?|بقلم|ترجمة|تحرير|إعداد|المصدر|مصدر|المصادر|صورة|تصوير|نشرت?|تاريخ"
              + " النشر|آخر تحديث|الكلمات المفتاحية|وسوم)\\s*[:|/–—-]\\s*\\S",
          FLAGS);
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:By|BY|Par|Photo|Reporting by|Editing"
              + " by)\\s+\\p{Lu}|(?:Published|Updated|Posted|Publiée?|Mis à jour|Mise à"
              + " jour)\\s+(?:on|at|le|à)?\\s?[\\p{L}0-9]|(?:Read more|See also|Follow us|Lire"
              + " aussi|Propos recueillis)\\b|(?:بقلم|آخر تحديث|نشر في|تاريخ النشر|اقرأ أيضا|اقرأ"
              + " أيضاً|إقرأ أيضا|شاهد أيضا|للمزيد)\\s");
  private static final Pattern ADDRESS =
      Pattern.compile("https?://|www\\.|©|#\\p{L}|[^\\s@]+@\\S+$");
  private static final Pattern HANDLE = Pattern.compile("(?:^|[\\s(])@\\w{2}");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?:(?:question|answer|réponse|سؤال|جواب|السؤال|الجواب)\\s?(?:[0-9٠-٩]{1,2})?\\s?[:.–—-]"
              + "|(?:q|a|r|س|ج)\\s?(?:[0-9٠-٩]{1,2})?\\s?:)\\s?\\S",
          FLAGS);
  private static final Pattern COLUMNS = Pattern.compile("\\S(?:\\t|\\s{3,})\\S");

  private LineKinds() {}

  static Kind kind(String line) {
    String head = line.length() > LOOK ? line.substring(0, LOOK) : line;
    if (RULE.matcher(line.length() > 200 ? line.substring(0, 200) : line).matches()) {
      return Kind.RULE;
    }
    if (isTable(line)) {
      return Kind.TABLE;
    }
    if (isMeta(line, head)) {
      return Kind.META;
    }
    if (BULLET.matcher(head).lookingAt()) {
      return Kind.BULLET;
    }
    if (SPEAKER.matcher(head).lookingAt()) {
      return Kind.SPEAKER;
    }
    if (DATED.matcher(head).lookingAt()) {
      return Kind.DATED;
    }
    Mark mark = mark(line);
    return switch (mark) {
      case DECIMAL, ROMAN, LETTER, ORDINAL -> Kind.NUMBERED;
      default -> Kind.TEXT;
    };
  }

  static Mark mark(String line) {
    String head = line.length() > LOOK ? line.substring(0, LOOK) : line;
    if (CHAPTER.matcher(head).matches()) {
      return Mark.CHAPTER;
    }
    if (ROMAN.matcher(head).lookingAt()) {
      return Mark.ROMAN;
    }
    if (DECIMAL_MARK.matcher(head).lookingAt() && DECIMAL.matcher(head).lookingAt()) {
      return Mark.DECIMAL;
    }
    if (ORDINAL.matcher(head).lookingAt()) {
      return Mark.ORDINAL;
    }
    if (LETTER.matcher(head).lookingAt()) {
      return Mark.LETTER;
    }
    return Lines.isCapitals(head) ? Mark.CAPITALS : Mark.NONE;
  }

  /** How deep a decimal number goes: 1 for {@code 2.}, 2 for {@code 2.1}. */
  static int depth(String line) {
    int depth = 1;
    for (int i = 1; i + 1 < line.length() && i < 16; i++) {
      char c = line.charAt(i);
      if (c == '.'
          && Character.isDigit(line.charAt(i - 1))
          && Character.isDigit(line.charAt(i + 1))) {
        depth++;
      } else if (!Character.isDigit(c)) {
        break;
      }
    }
    return depth;
  }

  private static boolean isMeta(String line, String head) {
    if (line.length() > LONGEST_META) {
      return false;
    }
    return DATE_ALONE.matcher(line).matches()
        || ADDRESS.matcher(head).lookingAt()
        || line.contains("://")
        || HANDLE.matcher(line).find()
        || (!Lines.endsSentence(line)
            && (LABEL.matcher(head).lookingAt() || BYLINE.matcher(head).lookingAt()));
  }

  private static boolean isTable(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '|') {
        bars++;
      }
    }
    if (bars >= 2) {
      return true;
    }
    String head = line.length() > 200 ? line.substring(0, 200) : line;
    return COLUMNS.matcher(head).find();
  }
}
