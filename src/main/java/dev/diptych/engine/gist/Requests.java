package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verbal nouns that English has as infinitives: تهدف إلى تخفيف الضغط "aims to ease the pressure",
 * طالب الحكومة بدفع تعويضات "called on the government to pay compensation". Goes through the parts
 * of a sentence once they stand.
 */
final class Requests {

  /** Verbs of a wish of one's own. */
  private static final Set<String> WISHES =
      Set.of(
          "aim",
          "seek",
          "strive",
          "plan",
          "intend",
          "try",
          "aspire",
          "agree",
          "refuse",
          "hope",
          "manage",
          "help",
          "want",
          "decide",
          "hesitate",
          "be able",
          "be about",
          "be forced",
          "be determined",
          "be ready");

  /** Verbs by which somebody is to do something, and how they go with an infinitive. */
  private static final Map<String, String> ADDRESSED =
      Map.ofEntries(
          Map.entry("call for", "call on"),
          Map.entry("call", "call on"),
          Map.entry("demand", "call on"),
          Map.entry("ask for", "ask"),
          Map.entry("ask", "ask"),
          Map.entry("urge", "urge"),
          Map.entry("invite", "invite"),
          Map.entry("force", "force"),
          Map.entry("help", "help"),
          Map.entry("encourage", "encourage"),
          Map.entry("advise", "advise"),
          Map.entry("appeal to", "appeal to"));

  /** Of these, those whose verbal noun stands without a preposition: حاول إقناع. */
  private static final Set<String> DIRECT =
      Set.of("try", "refuse", "decide", "want", "intend", "plan", "prefer", "attempt");

  /** What it may be to do something. */
  private static final Set<String> OPINIONS =
      Set.of(
          "possible",
          "difficult",
          "easy",
          "necessary",
          "important",
          "impossible",
          "better",
          "useful",
          "likely",
          "hard",
          "essential");

  private Requests() {}

  /** Whether what is done stands beside the verb as its object, and never as its subject. */
  static boolean isWish(Lemma verb) {
    return DIRECT.contains(verb.english());
  }

  static List<Node> settled(List<Node> parts) {
    List<Node> out = new ArrayList<>(parts);
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i) instanceof Node.Plain plain && i + 1 < out.size()) {
        impersonal(out, i, plain.text());
      }
      if (out.get(i) instanceof VerbGroup group && !group.passive() && group.object() == null) {
        boolean wished = WISHES.contains(verb(group.english())) && wish(out, i, group);
        if (!wished && ADDRESSED.containsKey(group.english())) {
          addressed(out, i, group);
        }
      }
    }
    return out;
  }

  /** من الصعب معرفة السبب: "it is difficult to know the reason". */
  private static void impersonal(List<Node> out, int at, String text) {
    String bare = text.endsWith(" to") ? text.substring(0, text.length() - 3) : text;
    Node act =
        OPINIONS.contains(bare.substring(bare.lastIndexOf(' ') + 1)) && bare.startsWith("it ")
            ? infinitive(out.get(at + 1))
            : null;
    if (act != null) {
      out.set(at, new Node.Plain(bare));
      out.set(at + 1, act);
    }
  }

  /** The verb without its particle: "aim at", but "be able". */
  private static String verb(String verb) {
    return verb.startsWith("be ") ? verb : first(verb);
  }

  private static String first(String verb) {
    int blank = verb.indexOf(' ');
    return blank < 0 ? verb : verb.substring(0, blank);
  }

  private static boolean wish(List<Node> out, int at, VerbGroup group) {
    Node act = at + 1 < out.size() ? infinitive(out.get(at + 1)) : null;
    boolean to =
        group.english().equals("be able")
            || group.english().equals("be about")
            || out.size() > at + 1
                && out.get(at + 1) instanceof Node.Prepositional prepositional
                && (prepositional.preposition().equals("to")
                    || prepositional.preposition().isEmpty());
    boolean direct = out.size() > at + 1 && out.get(at + 1) instanceof NounPhrase;
    if (act != null && (to || direct && DIRECT.contains(group.english()))) {
      out.set(at, group.withEnglish(verb(group.english())));
      out.set(at + 1, act);
      return true;
    }
    return false;
  }

  private static void addressed(List<Node> out, int at, VerbGroup group) {
    Node to = at + 2 < out.size() ? out.get(at + 1) : null;
    Node whom =
        to instanceof Node.Prepositional prepositional && prepositional.preposition().isEmpty()
            ? prepositional.object()
            : to;
    boolean somebody =
        whom instanceof NounPhrase phrase
            && (phrase.isPerson()
                || phrase.head().has("org")
                || phrase.head().has("group")
                || phrase.isName());
    Node act = somebody ? infinitive(out.get(at + 2)) : null;
    String verb = ADDRESSED.get(group.english());
    if (act != null && verb != null) {
      out.set(at, group.withEnglish(verb));
      out.set(at + 2, act);
    }
  }

  /** The verbal noun as an infinitive with what it is done to; {@code null} for anything else. */
  private static @Nullable Node infinitive(Node node) {
    if (node instanceof Node.Prepositional prepositional) {
      Node object = prepositional.object();
      return object == null ? null : infinitive(object);
    }
    return node instanceof NounPhrase phrase ? Gerunds.infinitive(phrase) : null;
  }
}
