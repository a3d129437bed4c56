package dev.diptych.engine.gist;

import java.util.Set;

/** What the kind of a name in the lexicon says about it. */
final class NameKinds {

  private static final String WOMAN = "woman";
  private static final String LINK = "link";
  private static final String PLACE = "place";

  private NameKinds() {}

  /** A woman's name is a given name; what joins names, such as بن, is part of a family's. */
  static Set<String> tags(String kind) {
    return switch (kind) {
      case WOMAN -> Set.of(WOMAN, "given");
      case LINK -> Set.of(LINK, "family");
      default -> Set.of(kind);
    };
  }

  static Gender gender(String arabic, String kind) {
    boolean spelledSo = arabic.endsWith("ة") || arabic.endsWith("اء");
    boolean man = kind.equals("given") && MEN.contains(arabic);
    return !man && (spelledSo || kind.equals(PLACE) || kind.equals(WOMAN))
        ? Gender.FEMININE
        : Gender.MASCULINE;
  }

  /** Men whose names look like those of women. */
  private static final Set<String> MEN =
      Set.of(
          "حمزة", "أسامة", "طلحة", "عبيدة", "قتيبة", "معاوية", "عكرمة", "خليفة", "حذيفة", "أمية");

  /** Whether a person may be called so. */
  static boolean isPersonal(Reading reading) {
    return reading.category() == Category.PROPER && (reading.has("given") || reading.has("family"));
  }
}
