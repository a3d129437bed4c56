package dev.diptych.intake.web;

import java.util.regex.Pattern;

/**
 * Lines that belong to the page and not to the article, told by their words, in the languages that
 * the desks read. Each pattern is anchored or bounded, so that matching is linear.
 */
final class FurnitureLines {

  private static final int CI = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_CALL = 320;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_POINTER = 400;
  private static final int LONGEST_NOTICE = 700;

  /** A line that is nothing but a label of the page. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:advert(?:isement)?s?|sponsored(?: content)?|close|caption|photos?|share(?: this)?(?:"
              + " on \\w+| article| story)?|tweet|print|email|e-mail|subscribe|sign up|log ?in|read"
              + " more|more|view all(?: \\(\\d+\\))?|view gallery|comments?(?: \\(\\d+\\))?|\\d+"
              + " comments?|post (?:a )?comments?.{0,8}|leave a (?:comment|reply)|add a comment|key"
              + " points|story continues(?: below)?.{0,20}|continue reading.{0,30}|image \\d+ of"
              + " \\d+|\\d+ ?/ ?\\d+|topics|tags|related(?: tags| topics| content| stories|"
              + " articles| news| posts?)?|reuse this content|back to top|play video|watch(?: now|"
              + " live)?|loading\\.*|getty(?: images)?|shutterstock|file photo|media playback is"
              + " unsupported on your"
              + " device|voltar|compartilhar|compartir|partager|teilen|drucken|imprimer|imprimir|anzeige|werbung|publicidade|publicidad|publicité|реклама|поделиться|share"
              + " this on whatsapp|شارك(?:ها|نا)?(?: على"
              + " .{0,20})?|مشاركة|إعلان|اعلان|طباعة|تعليقات?|أضف تعليق.?|اقرأ المزيد|المزيد|الأكثر"
              + " قراءة|تابعنا.{0,30}|تبلیغات|اشتراک‌گذاری|شیئر کریں)[.:!…]*",
          CI);

  /** A line that opens with a pointer to other articles. */
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:related(?: posts?| stories| articles| content)?|read(?: also| more| next)?|see(?:"
              + " also| more)|also read|more|watch|listen|don['’]t miss|recommended|more [\\w"
              + " .’'-]{2,30}|disclaimer|tags|filed under|leia(?: também| mais)?|veja também|lee"
              + " también|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|siehe auch|читайте"
              + " также|смотрите также|leggi anche|lees ook|اقرأ أيضا?ً?|اقرأ ايضا|إقرأ"
              + " أيضا?ً?|شاهد(?:وا)?(?: أيضا?ً?| بالفيديو)?|فيديو|بالفيديو|طالع أيضا?ً?|[إا]قرأ"
              + " المزيد|اقرأ في|للمزيد|لقراءة المزيد|مزيد من التفاصيل|تابع أيضا?ً?|(?:ال)?خبر"
              + " (?:التالي|السابق)|موضوع ذو صلة|أخبار متعلقة|مواضيع ذات صلة|أخبار ذات صلة|بیشتر"
              + " بخوانید|یہ بھی پڑھیں)\\s*[:：|–—\\n"
              + "-]\\s*\\S.{0,600}",
          CI | Pattern.DOTALL);

  private static final Pattern DONT_MISS =
      Pattern.compile("(?:don['’]t miss|click here)\\b.{0,600}", CI | Pattern.DOTALL);

  /** What asks the reader to do something with the site. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(?:subscribe (?:to|now|today|here)|sign up (?:for|to|here|today|now)|our (?:daily"
              + " |free |weekly |email )*newsletters?|follow (?:us|him|her|me|them|@\\w+)|like us"
              + " on|join (?:our|the) (?:conversation|discussion|forums?)|click here|follow"
              + " .{2,20}['’]s (?:full |latest )?coverage|have a (?:news )?tip|download (?:our|the)"
              + " app|get the .{2,30} app|turn on notifications|all rights reserved|reach"
              + " (?:the|him|her) .{0,20}(?:at|on)|may be reached at|can be reached at|contributed"
              + " to this (?:report|story|article)|this website uses cookies|moderating all"
              + " comments|inscreva-se|suscríbete|abonnez-vous|подпишитесь|подписывайтесь)",
          CI);

  private static final Pattern COOKIES =
      Pattern.compile(
          "cookie settings on this|this (?:web)?site uses cookies|we use cookies (?:to|on)|unsere"
              + " website verwendet cookies|nous utilisons des cookies|comentários com textos"
              + " ininteligíveis|yorumlarınız|نستخدم ملفات تعريف الارتباط|يستخدم هذا الموقع ملفات",
          CI);

  /** The agency's own note on who wrote what. */
  private static final Pattern STAFF =
      Pattern.compile(
          "[(（]?(?:additional )?(?:reporting|editing|writing|compiled|translated) (?:and \\w+"
              + " )?by\\s.{2,400}",
          CI | Pattern.DOTALL);

  /** Picture lines that no markup tells. */
  private static final Pattern PICTURE =
      Pattern.compile(
          "(?:file photo:.{0,600}|.{0,400}[(（]\\s*(?:image|photo|picture|pic|credit)s?(?:"
              + " credit)?\\s*[:：/].{2,100}[)）]|(?:image|photo|picture)"
              + " (?:credit|caption|by)s?\\b.{0,300}|credit\\s*[:：].{2,100}|©.{2,120}|фото\\s*:.{0,200})",
          CI | Pattern.DOTALL);

  /** Rules of the place where readers may speak, and the place's notice of whose the page is. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?:لن (?:يتم|يُتم) نشر|لن ينشر) (?:عنوان )?بريدك|الحقول الإلزامية مشار"
              + " إليها|(?:يرجى|الرجاء|نرجو) (?:الالتزام|التقيد|احترام|مراعاة)"
              + " .{0,80}(?:تعليق|الحوار)|شروط (?:التعليق|النشر)\\s*[:：]|(?:comments are|all"
              + " comments) (?:moderated|reviewed|subject to)|your email address will not be"
              + " published|votre adresse (?:e-mail|de messagerie) ne sera pas publiée|نشانی ایمیل"
              + " شما منتشر نخواهد شد|(?:التعليقات|المشاركات) (?:المنشورة|الواردة) .{0,20}لا"
              + " تعبر|الآراء الواردة .{0,40}لا تعبر|لا تعبر (?:بالضرورة )?عن رأي"
              + " (?:الموقع|الصحيفة|الجريدة)|إرشادات (?:الاستخدام|المشاركة|التعليق)|جميع الحقوق"
              + " محفوظة|كل الحقوق محفوظة|(?:views|opinions|comments) expressed .{0,80}do not"
              + " (?:necessarily )?(?:reflect|represent)|tous droits réservés|alle rechte"
              + " vorbehalten|todos los derechos reservados|(?:please )?enable"
              + " javascript|javascript (?:is|must be) (?:disabled|enabled)|يرجى تفعيل جافا",
          CI);

  private static final int LONGEST_RULE = 320;

  /** Where the text is from, in a line of its own. */
  private static final Pattern SOURCE =
      Pattern.compile("(?:المصدر|المصادر|sources?|quelle|fuente|fonte)\\s*[:：]\\s*.{2,80}", CI);

  /** A line of a counter, a clock or a reading time. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "[0-9٠-٩۰-۹]{1,4}|[0-9٠-٩۰-۹]{1,2}[:.][0-9٠-٩۰-۹]{2}(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|ص|م|صباحا?ً?|مساءً?|gmt|utc|بتوقيت"
              + " .{3,20}))?|[0-9]{1,3}\\s?min(?:s|utes?)?(?: read)?|[0-9٠-٩]{1,2}"
              + " (?:دقيقة|دقائق)(?: (?:قراءة|للقراءة))?|(?:جار(?:ي|ٍ)? التحميل|chargement)[.…"
              + " ]{0,4}",
          CI);

  /** What a screen reader says of a link; a browser shows it to nobody. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "\\s?[(（\\[]?(?:[يت]ُ?فتح في (?:نافذة|صفحة|علامة تبويب|تبويب) جديدة?|ي?فتح الرابط في"
              + " نافذة جديدة|در پنجره جدید باز می‌شود|نئی ونڈو میں کھلتا ہے|opens in (?:a )?new"
              + " (?:window|tab)|s['’]ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)|öffnet"
              + " in (?:einem )?neuen? (?:fenster|tab)|se abre en una (?:nueva ventana|ventana"
              + " nueva))[)）\\]]?",
          CI);

  static String withoutSpokenWords(String text) {
    return text.length() < 10 ? text : SPOKEN.matcher(text).replaceAll("");
  }

  /** Whether a paragraph is a counter, a clock or a source, which as a heading it might not be. */
  static boolean isStray(String block) {
    String line = block.strip();
    return line.length() <= 100
        && (COUNTER.matcher(line).matches()
            || SOURCE.matcher(line).matches() && !line.endsWith("."));
  }

  /** Headings under which no article text follows. */
  private static final Pattern CLOSING_HEADING =
      Pattern.compile(
          "(?:you (?:may|might) also (?:like|enjoy|be interested).{0,20}|related(?: tags| topics|"
              + " content| stories| articles| news| posts?| links?)?.{0,3}|more"
              + " (?:from|news|stories|on|great|in|like)\\b.{0,60}|popular"
              + " (?:on|in|now|stories)\\b.{0,40}|most"
              + " (?:popular|read|viewed).{0,20}|recommended.{0,30}|trending.{0,20}|latest"
              + " (?:news|stories|posts).{0,20}|elsewhere on .{0,40}|join the"
              + " (?:conversation|discussion).{0,5}|tell us what you think.{0,5}|leave a"
              + " (?:reply|comment).{0,20}|(?:\\d+ )?comments?.{0,5}|share"
              + " (?:this|your).{0,30}|about the authors?.{0,5}|tags.{0,3}|topics.{0,3}|sign"
              + " up.{0,60}|subscribe.{0,40}|newsletter.{0,40}|follow"
              + " us.{0,30}|advertisement|don['’]t miss.{0,5}|what to read next.{0,5}|você pode"
              + " gostar.{0,5}|leia (?:também|mais).{0,5}|te puede interesar.{0,5}|das könnte sie"
              + " auch interessieren.{0,5}|اقرأ أيضا?ً?.{0,3}|مواضيع (?:ذات"
              + " صلة|متعلقة|مشابهة).{0,3}|أخبار (?:ذات صلة|متعلقة).{0,3}|مقالات ذات"
              + " صلة.{0,3}|التعليقات.{0,5}|(?:ال)?خبر (?:التالي|السابق).{0,3}|(?:المقال|الموضوع)"
              + " (?:التالي|السابق).{0,3}|قد يعجبك أيضا?ً?.{0,3}|اخترنا لك.{0,3}|next"
              + " (?:article|story|post).{0,3}|previous (?:article|story|post).{0,3}|الأكثر"
              + " (?:قراءة|مشاهدة).{0,3}|مطالب مرتبط.{0,3}|اخبار مرتبط.{0,3}|متعلقہ خبریں.{0,3})",
          CI);

  private static final Pattern YEAR_OR_TIME =
      Pattern.compile("(?:19|20)\\d\\d|[٠-٩]{4}|[۰-۹]{4}|\\b\\d{1,2}[:.h]\\d{2}\\b");

  private FurnitureLines() {}

  static boolean isFurniture(String block) {
    String line = block.strip();
    if (line.length() <= LONGEST_LABEL && LABEL.matcher(line).matches()) {
      return true;
    }
    if (line.length() <= LONGEST_RULE && NOTICE.matcher(line).find()) {
      return true;
    }
    if (line.length() <= LONGEST_POINTER && POINTER.matcher(line).matches()
        || line.length() <= LONGEST_NOTICE && COOKIES.matcher(line).find()
        || line.length() <= LONGEST_CALL && CALL.matcher(line).find()) {
      return true;
    }
    return line.length() <= 700
        && (STAFF.matcher(line).matches()
            || PICTURE.matcher(line).matches()
            || DONT_MISS.matcher(line).matches());
  }

  static boolean isClosingHeading(String heading) {
    return heading.length() <= 100 && CLOSING_HEADING.matcher(heading.strip()).matches();
  }

  /** A date, a time, a byline: short, without the stop that ends a sentence. */
  static boolean isDateLine(String block) {
    String line = block.strip();
    return line.length() <= 90
        && line.split("\\s+", 14).length <= 13
        && YEAR_OR_TIME.matcher(line).find()
        && !endsSentence(line);
  }

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:by|von|par|por|de|di|بقلم|كتبت?|إعداد|نوشته|tempo de leitura|\\d+ min(?:ute)?s?"
              + " read)[\\s:].{2,70}",
          CI);

  static boolean isByline(String block) {
    String line = block.strip();
    return line.length() <= 80 && BYLINE.matcher(line).matches() && !endsSentence(line);
  }

  static boolean endsSentence(String line) {
    return !line.isEmpty()
        && ".!?؟۔。！？…\"”».:".indexOf(line.charAt(line.length() - 1)) >= 0
        && !line.endsWith("a.m.")
        && !line.endsWith("p.m.");
  }
}
