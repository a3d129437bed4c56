package dev.diptych.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Detail;
import dev.diptych.digest.Reaction;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JobFileTest {

  private static final String LEAST = "name: night\ninput: input\ntargets: [en]\nengines: [gist]\n";

  private static final Known KNOWN =
      Known.of(
              Map.of("gist", Reach.PROCESS, "apertium", Reach.MACHINE, "libre", Reach.NETWORK),
              List.of("html", "md", "json"))
          .withEditionFormats(List.of("atom", "epub"));

  @TempDir Path home;

  @BeforeEach
  void anInputFolder() throws IOException {
    Files.createDirectories(home.resolve("input"));
    Files.createDirectories(home.resolve("jobs"));
  }

  @Test
  void formatsOfWholeEditionsAreThereForJobsThatNameThem() throws IOException {
    assertThat(load(LEAST + "formats: [epub, html]\n").formats()).containsExactly("epub", "html");
    assertThat(load(LEAST).formats()).doesNotContain("epub", "atom");
  }

  @Test
  void theLeastThereIsGetsTheDefaults() throws IOException {
    JobFile job = load(LEAST);
    assertThat(job.name()).isEqualTo("night");
    assertThat(job.input()).isEqualTo(home.resolve("input"));
    assertThat(job.output()).isEqualTo(home.resolve("output"));
    assertThat(job.source()).isEqualTo("auto");
    assertThat(job.detail()).isEqualTo(Detail.FULL);
    assertThat(job.formats()).containsExactlyInAnyOrder("html", "md", "json");
    assertThat(job.settle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(job.onUnavailable()).isEqualTo(Reaction.NEXT);
    assertThat(job.network()).isFalse();
    assertThat(job.nearDuplicates()).isTrue();
    assertThat(job.budget()).isEqualTo(Budget.Limits.NONE);
    assertThat(job.glossary()).isNull();
    assertThat(job.publishBy()).isNull();
    assertThat(job.all()).isFalse();
  }

  @Test
  void everySettingIsReadAndSurvivesFreezing() throws IOException {
    Files.writeString(
        home.resolve("jobs/terms.csv"),
        "source,target,note\nميناء,\"harbour, port\",said \"\"so\"\"\n");
    JobFile job =
        load(
            """
            name: night
            input:
              folder: input
              include: ["**/*.html", "*.txt"]
              exclude: ["drafts/**"]
            output: editions
            source: ar
            targets: [en, fr-CA]
            engines: [libre, gist]
            detail: summary
            sectionSize: 3000
            formats: [html]
            lanes: 16
            glossary: terms.csv
            watch:
              The Port: [الميناء, port]
              Second: one
            zone: Africa/Cairo
            schedule: "0 30 1 * * MON-FRI"
            settle: 90s
            publishBy: "05:30"
            budget: {calls: 10, characters: 20000}
            network: any
            onUnavailable: wait 15m
            retention: {sources: 1, answers: 2, runs: 3, editions: 4}
            nearDuplicates: off
            minFreeSpace: 2GB
            """);
    assertThat(job.patterns().select(Path.of("a/b/c.html"))).isTrue();
    assertThat(job.patterns().select(Path.of("c.html"))).isTrue();
    assertThat(job.patterns().select(Path.of("c.txt"))).isTrue();
    assertThat(job.patterns().select(Path.of("a/c.txt"))).isFalse();
    assertThat(job.patterns().select(Path.of("drafts/c.html"))).isFalse();
    assertThat(job.targets()).containsExactly("en", "fr-CA");
    assertThat(job.engines()).containsExactly("libre", "gist");
    assertThat(job.watch().keySet()).containsExactly("The Port", "Second");
    assertThat(job.watch().get("Second")).containsExactly("one");
    assertThat(job.zone()).isEqualTo(ZoneId.of("Africa/Cairo"));
    assertThat(job.publishBy()).isEqualTo(LocalTime.of(5, 30));
    assertThat(job.onUnavailable())
        .isEqualTo(new Reaction(Reaction.Kind.WAIT, Duration.ofMinutes(15)));
    assertThat(job.retention()).isEqualTo(new JobFile.Retention(1, 2, 3, 4));
    assertThat(job.minFreeSpace()).isEqualTo(DataSize.ofGigabytes(2));
    GlossarySource glossary = job.glossary();
    assertThat(glossary).isNotNull();
    assertThat(glossary.glossary().hits("في الميناء"))
        .containsExactly(new GlossaryTerm("ميناء", "harbour, port"));

    JobFile thawed = JobFile.thaw(job.frozen());
    assertThat(thawed).isEqualTo(job);
    assertThat(thawed.frozen()).isEqualTo(job.frozen());
  }

  @Test
  void anArticleInsideAFileIsNoPattern() throws IOException {
    assertThat(faults(patterns("feed.xml!bridge-3fa9c1")))
        .singleElement()
        .asString()
        .contains("patterns are of files", "diptych withdraw");
    assertThat(load(patterns("urgent!.txt")).patterns().select(Path.of("urgent!.txt"))).isFalse();
  }

  private static String patterns(String excluded) {
    return LEAST.replace(
        "input: input\n", "input:\n  folder: input\n  exclude: [\"" + excluded + "\"]\n");
  }

  @Test
  void allFaultsAreNamedAtOnceEachWithItsLineAndARightValue() {
    List<String> faults =
        faults(
            """
            name: Night
            input: absent
            targets: [en, english, en]
            engines: [gits]
            lanes: 2000
            detial: full
            settle: soon
            budget:
              calls: -1
              callz: 3
            """);
    assertThat(faults)
        .hasSize(10)
        .allSatisfy(fault -> assertThat(fault).matches("jobs/night\\.yaml:\\d+: .+; right: .+"));
    assertThat(faults.get(0)).contains(":1: name: \"Night\"").contains("right: name: night");
    assertThat(faults.get(1)).contains(":2: input: \"absent\"").contains("does not exist");
    assertThat(faults.get(2)).contains(":3: targets: \"english\"").contains("did you mean en?");
    assertThat(faults.get(3)).contains(":3: targets names en twice");
    assertThat(faults.get(4))
        .contains(":4: ")
        .contains("did you mean gist?")
        .contains("gist, libre");
    assertThat(faults.get(5)).contains(":5: lanes: \"2000\"").contains("from 1 to 1024");
    assertThat(faults.get(6)).contains(":6: there is no setting detial (did you mean detail?)");
    assertThat(faults.get(7)).contains(":7: settle: \"soon\"").contains("right: settle: 2m");
    assertThat(faults.get(8)).contains(":9: budget.calls: \"-1\"");
    assertThat(faults.get(9))
        .contains(":10: there is no setting budget.callz (did you mean calls?)");
  }

  @Test
  void whatMustBeThereIsNamed() {
    assertThat(faults("detail: full\n"))
        .extracting(fault -> fault.replaceFirst(";.*", ""))
        .containsExactlyInAnyOrder(
            "jobs/night.yaml:1: name is missing",
            "jobs/night.yaml:1: input is missing",
            "jobs/night.yaml:1: targets is missing",
            "jobs/night.yaml:1: engines is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule: '30 1 * * *'|five fields",
        "schedule: 'often'|not a schedule",
        "schedule: '0 0 0 30 2 *'|whose day never comes",
        "schedule: {misfire: skip}|schedule.cron is missing",
        "schedule: {cron: '0 30 1 * * *', misfire: later}|neither run-once nor skip",
        "schedule: {cron: '0 30 1 * * *', alertBy: six}|not a time of day",
        "schedule: {cron: '0 30 1 * * *', alert: '06:00'}|there is no setting schedule.alert (did"
            + " you mean alertBy?)",
        "zone: Europe/Berln|did you mean Europe/Berlin?",
        "publishBy: 25:00|not a time of day",
        "settle: 30|number with s, m or h",
        "settle: 3d|between nothing and a day",
        "settle: -2m|between nothing and a day",
        "minFreeSpace: 500|number with KB",
        "minFreeSpace: lots|not a size",
        "onUnavailable: hope|none of next, stop and wait",
        "onUnavailable: wait|none of next, stop and wait",
        "network: some|neither none nor any",
        "formats: [pdf]|is no format here",
        "formats: []|formats is empty",
        "glossary: absent.csv|no file beside the job file",
        "output: input/digests|lies in the input folder",
        "retention: {sources: 0}|from 1 to 36500",
        "retention: {editions: never}|from 1 to 36500",
        "watch: {Port: []}|watch.Port is empty",
        "watch: Port|has no settings under it",
        "lanes: [1, 2]|must be a single value",
        "lanes: 99999999999|from 1 to 1024",
        "source: x|not a language tag",
        "nearDuplicates: perhaps|neither on nor off",
        "input: {folder: input}|set a second time (first in line 2)",
        "detail: *anchor|alias"
      })
  void aWrongValueIsNamedWithItsLine(String line, String expected) {
    assertThat(faults(LEAST + "# a comment\n" + line.replace('\'', '"') + "\n"))
        .singleElement()
        .asString()
        .startsWith("jobs/night.yaml:6: ")
        .contains(expected);
  }

  @Test
  void anEngineThatReachesOutsideNeedsThePermissionOfTheJob() throws IOException {
    String file = LEAST.replace("gist", "libre");
    assertThat(faults(file)).singleElement().asString().contains(":4:").contains("network: none");
    assertThat(load(file + "network: any\n").engines()).containsExactly("libre");
    assertThat(load(LEAST.replace("gist", "apertium")).engines())
        .as("another process on this machine is not outside")
        .containsExactly("apertium");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: [", "a: b: c\n", "\tname: x\n", "name: \"x\nb: 2\n", "&a [*a, *a"})
  void brokenYamlIsOneFaultWithItsLine(String text) {
    assertThat(faults(text))
        .singleElement()
        .asString()
        .matches("(?s)jobs/night\\.yaml:\\d+: this is not YAML: .+|.*holds no settings.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "just text\n", "- a\n- b\n"})
  void aFileWithoutSettingsIsAFault(String text) {
    assertThat(faults(text)).singleElement().asString().contains("no settings");
  }

  @Test
  void aliasesAreRefusedAndNotExpanded() {
    StringBuilder bomb = new StringBuilder(LEAST + "watch:\n  w0: &w0 [lol]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("  w%d: &w%d [*w%d, *w%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(faults(bomb.toString())).hasSize(78).first().asString().contains("alias (*w0)");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(faults(LEAST + "watch: " + "[".repeat(900) + "]".repeat(900) + "\n"))
        .anySatisfy(fault -> assertThat(fault).contains("nested deeper"));
  }

  @Test
  void aSecondDocumentAndAnotherEncodingAreRefused() throws IOException {
    assertThat(faults(LEAST + "---\nname: other\n")).singleElement().asString().contains("second");
    Files.write(
        home.resolve("jobs/night.yaml"), "name: نبأ".getBytes(Charset.forName("windows-1256")));
    assertThat(faultsOf(home.resolve("jobs/night.yaml"), Overrides.NONE))
        .singleElement()
        .asString()
        .contains("UTF-8");
  }

  @Test
  void aWrongGlossaryIsPartOfTheSameList() throws IOException {
    Files.writeString(
        home.resolve("jobs/terms.csv"),
        "source,target\n# people\nأ,a\nأ,b\n,c\n\"multi\nline\",x\nd\n\"open,e\n");
    List<String> faults = faults(LEAST + "lanes: 0\nglossary: terms.csv\n");
    assertThat(faults)
        .extracting(fault -> fault.replaceFirst("; right.*", ""))
        .containsExactly(
            "jobs/night.yaml:5: lanes: \"0\" is not a whole number from 1 to 1024",
            "jobs/terms.csv:4: أ stands here a second time (first in line 3)",
            "jobs/terms.csv:5: source or target is empty",
            "jobs/terms.csv:8: there are 1 columns",
            "jobs/terms.csv:9: a quote is opened and not closed",
            "jobs/terms.csv:9: there are 1 columns");
  }

  @Test
  void overridesStandInPlaceOfTheFile() throws IOException {
    Path other = Files.createDirectories(home.resolve("other"));
    Overrides overrides =
        new Overrides(
            other, home.resolve("out"), "2026-11-23", List.of("de"), List.of("gist"), true);
    JobFile job =
        JobFile.load(
            write("name: night\ninput: absent\ntargets: [xx-wrong-]\nengines: [nobody]\n"),
            home,
            KNOWN,
            overrides);
    assertThat(job.input()).isEqualTo(other);
    assertThat(job.output()).isEqualTo(home.resolve("out"));
    assertThat(job.targets()).containsExactly("de");
    assertThat(job.engines()).containsExactly("gist");
    assertThat(job.all()).isTrue();
  }

  @Test
  void wrongOverridesAreFaultsOfTheCommandLine() throws IOException {
    Overrides overrides =
        new Overrides(
            home.resolve("absent"),
            home.resolve("absent/out"),
            "../x",
            List.of("english"),
            List.of("gits"),
            false);
    assertThat(faultsOf(write(LEAST), overrides))
        .hasSize(5)
        .allSatisfy(fault -> assertThat(fault).startsWith("command line: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input: ./|input: \"./\" holds the data folder",
        "input: jobs|input: \"jobs\" is the folder of job files",
        "input: data/in|input: \"data/in\" lies in the data folder",
        "input: link|input: \"link\" is the data folder",
        "output: ./|output: \"./\" holds the input folder",
        "output: data|output: \"data\" is the data folder",
        "output: jobs/out|output: \"jobs/out\" lies in the folder of job files",
        "output: input/out|output: \"input/out\" lies in the input folder",
        "output: input|output: \"input\" is the input folder"
      })
  void foldersThatContainOneAnotherAreRefused(String line, String expected) throws IOException {
    Files.createDirectories(home.resolve("data/in"));
    Files.createSymbolicLink(home.resolve("link"), home.resolve("data"));
    String text =
        line.startsWith("input") ? LEAST.replace("input: input", line) : LEAST + line + "\n";

    assertThat(faultsWithFolders(text))
        .anySatisfy(fault -> assertThat(fault).startsWith("jobs/night.yaml:").contains(expected));
  }

  @Test
  void theDefaultOutputFolderCountsToo() throws IOException {
    Files.createDirectories(home.resolve("output/in"));
    assertThat(faultsWithFolders(LEAST.replace("input: input", "input: output")))
        .singleElement()
        .asString()
        .contains("output is not set, and the default", "is the input folder");
    assertThat(faultsWithFolders(LEAST.replace("input: input", "input: output/in")))
        .singleElement()
        .asString()
        .contains("holds the input folder");
  }

  @Test
  void whatStandsOnTheCommandLineIsNoException() throws IOException {
    Overrides overrides =
        new Overrides(home, home.resolve("data"), null, List.of(), List.of(), false);
    assertThat(
            catchThrowableOfType(
                    JobFileException.class,
                    () -> JobFile.load(write(LEAST), home, withFolders(), overrides))
                .faults())
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).startsWith("command line: "));
  }

  private Known withFolders() {
    return KNOWN.with(
        Map.of("data folder", home.resolve("data"), "folder of job files", home.resolve("jobs")));
  }

  private List<String> faultsWithFolders(String text) throws IOException {
    Path file = write(text);
    return catchThrowableOfType(
            JobFileException.class, () -> JobFile.load(file, home, withFolders(), Overrides.NONE))
        .faults();
  }

  @Test
  void frozenFoldersGoWithTheInstallation() throws IOException {
    JobFile job = load(LEAST + "output: /srv/www\n");
    JobFile thawed = JobFile.thaw(job.relativeTo(home).frozen());
    Path moved = Path.of("/elsewhere");

    assertThat(thawed.at(home)).isEqualTo(job);
    assertThat(thawed.at(moved).input()).isEqualTo(moved.resolve("input"));
    assertThat(thawed.at(moved).output()).isEqualTo(Path.of("/srv/www"));
  }

  @Test
  void theMessageIsABulletList() {
    assertThatExceptionOfType(JobFileException.class)
        .isThrownBy(() -> load("name: night\ninput: input\ntargets: en\nengines: gist\nlane: 2\n"))
        .withMessage(
            """
            jobs/night.yaml: 1 fault, nothing was started:
              - jobs/night.yaml:5: there is no setting lane (did you mean lanes?); right: one of \
            network, input, name, output, source, targets, engines, secondOpinion, summary, detail, sectionSize, formats, \
            lanes, glossary, watch, zone, schedule, settle, publishBy, budget, onUnavailable, \
            retention, nearDuplicates, minFreeSpace\
            """);
  }

  private JobFile load(String text) throws IOException {
    return JobFile.load(write(text), home, KNOWN);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(home.resolve("jobs/night.yaml"), text);
  }

  private List<String> faults(String text) {
    try {
      return faultsOf(write(text), Overrides.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> faultsOf(Path file, Overrides overrides) {
    return catchThrowableOfType(
            JobFileException.class, () -> JobFile.load(file, home, KNOWN, overrides))
        .faults();
  }

  @Test
  void aScheduleIsATimeOrSaysMore() throws IOException {
    JobFile plain = load(LEAST + "schedule: \"0 30 1 * * *\"\n");
    assertThat(plain.schedule()).isEqualTo(JobSchedule.of("0 30 1 * * *"));
    assertThat(plain.schedule().misfire()).isEqualTo(JobSchedule.Misfire.RUN_ONCE);
    JobFile more =
        load(LEAST + "schedule: {cron: \"0 30 1 * * *\", misfire: skip, alertBy: \"06:00\"}\n");
    assertThat(more.schedule())
        .isEqualTo(new JobSchedule("0 30 1 * * *", JobSchedule.Misfire.SKIP, LocalTime.of(6, 0)));
    assertThat(JobFile.thaw(more.frozen())).isEqualTo(more);
    assertThat(load(LEAST + "schedule: {cron: \"0 30 1 * * *\"}\n").frozen())
        .isEqualTo(plain.frozen());
  }

  @Test
  void aScheduleThatWasFrozenAsATimeIsStillRead() throws IOException {
    JobFile plain = load(LEAST + "schedule: \"0 30 1 * * *\"\n");
    ObjectNode earlier = (ObjectNode) JsonMapper.builder().build().readTree(plain.frozen());
    earlier.put("schedule", "0 30 1 * * *");
    assertThat(JobFile.thaw(earlier.toString())).isEqualTo(plain);
  }

  @Test
  void aJobThatWasFrozenBeforeASettingExistedHasItsStandard() throws IOException {
    JobFile standard = load(LEAST);
    ObjectMapper mapper = JsonMapper.builder().build();
    ObjectNode whole = (ObjectNode) mapper.readTree(standard.frozen());
    Set<String> needed = Set.of("name", "input", "output", "targets", "engines");

    for (String setting : whole.propertyNames()) {
      ObjectNode earlier = whole.deepCopy();
      earlier.remove(setting);
      if (!needed.contains(setting)) {
        assertThat(JobFile.thaw(earlier.toString()))
            .as(setting)
            .isEqualTo(JobFile.thaw(standard.frozen()));
      }
    }
    for (String inside : List.of("budget", "retention", "patterns", "onUnavailable")) {
      for (String setting : ((ObjectNode) whole.get(inside)).propertyNames()) {
        ObjectNode earlier = whole.deepCopy();
        ((ObjectNode) earlier.get(inside)).remove(setting);
        assertThat(JobFile.thaw(earlier.toString()))
            .as(inside + "." + setting)
            .isEqualTo(JobFile.thaw(standard.frozen()));
      }
    }
  }
}
