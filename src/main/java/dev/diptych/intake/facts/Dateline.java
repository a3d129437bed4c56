package dev.diptych.intake.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The opening of an agency's story: {@code بيروت (أ ف ب) - …}, {@code PARIS, Nov. 23, 2026 (AFP) —
 * …}, {@code دمشق - سانا: …}.
 *
 * @param agency the agency that it names, {@code null} if it names none
 * @param published the day that it names, {@code null} if it names none
 */
record Dateline(@Nullable String agency, @Nullable String published) {

  private static final Dateline NONE = new Dateline(null, null);
  private static final int FARTHEST = 110;
  private static final int LONGEST_PLACE = 70;

  /** An agency in brackets or between signs, and the sign behind which the story begins. */
  private static final Pattern IN_BRACKETS =
      Pattern.compile("[(（\\[]\\s*([^()（）\\[\\]]{2,30}?)\\s*[)）\\]]");

  private static final Pattern BETWEEN_SIGNS =
      Pattern.compile("(?:^|[-–—/،,]\\s*|['\"«“]\\s*)([\\p{L}. ]{2,30}?)\\s*[-–—:/'\"»”]");

  /** {@code دمشق-سانا افتتح …}: behind a place that is known, without a sign at its end. */
  private static final Pattern JOINED =
      Pattern.compile("^\\s*([\\p{L} ]{2,30}?)\\s*[-–—/]\\s*([\\p{L}.]{2,20})\\s");

  /** Of the first paragraph of a text. */
  static Dateline of(String paragraph) {
    String head = paragraph.substring(0, Math.min(FARTHEST, paragraph.length()));
    Dateline found = of(head, IN_BRACKETS);
    found = found != NONE ? found : of(head, BETWEEN_SIGNS);
    Matcher joined = JOINED.matcher(head);
    if (found == NONE && joined.find() && Names.isPlace(joined.group(1))) {
      String agency = Names.agency(joined.group(2));
      return agency == null ? NONE : new Dateline(agency, null);
    }
    return found;
  }

  private static Dateline of(String head, Pattern pattern) {
    Matcher matcher = pattern.matcher(head);
    int from = 0;
    while (matcher.find(from)) {
      String before = head.substring(0, matcher.start());
      String agency = agency(matcher.group(1));
      if (agency != null && isPlaceAndDay(before)) {
        String inside = head.substring(0, Math.min(head.length(), matcher.end() + 20));
        String day = WrittenDate.in(before, false).orElse(null);
        return new Dateline(agency, day != null ? day : dayBehind(inside, matcher.end()));
      }
      from = Math.max(matcher.start() + 1, matcher.end(1));
    }
    return NONE;
  }

  private static @Nullable String dayBehind(String head, int from) {
    return head.substring(from).startsWith(" -")
        ? null
        : WrittenDate.in(head.substring(from), false).orElse(null);
  }

  /** {@code رويترز}, but also {@code أ ف ب - خاص} and {@code AFP/Reuters}. */
  private static @Nullable String agency(String text) {
    String whole = Names.agency(text);
    if (whole != null) {
      return whole;
    }
    for (String part : text.split("[-–—/،,+&]")) {
      String agency = Names.agency(part);
      if (agency != null) {
        return agency;
      }
    }
    return null;
  }

  /** No sentence has been said before the agency is named. */
  private static boolean isPlaceAndDay(String before) {
    String text = before.strip();
    boolean sentence = before.contains(". ") && !WrittenDate.in(text, false).isPresent();
    return text.length() <= LONGEST_PLACE
        && !sentence
        && text.chars().noneMatch(c -> "!؟?؛".indexOf(c) >= 0)
        && text.split("\\s+", 12).length <= 10;
  }
}
