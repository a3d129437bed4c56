package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.text.Beginning;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What {@code tokenizer.json} has done to a text before its model sees it. A step that is not known
 * here is refused by its name: to leave it out would translate another text.
 *
 * @param file named in refusals
 */
record Steps(Path file) {

  /** Stands for a space in a piece. */
  static final String SPACE = "▁";

  private static final int MOST_LETTERS = 40;

  /** Expressions that mean the same in every library. */
  private static final Set<String> PLAIN_EXPRESSIONS =
      Set.of(" {2,}", " +", "\\s+", "[\\n\\r\\t]", "[\n\r\t]");

  /** The names, by which their lists are known, of steps that are made of steps. */
  private static final String SEQUENCE = "Sequence";

  /**
   * How characters are unified.
   *
   * @param step {@code normalizer}, may be null
   */
  UnaryOperator<String> normalizer(JsonNode step) throws Unavailable {
    if (step.isNull() || step.isMissingNode()) {
      return text -> text;
    }
    String type = step.path("type").asString("");
    switch (type) {
      case SEQUENCE:
        UnaryOperator<String> all = text -> text;
        for (JsonNode one : step.path("normalizers")) {
          UnaryOperator<String> before = all;
          UnaryOperator<String> next = normalizer(one);
          all = text -> next.apply(before.apply(text));
        }
        return all;
      case "Precompiled":
        return table(step.path("precompiled_charsmap"));
      case "Nmt":
        return NmtNfkc::nmt;
      case "NFC", "NFD", "NFKC", "NFKD":
        Normalizer.Form form = Normalizer.Form.valueOf(type);
        return text -> Normalizer.normalize(text, form);
      case "Strip":
        return strip(flag(step, "strip_left"), flag(step, "strip_right"));
      case "Replace":
        return replacement(step, "normalizer");
      case "Prepend":
        String before = step.path("prepend").asString("");
        return text -> text.isEmpty() ? text : before + text;
      default:
        throw unknown("normalizer", type);
    }
  }

  private UnaryOperator<String> table(JsonNode table) throws Unavailable {
    if (!table.isString()) {
      return new NmtNfkc();
    }
    if (table.stringValue().isEmpty()) {
      return text -> text;
    }
    try {
      return CharacterMap.of(table.stringValue());
    } catch (IllegalArgumentException e) {
      throw new Unavailable("%s has a damaged precompiled_charsmap".formatted(file), e);
    }
  }

  private boolean flag(JsonNode step, String name) throws Unavailable {
    if (step.path(name).isBoolean()) {
      return step.path(name).booleanValue();
    }
    throw new Unavailable("%s has a step without %s".formatted(file, name), null);
  }

  private static UnaryOperator<String> strip(boolean left, boolean right) {
    return text -> {
      int begin = 0;
      int end = text.length();
      while (left && begin < end && isSpace(text.charAt(begin))) {
        begin++;
      }
      while (right && end > begin && isSpace(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(begin, end);
    };
  }

  /** White space as Unicode lists it, which none of Java's three lists is. */
  private static boolean isSpace(char c) {
    return Character.isSpaceChar(c) || c >= 0x09 && c <= 0x0D || c == 0x85;
  }

  private UnaryOperator<String> replacement(JsonNode step, String kind) throws Unavailable {
    String by = step.path("content").asString("");
    JsonNode pattern = step.path("pattern");
    if (pattern.path("String").isString() && !pattern.path("String").stringValue().isEmpty()) {
      String plain = pattern.path("String").stringValue();
      return text -> text.replace(plain, by);
    }
    String expression = pattern.path("Regex").asString("");
    if (!PLAIN_EXPRESSIONS.contains(expression)) {
      throw unknown(kind, "Replace " + (expression.isEmpty() ? pattern : expression));
    }
    Pattern compiled =
        Pattern.compile(
            expression.equals("\\s+")
                ? "[\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+"
                : expression);
    String quoted = java.util.regex.Matcher.quoteReplacement(by);
    return text -> compiled.matcher(text).replaceAll(quoted);
  }

  /**
   * How a text is split before its words are.
   *
   * @param step {@code pre_tokenizer}, may be null
   */
  Function<String, List<String>> words(JsonNode step) throws Unavailable {
    if (step.isNull() || step.isMissingNode()) {
      return List::of;
    }
    String type = step.path("type").asString("");
    switch (type) {
      case SEQUENCE:
        Function<String, List<String>> all = List::of;
        for (JsonNode one : step.path("pretokenizers")) {
          Function<String, List<String>> before = all;
          Function<String, List<String>> next = words(one);
          all =
              text ->
                  before.apply(text).stream()
                      .filter(word -> !word.isEmpty())
                      .flatMap(word -> next.apply(word).stream())
                      .toList();
        }
        return all;
      case "WhitespaceSplit":
        return Steps::bySpace;
      case "Metaspace":
        boolean before = before(step, "pre_tokenizer");
        boolean split = !step.path("split").isBoolean() || step.path("split").booleanValue();
        return text -> bySign(text, before, split);
      default:
        throw unknown("pre_tokenizer", type);
    }
  }

  /** Whether a sign for a space goes before the text. */
  private boolean before(JsonNode step, String kind) throws Unavailable {
    String sign = step.path("replacement").asString("");
    String scheme = step.path("prepend_scheme").asString("");
    if (!sign.equals(SPACE)) {
      throw unknown(kind, "Metaspace with replacement " + sign);
    }
    if (scheme.isEmpty()) {
      JsonNode old = step.path("add_prefix_space");
      return !old.isBoolean() || old.booleanValue();
    }
    return switch (scheme) {
      case "always" -> true;
      case "never" -> false;
      default -> throw unknown(kind, "Metaspace with prepend_scheme " + scheme);
    };
  }

  private static List<String> bySpace(String text) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (i > begin) {
          words.add(text.substring(begin, i));
        }
        begin = i + 1;
      }
    }
    return words;
  }

  private static List<String> bySign(String text, boolean before, boolean split) {
    String signed = text.replace(" ", SPACE);
    if (before && !signed.isEmpty() && !signed.startsWith(SPACE)) {
      signed = SPACE + signed;
    }
    if (!split) {
      return List.of(signed);
    }
    List<String> words = new ArrayList<>();
    int begin = 0;
    while (begin < signed.length()) {
      int next = signed.indexOf(SPACE, begin + 1);
      words.add(signed.substring(begin, next < 0 ? signed.length() : next));
      begin = next < 0 ? signed.length() : next;
    }
    return words;
  }

  /**
   * Makes sure that pieces are joined as here: put one behind the other, with spaces for their
   * signs.
   *
   * @param step {@code decoder}, may be null
   */
  void checkDecoder(JsonNode step) throws Unavailable {
    String type = step.path("type").asString("");
    switch (type) {
      case SEQUENCE:
        for (JsonNode one : step.path("decoders")) {
          checkDecoder(one);
        }
        break;
      case "Metaspace":
        before(step, "decoder");
        break;
      case "Replace":
        if (!step.path("pattern").path("String").asString("").equals(SPACE)
            || !step.path("content").asString("").equals(" ")) {
          throw unknown("decoder", "Replace " + step.path("pattern"));
        }
        break;
      case "Fuse", "Strip":
        break;
      default:
        throw unknown("decoder", type);
    }
  }

  /** The refusal of what is not known. */
  Unavailable unknown(String kind, String what) {
    String plain = what.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    return new Unavailable(
        "%s has a %s that Diptych does not know: %s. Put the model's files of SentencePiece beside it (source.spm, target.spm and vocab.json, or sentencepiece.bpe.model)"
            .formatted(
                file, kind, plain.isEmpty() ? "none" : Beginning.marked(plain, MOST_LETTERS)),
        null);
  }
}
