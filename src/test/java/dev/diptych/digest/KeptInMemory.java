package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.LanguagePair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Both ports in plain maps, for tests without a database. */
final class KeptInMemory implements Memory, AnswerLog {

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Every call that was booked, answered or not. */
  List<Call> calls() {
    return List.copyOf(calls);
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
  public Answer record(Call call, Answer answer) {
    calls.add(call);
    Answer other = answers.putIfAbsent(call.requestHash(), answer);
    return other == null ? answer : other;
  }

  @Override
  public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
    calls.add(call);
    failures.add((possiblyBilled ? "billed " : "") + outcome);
  }

  @Override
  public Map<String, List<Entry>> recall(
      LanguagePair pair, Map<String, List<String>> fingerprints) {
    Map<String, List<Entry>> found = new HashMap<>();
    fingerprints.forEach(
        (text, wanted) -> {
          List<Entry> all =
              Stream.concat(Stream.of(""), wanted.stream())
                  .map(fingerprint -> entries.get(pair + text + fingerprint))
                  .filter(Objects::nonNull)
                  .toList();
          if (!all.isEmpty()) {
            found.put(text, all);
          }
        });
    return found;
  }

  @Override
  public Set<String> remembered(LanguagePair pair, Collection<String> texts) {
    return texts.stream()
        .filter(text -> entries.keySet().stream().anyMatch(key -> key.startsWith(pair + text)))
        .collect(Collectors.toSet());
  }

  @Override
  public void remember(LanguagePair pair, Set<Entry> fresh) {
    fresh.forEach(entry -> entries.putIfAbsent(pair + entry.source() + entry.fingerprint(), entry));
  }
}
