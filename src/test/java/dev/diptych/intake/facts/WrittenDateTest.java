package dev.diptych.intake.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Arabic, both sets of names, and those of the Maghreb
        "الاثنين 23 نوفمبر 2026 | 2026-11-23",
        "٢٣ تشرين الثاني ٢٠٢٦ | 2026-11-23",
        "23 تشرين الثاني/نوفمبر 2026 | 2026-11-23",
        "23 نوفمبر (تشرين الثاني) 2026 | 2026-11-23",
        "٧ نيسان ٢٠٢٦ | 2026-04-07",
        "7 أبريل 2026 | 2026-04-07",
        "7 إبريل، 2026 | 2026-04-07",
        "7 أفريل 2026 | 2026-04-07",
        "الأحد، 3 أوت 2025 | 2025-08-03",
        "3 آب/أغسطس 2025 | 2025-08-03",
        "12 جويلية 2025 | 2025-07-12",
        "5 شتنبر 2025 | 2025-09-05",
        "1 كانون الثاني 2026 | 2026-01-01",
        "31 كانون الأول من العام 2025 | 2025-12-31",
        "الأول من القرن، نشر في: 9 أيار 2024 | 2024-05-09",
        "تاريخ النشر: 14 حَزِيران 2026م | 2026-06-14",
        // Hijri with and without the Gregorian day
        "12 جمادى الآخرة 1448هـ الموافق 22 نوفمبر 2026م | 2026-11-22",
        "١ رمضان ١٤٤٧ هـ | 2026-02-18",
        "1 محرم 1446هـ | 2024-07-07",
        "10 ذو الحجة 1445 | 2024-06-16",
        "9 ربيع الأول 1446هـ | 2024-09-12",
        "1447/09/01هـ | 2026-02-18",
        // figures
        "2026/11/23 | 2026-11-23",
        "٢٠٢٦-١١-٢٣ | 2026-11-23",
        "23.11.2026 | 2026-11-23",
        "٠٣/٠٤/٢٠٢٦ التاريخ | 2026-04-03",
        "11/23/2026 | 2026-11-23",
        "05/05/2026 | 2026-05-05",
        // English, French, German is left to figures
        "November 23, 2026 | 2026-11-23",
        "Published: Monday, 23rd of November 2026 | 2026-11-23",
        "Nov. 3rd, 2026 | 2026-11-03",
        "Sept 9, 2025 | 2025-09-09",
        "lundi 23 novembre 2026 | 2026-11-23",
        "1er mars 2026 | 2026-03-01",
        "Publié le 4 août 2025 | 2025-08-04",
        "le 2 févr. 2025 | 2025-02-02",
        // Persian, solar and Gregorian
        "دوشنبه ۲ آذر ۱۴۰۵ | 2026-11-23",
        "۱ فروردین ۱۴۰۰ | 2021-03-21",
        "۳۰ اسفند ۱۳۹۹ | 2021-03-20",
        "۱۴۰۳/۱۲/۳۰ | 2025-03-20",
        "۱ فروردین ۱۴۰۴ | 2025-03-21",
        "۱۲ ژوئیه ۲۰۲۵ | 2025-07-12",
        "۱۲ نومبر ۲۰۲۵ء | 2025-11-12"
      })
  void readsADayInWordsOrFigures(String line, String day) {
    assertThat(WrittenDate.in(line, false)).contains(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23 نوفمبر 2026 - 10:40 | 2026-11-23T10:40",
        "23 نوفمبر 2026، الساعة 9:05 مساءً | 2026-11-23T21:05",
        "٢٣/١١/٢٠٢٦ ١٢:٣٠ ص | 2026-11-23T00:30",
        "November 23, 2026 at 4:15 pm | 2026-11-23T16:15",
        "23 novembre 2026 à 18h05 | 2026-11-23T18:05",
        "10:40 GMT, 23 November 2026 | 2026-11-23T10:40Z",
        "23 نوفمبر 2026 10:40 بتوقيت غرينتش | 2026-11-23T10:40Z",
        "۲ آذر ۱۴۰۵ ساعت ۱۴:۲۰ | 2026-11-23T14:20"
      })
  void takesTheTimeThatStandsBeside(String line, String time) {
    assertThat(WrittenDate.in(line, false)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "منذ ساعتين", "قبل 3 أيام", "أمس", "Two hours ago", "yesterday at 10:40", "il y a 3 jours",
        "۳ ساعت پیش", "23 نوفمبر", "November 23", "نوفمبر 2026", "32 نوفمبر 2026", "03/04/2026",
        "30 فبراير 2026", "31/02/2026", "1448", "1.2.3", "192.168.10.2026", "12/2026",
        "30 فروردين 2026", "Section 12/3/4", "ملف 1320/05/02", "May 2026 be a good year"
      })
  void guessesNothing(String line) {
    assertThat(WrittenDate.in(line, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "آخر تحديث: 23 نوفمبر 2026",
        "Last updated: 23 November 2026",
        "Updated 23 November 2026 10:40",
        "Mis à jour le 23 novembre 2026",
        "تم التعديل، عُدّل في 23/11/2026",
        "به‌روزرسانی: ۲ آذر ۱۴۰۵"
      })
  void theDayOfAChangeIsNotThatOfPublication(String line) {
    assertThat(WrittenDate.in(line, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "نشر في 22 نوفمبر 2026، آخر تحديث 23 نوفمبر 2026",
        "آخر تحديث 23 نوفمبر 2026 – نشر في 22 نوفمبر 2026",
        "Updated 23 November 2026 | Published 22 November 2026",
        "Publié le 22 novembre 2026, mis à jour le 23 novembre 2026",
        "22/11/2026 | updated 23/11/2026"
      })
  void ofTwoDaysThatOfPublicationCounts(String line) {
    assertThat(WrittenDate.in(line, false)).contains("2026-11-22");
  }

  @Test
  void theLanguageSaysWhichOfTwoFiguresIsTheDay() {
    assertThat(WrittenDate.in("03/04/2026", true)).contains("2026-04-03");
    assertThat(WrittenDate.in("03/04/2026", false)).isEmpty();
  }

  @Test
  void aSentenceWithADateIsNoDateLine() {
    assertThat(WrittenDate.isDateLine("الاثنين 23 نوفمبر 2026 - 10:40")).isTrue();
    assertThat(
            WrittenDate.isDateLine(
                "وافتتح الوزير الجسر يوم الاثنين 23 نوفمبر 2026 بعد أعمال دامت سنتين في الوادي."))
        .isFalse();
  }
}
