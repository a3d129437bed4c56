package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Memory.Entry;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every translation memory does, in memory and in a database. */
public abstract class MemoryContract {

  protected static final LanguagePair PAIR = new LanguagePair("ar", "en");
  protected static final EngineCredit FIRST =
      new EngineCredit("first", "big/model", false, Reach.NETWORK);
  protected static final EngineCredit SECOND =
      new EngineCredit("second", "small", true, Reach.MACHINE);

  /** An empty memory, the same one during a test. */
  protected abstract Memory memory();

  @Test
  void whatWasRememberedIsRecalledAsItWas() {
    Entry entry = entry("نص", "A text", FIRST, "f/1", "name transliterated: \"x\"", "second doubt");
    memory().remember(PAIR, Set.of(entry));
    assertThat(recall("نص", "f/1")).containsExactly(entry);
  }

  @Test
  void nothingElseIsRecalled() {
    memory().remember(PAIR, Set.of(entry("نص", "A text", FIRST, "f/1")));
    assertThat(recall("نص", "f/2")).isEmpty();
    assertThat(recall("نص آخر", "f/1")).isEmpty();
    assertThat(memory().recall(new LanguagePair("ar", "de"), Map.of("نص", List.of("f/1"))))
        .isEmpty();
    assertThat(memory().recall(new LanguagePair("fa", "en"), Map.of("نص", List.of("f/1"))))
        .isEmpty();
    assertThat(memory().recall(PAIR, Map.of())).isEmpty();
  }

  @Test
  void whatIsRememberedOfAnybodyIsKnownWhateverTheFingerprint() {
    memory().remember(PAIR, Set.of(entry("نص", "A text", FIRST, "f/1")));
    assertThat(memory().remembered(PAIR, List.of("نص", "نص آخر"))).containsExactly("نص");
    assertThat(memory().remembered(new LanguagePair("ar", "de"), List.of("نص"))).isEmpty();
    assertThat(memory().remembered(PAIR, List.of())).isEmpty();
  }

  @Test
  void theOrderIsThatOfTheFingerprints() {
    Entry one = entry("نص", "One", FIRST, "f/1");
    Entry two = entry("نص", "Two", SECOND, "f/2");
    Entry three = entry("نص", "Three", SECOND, "f/3");
    memory().remember(PAIR, Set.of(one, two, three));
    assertThat(recall("نص", "f/3", "f/1")).containsExactly(three, one);
    assertThat(recall("نص", "f/1", "f/2", "f/3")).containsExactly(one, two, three);
  }

  @Test
  void eachTextHasItsOwnFingerprints() {
    Entry one = entry("نص", "One", FIRST, "f/1");
    Entry other = entry("آخر", "Other", FIRST, "f/2");
    memory().remember(PAIR, Set.of(one, other));
    assertThat(memory().recall(PAIR, Map.of("نص", List.of("f/2"), "آخر", List.of("f/2"))))
        .isEqualTo(Map.of("آخر", List.of(other)));
  }

  @Test
  void aPersonsTargetComesFirstWhateverIsAskedFor() {
    Entry person = entry("نص", "By hand", EngineCredit.HUMAN, "");
    Entry machine = entry("نص", "By machine", FIRST, "f/1");
    memory().remember(PAIR, Set.of(machine, person));
    assertThat(recall("نص", "f/1")).containsExactly(person, machine);
    assertThat(recall("نص", "f/9")).containsExactly(person);
    assertThat(recall("نص")).containsExactly(person);
  }

  @Test
  void anEntryThatIsThereStays() {
    Entry first = entry("نص", "First", FIRST, "f/1", "a doubt");
    memory().remember(PAIR, Set.of(first));
    memory()
        .remember(
            PAIR, Set.of(entry("نص", "Later", SECOND, "f/1"), entry("جديد", "New", FIRST, "f/1")));
    assertThat(recall("نص", "f/1")).containsExactly(first);
    assertThat(recall("جديد", "f/1")).as("the others of the same call are kept").hasSize(1);
    memory().remember(PAIR, Set.of());
  }

  @Test
  void anyTextCanBeRemembered() {
    for (String text : List.of("it's; -- \"q\" % _ \\", "\ud83d\ude00", "x".repeat(20_000))) {
      Entry entry = entry(text, text + "!", FIRST, "f/1");
      memory().remember(PAIR, Set.of(entry));
      assertThat(recall(text, "f/1")).containsExactly(entry);
    }
  }

  @Test
  void severalLanesMayRememberTheSameAtOnce() throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int lane = 0; lane < 8; lane++) {
        String target = "Lane " + lane;
        all.add(
            lanes.submit(
                () -> {
                  for (int text = 0; text < 20; text++) {
                    memory().remember(PAIR, Set.of(entry("نص " + text, target, FIRST, "f/1")));
                  }
                }));
      }
      for (Future<?> lane : all) {
        lane.get();
      }
    } finally {
      lanes.shutdownNow();
    }
    for (int text = 0; text < 20; text++) {
      assertThat(recall("نص " + text, "f/1")).hasSize(1);
    }
  }

  protected final List<Entry> recall(String text, String... fingerprints) {
    return memory().recall(PAIR, Map.of(text, List.of(fingerprints))).getOrDefault(text, List.of());
  }

  protected static Entry entry(
      String source, String target, EngineCredit engine, String fingerprint, String... doubts) {
    return new Entry(source, target, engine, fingerprint, List.of(doubts));
  }
}
