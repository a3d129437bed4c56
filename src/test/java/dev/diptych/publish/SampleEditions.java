package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Editions of invented news. */
final class SampleEditions {

  private static final Map<String, List<String>> WATCH = watch();

  private static final String[] SUBJECTS = {
    "البلدية/The municipality",
    "وزارة التعليم/The education ministry",
    "إدارة الميناء/The port" + " administration",
    "شركة الكهرباء/The power company",
    "اتحاد المزارعين/The farmers'" + " union",
    "جمعية الأطباء/The doctors' association",
    "هيئة الأرصاد/The weather service",
    "نادي السباحة/The swimming club",
    "المتحف الوطني/The national museum",
    "مجلس المدينة/The city" + " council"
  };
  private static final String[] ACTS = {
    "تعلن خطة جديدة/announces a new plan",
    "تؤجل الافتتاح إلى الربيع/postpones the opening until" + " spring",
    "ترد على انتقادات السكان/answers criticism from residents",
    "توقع اتفاقًا مع" + " الجامعة/signs an agreement with the university",
    "تنشر أرقام العام الماضي/publishes last" + " year's figures",
    "تحذر من العواصف/warns of storms",
    "تبدأ أعمال الترميم/begins repair" + " work",
    "تدعو إلى اجتماع عاجل/calls an urgent meeting"
  };
  private static final String[] PLACES = {
    "في بني وليد/in Bani Walid", "في طبرق/in Tobruk", "في سبها/in Sabha", "في زليتن/in Zliten",
    "في غريان/in Gharyan", "في درنة/in Derna", "في الخمس/in Khoms", "في مصراتة/in Misrata"
  };
  private static final String[] OUTLETS = {
    "صحيفة المرفأ", "وكالة الساحل", "The Harbour Times", "أخبار الجبل", "إذاعة الواحة"
  };

  private SampleEditions() {}

  private static Map<String, List<String>> watch() {
    Map<String, List<String>> watch = new LinkedHashMap<>();
    watch.put("Bani Walid", List.of("بني وليد"));
    watch.put("Malta", List.of("مالطا", "مالطة"));
    watch.put("Layla bin Omar", List.of("ليلى بن عمر"));
    watch.put("Nobody", List.of("لا أحد يعرفه"));
    return watch;
  }

  /** The sample digests as one edition into English, with every fate a file can have. */
  static EditionIndex mixed() {
    List<DigestEntry> entries = new ArrayList<>();
    List<FileFate> files = new ArrayList<>();
    for (Digest digest : SampleDigests.all().values()) {
      if (digest.targetLanguage().equals("en")) {
        entries.add(entry(digest));
        files.add(
            new FileFate(digest.source().path(), digest.source().checksum(), Fate.READ, null));
      }
    }
    files.add(new FileFate("agency/port.txt", "aa".repeat(32), Fate.READ, null));
    files.add(new FileFate("old.html", "bb".repeat(32), Fate.FILTERED, "unchanged"));
    files.add(
        new FileFate("broken.pdf", "cc".repeat(32), Fate.SKIPPED, "encrypted: needs a password"));
    files.add(new FileFate("secret.docx", "dd".repeat(32), Fate.WITHDRAWN, null));
    return index("en", files, entries, LocalTime.of(6, 0));
  }

  /** What is to be read from right to left, with what could not be translated among it. */
  static EditionIndex arabic() {
    List<DigestEntry> entries = new ArrayList<>();
    List<FileFate> files = new ArrayList<>();
    for (Digest digest : SampleDigests.all().values()) {
      if (digest.targetLanguage().equals("ar")) {
        entries.add(entry(digest));
        files.add(
            new FileFate(digest.source().path(), digest.source().checksum(), Fate.READ, null));
      }
    }
    Digest untranslated =
        DigestBuilder.aDigest()
            .languages("en", "ar")
            .file("court.txt", "025-court")
            .title(DigestBuilder.missing("title", "Court delays ruling", Row.State.GAP, "x"))
            .gap("The court delayed its ruling to 12 December.", "x")
            .summary("s0.1")
            .build();
    entries.add(entry(untranslated));
    files.add(new FileFate("court.txt", "aa".repeat(32), Fate.READ, null));
    files.add(new FileFate("broken.pdf", "cc".repeat(32), Fate.SKIPPED, "needs a password"));
    return index("ar", files, entries, null);
  }

  /** An edition of these digests, each with its place. */
  static EditionIndex of(String target, List<Digest> digests) {
    List<DigestEntry> entries = new ArrayList<>();
    List<FileFate> files = new ArrayList<>();
    for (Digest digest : digests) {
      entries.add(entry(digest, entries.size() + 1));
      files.add(new FileFate(digest.source().path(), "aa".repeat(32), Fate.READ, null));
    }
    return index(target, files, entries, null);
  }

  static EditionIndex index(
      String target,
      List<FileFate> files,
      List<DigestEntry> entries,
      @Nullable LocalTime deadline) {
    return new EditionIndex(
        "nightly",
        "2026-11-24",
        target,
        Instant.parse("2026-11-24T01:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        EditionContents.of(files, entries),
        WATCH,
        deadline,
        List.of("2026-11-24-2"),
        List.of(),
        List.of("html", "md", "json", "epub", "atom"));
  }

  /** The same edition, of which nothing has been counted yet. */
  static EditionIndex again(EditionIndex index) {
    return index(
        index.targetLanguage(),
        index.contents().files().toList(),
        index.contents().digests().all().toList(),
        index.deadline());
  }

  /** As an earlier version kept it, without a place: the index ranks it. */
  static DigestEntry entry(Digest digest) {
    return entry(digest, null);
  }

  static DigestEntry entry(Digest digest, @Nullable Integer place) {
    return DigestEntries.of(
        digest,
        Map.of("html", "ee".repeat(32), "json", "ff".repeat(32)),
        new WatchList(WATCH),
        place);
  }

  /** An edition of many articles, the same for the same number. */
  static EditionIndex large(int articles) {
    Random random = new Random(20261124);
    List<DigestEntry> entries = new ArrayList<>();
    List<FileFate> files = new ArrayList<>();
    for (int i = 1; i <= articles; i++) {
      Digest digest = invented(random, i);
      entries.add(entry(digest));
      files.add(new FileFate(digest.source().path(), digest.source().checksum(), Fate.READ, null));
    }
    return index("en", files, entries, null);
  }

  private static Digest invented(Random random, int number) {
    String[] title = sentence(random);
    DigestBuilder builder =
        DigestBuilder.aDigest()
            .file("wire/" + number + ".html", Slugs.of(number, "wire/" + number + ".html"))
            .facts(
                new dev.diptych.article.ArticleFacts(
                    title[0],
                    null,
                    String.format(
                        "2026-11-23T%02d:%02d:00", random.nextInt(24), random.nextInt(60)),
                    OUTLETS[random.nextInt(OUTLETS.length)],
                    null,
                    null,
                    List.of()))
            .title(title[0], title[1]);
    for (int i = 0; i < 3; i++) {
      String[] one = sentence(random);
      String[] two = sentence(random);
      String unusual = Integer.toString(random.nextInt(100_000));
      builder.pair(
          one[0] + " رقم " + unusual + "، وكانت " + two[0] + ".",
          one[1] + " number " + unusual + ", after " + two[1] + ".");
    }
    return builder.summary("s0.1", "s0.2", "s0.3").build();
  }

  private static String[] sentence(Random random) {
    String[] subject = SUBJECTS[random.nextInt(SUBJECTS.length)].split("/");
    String[] act = ACTS[random.nextInt(ACTS.length)].split("/");
    String[] place = PLACES[random.nextInt(PLACES.length)].split("/");
    return new String[] {
      subject[0] + " " + act[0] + " " + place[0], subject[1] + " " + act[1] + " " + place[1]
    };
  }
}
