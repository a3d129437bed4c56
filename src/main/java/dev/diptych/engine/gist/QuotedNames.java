package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * شركة "فاغنر": a name in quotes belongs to the organisation before it, as it does without them.
 */
final class QuotedNames {

  private static final String OPENING = "\"«“";
  private static final String CLOSING = "\"»”";
  private static final int MAX_WORDS = 2;

  private QuotedNames() {}

  /** The tokens, the quotes around such names left out. */
  static List<Token> unquoted(List<Token> tokens, Analyser analyser) {
    List<Token> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int words = isMark(token, OPENING) && i > 0 ? words(tokens, i + 1) : 0;
      if (words > 0
          && tokens.get(i - 1).kind() == Kind.WORD
          && names(tokens.get(i - 1), analyser)) {
        for (int j = i + 1; j <= i + words; j++) {
          out.add(quoted(tokens.get(j)));
        }
        i += words + 1;
      } else {
        out.add(token);
      }
    }
    return out;
  }

  private static boolean names(Token before, Analyser analyser) {
    return !before.bare().startsWith("ال") && analyser.isOrganisation(before);
  }

  private static Token quoted(Token token) {
    Kind kind = token.kind() == Kind.WORD ? Kind.QUOTED : token.kind();
    return new Token(kind, token.text(), token.bare(), token.key(), true);
  }

  /** How many words stand in the quotes; 0 if there are too many. */
  private static int words(List<Token> tokens, int start) {
    for (int i = start; i <= start + MAX_WORDS && i < tokens.size(); i++) {
      if (isMark(tokens.get(i), CLOSING)) {
        return i - start;
      }
      if (tokens.get(i).kind() == Kind.MARK) {
        return 0;
      }
    }
    return 0;
  }

  private static boolean isMark(Token token, String marks) {
    return token.kind() == Kind.MARK && marks.contains(token.text());
  }
}
