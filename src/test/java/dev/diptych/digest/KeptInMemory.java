package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.LanguagePair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Both ports in plain maps, for tests without a database. */
final class KeptInMemory implements Memory, AnswerLog {

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  List<String> failures() {
    return List.copyOf(failures);
  }

  int answerCount() {
    return answers.size();
  }

  int entryCount() {
    return entries.size();
  }

  @Override
  public Optional<Answer> find(String requestHash) {
    return Optional.ofNullable(answers.get(requestHash));
  }

  @Override
  public void record(Call call, Answer answer) {
    answers.putIfAbsent(call.requestHash(), answer);
  }

  @Override
  public void recordFailure(Call call, String outcome) {
    failures.add(outcome);
  }

  @Override
  public Map<String, Entry> recall(LanguagePair pair, Map<String, List<String>> fingerprints) {
    Map<String, Entry> found = new HashMap<>();
    fingerprints.forEach(
        (text, wanted) ->
            wanted.stream()
                .map(fingerprint -> entries.get(pair + text + fingerprint))
                .filter(entry -> entry != null)
                .findFirst()
                .ifPresent(entry -> found.put(text, entry)));
    return found;
  }

  @Override
  public void remember(LanguagePair pair, Set<Entry> fresh) {
    fresh.forEach(entry -> entries.putIfAbsent(pair + entry.source() + entry.fingerprint(), entry));
  }
}
