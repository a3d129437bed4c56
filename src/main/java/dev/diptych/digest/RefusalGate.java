package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a language model says instead of a translation, or around one: that it will not, who it is,
 * "Here is the translation", its instructions, the JSON it was to answer with. Such a target is
 * somebody else's words, and no reader may take them for the author's.
 *
 * <p>The list holds what assistants are known to say in English, and few turns of it in other
 * languages, for they mostly refuse in English. Each kind passes if the source says the like
 * itself, as a story of a machine that refuses does, or an apology in an interview; a refusal in
 * quotation marks is somebody's within the story. Adapters that know a refusal by its own field
 * (the openai engine does) never get here.
 */
final class RefusalGate {

  /** What may stand before a refusal; no quotation mark. */
  private static final String START = "^[\\s*_#>-]{0,8}";

  private static final String UNABLE =
      "(?:can ?not|can['’]t|could not|couldn['’]t|am unable to|am not able to"
          + "|won['’]t be able to|will not be able to|(?:must|have to) decline"
          + "|do(?: not|n['’]t) feel comfortable)";

  private static final String SORRY =
      "(?:(?:i['’]?m|i am) (?:very |so |really |truly )?(?:sorry|afraid)|sorry"
          + "|i apologi[sz]e|my apologies|unfortunately)[,.:;!—-]{0,2} ";

  private static final String TASK =
      "(?:assist|help|fulfil|comply|translate|provide|process|complete|answer|engage|continue"
          + "|generate|access)";

  /** "I'm sorry, but I can't …", "Unfortunately, I am unable to …", "I cannot assist with …". */
  private static final Kind REFUSES =
      new Kind(
          START
              + ("(?:" + SORRY + "(?:but |that )?(?:as an? \\p{L}+ ?\\p{L}*, )?i (?:just )?")
              + (UNABLE + "|i (?:just )?" + UNABLE + " (?:to )?" + TASK + "\\b")
              + "|(?:lo siento|desol[eé]e?)[,.]? (?:pero |mais )?(?:no puedo|je ne peux)"
              + "|(?:انا )?(?:اسف|اعتذر|عذرا)[،,.]? (?:و?لكن(?:ني|ي)? )?لا"
              + "\\s(?:استطيع|يمكنني|اقدر))",
          "(?<!\\p{L})[وف]?(?:[اينت]عتذر|الاعتذار|اعتذار|عذرا|معذرة|اسف|اسفة|اسفون"
              + "|ل[ان] (?:[ان]ستطيع|يمكنني|يمكننا|[ان]قدر)|لم [ان]ستطع|[ان]?رفض)(?!\\p{L})"
              + "|sorry|apolog|unfortunately|\\bi (?:am unable|can ?not|can['’]t)"
              + "|siento|no puedo|lament|disculp|perd[oó]n|desgraciad"
              + "|désol|ne peux|pardon|malheur|leider|entschuldig|kann nicht");

  /** "As an AI language model", "I am a large language model". */
  private static final Kind SAYS_WHAT_IT_IS =
      new Kind(
          "(?<![\"“”„«‘'’])\\b(?:as an?|i['’]?m an?|i am an?|being an?)(?: large)?"
              + "\\s(?:ai\\b|artificial intelligence|language model|virtual assistant)",
          "ذكاء|اصطناعي|نموذج لغ|روبوت|\\bai\\b|a\\.i\\.|\\bia\\b|artifi|inteligencia|robot"
              + "|language model|modelo de leng|modèle de lang");

  /** "Here is the translation:", "Translation:", "Note: I have translated …". */
  private static final Kind INTRODUCES =
      new Kind(
          START
              + "(?:(?:sure|certainly|of course|absolutely|okay|ok)\\b[!,.:]? {0,2})?"
              + "(?:(?:here|below)(?:['’]s| is| are) (?:the|your|my|an?) (?:\\p{L}+ ){0,3}"
              + "translations?\\b"
              + "|(?:\\p{L}+ )?translat(?:ion|ed text)(?: (?:in|into|to) \\p{L}+)?\\**:)"
              + "|\\n[\\s*_(\\[]{0,4}(?:translator['’]s )?note\\**: (?:i |the |this |in this )"
              + "[^\\n]{0,80}translat",
          "ترجم|translat|tradu|überset|перев");

  /** What a model is told by Diptych or a chat template, and the form it is to answer in. */
  private static final Kind SHOWS_ITS_PROMPT =
      new Kind(
          "```|\\{\\s{0,4}\"segments\"|\\[\\s{0,4}\\{\\s{0,4}\"id\""
              + "|<\\|(?:im_start|im_end|begin_of_text|endoftext|eot_id|assistant|user|system)\\|>"
              + "|\\[/?inst\\]|<</?sys>>|</?think>"
              + ("|" + START + "you (?:are an? (?:\\p{L}+ )?translator|translate segments)")
              + ("|" + START + "translate (?:each|the following|this) (?:segment|text|sentence)"),
          "```|\"segments\"|\"id\"|<\\||\\[/?inst\\]|<<|</?think>|ترجم|translat|tradu");

  private static final List<Kind> KINDS =
      List.of(REFUSES, SAYS_WHAT_IT_IS, INTRODUCES, SHOWS_ITS_PROMPT);

  private RefusalGate() {}

  /**
   * Something a model says.
   *
   * @param said in a target
   * @param counterpart what a source has that says the like
   */
  private record Kind(Pattern said, Pattern counterpart) {
    Kind(String said, String counterpart) {
      this(Pattern.compile(said), Pattern.compile(counterpart));
    }
  }

  static Stream<Finding> check(Candidate candidate) {
    String target = Folding.LETTERS.fold(candidate.target()).toLowerCase(Locale.ROOT);
    String source = Folding.SPELLINGS.fold(candidate.source()).toLowerCase(Locale.ROOT);
    return KINDS.stream()
        .flatMap(kind -> said(kind, target, source))
        .limit(1)
        .map(words -> new Finding(Check.REFUSAL, Severity.REJECTION, List.of(words)));
  }

  private static Stream<String> said(Kind kind, String target, String source) {
    Matcher matcher = kind.said().matcher(target);
    return matcher.find() && !kind.counterpart().matcher(source).find()
        ? Stream.of(matcher.group().strip())
        : Stream.empty();
  }
}
