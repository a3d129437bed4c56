package dev.diptych.publish;

import static dev.diptych.publish.DigestBuilder.DRAFT;
import static dev.diptych.publish.DigestBuilder.MACHINE;
import static dev.diptych.publish.DigestBuilder.aDigest;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Row;
import dev.diptych.engine.Alignment;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.gist.GistEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Digests of invented news, one for each thing a page must be able to show. */
final class SampleDigests {

  private static final ArticleFacts FACTS =
      new ArticleFacts(
          "ميناء المدينة يستعيد نشاطه..... والبلدية تعد بتعويض الصيادين",
          "سلمى الهاشمي",
          "2026-11-23T18:40:00+02:00",
          "صحيفة المرفأ",
          "https://almarfa.example/news/2026/11/23/الميناء",
          null,
          List.of("ميناء", "صيد"));

  private SampleDigests() {}

  /** All samples by the name of their golden files. */
  static Map<String, Digest> all() {
    Map<String, Digest> all = new LinkedHashMap<>();
    all.put("draft", draft());
    all.put("machine", machine());
    all.put("summary-only", summaryOnly());
    all.put("english-to-arabic", englishToArabic());
    all.put("already-english", alreadyEnglish());
    all.put("untranslated", untranslated());
    all.put("aligned", aligned());
    all.put("changed", changed());
    all.put("changed-arabic", changedArabic());
    return all;
  }

  static Finding finding(Check check, String... arguments) {
    return new Finding(check, Severity.WARNING, List.of(arguments));
  }

  /** A draft with every kind of mark. */
  static Digest draft() {
    return aDigest()
        .facts(FACTS)
        .title(
            "ميناء المدينة يستعيد نشاطه..... والبلدية تعد بتعويض الصيادين",
            "City port resumes its activity..... and the municipality promises to compensate"
                + " fishermen")
        .pair(
            "استأنف ميناء المدينة صباح اليوم استقبال السفن التجارية بعد توقف دام خمسة عشر يومًا"
                + " بسبب العواصف.",
            "The city port this morning resumed receiving merchant ships after a halt that lasted"
                + " fifteen days because of the storms.")
        .checked(
            "وقال مدير الميناء إن أربع سفن رست منذ الفجر، وإن سبع سفن أخرى تنتظر دورها في عرض"
                + " البحر.",
            "The port director said that four ships had docked since dawn, and that other ships are"
                + " waiting their turn at sea.",
            finding(Check.NUMBERS, "سبع", "7"))
        .paragraph()
        .pair(
            "وأضاف أن «العمل سيستمر ليلًا ونهارًا حتى تعود الحركة إلى طبيعتها».",
            "He added that “work will continue night and day until traffic returns to normal”.")
        .paragraph()
        .section(2, "تعويض الصيادين", "Compensating the fishermen")
        .pair(
            "وأعلنت البلدية صندوقًا لتعويض الصيادين الذين فقدوا قواربهم في العاصفة.",
            "The municipality announced a fund to compensate the fishermen who lost their boats in"
                + " the storm.")
        .gap(
            "وتبلغ قيمة الصندوق مليوني دينار تُصرف على ثلاث دفعات.",
            "gist has no words for this sentence")
        .paragraph()
        .checked(
            "وقالت ممثلة الصيادين ليلى بن عمر إن المبلغ «لا يكفي لشراء عشرين محركًا».",
            "The fishermen's representative Layla bin Omar said that the amount “does not suffice"
                + " to buy twenty engines”.",
            finding(Check.ENGINE_DOUBT, "name transliterated: ليلى بن عمر"),
            finding(Check.TERM, "ممثلة", "delegate"))
        .paragraph()
        .section(
            2,
            "شراكة جديدة مع شركة النقل البحري المتحدة",
            "A new partnership with the United" + " Maritime Transport Company")
        .pair(
            "ووقعت إدارة الميناء مذكرة تفاهم مع شركة نقل لتشغيل خط أسبوعي إلى مالطا.",
            "The port administration signed a memorandum of understanding with a transport company"
                + " to operate a weekly line to Malta.")
        .pair(
            "ومن المنتظر أن تبدأ الرحلات في شهر يناير المقبل.",
            "The voyages are expected to begin next January.")
        .paragraph()
        .deferred(
            "للاطلاع على جدول الرحلات: https://almarfa.example/lines?from=port&to=malta",
            "the budget of 200,000 characters a night was used up at 03:12")
        .paragraph()
        .summary("s0.1", "s1.1", "s2.1")
        .story("story-1", "agency/port.txt", "وكالة/ميناء.docx")
        .notes("decoded as windows-1256 although the page declares UTF-8")
        .glossary("5b1e2c")
        .build();
  }

  /** Several engines, a person's corrections, a written summary, a second revision. */
  static Digest machine() {
    Digest.EngineCredit human = new Digest.EngineCredit("human", "human", false, Reach.PROCESS);
    return aDigest()
        .engines(DRAFT, human, MACHINE)
        .file("university.txt", "018-university")
        .title("الجامعة تفتح مكتبتها للعموم", "University opens its library to the public")
        .by(
            MACHINE,
            "فتحت الجامعة أبواب مكتبتها المركزية أمام سكان المدينة لأول مرة.",
            "The university has opened its central library to the city's residents for the first"
                + " time.")
        .by(
            human,
            "وتضم المكتبة 120 ألف كتاب، نصفها بالعربية.",
            "The library holds 120,000 books, half of them in Arabic.")
        .paragraph()
        .by(
            DRAFT,
            "ويستمر الدوام حتى التاسعة مساءً.",
            "And the working hours continue until nine in the evening.")
        .section(2, "القراءة للأطفال", "Reading for children")
        .by(
            MACHINE,
            "وقالت أمينة المكتبة إن ركنًا للأطفال سيُفتح في الربيع.",
            "The librarian said a children's corner would open in spring.")
        .continuation()
        .by(MACHINE, "وسيقرأ فيه متطوعون كل يوم سبت.", "Volunteers will read there every Saturday.")
        .written(
            "A university opens its library of 120,000 books to the city's residents.",
            "s0.1",
            "s0.2")
        .written("A children's corner will follow in spring, the librarian said.", "s1.1")
        .written("A university opens its library of 120,000 books to the city's residents!", "s0.1")
        .revision(2)
        .corrected("2026-11-24T07:12:00Z", "s0", "number of books was wrong")
        .build();
  }

  /** Only title, headings and summary sentences were asked for. */
  static Digest summaryOnly() {
    return aDigest()
        .engines(MACHINE)
        .file("rain.eml", "019-rain")
        .facts(FACTS.withTitle("أمطار غزيرة على الساحل"))
        .title("أمطار غزيرة على الساحل", "Heavy rain on the coast")
        .pair("هطلت أمطار غزيرة على الساحل طوال الليل.", "Heavy rain fell on the coast all night.")
        .sourceOnly("وأغلقت السلطات طريقين جبليين.")
        .paragraph()
        .section(1, "المدارس", "Schools")
        .pair("وعُلّقت الدراسة يومًا واحدًا.", "Classes were suspended for one day.")
        .sourceOnly("وتعود يوم الخميس.")
        .summary("s0.1", "s1.1")
        .build();
  }

  /** The target is written from right to left, the source from left to right. */
  static Digest englishToArabic() {
    return aDigest()
        .languages("en", "ar")
        .file("bridge.md", "020-bridge")
        .facts(
            new ArticleFacts(
                "New bridge opens",
                "J. Doe",
                "2026-11-23",
                "The Harbour Times",
                null,
                null,
                List.of()))
        .title("New bridge opens after three years", "افتتاح الجسر الجديد بعد ثلاث سنوات")
        .pair(
            "The bridge over the river opened on Monday after three years of work.",
            "افتُتح الجسر فوق النهر يوم الاثنين بعد ثلاث سنوات من العمل.")
        .checked(
            "It cost 42 million euros, the ministry said.",
            "وقالت الوزارة إنه كلّف ملايين اليوروهات.",
            finding(Check.NUMBERS, "42", "42"))
        .paragraph()
        .section(2, "Traffic", "حركة المرور")
        .gap("Lorries over 12 tonnes must still use the old road.", "the engine was unavailable")
        .summary("s0.1", "s0.2")
        .build();
  }

  /** Nothing was translated because nothing had to be. */
  static Digest alreadyEnglish() {
    return aDigest()
        .languages("en-GB", "en")
        .engines()
        .file("weather.txt", "021-weather")
        .title("Fog expected in the valleys", null)
        .sourceOnly("Fog is expected in the valleys on Tuesday morning.")
        .sourceOnly("It should lift by noon.")
        .paragraph()
        .section(1, "Outlook", null)
        .sourceOnly("The rest of the week stays dry.")
        .summary("s0.1")
        .build();
  }

  /** The engine says which words belong together; the source leaves something out. */
  static Digest aligned() {
    return aDigest()
        .file("strike.txt", "026-strike")
        .title("إضراب في الميناء", "Strike at the port")
        .aligned(
            "أعلن العمال إضرابًا لمدة 36.",
            "The workers announced a strike for 36.",
            new Alignment(0, 4, 12, 21, List.of("declared", "proclaimed")),
            new Alignment(5, 11, 0, 11, List.of("The labourers", "\"hands\", all")),
            new Alignment(12, 19, 22, 30, List.of()),
            new Alignment(20, 24, 31, 34, List.of("for a period of")),
            new Alignment(25, 27, 35, 37, List.of()))
        .paragraph()
        .summary("s0.1")
        .build();
  }

  /** As the embedded engine translates it, with what it says of its words. */
  static Digest byGist() throws EngineException {
    GistEngine gist = new GistEngine();
    List<String> sources =
        List.of("افتتح رئيس البلدية الميناء الجديد أمس.", "وقال إن العمل بدأ في مارس.");
    TranslationRequest request =
        new TranslationRequest(new LanguagePair("ar", "en"), sources, List.of());
    DigestBuilder builder =
        aDigest().file("opening.txt", "027-opening").title("افتتاح", "An opening");
    List<SegmentTarget> targets = gist.read(request, gist.ask(request));
    for (int i = 0; i < sources.size(); i++) {
      builder.aligned(
          sources.get(i),
          targets.get(i).text(),
          targets.get(i).alignment().toArray(Alignment[]::new));
    }
    return builder.paragraph().summary("s0.1").build();
  }

  /** An earlier edition had another version: of the title, a heading, sentences; one is gone. */
  static Digest changed() {
    return aDigest()
        .file("flood.html", "023-flood")
        .facts(FACTS.withTitle("السيول تقطع طريق الجبل وتعزل ثلاث قرى"))
        .title(
            "السيول تقطع طريق الجبل وتعزل ثلاث قرى",
            "Floods cut the mountain road and isolate three villages")
        .pair(
            "قطعت السيول طريق الجبل مساء الأحد وعزلت ثلاث قرى.",
            "Floods cut the mountain road on Sunday evening and isolated three villages.")
        .pair(
            "وقال الدفاع المدني إن خمسة أشخاص أُصيبوا بجروح طفيفة.",
            "Civil defence said that five people were slightly injured.")
        .paragraph()
        .section(2, "إيواء العائلات", "Sheltering the families")
        .pair(
            "ونُقلت أربعون عائلة إلى مدرسة البلدة.",
            "Forty families were taken to the town's school.")
        .pair(
            "وستبقى المدرسة مغلقة أمام التلاميذ حتى الخميس.",
            "The school will stay closed to pupils until Thursday.")
        .paragraph()
        .summary("s0.1")
        .was(
            "title",
            "السيول تقطع طريق الجبل وتعزل قريتين",
            "Floods cut the mountain road and isolate two villages")
        .was(
            "s0.1",
            "قطعت السيول طريق الجبل مساء الأحد وعزلت قريتين.",
            "Floods cut the mountain road on Sunday evening and isolated two villages.")
        .was(
            null,
            "ولم تُسجل أي إصابات بحسب رئيس البلدية.",
            "There were no injuries, according to the mayor.")
        .was("s0.2", null, null)
        .was("s1.h", "إجلاء العائلات", null)
        .was("s1.2", null, null)
        .build();
  }

  /** The same to be read from right to left, since an edition of another year. */
  static Digest changedArabic() {
    return aDigest()
        .languages("en", "ar")
        .engines(MACHINE)
        .file("ferry.md", "024-ferry")
        .title("Ferry fares rise", "ارتفاع أسعار العبّارة")
        .pair(
            "Ferry fares rise by 12 per cent from January, the operator said.",
            "قالت الشركة المشغلة إن أسعار العبّارة سترتفع بنسبة 12 في المئة اعتبارًا من يناير.")
        .pair(
            "Pupils and pensioners travel at half the fare.",
            "ويسافر التلاميذ والمتقاعدون بنصف السعر.")
        .paragraph()
        .summary("s0.1")
        .since("2025-12-30-2")
        .was(
            "s0.1",
            "Ferry fares rise by 8 per cent from January, the operator said.",
            "قالت الشركة المشغلة إن أسعار العبّارة سترتفع بنسبة 8 في المئة اعتبارًا من يناير.")
        .was(null, "The last increase was in 2019.", "وكانت آخر زيادة في عام 2019.")
        .build();
  }

  /** No engine was left. */
  static Digest untranslated() {
    String reason = "openai was unavailable 02:40–04:10";
    return aDigest()
        .engines()
        .file("قهوة.pdf", "022-qhwa")
        .title(DigestBuilder.missing("title", "أسعار القهوة ترتفع", Row.State.DEFERRED, reason))
        .deferred("ارتفعت أسعار القهوة في الأسواق بنسبة 10% منذ أمس.", reason)
        .paragraph()
        .deferred("ويتوقع التجار ارتفاعًا آخر.", reason)
        .summary("s0.1")
        .build();
  }
}
