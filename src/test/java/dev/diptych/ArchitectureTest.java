package dev.diptych;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The shape of Diptych, one rule a line and each with its reason. */
class ArchitectureTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.diptych");

  /** Package and what it may use besides itself: data flows downwards, no arrow points up. */
  private enum Layer {
    TEXT(""),
    ARTICLE("text"),
    INTAKE("text article"),
    ENGINE("text article"),
    DIGEST("text article engine"),
    EXCHANGE("text"),
    PUBLISH("text article engine digest"),
    STORE("text article engine digest"),
    JOB("text article engine digest"),
    RUN("text article intake engine digest publish store job"),
    OPERATIONS("text article intake engine digest exchange publish store job run"),
    WORKBENCH("text article intake engine digest publish job"),
    WIRING("text article intake engine digest publish store job run operations workbench"),
    // Answers for engines where no night is.
    WORKER("text engine wiring"),
    // Read models of the store hold records of the vocabulary.
    CONSOLE("text article publish store job run operations workbench wiring"),
    CLI("text article store job run operations workbench wiring console worker");

    private final Set<String> allowed;

    Layer(String allowed) {
      this.allowed = Set.of(allowed.split(" "));
    }

    String pattern() {
      return pattern(name().toLowerCase(Locale.ROOT));
    }

    static String pattern(String name) {
      return "dev.diptych." + name + "..";
    }

    ArchRule rule() {
      String[] banned =
          Arrays.stream(values())
              .filter(other -> other != this)
              .filter(other -> !allowed.contains(other.name().toLowerCase(Locale.ROOT)))
              .map(Layer::pattern)
              .toArray(String[]::new);
      return noClasses()
          .that()
          .resideInAPackage(pattern())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(banned)
          .allowEmptyShould(true)
          .because("data flows downwards and an arrow never points up");
    }
  }

  @TestFactory
  Stream<DynamicTest> arrowsPointDownwards() {
    return Arrays.stream(Layer.values())
        .map(layer -> DynamicTest.dynamicTest(layer.pattern(), () -> layer.rule().check(ALL)));
  }

  @Test
  void everyPackageBelongsToTheTable() {
    check(
        classes()
            .that()
            .resideOutsideOfPackage("dev.diptych")
            .should()
            .resideInAnyPackage(
                Arrays.stream(Layer.values()).map(Layer::pattern).toArray(String[]::new)),
        "a package that the table does not know has no place in the way of the data");
  }

  @Test
  void featuresHaveNoCycles() {
    check(
        slices().matching("dev.diptych.(**)").should().beFreeOfCycles(),
        "packages in a cycle are one package with two names");
  }

  @Test
  void articlesArePlainRecords() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.diptych.article..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..", "java.io..", "java.nio.file..", "java.sql.."),
        "the vocabulary of every other package must not drag anything along");
  }

  @Test
  void springBatchIsKnownInRunOnly() {
    onlyIn("dev.diptych.run..", "org.springframework.batch..", "its states are not our words");
  }

  @Test
  void tikaAndItsParsersAreKnownInIntakeOnly() {
    onlyIn(
        "dev.diptych.intake..",
        "org.apache.tika..",
        "a reader can be replaced without anyone noticing");
    onlyIn("dev.diptych.intake..", "org.apache.pdfbox..", "parsers belong to the reader");
    onlyIn("dev.diptych.intake..", "org.apache.poi..", "parsers belong to the reader");
    onlyIn("dev.diptych.intake..", "org.jsoup..", "parsers belong to the reader");
  }

  @Test
  void theDatabaseIsKnownInStoreOnly() {
    onlyIn("dev.diptych.store..", "org.h2..", "any database with a JDBC driver may stand behind");
    onlyIn("dev.diptych.store..", "org.springframework.jdbc..", "who asks for rows asks the store");
    onlyIn("dev.diptych.store..", "org.postgresql..", "any database may stand behind");
  }

  @Test
  void picocliIsKnownInCliOnly() {
    onlyIn("dev.diptych.cli..", "picocli..", "the console and the command line do the same things");
  }

  @Test
  void theSchedulerIsKnownInOnePackage() {
    onlyIn(
        "dev.diptych.operations.schedule..",
        "com.github.kagkarlsson..",
        "when a job is due is ours to say; the library only wakes us");
  }

  @Test
  void theWebIsKnownInTheConsoleOnly() {
    for (String web :
        new String[] {
          "org.springframework.web.servlet..",
          "org.springframework.web.bind..",
          // Passwords are hashed for the command line too: not security.crypto.
          "org.springframework.security.config..",
          "org.springframework.security.core..",
          "org.springframework.security.web..",
          "jakarta.servlet..",
          "org.thymeleaf.."
        }) {
      onlyIn("dev.diptych.console..", web, "a verb without a browser loads nothing of it");
    }
    onlyIn("dev.diptych.console.api..", "io.swagger..", "the API describes itself");
    onlyIn("dev.diptych.console.api..", "org.springdoc..", "the API describes itself");
  }

  @Test
  void enginesDoNotKnowEachOther() {
    check(
        slices()
            .matching("dev.diptych.engine.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                DescribedPredicate.alwaysTrue(),
                JavaClass.Predicates.resideInAPackage("dev.diptych.engine.http..")),
        "an engine is added or removed as one package");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.engine..")
            .should()
            .dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("dev.diptych.engine.*..")
                    // No engine: how HTTP is spoken, for engines and for alerts.
                    .and(
                        DescribedPredicate.not(
                            JavaClass.Predicates.resideInAnyPackage(
                                "dev.diptych.engine.http..", "dev.diptych.engine.remote..")))),
        "engines are found as Spring components by their SPI, never by their class");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.engine.remote..", "dev.diptych.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.diptych.engine.remote.."),
        "what goes over a broker is known at its two ends");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.engine..", "dev.diptych.operations.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.diptych.engine.http.."),
        "whatever leaves this machine by HTTP is a request to an engine, or an alert");
  }

  @Test
  void providersAreCalledInOnePlace() {
    onlyIn(
        "dev.diptych.engine.http..",
        "java.net.http..",
        "timeouts, redirects, bounds and what a fault means are decided once");
    onlyIn(
        "dev.diptych.engine.http..",
        "org.springframework.web.client..",
        "timeouts, redirects, bounds and what a fault means are decided once");
  }

  @Test
  void nativeLibrariesAreKnownInOneAdapterOnly() {
    onlyIn(
        "dev.diptych.engine.onnx..", "ai.onnxruntime..", "whoever touches it can end the process");
    onlyIn("dev.diptych.engine.onnx..", "ai.djl..", "nothing native is loaded for other engines");
  }

  @Test
  void messagesAreKnownAtTheirTwoEndsOnly() {
    for (String library :
        new String[] {
          "jakarta.jms..", "org.springframework.jms..", "org.apache.activemq..", "io.netty.."
        }) {
      check(
          noClasses()
              .that()
              .resideOutsideOfPackages("dev.diptych.engine.remote..", "dev.diptych.worker..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(library),
          "a verb without workers loads nothing of it, and another broker can stand behind");
    }
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "in"),
        "standard output carries answers only");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.cli..")
            .and()
            .doNotHaveSimpleName("FencedExit") // the last words of a process that halts at once
            .should()
            .accessField(System.class, "err"),
        "what a person should know goes through the command line or the log");
  }

  @Test
  void onlyTheProgramEndsTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.diptych", "dev.diptych.cli..", "dev.diptych.intake.parse..")
            .should()
            .callMethod(System.class, "exit", int.class),
        "what runs inside a console or a test must not end it");
  }

  @Test
  void timeComesFromAClock() {
    check(
        noClasses()
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .orShould()
            .callMethod(System.class, "currentTimeMillis"),
        "a digest has no \"now\", and tests do not wait; latency is measured by nanoTime");
  }

  @Test
  void theRuleOfTheClockFindsWhoBreaksIt() {
    JavaClasses both =
        new ClassFileImporter().importClasses(AsksTheMachine.class, AsksAClock.class);
    EvaluationResult result =
        noClasses().should().callMethodWhere(readsTheMachinesClock()).evaluate(both);
    assertThat(result.getFailureReport().getDetails())
        .singleElement()
        .asString()
        .contains("AsksTheMachine");
  }

  private static final class AsksTheMachine {
    Instant now(Clock unused) {
      return Instant.now();
    }
  }

  private static final class AsksAClock {
    Instant now(Clock clock) {
      return Instant.now(clock);
    }
  }

  /** {@code Instant.now()} and its kin without a clock. */
  private static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
    return new DescribedPredicate<>("read the machine's clock") {
      @Override
      public boolean test(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().equals("java.time")
            && access.getName().equals("now")
            && !access.getTarget().getFullName().contains(Clock.class.getName());
      }
    };
  }

  @Test
  void clocksAreMadeOnceAContext() {
    check(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Context")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone"),
        "a clock that is made where it is used cannot be replaced");
  }

  @Test
  void nothingIsLeftToChance() {
    check(
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat(named("java.util.concurrent.ThreadLocalRandom")),
        "the same input gives the same bytes; a secret comes from SecureRandom");
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, javaClass -> javaClass.getName().equals(name));
  }

  @Test
  void noThreadThatMayBeInTheDatabaseIsInterrupted() {
    check(interrupts(), "an interrupt inside a write of the embedded database closes its file");
  }

  @Test
  void theRuleOfInterruptsFindsWhoBreaksIt() {
    JavaClasses both = new ClassFileImporter().importClasses(Interrupts.class, LetsEnd.class);
    assertThat(interrupts().evaluate(both).getFailureReport().getDetails())
        .hasSize(3)
        .allMatch(detail -> detail.contains("Interrupts."));
  }

  private static ArchRule interrupts() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.diptych.intake.parse..") // its threads know no database
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaAccess<?>>("interrupt a thread") {
              @Override
              public boolean test(JavaAccess<?> access) {
                JavaClass owner = access.getTargetOwner();
                return access.getName().equals("interrupt") && owner.isAssignableTo(Thread.class)
                    || access.getName().equals("cancel") && owner.isAssignableTo(Future.class)
                    || access.getName().equals("shutdownNow")
                        && owner.isAssignableTo(ExecutorService.class);
              }
            });
  }

  private static final class Interrupts {
    void all(Thread thread, ScheduledFuture<?> task, ScheduledExecutorService timer) {
      thread.interrupt();
      var unused = task.cancel(true);
      timer.shutdownNow();
    }
  }

  private static final class LetsEnd {
    void all(ScheduledExecutorService timer) {
      timer.shutdown();
    }
  }

  @Test
  void beansComeThroughConstructors() {
    check(
        noFields().should().beAnnotatedWith(Autowired.class),
        "what an object needs is said in one place and never missing");
  }

  @Test
  void nothingSharedCanChange() {
    check(
        fields().that().areStatic().and().areNotPrivate().should().beFinal(),
        "a static field that changes is a second way for the data");
  }

  @Test
  void theParserOfGistIsPutTogether() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.diptych.engine.gist")
            .and()
            .areNotInterfaces()
            .should()
            .notHaveModifier(JavaModifier.ABSTRACT),
        "parsers that extend one another share what none of them owns");
    check(
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.diptych.engine.gist")
            .and()
            .areNotPrivate()
            .should()
            .beFinal(),
        "what is known of a sentence changes by its owner's methods only");
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl"),
        "such a name says that its author did not know");
  }

  private static void onlyIn(String home, String banned, String reason) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(home)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(banned),
        reason);
  }

  private static void check(ArchRule rule, String reason) {
    rule.because(reason).check(ALL);
  }
}
