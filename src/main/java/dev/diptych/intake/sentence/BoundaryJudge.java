package dev.diptych.intake.sentence;

import dev.diptych.intake.sentence.SentenceRules.Kind;

/**
 * Decides for one text whether a sentence begins at a place where it may. Looks at most a few dozen
 * characters around the place, so that the whole is linear.
 */
final class BoundaryJudge {

  private static final int LONGEST_TOKEN = 24;
  private static final int WRAPPED_LINE = 40;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_INITIALS = 8;
  private static final int LONGEST_SOURCE = 30;
  private static final int MOST_WORDS_TO_VERB = 3;

  private final String text;
  private final SentenceRules rules;
  private final Boundaries boundaries;
  private final QuotedSpans quoted;

  BoundaryJudge(String text, SentenceRules rules, Boundaries boundaries) {
    this.text = text;
    this.rules = rules;
    this.boundaries = boundaries;
    this.quoted = new QuotedSpans(text);
  }

  /**
   * Whether a sentence begins at a place.
   *
   * @param start the place: the index of a character that is not white space
   * @param sentence where the present sentence began; its first character is not white space
   */
  boolean beginsSentence(int start, int sentence) {
    int end = start;
    int lineEnds = 0;
    while (end > sentence && Marks.isSpace(text.charAt(end - 1))) {
      end--;
      char c = text.charAt(end);
      if (Marks.isLineEnd(c) && !(c == '\r' && text.charAt(end + 1) == '\n')) {
        lineEnds += c == '\r' || c == '\u2029' ? 2 : 1;
      }
    }
    if (lineEnds > 1) {
      return true;
    }
    Word next = new Word(text, start);
    if (lineEnds == 1) {
      return lineEnds(end, start, sentence, next);
    }
    if (quoted.covers(end - 1) && quoted.covers(start)) {
      return false;
    }
    return boundaries.isCertain(start) || sentenceEnds(end, start, sentence, next);
  }

  private boolean lineEnds(int end, int start, int sentence, Word next) {
    char first = text.charAt(start);
    if (Marks.isTerminator(first) || "»”)]},;،؛".indexOf(first) >= 0) {
      return false;
    }
    if (boundaries.isCertain(start) || isListMarker(start)) {
      return true;
    }
    int last = beforeClosers(end, sentence);
    if (Marks.isTerminator(text.charAt(last))) {
      return next.isLowerCase() || isAbbreviation(last, sentence)
          ? sentenceEnds(end, start, sentence, next)
          : true;
    }
    boolean wrapped = endsLongLine(end);
    boolean trailingSpace = end < start && !Marks.isLineEnd(text.charAt(end));
    if (next.isLowerCase()) {
      return !(wrapped || trailingSpace || isCutOff(end, start));
    }
    boolean goesOn = trailingSpace || ",،-–".indexOf(text.charAt(end - 1)) >= 0;
    return !(wrapped && goesOn && next.isUpperCase() && text.charAt(end - 1) != ':');
  }

  private boolean isAbbreviation(int stop, int sentence) {
    if (!Marks.isFullStop(text.charAt(stop))) {
      return false;
    }
    String token = tokenBefore(stop, sentence);
    return rules.hasAnyCase(Kind.NEVER, token) || isInitials(token);
  }

  private boolean sentenceEnds(int end, int start, int sentence, Word next) {
    char first = text.charAt(start);
    if ("»”)]},;:،؛".indexOf(first) >= 0) {
      return false;
    }
    int last = beforeClosers(end, sentence);
    boolean closers = last < end - 1;
    char mark = text.charAt(last);
    if (mark == '…') {
      return next.isUpperCase() && !next.isPronounI();
    }
    if (!Marks.isTerminator(mark)) {
      return !next.isLowerCase();
    }
    if (next.isLowerCase() || first == '(' && isSource(start)) {
      return false;
    }
    if (closers && (first == '(' || isReported(last, next))) {
      return false; // the source of a quotation, or who said it
    }
    if (end == start && !closers && isGlued(last, next)) {
      return false;
    }
    return !Marks.isFullStop(mark) || fullStopEnds(last, closers, sentence, next);
  }

  /** {@code «…؟» قال الرجل}: the quotation and who says it are one sentence. */
  private boolean isReported(int last, Word next) {
    if (Marks.isFullStop(text.charAt(last))) {
      return false;
    }
    String word = next.text();
    if (rules.reports(word) || rules.hasVerbLast() && reportsSoon(next.end())) {
      return true;
    }
    boolean spaceless = !word.isEmpty() && !isAlphabetic(word.charAt(0)) || word.startsWith("と");
    for (int length = 1; spaceless && length <= Math.min(3, word.length()); length++) {
      if (rules.has(Kind.REPORTING, word.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  /** {@code «…؟» خبرنگار پرسید}: where the verb stands last, one of the next words reports. */
  private boolean reportsSoon(int from) {
    int at = from;
    for (int words = 0; words < MOST_WORDS_TO_VERB && at < text.length(); words++) {
      Word word = new Word(text, at);
      for (int i = at; i < word.start(); i++) {
        if (Marks.isTerminator(text.charAt(i)) || "،,؛«“\"".indexOf(text.charAt(i)) >= 0) {
          return false;
        }
      }
      if (word.end() == word.start()) {
        return false;
      }
      if (rules.has(Kind.REPORTING, word.text())) {
        return true;
      }
      at = word.end();
    }
    return false;
  }

  /** {@code 1.Helado}: a full stop between a number or a cased letter and the next word. */
  private boolean isGlued(int stop, Word next) {
    return Marks.isFullStop(text.charAt(stop))
        && (next.isUpperCase() || Character.isDigit(text.charAt(Math.max(0, stop - 1))));
  }

  private boolean fullStopEnds(int stop, boolean closers, int sentence, Word next) {
    int dots = 1;
    int i = stop;
    boolean spaced = false;
    while (i - 1 >= sentence) {
      char c = text.charAt(i - 1);
      if (c == '.') {
        dots++;
        i--;
      } else if (c == ' ' && i - 2 >= sentence && text.charAt(i - 2) == '.') {
        spaced = true;
        i--;
      } else {
        break;
      }
      if (dots > LONGEST_TOKEN) {
        break;
      }
    }
    if (dots > 3) {
      return true;
    }
    if (dots > 1) {
      boolean starts = dots == 3 && next.isCaseless() && rules.has(Kind.STARTERS, next.text());
      return closers || (!spaced && (starts || next.isUpperCase() && !next.isPronounI()));
    }
    String token = tokenBefore(stop, sentence);
    if (isListNumber(token, stop, sentence)) {
      return false;
    }
    if (closers && isAbbreviation(stop, sentence) && opensBefore(stop - token.length())) {
      return false; // «م. س.»
    }
    if (closers) {
      return next.isUpperCase() || text.charAt(stop + 1) != ')' || opensSentence(stop, sentence);
    }
    return !isAbbreviated(compound(token, stop, sentence), stop, sentence, next);
  }

  /** Whether a quotation or bracket that closes after an abbreviation opened right before it. */
  private boolean opensBefore(int tokenStart) {
    for (int i = tokenStart - 1; i >= 0 && i >= tokenStart - LONGEST_INITIALS; i--) {
      if (Marks.isOpener(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code … أمس. (رويترز)}: who said it, in a few words at the paragraph's end. */
  private boolean isSource(int start) {
    int close = start;
    int limit = Math.min(text.length(), start + LONGEST_SOURCE);
    while (close < limit && text.charAt(close) != ')') {
      close++;
    }
    if (close == limit || Marks.isTerminator(text.charAt(close - 1))) {
      return false;
    }
    int after = close + 1;
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    return after == text.length() || Marks.isLineEnd(text.charAt(after));
  }

  /** Whether the bracket that closes after the full stop opened where the sentence began. */
  private boolean opensSentence(int stop, int sentence) {
    int floor = Math.max(sentence, stop - QuotedSpans.LONGEST);
    int open = text.lastIndexOf('(', stop);
    return open <= floor + 1;
  }

  /** {@code т. д} is looked up as {@code т.д}. */
  private String compound(String token, int stop, int sentence) {
    int before = stop - token.length() - 3;
    if (token.length() == 1
        && before >= sentence
        && text.startsWith(". ", before + 1)
        && (before == 0 || !Character.isLetter(text.charAt(before - 1)))) {
      String both = text.charAt(before) + "." + token;
      return rules.has(Kind.CLOCK, both) || rules.has(Kind.MAYBE, both) ? both : token;
    }
    return token;
  }

  /** Whether the full stop belongs to the token and the sentence goes on. */
  private boolean isAbbreviated(String token, int stop, int sentence, Word next) {
    if (token.isEmpty()) {
      return false;
    }
    boolean maybe = rules.has(Kind.MAYBE, token);
    if (maybe && isNumberBefore(stop - token.length(), sentence)) {
      return !startsSentence(next);
    }
    if (rules.hasAnyCase(Kind.NEVER, token) || isTitleInCapitals(token)) {
      return true;
    }
    if (next.isNumber() || next.isRomanNumber()) {
      if (rules.hasAnyCase(Kind.NUMBER, token) || isShortMixed(token) || isDatePart(token, next)) {
        return true;
      }
    }
    if (rules.has(Kind.CLOCK, token)) {
      return !(startsSentence(next)
          || (next.isUpperCase()
              && !rules.has(Kind.ZONES, next.text())
              && wordsSince(sentence, stop) >= 4));
    }
    if (maybe || isInitials(token)) {
      return !startsSentence(next) && !(next.isUpperCase() && isUnit(token, stop, sentence));
    }
    return rules.ordinalsHaveStops() && isOrdinal(token, next);
  }

  /** {@code 8 h}: a small letter after a number. */
  private boolean isUnit(String token, int stop, int sentence) {
    return token.length() == 1
        && Character.isLowerCase(token.charAt(0))
        && isNumberBefore(stop - 1, sentence);
  }

  private boolean isOrdinal(String token, Word next) {
    if (token.length() > 2 || !token.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return rules.has(Kind.ORDINAL, next.text()) || !startsSentence(next);
  }

  /** A capitalised token of up to three letters before a number is taken for an abbreviation. */
  private static boolean isShortMixed(String token) {
    return token.length() > 1
        && token.length() <= 3
        && Character.isUpperCase(token.charAt(0))
        && Character.isLowerCase(token.charAt(token.length() - 1));
  }

  /** {@code 12. 10. 2014}. */
  private static boolean isDatePart(String token, Word next) {
    return token.length() <= 2
        && Character.isDigit(token.charAt(0))
        && next.isNumber()
        && next.isFollowedByStop();
  }

  private boolean isTitleInCapitals(String token) {
    return token.length() > 1
        && token.chars().allMatch(Character::isUpperCase)
        && rules.has(
            Kind.NEVER, token.charAt(0) + token.substring(1).toLowerCase(java.util.Locale.ROOT));
  }

  private boolean startsSentence(Word next) {
    return !next.isFollowedByStop() && rules.startsSentence(next.text());
  }

  private boolean isNumberBefore(int tokenStart, int sentence) {
    int i = tokenStart - 1;
    while (i > sentence && i > tokenStart - 4 && Marks.isSpace(text.charAt(i))) {
      i--;
    }
    return i >= sentence && Character.isDigit(text.charAt(i));
  }

  /** {@code 1.}, {@code a.} or {@code iv.} where the sentence begins. */
  private boolean isListNumber(String token, int stop, int sentence) {
    int tokenStart = stop - token.length();
    if (token.isEmpty() || token.length() > 4 || tokenStart - sentence > 6) {
      return false;
    }
    for (int i = sentence; i < tokenStart; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return token.chars().allMatch(Character::isDigit)
        || (token.length() == 1 && Character.isLetter(token.charAt(0)))
        || token.chars().allMatch(c -> "ivx".indexOf(c) >= 0);
  }

  /** One letter, or letters with full stops between them: {@code E}, {@code U.S}, {@code أ.ف}. */
  private static boolean isInitials(String token) {
    boolean letter = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (letter ? ".-".indexOf(c) < 0 : !isAlphabetic(c) && c != '-') {
        return false;
      }
      letter = isAlphabetic(c);
    }
    return letter;
  }

  private static boolean isAlphabetic(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }

  private static boolean isListStart(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** {@code 12.}, {@code ii)}, {@code (A)}, {@code -} and the like at the start of a line. */
  private boolean isListMarker(int start) {
    int i = start;
    if ("-–—*+".indexOf(text.charAt(i)) >= 0) {
      return i + 1 < text.length() && Marks.isSpace(text.charAt(i + 1));
    }
    if (text.charAt(i) == '(') {
      i++;
    }
    int from = i;
    while (i < text.length() && i - from < 5 && isListStart(text.charAt(i))) {
      i++;
    }
    boolean numeral =
        i > from
            && (i - from == 1
                || text.substring(from, i)
                    .chars()
                    .allMatch(c -> Character.isDigit(c) || "ivxIVX".indexOf(c) >= 0));
    return numeral
        && i + 1 < text.length()
        && ".)-".indexOf(text.charAt(i)) >= 0
        && (Marks.isSpace(text.charAt(i + 1)) || text.charAt(i + 1) == ')');
  }

  /** Some words from a capital on, and the line below brings the sentence to its end. */
  private boolean isCutOff(int end, int start) {
    int line = end;
    int spaces = 0;
    while (line > 0 && end - line < WRAPPED_LINE && !Marks.isLineEnd(text.charAt(line - 1))) {
      line--;
      spaces += text.charAt(line) == ' ' ? 1 : 0;
    }
    int below = start;
    while (below + 1 < text.length()
        && below - start < LONGEST_LINE
        && !Marks.isLineEnd(text.charAt(below + 1))) {
      below++;
    }
    return spaces >= 3
        && Character.isUpperCase(text.charAt(line))
        && Marks.isTerminator(text.charAt(below));
  }

  private boolean endsLongLine(int end) {
    int i = end - 1;
    while (i >= 0 && end - i < WRAPPED_LINE && !Marks.isLineEnd(text.charAt(i))) {
      i--;
    }
    return end - i >= WRAPPED_LINE;
  }

  private int beforeClosers(int end, int sentence) {
    int i = end - 1;
    while (i > sentence
        && (Marks.isCloser(text.charAt(i))
            || Marks.isInvisible(text.charAt(i))
            || (Marks.isSpace(text.charAt(i)) && Marks.isCloser(text.charAt(i + 1))))) {
      i--;
    }
    return i;
  }

  private String tokenBefore(int stop, int sentence) {
    int i = stop;
    boolean invisible = false;
    while (i > sentence && stop - i < LONGEST_TOKEN && isTokenPart(text.charAt(i - 1))) {
      i--;
      invisible |= Marks.isInvisible(text.charAt(i)) || text.charAt(i) == 'ـ';
    }
    String token = text.substring(i, stop);
    return invisible ? visible(token) : token;
  }

  /**
   * Without marks of direction, and without a preposition that is joined by a stroke: {@code بـد}.
   */
  private static String visible(String token) {
    int stroke = token.indexOf('ـ');
    String bare = stroke == 1 && token.length() > 2 ? token.substring(2) : token;
    StringBuilder visible = new StringBuilder();
    bare.chars().filter(c -> !Marks.isInvisible((char) c)).forEach(c -> visible.append((char) c));
    return visible.toString();
  }

  private static boolean isTokenPart(char c) {
    return !Marks.isSpace(c) && !Marks.isOpener(c) && !Marks.isBullet(c) && "&/".indexOf(c) < 0;
  }

  private int wordsSince(int sentence, int end) {
    int words = 1;
    for (int i = sentence; i < end && words < 5; i++) {
      if (Marks.isSpace(text.charAt(i))) {
        words++;
      }
    }
    return words;
  }
}
