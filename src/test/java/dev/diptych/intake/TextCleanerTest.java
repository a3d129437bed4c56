package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {

  private static final Effort<String> EFFORT = new Effort<>(Cleaning.class);

  private static final String ARABIC =
      "أعلنت وزارة النقل أن الخط الجديد بين الميناء والمدينة القديمة سيفتح أمام الركاب في مطلع"
          + " الشهر.";
  private static final String PERSIAN =
      "وزارت راه اعلام کرد که خط جدید میان بندر و شهر قدیم از ماه آینده برای مسافران باز می‌شود.";
  private static final String FRENCH =
      "La mairie a annoncé la fermeture définitive de la piscine, dont la charpente a été"
          + " fragilisée à l'été.";
  private static final String RUSSIAN =
      "Министерство транспорта сообщило, что новая линия между портом и старым городом скоро"
          + " откроется.";
  private static final List<String> SOUND =
      List.of(
          ARABIC,
          PERSIAN,
          FRENCH,
          RUSSIAN,
          "وزیر اعظم نے کہا ہے کہ نئی ریلوے لائن اگلے مہینے مسافروں کے لیے کھول دی جائے گی۔",
          "交通部宣布，港口与老城之间的新线路将于下月初向乘客开放。",
          "Bộ Giao thông cho biết tuyến đường mới giữa cảng và phố cổ sẽ mở cửa đón hành khách vào"
              + " đầu tháng tới.",
          "Ráðuneytið tilkynnti að nýja leiðin milli hafnarinnar og gamla bæjarins opni í næsta"
              + " mánuði.",
          "Zażółć gęślą jaźń: ministerstwo ogłosiło, że nowa linia zostanie wkrótce otwarta dla"
              + " pasażerów.",
          "What? Why? Who? Nobody knows??? The answer is no.",
          "NÃO É SÓ ISSO: A AÇÃO JÁ COMEÇOU, DISSE O MINISTRO À NAÇÃO.",
          "МИНИСТЕРСТВО ТРАНСПОРТА СООБЩИЛО О НОВОЙ ЛИНИИ МЕЖДУ ПОРТОМ И СТАРЫМ ГОРОДОМ",
          "5 > 3 ÷ 2",
          "");

  private final TextCleaner cleaner = new TextCleaner();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          الــــسلام عليـــكم           | السلام عليكم
          سنة 1445 هـ ثم               | سنة 1445 هـ ثم
          قال لـ«الجزيرة» و بـ 5        | قال لـ«الجزيرة» و بـ 5
          محمد ـ وهو مدير ـ قال         | محمد - وهو مدير - قال
          ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ                   | السلام عليكم
          ﷲ أكبر ﷺ                     | الله أكبر ﷺ
          مُحَمَّدٌ رَسُولٌ              | مُحَمَّدٌ رَسُولٌ
          eﬃcient ﬁle                  | efficient file
          می‌خواهم                     | می‌خواهم
          http://x.org/a?b=1&c=%20#ـ   | http://x.org/a?b=1&c=%20#-
          3.5 و ٣٫٥ و 1,234.50         | 3.5 و ٣٫٥ و 1,234.50
          """)
  void normalisesCharactersAndKeepsMeaning(String dirty, String clean) {
    assertThat(cleaner.clean(dirty)).isEqualTo(clean);
  }

  @Test
  void bringsSpacesLineEndsAndInvisibleCharactersIntoOneForm() {
    assertThat(cleaner.clean("a\u00a0b\u2003c\u3000d")).isEqualTo("a b c d");
    assertThat(cleaner.clean("1\u00a0234\u202f567")).isEqualTo("1\u00a0234\u202f567");
    assertThat(cleaner.clean("a\r\nb\rc\u2028d\u2029e\ff")).isEqualTo("a\nb\nc\nd\n\ne\nf");
    assertThat(cleaner.clean("a\0b\ufeffc\u00add\u200be\u202af\u2066g\u0007h"))
        .isEqualTo("abcdefgh");
    assertThat(cleaner.clean("\u200fعربي\u200e \u061c12\u202c")).isEqualTo("عربي 12");
    assertThat(cleaner.clean("x\ud83d y\udc00")).isEqualTo("x\ufffd y\ufffd");
    assertThat(cleaner.clean("e\u0301te\u0301")).isEqualTo("été");
    assertThat(cleaner.clean("\uf0b7 item")).isEqualTo("• item");
    assertThat(cleaner.clean("ok\udb40\udc49\udb40\udc67 fine")).isEqualTo("ok fine");
  }

  @Test
  void keepsEmojiAndTheJoinersOfScriptsThatNeedThem() {
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f";
    String hindi = "क्\u200dष";
    String thai = "ภาษา\u200bไทย";
    assertThat(cleaner.clean(family + hindi + thai)).isEqualTo(family + hindi + thai);
  }

  @Test
  void leavesACleanTextAsItIs() {
    assertThat(cleaner.clean(ARABIC)).isSameAs(ARABIC);
    SOUND.forEach(text -> assertThat(cleaner.clean(text)).isEqualTo(text));
  }

  @Test
  void cleaningTwiceGivesTheSameAsOnce() {
    String[] bits = {
      "ا", "ل", "ـ", "هـ", "ّ", "\u200c", "\u200d", "\u200f", "\0", "\r", "\n", "\u00a0", "5", "ﺍ",
      "ﻼ", "ﷺ", "\ud83d", "\ude00", "e", "\u0301", " ", "\ufeff", "\u2028", "ﬁ", "\u3000", "\ufe71"
    };
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      String once = cleaner.clean(text.toString());
      assertThat(cleaner.clean(once)).isEqualTo(once);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(once)).isTrue();
    }
  }

  @Test
  void soundTextsAreNotMojibake() {
    assertThat(SOUND).allSatisfy(text -> assertThat(cleaner.mojibake(text)).as(text).isEmpty());
    assertThat(SOUND).allSatisfy(text -> assertThat(cleaner.visualOrder(text)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, windows-1252, all",
    "UTF-8, ISO-8859-1, all",
    "UTF-8, windows-1256, all",
    "UTF-8, windows-1251, all",
    "windows-1256, windows-1252, arabic",
    "windows-1256, ISO-8859-5, arabic",
    "windows-1256, x-MacCyrillic, arabic",
    "windows-1251, windows-1252, russian",
    "KOI8-R, windows-1251, russian",
    "windows-1256, US-ASCII, arabic",
    "windows-1251, UTF-8, russian"
  })
  void recognisesTextReadInTheWrongCharset(String real, String taken, String texts) {
    List<String> samples =
        switch (texts) {
          case "arabic" -> List.of(ARABIC);
          case "russian" -> List.of(RUSSIAN);
          default -> List.of(ARABIC, PERSIAN, FRENCH, RUSSIAN);
        };
    for (String sample : samples) {
      String wrong = new String(sample.getBytes(Charset.forName(real)), Charset.forName(taken));
      assertThat(cleaner.mojibake(wrong)).as(wrong).isPresent();
      assertThat(cleaner.mojibake(cleaner.clean(wrong))).as("cleaned: " + wrong).isPresent();
    }
  }

  @Test
  void recognisesLettersReplacedByQuestionMarks() {
    String lost = new String(ARABIC.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    assertThat(cleaner.mojibake(lost))
        .hasValueSatisfying(it -> assertThat(it).contains("question"));
  }

  @Test
  void turnsVisualOrderRound() {
    String logical =
        "أعلنت وزارة النقل (الثلاثاء) أن الخط رقم 125 بين الميناء والمدينة القديمة سيفتح.\n"
            + "وقالت الشركة Blue Rail 3 إن القطارات الجديدة تعمل حتى الساعة 23:30 في المحطات كافة";
    String visual = cleaner.toLogicalOrder(logical);
    assertThat(cleaner.visualOrder(logical)).isEmpty();
    assertThat(cleaner.visualOrder(visual)).isPresent();
    assertThat(visual).startsWith(".حتفيس").contains("125").contains("(ءاثالثلا)".substring(0, 1));
    assertThat(cleaner.toLogicalOrder(visual)).isEqualTo(logical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ـ", "\u200d", "ا\u200c", "\ud83d", "\r", "?", "Ø", "ﻼ", "5 ", "(", "\u0651", "a ا "
      })
  void takesALongTextOfAnythingInItsStride(String bit) {
    EFFORT.assertLinear(20_000, length -> bit.repeat(length / bit.length()));
    new Cleaning().apply(bit.repeat(2_000_000 / bit.length())).run();
  }

  static final class Cleaning implements Function<String, Runnable> {
    private final TextCleaner cleaner = new TextCleaner();

    @Override
    public Runnable apply(String text) {
      return () -> {
        String clean = cleaner.clean(text);
        cleaner.mojibake(clean);
        cleaner.visualOrder(clean);
        cleaner.toLogicalOrder(clean);
      };
    }
  }

  @Test
  void arabicThatWasReadAsAnotherPageIsNamedAndOtherLettersAreNot() {
    String text =
        "وقال السكان في المدينة إن العمل من أهم ما كان بعد ذلك على الشاطئ. وقالت البلدية إن المشروع"
            + " الذي بدأ في الصيف مع الشركة لا يكلف كثيرا.";
    Charset arabic = Charset.forName("x-MacArabic");
    for (String wrong : List.of("windows-1256", "ISO-8859-1")) {
      String read = new String(text.getBytes(arabic), Charset.forName(wrong));
      assertThat(cleaner.mojibake(read)).as(read).isPresent();
    }
    assertThat(
            cleaner.mojibake(
                new String(
                    text.getBytes(Charset.forName("ISO-8859-6")), Charset.forName("windows-1256"))))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("looks like ISO-8859-6", "read as windows-1256"));
    assertThat(SOUND)
        .allSatisfy(sound -> assertThat(cleaner.mojibake((sound + " ").repeat(30))).isEmpty());
    String russian =
        "Как увеличить скорость бега в игре? Нужно на уровне и по ходу дела, но не до конца, а за"
            + " ним и от него, и мы это со всеми. На нем и на ней, на том и на этом. ";
    assertThat(cleaner.mojibake(russian.repeat(10))).isEmpty();
  }
}
