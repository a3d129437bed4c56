package dev.diptych.publish;

import static dev.diptych.publish.DigestBuilder.aDigest;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import dev.diptych.engine.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Digests of articles by people who do not wish us well, or who write oddly. */
final class HostileDigests {

  static final String SCRIPT = "\"'></bdi></p></style></script><script>alert(1)</script>&lt;<!--";
  static final String OVERRIDE = "safe\u202Egnp.exe\u202D\u2066\u2069\u202C";
  static final String CONTROLS = "a\u0000b\u0007c\uD800d\uFFFEe\u0085f\u2028g\r\nh";
  static final String MARKDOWN = "![x](javascript:alert(1)) | **b** <b> `c` # [l](http://x)\n\n# h";

  private HostileDigests() {}

  static Map<String, Digest> all() {
    Map<String, Digest> all = new LinkedHashMap<>();
    all.put("script in every field", everywhere(SCRIPT));
    all.put("direction overrides in every field", everywhere(OVERRIDE));
    all.put("controls in every field", everywhere(CONTROLS));
    all.put("markdown in every field", everywhere(MARKDOWN));
    all.put("300 reprints", reprinted());
    all.put("long title", longTitle());
    all.put("title that turns around and runs", turnedTitle());
    all.put("outlet in a folder above", folderAbove());
    all.put("summary of one word", oneWordSummary());
    all.put("no title", aDigest().pair("كلمة.", "A word.").summary("s0.1").build());
    all.put("one word", aDigest().title("خبر", "News").pair("خبر", "News").build());
    all.put("only headings", onlyHeadings());
    all.put("levels left out", levels());
    all.put("mixed directions", mixed());
    all.put("another article", aDigest().pair("كلمة.", "A word.").since("x").another().build());
    all.put("rewritten", rewritten());
    all.put("nothing at all", aDigest().engines().build());
    return all;
  }

  static Digest everywhere(String text) {
    return aDigest()
        .file(text + ".html", "017-x")
        .facts(new ArticleFacts(text, text, text, text, "javascript:" + text, text, List.of(text)))
        .notes(text)
        .engines(new Digest.EngineCredit(text, text, true, Reach.PROCESS))
        .glossary(text)
        .title(text, text)
        .checked(text, text, SampleDigests.finding(Check.NUMBERS, text, text))
        .paragraph()
        .gap(text, text)
        .section(3, text, text)
        .pair(text, text)
        .sourceOnly(text)
        .written(text, "s0.1", "s1.1")
        .corrected("2026-11-24T08:12:00Z", "s1", text)
        .revision(2)
        .story(text, text)
        .was("title", text, text)
        .was("s0.1", text, null)
        .was("s1.h", text, text)
        .was(null, text, text)
        .build();
  }

  /** More changes than anybody reads before the text. */
  static Digest rewritten() {
    DigestBuilder builder = aDigest().title("تقرير", "A report");
    for (int i = 1; i <= 24; i++) {
      builder
          .pair("بلغ العدد " + i + " أمس.", "The number reached " + i + " yesterday.")
          .was("s0." + i, "بلغ العدد " + 2 * i + " أمس.", "The number reached " + 2 * i + ".");
    }
    return builder.summary("s0.1").build();
  }

  /** What follows the override reads backwards where it is not shown as what it is. */
  static Digest turnedTitle() {
    String turned = "\u202E<script>alert(1)</script>\u202C";
    return aDigest()
        .file("t.html", "031-turned")
        .title("عنوان " + turned, "Title " + turned)
        .pair("كلمة هنا.", "A word here.")
        .summary("s0.1")
        .build();
  }

  /** Both the folder of its file and the name of its outlet lead out of the output folder. */
  static Digest folderAbove() {
    return aDigest()
        .file("../x/port.html", "032-above")
        .facts(
            new ArticleFacts(null, "../x", null, "../x", "../x/port.html", "../x", List.of("../x")))
        .title("ميناء", "A port")
        .pair("كلمة هنا.", "A word here.")
        .summary("s0.1")
        .story("s", "../x/other.html")
        .build();
  }

  static Digest oneWordSummary() {
    return aDigest()
        .file("w.html", "033-word")
        .title("خبر", "News")
        .pair("نعم", "Yes")
        .summary("s0.1")
        .build();
  }

  /** A story that every outlet has, some in folders with names that lead elsewhere. */
  static Digest reprinted() {
    String[] paths = new String[300];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "../x/" + i + "/<b>.html";
    }
    return aDigest()
        .file("../x/port.html", "017-port")
        .title("م", "T")
        .pair("ا.", "A.")
        .summary("s0.1")
        .story("s", paths)
        .build();
  }

  private static Digest longTitle() {
    String source = "عنوان طويل جدًا ".repeat(125).strip();
    String target = "a very long title ".repeat(112).strip();
    return aDigest().title(source, target).pair(source, target).summary("s0.1").build();
  }

  private static Digest onlyHeadings() {
    DigestBuilder builder = aDigest().title("عناوين", "Headings");
    for (int i = 1; i <= 5; i++) {
      builder.section(i, "عنوان " + i, "Heading " + i);
    }
    return builder.build();
  }

  private static Digest levels() {
    return aDigest()
        .section(4, "أ", "A")
        .pair("ب.", "B.")
        .section(1, "ج", "C")
        .pair("د.", "D.")
        .section(6, "ه", "E")
        .section(6, "ه", "E")
        .pair("و.", "F.")
        .build();
  }

  private static Digest mixed() {
    return aDigest()
        .title(DigestBuilder.missing("title", "«iPhone 17» يصل إلى Tripoli", Row.State.GAP, "x"))
        .pair(
            "اكتب `git commit -m \"رسالة\"` ثم افتح https://example.org/مسار?q=1&r=2 (انظر [1]).",
            "Type `git commit -m \"رسالة\"`, then open https://example.org/مسار?q=1&r=2 (see [1]).")
        .pair("بلغت النسبة 15% (من 3.5 إلى 4.0).", "It reached 15% (from 3.5 to 4.0).")
        .summary("s0.1")
        .build();
  }

  /** As long as an article may be. */
  static Digest fiveThousandSentences() {
    DigestBuilder builder = aDigest().title("تقرير طويل", "A long report");
    for (int section = 0; section < 100; section++) {
      if (section > 0) {
        builder.section(2, "الفصل " + section, "Chapter " + section);
      }
      for (int i = 0; i < 50; i++) {
        builder.pair(
            "هذه هي الجملة رقم " + i + " من الفصل، وفيها ما يكفي من الكلمات لسطرين كاملين تقريبًا.",
            "This is sentence " + i + " of the chapter, with words enough for almost two lines.");
        if (i % 4 == 3) {
          builder.paragraph();
        }
      }
    }
    return builder.summary("s0.1", "s10.1", "s20.1").build();
  }
}
