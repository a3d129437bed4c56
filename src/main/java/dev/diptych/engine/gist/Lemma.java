package dev.diptych.engine.gist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the lexicon.
 *
 * @param arabic the citation form
 * @param english the rendering, without article; for a verb its base form
 * @param others further renderings, rarer ones last
 * @param plural the English plural where it is irregular, {@code "="} where there is none, else
 *     empty
 * @param gender of an Arabic noun
 * @param tags see the header of each lexicon file
 * @param government English preposition for each Arabic one the word governs
 * @param derivation how a word came from {@code verb}
 * @param verb the verb of a verbal noun or participle
 */
record Lemma(
    Category category,
    String arabic,
    String english,
    List<String> others,
    String plural,
    Gender gender,
    Set<String> tags,
    Map<String, String> government,
    Derivation derivation,
    @Nullable Lemma verb) {

  /** How a word is derived from a verb. */
  enum Derivation {
    NONE,
    MASDAR,
    ACTIVE_PARTICIPLE,
    PASSIVE_PARTICIPLE
  }

  static Lemma of(Category category, String arabic, String english, String... tags) {
    return new Lemma(
        category,
        arabic,
        english,
        List.of(),
        "",
        Gender.MASCULINE,
        Set.of(tags),
        Map.of(),
        Derivation.NONE,
        null);
  }

  boolean has(String tag) {
    return tags.contains(tag);
  }

  boolean isMasdar() {
    return derivation == Derivation.MASDAR;
  }

  boolean isParticiple() {
    return derivation == Derivation.ACTIVE_PARTICIPLE
        || derivation == Derivation.PASSIVE_PARTICIPLE;
  }
}
