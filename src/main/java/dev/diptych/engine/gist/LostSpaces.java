package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that a lost space has glued together: الحكومةالجديدة, غداإلى. */
final class LostSpaces {

  /** Letters that stand at the end of a word only. */
  private static final String FINAL = "ةى";

  /** Longer tokens are no words, and are not searched. */
  private static final int MAX_WORD = 40;

  private LostSpaces() {}

  /** The tokens with the lost spaces in their places. */
  static List<Token> restored(List<Token> tokens, Analyser analyser) {
    List<Token> out = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      List<Token> parts = parts(token, analyser);
      if (parts != null && out == null) {
        out = new ArrayList<>(tokens.subList(0, i));
      }
      if (out != null) {
        out.addAll(parts == null ? List.of(token) : parts);
      }
    }
    return out == null ? tokens : out;
  }

  private static @Nullable List<Token> parts(Token token, Analyser analyser) {
    if (token.kind() != Kind.WORD || token.bare().length() > MAX_WORD) {
      return null;
    }
    int end = endOfFirst(token.bare(), token, analyser);
    if (end <= 0) {
      return null;
    }
    List<Token> parts = new ArrayList<>();
    parts.add(part(token.bare().substring(0, end), token.spaceBefore()));
    Token rest = part(token.bare().substring(end), true);
    List<Token> more = parts(rest, analyser);
    parts.addAll(more == null ? List.of(rest) : more);
    return parts;
  }

  private static Token part(String word, boolean spaceBefore) {
    return new Token(Kind.WORD, word, word, ArabicText.key(word), spaceBefore);
  }

  /** Where the first word ends; 0 if there is only one. */
  private static int endOfFirst(String word, Token token, Analyser analyser) {
    for (int i = 1; i + 2 < word.length(); i++) {
      boolean ends = FINAL.indexOf(word.charAt(i)) >= 0 && word.charAt(i + 1) != 'ء';
      boolean begins = word.charAt(i) == 'ا' && "أإ".indexOf(word.charAt(i + 1)) >= 0;
      if (ends || begins) {
        return i + 1;
      }
    }
    int article = word.indexOf("ال", 3);
    boolean may = article > 0 && word.length() - article > 4;
    if (!may || analyser.knows(token)) {
      return 0;
    }
    boolean both =
        analyser.knows(part(word.substring(0, article), true))
            && analyser.knows(part(word.substring(article), true));
    return both ? article : 0;
  }
}
