package dev.diptych.engine.extractive;

import dev.diptych.text.Folding;
import dev.diptych.text.WordCount;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands in an article and is none of it: greetings of a mail and its head, bylines, captions,
 * "read also", rows of tables and the like. Arabic and English; only the beginning and the end of a
 * sentence are looked at.
 */
final class Furniture {

  /** A greeting or a caption is short; what begins like one and goes on is a sentence. */
  private static final int FEW_WORDS = 14;

  /** Longer than any greeting or byline, so that no pattern looks at more. */
  private static final int SHOWN = 240;

  private static final String START = "^[^\\p{L}\\p{N}]{0,8}(?:";
  private static final String WORD_END = ")(?![\\p{L}\\p{M}])";

  /** However long the line is. */
  private static final List<Pattern> ANYWHERE =
      List.of(
          starts("اقرا ايضا|اقرا المزيد|اقرا كذلك|طالع ايضا|طالع المزيد|شاهد ايضا|تابع ايضا"),
          starts("مواضيع ذات صله|اخبار ذات صله|مقالات ذات صله|ذات صله|للمزيد|قد يهمك"),
          starts("read (?:also|more|next)|also read|see also|related (?:stories|articles)"),
          Pattern.compile("جميع الحقوق محفوظه|all rights reserved|^[\\W]{0,8}(?:©|copyright \\d)"));

  private static final List<Pattern> SHORT =
      List.of(
          // Greetings and farewells
          starts("مرحبا|اهلا|السلام عليكم|تحيه طيبه|تحيه وبعد|طاب يومكم|صباح الخير|مساء الخير"),
          starts("عزيزي|عزيزتي|اعزاءنا|اعزائي|قراءنا الاعزاء|الزملاء الاعزاء|و?شكرا|ودمتم"),
          starts(
              "(?:الساده|الساد[هة] \\p{L}+|السيد|السيده|حضره|سعاده|الزملاء)"
                  + " .{0,60}محترم\\p{L}{0,2}"),
          starts(
              "مع (?:خالص |اطيب |فائق |كل )?(?:(?:ال)?تحيات\\p{L}*|التحيه|الشكر|التقدير|الاحترام)"),
          starts("و?تفضلوا بقبول|و?تقبلوا|والسلام|و?نشكر لكم|ارسلت من"),
          starts("dear (?:\\p{L}+ ){0,3}\\p{L}+[,:!]|(?:hello|hi)(?: \\p{L}+){0,3}[,!]"),
          starts("good (?:morning|afternoon|evening)(?: \\p{L}+){0,3}[,!.]|greetings"),
          starts(
              "(?:kind|best|warm|with) (?:regards|wishes)|regards|sincerely|yours (?:\\p{L}+)?,"),
          starts("(?:cheers|thanks|thank you|many thanks)(?:[,!.]| for (?:reading|your))"),
          starts("sent from my|please find|attached (?:is|are|please)|for immediate release"),
          starts("للنشر الفوري|مرفق طيه|مرفق لكم|تجدون|نرفق|يرجي النشر|يرجي نشر"),
          // The head of a mail, how to reach somebody
          starts("(?:من|الي|الموضوع|التاريخ|نسخه|المرسل|from|to|cc|subject|date|sent|re|fwd)\\s?:"),
          starts("للتواصل|للاتصال|للاستفسار|(?:هاتف|جوال|فاكس|البريد الالكتروني)\\s?[:+0-9]"),
          starts("(?:press )?contact\\s?:|tel\\.?\\s?:|phone\\s?:|e-?mail\\s?:|newsletter\\s?:"),
          starts("تابعونا|تابعنا|اشترك (?:الان|معنا)|اشتركوا في|سجل الان|اضغط هنا|شارك الخبر"),
          starts(
              "follow us|subscribe (?:to|now|here)|sign up (?:for|to|here)|click here|share this"),
          // Bylines, dates, agencies
          starts("بقلم|كتب\\p{L}{0,2}\\s?[:/-]"),
          starts("(?:اعداد|تحرير|ترجمه|تصوير|عدسه|مراسل\\p{L}{0,4})\\s?[:/-]"),
          starts("اخر تحديث|تاريخ النشر|نشر في\\s?[:0-9]"),
          starts("(?:last )?updated\\s?(?:[:0-9]|on|at)|(?:published|posted)\\s?[:0-9]"),
          starts("by \\p{L}[\\p{L}.'’-]*(?: \\p{L}[\\p{L}.'’-]*){1,3}$"),
          Pattern.compile(
              "^(?:\\p{L}{1,20} ){0,3}[-–—/|،,(]{0,2} ?(?:وكالات|رويترز|ا ?ف ?ب|فرانس برس|الاناضول"
                  + "|د ?ب ?ا|reuters|afp|ap)[\\W]{0,4}$"),
          // Rows of a table
          Pattern.compile("^[^.!?؟]{1,120} \\| [^.!?؟]{1,120}$"),
          // Captions
          starts(
              "(?:ال)?صوره?\\s?[:|(–-]|صور\\s?[:|]|فيديو\\s?[:|]|شاهد\\s?[:|]|في الصوره\\s?[:،,]"),
          starts("(?:photo|picture|image|caption|file photo|video|watch|graphic)s?\\s?[:|(]"),
          Pattern.compile(
              "\\((?:رويترز|ا ?ف ?ب|الفرنسيه|الاناضول|غيتي\\p{L}*|ارشيف\\p{L}*|صوره ارشيفيه|وكالات"
                  + "|reuters|afp|ap|getty(?: images)?|archive|file)\\)\\s*$"));

  private Furniture() {}

  private static Pattern starts(String words) {
    return Pattern.compile(START + words + WORD_END);
  }

  /** Whether a sentence is none of the article's. */
  static boolean is(String text) {
    String stripped = text.strip();
    boolean isShort = stripped.length() <= SHOWN && WordCount.of(stripped) <= FEW_WORDS;
    String shown = stripped.substring(0, Math.min(SHOWN, stripped.length()));
    String folded = Folding.SPELLINGS.fold(shown).replace('ة', 'ه');
    return ANYWHERE.stream().anyMatch(pattern -> pattern.matcher(folded).find())
        || isShort && SHORT.stream().anyMatch(pattern -> pattern.matcher(folded).find());
  }
}
