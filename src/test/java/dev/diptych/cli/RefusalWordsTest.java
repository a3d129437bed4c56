package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.Holder;
import dev.diptych.job.Refusal;
import dev.diptych.operations.RefusalWords;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason has words, and what is to be typed can be. */
class RefusalWordsTest {

  private static final Edition EDITION = new Edition("night", "2026-03-01");
  private static final Instant SEEN = Instant.parse("2026-03-01T02:00:00Z");

  /** One of each reason, whose facts are named like themselves. */
  static Stream<Reason> reasons() {
    return Arrays.stream(Reason.class.getPermittedSubclasses()).map(RefusalWordsTest::sample);
  }

  private static Reason sample(Class<?> reason) {
    RecordComponent[] facts = reason.getRecordComponents();
    try {
      Constructor<?> constructor =
          reason.getDeclaredConstructor(
              Arrays.stream(facts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return (Reason) constructor.newInstance(Arrays.stream(facts).map(f -> value(f)).toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(RecordComponent fact) {
    Class<?> type = fact.getType();
    if (type == Edition.class) {
      return EDITION;
    }
    if (type == Holder.class) {
      return new Holder(4711, "here", "the run of night", SEEN);
    }
    if (type == Instant.class) {
      return SEEN;
    }
    if (type == List.class) {
      return List.of("the " + fact.getName());
    }
    if (type == int.class) {
      return 4712;
    }
    return type == long.class ? 4713L : "the " + fact.getName();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyReasonIsWordedWithItsFacts(Reason reason) throws ReflectiveOperationException {
    String words = RefusalWords.of(new Refusal(reason, List.of()));

    assertThat(words).doesNotContain("null", "%", "[").doesNotEndWith(".").doesNotContain("\n");
    for (RecordComponent fact : reason.getClass().getRecordComponents()) {
      fact.getAccessor().setAccessible(true);
      Object value = fact.getAccessor().invoke(reason);
      assertThat(words)
          .contains(
              value instanceof Holder holder
                  ? "process " + holder.pid()
                  : value instanceof List<?> list ? (String) list.get(0) : value.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatToTypeFollowsWhatItIsFor(When when) {
    String words =
        RefusalWords.of(new Refusal(new Reason.Finished(EDITION), List.of(Next.of(when, "show"))));

    assertThat(words).matches("Edition night/2026-03-01 is [^.]*\\. [A-Z][^.]*: diptych show( …)?");
  }

  @Test
  void severalVerbsFollowEachOther() {
    Refusal refusal =
        new Refusal(
            new Reason.Stopped(EDITION, 1),
            List.of(
                Next.of(When.TO_GO_ON, "restart", "night", "2026-03-01"),
                Next.of(When.TO_GIVE_UP, "abandon", "night", "2026-03-01").withReason()));

    assertThat(RefusalWords.of(refusal))
        .isEqualTo(
            "Edition night/2026-03-01 is not finished: pass 1 was STOPPED. To go on with it:"
                + " diptych restart night 2026-03-01. To give it up: diptych abandon night"
                + " 2026-03-01 --reason …");
    assertThat(RefusalWords.commands(refusal.next()))
        .isEqualTo(
            "diptych restart night 2026-03-01, or diptych abandon night 2026-03-01 --reason …");
  }

  @Test
  void aCommandCanBeTyped() {
    assertThat(RefusalWords.command(Next.of(When.TO_ADOPT, "db adopt", "/srv/it's $(here)")))
        .isEqualTo("diptych db adopt '/srv/it'\\''s $(here)'");
    assertThat(
            RefusalWords.command(
                Next.of(When.TO_TRANSLATE_ANEW, "run", "night")
                    .with("all", "")
                    .with("input", "a b")
                    .withReason()))
        .isEqualTo("diptych run night --all --input 'a b' --reason …");
    assertThat(
            RefusalWords.command(
                Next.of(When.SAME_WITH_MORE, "retry-gaps").with("budget-calls", "12")))
        .isEqualTo("diptych retry-gaps … --budget-calls 12");
  }

  @Test
  void whoHoldsTheDatabaseMayBeUnknown() {
    List<Reason> reasons =
        new ArrayList<>(
            List.of(new Reason.DatabaseHeld("/d", null), new Reason.DatabaseInUse("/d", null)));
    assertThat(reasons)
        .extracting(reason -> RefusalWords.of(new Refusal(reason, List.of())))
        .containsExactly(
            "The database /d is held by another process; a run needs it for itself",
            "The database /d is in use. End that first");
  }

  /** Scripts and pages go by them. */
  @Test
  void codesStay() {
    assertThat(reasons().map(Reason::code))
        .containsExactlyInAnyOrder(
            "changed-meanwhile",
            "draining",
            "nobody-serves",
            "fire-decided",
            "served-already",
            "not-begun",
            "running",
            "stopping",
            "silent",
            "died",
            "failed",
            "stopped",
            "finished",
            "given-up",
            "mend-given-up",
            "superseded",
            "already-running",
            "died-too-often",
            "made-meanwhile",
            "taken-up-meanwhile",
            "not-started",
            "tidying-waits",
            "copying-waits",
            "texts-deleted",
            "budget-used-up",
            "disk-nearly-full",
            "data-folder-unusable",
            "output-unreadable",
            "output-of-another",
            "output-of-original",
            "output-of-unknown",
            "database-held",
            "database-in-use",
            "last-admin",
            "database-is-server");
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyReasonHasItsCodeInJson(Reason reason) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Answers(out, OutputStream.nullOutputStream()).json(reason);

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"code\":\"" + reason.code() + "\"");
  }

  @Test
  void asJsonARefusalHasItsCodeAndItsFacts() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Answers(out, OutputStream.nullOutputStream())
        .json(
            new Refusal(
                new Reason.Stopped(EDITION, 1),
                List.of(Next.of(When.FIRST, "restart", "night", "2026-03-01"))));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"code\":\"stopped\"",
            "\"edition\":{\"job\":\"night\",\"label\":\"2026-03-01\"},\"pass\":1",
            "\"verb\":\"restart\",\"arguments\":[\"night\",\"2026-03-01\"]",
            "\"wantsReason\":false");
  }
}
