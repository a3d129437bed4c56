package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The passive that unvocalised Arabic does not show: قتل خمسة أشخاص في انفجار "five people were
 * killed". A transitive verb without an object is read so if its agent is named, or if it is one
 * that news mostly uses in the passive.
 */
final class Passives {

  private static final Set<String> MOSTLY_PASSIVE =
      Set.of(
          "قتل", "جرح", "أصاب", "اعتقل", "أعدم", "خطف", "اختطف", "اغتال", "نقل", "انتخب", "عين",
          "اتهم", "أدان", "سجن", "دفن", "شيع", "احتجز", "أسر", "أجلى", "شرد", "طرد", "أقال",
          "استدعى", "أجبر", "لقب");

  private static final Set<String> NEVER =
      Set.of("have", "include", "begin", "start", "stop", "end", "fail", "lead", "cause", "need");

  private final Cursor cursor;

  Passives(Cursor cursor) {
    this.cursor = cursor;
  }

  boolean isHidden(Verbal verbal, @Nullable NounPhrase subject) {
    Lemma verb = verbal.lemma();
    VerbGroup group = verbal.group();
    boolean transitive =
        !verb.has("intr")
            && !verb.has("say")
            && !verb.has("be")
            && !verb.has("begin")
            && !verb.has("continue")
            && !verb.has("stop")
            && !verb.has("modal")
            && !verb.has("phrase")
            && !NEVER.contains(verb.english());
    if (!transitive
        || subject == null
        || group.passive()
        || group.object() != null
        || verbal.verb().inflection().person() != 3
        || takesComplement(verb)) {
      return false;
    }
    return hasAgent()
        || MOSTLY_PASSIVE.contains(verb.arabic())
            && !subject.head().has("org")
            && !subject.head().is(Category.PRONOUN);
  }

  /** من قبل, على يد: the one who does it is named. */
  private boolean hasAgent() {
    Word next = cursor.peek();
    return next != null && next.is(Category.PREPOSITION) && next.english().startsWith("by");
  }

  /** Whether an object, a clause or the verb's own preposition follows. */
  private boolean takesComplement(Lemma verb) {
    Word next = cursor.peek();
    if (next == null) {
      return false;
    }
    return switch (next.category()) {
      case PREPOSITION -> verb.government().containsKey(ArabicText.key(next.lemma().arabic()));
      case THAT_NOUN, THAT_VERB, VERB, NEGATION, PARTICLE, ADJECTIVE, RELATIVE -> true;
      case MARK -> "\"«“:".contains(next.english());
      case CONJUNCTION, SUBORDINATOR, INTERROGATIVE -> false;
      case ADVERB -> false;
      default -> true;
    };
  }
}
