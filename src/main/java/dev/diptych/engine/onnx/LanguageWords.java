package dev.diptych.engine.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words by which a model of many languages knows them: {@code __ar__}, {@code arb_Arab}.
 * Immutable.
 */
final class LanguageWords {

  /** What a language's code stands for where models have only its members. */
  private static final Map<String, String> MEMBER =
      Map.ofEntries(
          Map.entry("ara", "arb"),
          Map.entry("fas", "pes"),
          Map.entry("msa", "zsm"),
          Map.entry("swa", "swh"),
          Map.entry("nor", "nob"),
          Map.entry("lav", "lvs"),
          Map.entry("est", "ekk"),
          Map.entry("uzb", "uzn"),
          Map.entry("mon", "khk"),
          Map.entry("aze", "azj"),
          Map.entry("pus", "pbt"),
          Map.entry("sqi", "als"),
          Map.entry("kur", "kmr"),
          Map.entry("yid", "ydd"),
          Map.entry("nep", "npi"),
          Map.entry("mlg", "plt"),
          Map.entry("orm", "gaz"),
          Map.entry("zho", "cmn"));

  private final Map<String, Integer> tokens;

  LanguageWords(Map<String, Integer> tokens) {
    this.tokens = new TreeMap<>(tokens);
  }

  /** The least number of a language: all pieces of text have smaller ones. */
  int first() {
    return tokens.values().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
  }

  /** How many languages there are. */
  int size() {
    return tokens.size();
  }

  /** The codes under which lists of languages may have this one, best first. */
  static List<String> codes(Locale locale) {
    List<String> codes = new ArrayList<>();
    String two = locale.getLanguage();
    String three = three(locale);
    for (String code : List.of(MEMBER.getOrDefault(three, three), three, two)) {
      if (!code.isEmpty()) {
        if (!locale.getScript().isEmpty()) {
          codes.add(code + "_" + locale.getScript());
        }
        codes.add(code);
      }
    }
    if (two.equals("zh")) {
      codes.add(locale.getCountry().equals("TW") ? "cmn_Hant" : "cmn_Hans");
      codes.add(locale.getCountry().equals("TW") ? "zho_Hant" : "zho_Hans");
    }
    if (two.equals("nb")) {
      codes.add("no");
    }
    return codes;
  }

  private static String three(Locale locale) {
    try {
      return locale.getISO3Language();
    } catch (MissingResourceException e) {
      return "";
    }
  }

  /** The token of a language, empty if the model does not know it. */
  Optional<Integer> token(String tag) {
    List<String> codes = codes(Locale.forLanguageTag(tag));
    for (String code : codes) {
      Integer exact = tokens.get("__" + code + "__");
      if (exact == null) {
        exact = tokens.get(code);
      }
      if (exact != null) {
        return Optional.of(exact);
      }
    }
    // NLLB writes a script behind every language; where it has one only, that is meant.
    for (String code : codes) {
      List<Integer> scripts = new ArrayList<>();
      tokens.forEach(
          (word, token) -> {
            if (word.startsWith(code + "_")) {
              scripts.add(token);
            }
          });
      if (scripts.size() == 1) {
        return Optional.of(scripts.get(0));
      }
      if (code.equals("arb")) {
        return Optional.ofNullable(tokens.get("arb_Arab"));
      }
    }
    return Optional.empty();
  }
}
