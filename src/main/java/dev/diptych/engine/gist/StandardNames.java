package dev.diptych.engine.gist;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of states, languages, currencies and the world's cities from CLDR, by way of ICU. */
final class StandardNames {

  private static final ULocale ARABIC = new ULocale("ar");
  private static final ULocale ENGLISH = ULocale.ENGLISH;

  private StandardNames() {}

  /**
   * A name in both languages.
   *
   * @param kind as in the name files
   */
  record Name(String arabic, String english, String kind) {}

  static List<Name> entries() {
    List<Name> names = new ArrayList<>(1200);
    LocaleDisplayNames arabic = LocaleDisplayNames.getInstance(ARABIC);
    LocaleDisplayNames english = LocaleDisplayNames.getInstance(ENGLISH);
    for (String region : ULocale.getISOCountries()) {
      add(names, arabic.regionDisplayName(region), english.regionDisplayName(region), "place");
    }
    for (String language : ULocale.getISOLanguages()) {
      if (language.length() == 2) {
        add(
            names,
            arabic.languageDisplayName(language),
            english.languageDisplayName(language),
            "language");
      }
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      add(
          names,
          currency.getName(ARABIC, Currency.LONG_NAME, null),
          currency.getName(ENGLISH, Currency.LONG_NAME, null),
          "currency");
    }
    cities(names);
    return names;
  }

  private static void cities(List<Name> names) {
    TimeZoneNames arabic = TimeZoneNames.getInstance(ARABIC);
    TimeZoneNames english = TimeZoneNames.getInstance(ENGLISH);
    for (String zone :
        TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      add(
          names,
          arabic.getExemplarLocationName(zone),
          english.getExemplarLocationName(zone),
          "place");
    }
  }

  private static void add(
      List<Name> names, @Nullable String arabic, @Nullable String english, String kind) {
    if (arabic == null || english == null || arabic.isEmpty()) {
      return;
    }
    boolean isArabic = ArabicText.isLetter(arabic.charAt(0));
    boolean isPlain = arabic.indexOf('(') < 0 && english.indexOf('(') < 0;
    if (isArabic && isPlain && arabic.length() > 2) {
      names.add(new Name(ArabicText.bare(arabic), english, kind));
    }
  }
}
