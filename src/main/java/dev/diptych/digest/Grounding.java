package dev.diptych.digest;

import dev.diptych.article.Segment;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.text.WordCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a written summary says nothing that its article does not, as far as that can be told
 * without understanding it: each sentence rests on segments there are, its numbers stand in them by
 * value, it quotes only where they do, it is in the target's script, and the whole is shorter than
 * the article.
 */
final class Grounding {

  /** A name in the source's letters may stand in brackets. */
  private static final double MOST_FOREIGN_LETTERS = 0.05;

  private final SummaryRequest request;
  private final Map<String, String> segments = new HashMap<>();

  Grounding(SummaryRequest request) {
    this.request = request;
    request.segments().forEach(segment -> segments.put(segment.id(), segment.content()));
  }

  /** What is wrong with the summary, in English; empty if nothing is. */
  Optional<String> fault(List<SummarySentence> sentences) {
    if (sentences.isEmpty()) {
      return Optional.of("it was empty");
    }
    if (sentences.size() > request.maxSentences()) {
      return Optional.of(
          "it had %d sentences of %d".formatted(sentences.size(), request.maxSentences()));
    }
    int words = sentences.stream().mapToInt(sentence -> WordCount.of(text(sentence))).sum();
    int article = request.segments().stream().map(Segment::content).mapToInt(WordCount::of).sum();
    if (words > Math.min(request.maxWords(), article)) {
      return Optional.of("it was longer than it may be: %d words".formatted(words));
    }
    return sentences.stream().map(this::fault).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> fault(SummarySentence sentence) {
    String text = text(sentence);
    if (text.isBlank()) {
      return Optional.of("a sentence was empty");
    }
    if (!segments.keySet().containsAll(sentence.evidence())) {
      return Optional.of("a sentence rests on a segment that the article does not have");
    }
    if (!isInTheTargetsScript(text)) {
      return Optional.of("a sentence is not in the letters of the target language");
    }
    String evidence =
        sentence.evidence().stream().map(segments::get).collect(Collectors.joining(" "));
    if (Matter.QUOTED.matcher(text).find() && !Matter.QUOTED.matcher(evidence).find()) {
      return Optional.of("a sentence quotes where its evidence does not");
    }
    LanguagePair pair = request.pair();
    return NumbersGate.added(new Gate.Candidate(evidence, text, pair, List.of(), List.of()))
        .findFirst()
        .map(number -> "the number %s is not in its evidence".formatted(number));
  }

  private boolean isInTheTargetsScript(String text) {
    int letters = Scripts.letters(text);
    int foreign = Scripts.foreignLetters(text);
    return Scripts.isLatin(request.pair().target())
        ? foreign <= letters * MOST_FOREIGN_LETTERS
        : foreign > letters / 2;
  }

  private static String text(SummarySentence sentence) {
    return sentence.text() == null ? "" : sentence.text();
  }
}
