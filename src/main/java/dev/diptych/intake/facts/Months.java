package dev.diptych.intake.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of months, folded, in the calendars and languages that the press writes dates in. */
final class Months {

  /** The calendars in which newspapers date themselves. */
  enum Calendar {
    /** The international one. */
    GREGORIAN,
    /** The lunar one of Arabic papers, as Umm al-Qura counts it. */
    HIJRI,
    /** The solar one of Iran and Afghanistan. */
    SOLAR
  }

  /**
   * A month of a calendar.
   *
   * @param calendar whose month it is
   * @param number from 1 to 12
   */
  record Month(Calendar calendar, int number) {}

  private static final String[] GREGORIAN = {
    "يناير|كانون الثاني|جانفي|january|jan|janvier|janv|ژانویه|جنوری",
    "فبراير|شباط|فيفري|february|feb|février|fevrier|févr|fév|فوریه|فروری",
    "مارس|اذار|march|mar|mars|مارچ",
    "ابريل|نيسان|افريل|april|apr|avril|avr|آوریل|اپریل",
    "مايو|ايار|ماي|may|mai|مه|می|مئی",
    "يونيو|حزيران|جوان|june|jun|juin|ژوئن|جون",
    "يوليو|تموز|جويليه|july|jul|juillet|juil|ژوئیه|جولای|جولائی",
    "اغسطس|اب|اوت|august|aug|août|aout|اوت|آگوست|اگست",
    "سبتمبر|ايلول|شتنبر|september|sept|sep|septembre|سپتامبر|ستمبر",
    "اكتوبر|تشرين الاول|october|oct|octobre|اکتبر|اکتوبر",
    "نوفمبر|تشرين الثاني|نونبر|november|nov|novembre|نوامبر|نومبر",
    "ديسمبر|كانون الاول|دجنبر|december|dec|décembre|decembre|déc|دسامبر|دسمبر"
  };

  private static final String[] HIJRI = {
    "محرم|المحرم|محرم الحرام|muharram",
    "صفر|صفر الخير|safar",
    "ربيع الاول|ربيع اول|ربيع الانور",
    "ربيع الاخر|ربيع الثاني|ربيع ثاني",
    "جمادى الاولى|جمادى الاول|جمادى اولى",
    "جمادى الاخره|جمادى الثانيه|جمادى الاخر|جمادى الثاني",
    "رجب|رجب المرجب",
    "شعبان",
    "رمضان|رمضان المبارك|ramadan",
    "شوال",
    "ذو القعده|ذي القعده|ذوالقعده",
    "ذو الحجه|ذي الحجه|ذوالحجه"
  };

  private static final String[] SOLAR = {
    "فروردین|حمل", "اردیبهشت|ثور", "خرداد|جوزا", "تیر|سرطان", "مرداد|اسد", "شهریور|سنبله",
    "مهر|میزان", "آبان|عقرب", "آذر|قوس", "دی|جدی", "بهمن|دلو", "اسفند|حوت"
  };

  private static final Map<String, Month> BY_NAME = byName();
  private static final int MOST_WORDS = 2;

  private Months() {}

  /** The month of a folded name. */
  static @Nullable Month of(String name) {
    return BY_NAME.get(name);
  }

  /** How many words a name of a month may have. */
  static int mostWords() {
    return MOST_WORDS;
  }

  /**
   * Letters as the names are compared: small, without vowel signs, one spelling of alef, yeh and
   * kaf, western digits.
   */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (Character.isDigit(c)) {
        folded.append((char) ('0' + Character.digit(c, 10)));
      } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT && c != 'ـ') {
        folded.append(letter(c));
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  private static char letter(char c) {
    return switch (c) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ی', 'ى' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      case '\u00A0', '\u202F' -> ' ';
      default -> c;
    };
  }

  private static Map<String, Month> byName() {
    Map<String, Month> names = new HashMap<>();
    add(names, Calendar.GREGORIAN, GREGORIAN);
    add(names, Calendar.HIJRI, HIJRI);
    add(names, Calendar.SOLAR, SOLAR);
    return Map.copyOf(names);
  }

  private static void add(Map<String, Month> names, Calendar calendar, String[] months) {
    for (int i = 0; i < months.length; i++) {
      for (String name : months[i].split("\\|")) {
        names.putIfAbsent(folded(name), new Month(calendar, i + 1));
      }
    }
  }
}
