package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people translated goes to other tools and installations as files, and comes back. */
class ExchangedNightTest {

  private static final String LEAD = "افتتح رئيس البلدية صباح اليوم المكتبة رقم 1 في وسط المدينة.";

  @TempDir Path folder;

  @Test
  void aFreshInstallationUsesWhatAnotherRemembers() {
    Household first = translated("first", 2);
    corrected(first, "Opened by hand.");
    Path all = folder.resolve("all.tmx");
    Path human = folder.resolve("human.tmx");
    assertThat(assertWorks(first, "tm", "export", all.toString()).out())
        .contains("entries to " + all, "ar→en");
    assertThat(assertWorks(first, "tm", "export", human.toString(), "--human").out())
        .contains("Wrote 1 entries");
    assertThat(Household.read(human)).contains("Opened by hand.").containsOnlyOnce("<tu ");

    Household second = new Household(folder.resolve("second")).articles(2);
    Outcome taken = assertWorks(second, "tm", "import", all.toString(), "--reason", "a");
    assertThat(taken.out()).contains("Took 1 targets of people", "new       1");
    assertThat(taken.err()).contains("made by machines and left out", "--trust --reason …");
    assertThat(second.run().exitCode()).isZero();
    assertThat(json(second, 1)).contains("Opened by hand.", "\"engine\" : \"human\"");
    assertThat(second.query("select count(*) from translation_memory where origin = 'human'"))
        .containsExactly("1");

    Household third = new Household(folder.resolve("third")).articles(2);
    assertWorks(third, "tm", "import", all.toString(), "--trust", "--reason", "ours");
    assertThat(third.run().exitCode()).isZero();
    assertThat(third.callCount()).as("all of it is remembered").isZero();
    assertThat(json(third, 1)).contains("Opened by hand.");
    assertThat(third.query("select verb || '|' || subject || '|' || reason from audit"))
        .contains("tm import|" + all + "|ours");
  }

  @Test
  void aPersonsTargetStandsBeforeAMachinesWhateverTheirDates() {
    for (boolean personFirst : List.of(true, false)) {
      for (String date : Arrays.asList("20200101T000000Z", null)) {
        String person = unit("ar", LEAD, "en", "By hand.", date);
        String machine =
            unit("ar", LEAD, "en", "By machine.", "20260101T000000Z")
                .replaceFirst("<tuv ", "<prop type=\"x-diptych-origin\">machine</prop><tuv ");
        String name = personFirst + String.valueOf(date);
        Household night = translated("night-" + name, 1);
        Path file = tmx(name + ".tmx", personFirst ? person + machine : machine + person);

        assertWorks(night, "tm", "import", file.toString(), "--trust", "--reason", "x");

        assertThat(human(night)).as(name).containsExactly("By hand.");
      }
    }
  }

  @Test
  void ofTwoPeopleTheNewerOneStands() {
    Household night = translated("night", 1);
    corrected(night, "By hand.");
    Path older = tmx("older.tmx", unit("ar-SA", LEAD, "en-US", "Older.", "20200101T000000Z"));
    Path undated = tmx("undated.tmx", unit("ar", LEAD, "en", "Undated.", null));
    Path future = tmx("future.tmx", unit("ar", LEAD, "en", "Future.", "29990101T000000Z"));
    for (Path file : List.of(older, undated, future)) {
      Outcome kept = assertWorks(night, "tm", "import", file.toString(), "--reason", "x");
      assertThat(kept.out()).contains("Took 0 targets", "kept      1");
      assertThat(kept.err()).contains("diptych tm import " + file + " --replace --reason …");
      assertThat(human(night)).containsExactly("By hand.");
    }

    Outcome dry = night.diptych("tm", "import", older.toString(), "--replace", "--dry-run");
    assertThat(dry.out()).contains("Would take 1 targets", "nothing was changed", "replaced  1");
    assertThat(human(night)).containsExactly("By hand.");
    assertWorks(night, "tm", "import", older.toString(), "--replace", "--reason", "x");
    assertThat(human(night)).containsExactly("Older.");
    Path newer = tmx("newer.tmx", unit("ar", LEAD, "en", "Newer.", "20210101T000000Z"));
    assertThat(assertWorks(night, "tm", "import", newer.toString(), "--reason", "x").out())
        .contains("replaced  1");
    assertThat(assertWorks(night, "tm", "import", newer.toString(), "--reason", "x").out())
        .contains("unchanged 1");
    assertThat(human(night)).containsExactly("Newer.");
  }

  @Test
  void whatIsOfNoUseIsCountedAndLeftOut() {
    Household night = new Household(folder.resolve("night")).articles(1);
    Path file =
        tmx(
            "mixed.tmx",
            unit("ar", LEAD, "en", "<bpt i=\"1\">x</bpt>Good<ept i=\"1\">y</ept>.", null),
            unit("ar", LEAD, "en", "Good.", null),
            unit("ar", "نص", "fr", "Texte", null),
            unit("ar", "  ", "en", "Nothing", null),
            unit("ar", "نص طويل", "en", "x".repeat(10 << 20), null),
            "<tu tuid=\"1\"><prop type=\"x-diptych-origin\">machine</prop><tuv"
                + " xml:lang=\"ar\"><seg>آلة</seg></tuv><tuv"
                + " xml:lang=\"en\"><seg>M</seg></tuv></tu>");

    Outcome dry = night.diptych("tm", "import", file.toString(), "--dry-run", "--json");
    Outcome taken = assertWorks(night, "tm", "import", file.toString(), "--reason", "x");

    assertThat(dry.out()).contains("\"added\":1", "\"dryRun\":true", "\"unchanged\":1");
    assertThat(taken.out())
        .contains(
            "which holds 6 units\n",
            "new       1",
            "unchanged 1",
            "machine   1",
            "languages 1",
            "empty     1",
            "too long  1",
            "the next ones use them");
    assertThat(human(night)).containsExactly("Good.");
  }

  @Test
  void aLargeMemoryIsTakenInPartsAndASecondTimeChangesNothing() throws IOException {
    Household night = new Household(folder.resolve("night")).articles(1);
    String[] units = new String[10_001];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit("ar", "نص رقم " + i, "en", "Text number " + i, "20200101T000000Z");
    }
    Path file = tmx("large.tmx", units);

    Outcome taken = assertWorks(night, "tm", "import", file.toString(), "--reason", "x");
    Outcome again = assertWorks(night, "tm", "import", file.toString(), "--reason", "x");

    assertThat(taken.out()).contains("holds 10001 units, in 2 parts", "new       10001");
    assertThat(again.out()).contains("Took 0 targets", "unchanged 10001");
    assertThat(night.query("select detail from audit where verb = 'tm import' order by id"))
        .startsWith(
            "part 1: 10000 added, 0 replaced, 0 unchanged, 0 kept",
            "part 2: 1 added, 0 replaced, 0 unchanged, 0 kept");
    Path out = folder.resolve("out.tmx");
    assertWorks(night, "tm", "export", out.toString());
    assertThat(Household.read(out).split("<tu ", -1)).hasSize(10_002);
  }

  @Test
  void hostileAndBrokenFilesChangeNothing() throws IOException {
    Household night = new Household(folder.resolve("night")).articles(1);
    String laughs =
        "<!DOCTYPE tmx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<tmx version=\"1.4\"><header/><body>"
            + unit("ar", LEAD, "en", "&b;", null)
            + "</body></tmx>";
    String outside =
        "<!DOCTYPE tmx [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
            + laughs.substring(laughs.indexOf("<tmx"));
    StringBuilder many = new StringBuilder("<tmx version=\"1.4\"><header/><body>");
    for (int i = 0; i < 2000; i++) {
      many.append(unit("ar", "نص " + i, "en", "Text " + i, null));
    }
    Map<String, String> files =
        Map.of(
            "laughs.tmx",
            laughs,
            "outside.tmx",
            outside,
            "truncated.tmx",
            many.toString(),
            "root.tmx",
            "<html><body/></html>",
            "empty.tmx",
            "",
            "text.tmx",
            "Dear all,");
    for (Map.Entry<String, String> one : files.entrySet()) {
      Path file = Files.writeString(folder.resolve(one.getKey()), one.getValue());
      Outcome refused = night.diptych("tm", "import", file.toString(), "--reason", "x");
      assertThat(refused.exitCode()).as("%s: %s", one.getKey(), refused.err()).isEqualTo(2);
      assertThat(refused.err())
          .contains(file.toString(), "Nothing was changed", "diptych tm import " + file)
          .doesNotContain("Exception", "Fatal", "ParseError");
      assertThat(refused.out()).isEmpty();
    }
    assertThat(human(night)).isEmpty();
    assertThat(night.query("select verb from audit")).doesNotContain("tm import");
  }

  @Test
  void whatCannotBeDoneSaysWhatToType() {
    Household night = new Household(folder.resolve("night")).articles(1);
    Path file = folder.resolve("memory.tmx");
    assertRefused(night, "Nothing is remembered yet", "tm", "export", file.toString());
    assertThat(night.run().exitCode()).isZero();
    String none =
        assertRefused(night, "There is: ar→en", "tm", "export", file.toString(), "--target", "fr");
    assertThat(none).contains("All of it: diptych tm export FILE.tmx");
    assertRefused(night, "comes from a person", "tm", "export", file.toString(), "--human");
    assertThat(file).doesNotExist();
    assertWorks(night, "tm", "export", file.toString());
    String there = assertRefused(night, "is not overwritten", "tm", "export", file.toString());
    assertWorks(night, commandIn(there));
    assertThat(body(folder.resolve("memory-2.tmx"))).isEqualTo(body(file)).contains("<tu ");

    Outcome inAFile = night.diptych("tm", "export", file.resolve("x.tmx").toString());
    assertThat(inAFile.exitCode()).isEqualTo(4);
    assertThat(inAFile.err()).contains("diptych tm export failed: " + file + " exists already");

    assertRefused(night, "A reason is required", "tm", "import", file.toString());
    assertRefused(night, "There is no file", "tm", "import", "nosuch.tmx", "--reason", "x");
    Path french = tmx("french.tmx", unit("de", "Text", "fr", "Texte", null));
    assertThat(
            assertRefused(
                night,
                "in the languages of a job",
                "tm",
                "import",
                french.toString(),
                "--reason",
                "x"))
        .contains("It has: de, fr; the jobs have: ar→en", "diptych tm import " + french);
    assertRefused(
        night, "no translation unit", "tm", "import", tmx("none.tmx").toString(), "--reason", "x");
    assertRefused(night, "diptych tm export FILE.tmx, diptych tm import FILE", "tm");
    assertRefused(night, "See: diptych tm xliff --help", "tm", "xliff", "night");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void anEditedDigestComesBackAndNothingElseChanges() {
    Household night = translated("night", 3);
    int calls = night.callCount();
    Path out = folder.resolve("out");
    Outcome written = assertWorks(night, "tm", "xliff", "night", out.toString());
    List<Path> files = written.out().lines().map(Path::of).toList();
    assertThat(files).hasSize(3).allSatisfy(file -> assertThat(file).exists());
    assertThat(Household.read(files.get(0)))
        .contains("state=\"translated\"")
        .doesNotContain("state=\"final\"", "state=\"reviewed\"");
    Map<String, String> before = digests(night);

    Outcome same = importFile(night, files.get(0));
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.err()).contains("Nothing in " + files.get(0) + " differs");
    assertThat(night.number("select count(*) from pass")).isEqualTo(1);

    Path edited = edit(files.get(0), "s0.1", "Edited & <by> hand.");
    edit(edited, "title", "A title by hand");
    Outcome dry = night.diptych("tm", "import", edited.toString(), "--dry-run");
    assertThat(dry.out()).contains("Nothing was changed", "2 segments of 1 digests");
    Outcome taken = importFile(night, edited);

    assertThat(taken.exitCode()).as(taken.err()).isZero();
    assertThat(taken.err()).contains("2 segments of 1 digests", "6 are as they were");
    assertThat(night.callCount()).isEqualTo(calls);
    Map<String, String> after = digests(night);
    List<String> changed = changed(before, after);
    assertThat(changed)
        .hasSize(4)
        .allMatch(name -> name.startsWith("1-") || name.startsWith("001-"));
    assertThat(json(night, 1)).contains("Edited & <by> hand.", "A title by hand");
    assertThat(human(night)).containsExactlyInAnyOrder("Edited & <by> hand.", "A title by hand");
    assertThat(night.query("select kind from pass order by number"))
        .containsExactly("NIGHT", "CORRECT");
    assertThat(night.query("select verb || '|' || detail from audit"))
        .contains("tm import|2 units: 2 segments of " + edited.getFileName());

    Path again = folder.resolve("again");
    assertWorks(night, "tm", "xliff", "night", Household.LABEL, "--article", "1", again.toString());
    assertThat(Household.read(again.resolve(edited.getFileName())))
        .containsPattern("(?s)unit id=\"title\">\\s*<segment state=\"reviewed\"");
  }

  @Test
  void severalDigestsInOneFileAreOnePass() throws IOException {
    Household night = translated("night", 3);
    Path out = folder.resolve("out");
    assertWorks(night, "tm", "xliff", "night", out.toString());
    List<Path> files = list(out);
    edit(files.get(0), "s1.1", "One by hand.");
    edit(files.get(2), "s2.1", "Three by hand.");
    String first = Household.read(files.get(0));
    String third = Household.read(files.get(2));
    Path both = folder.resolve("both.xlf");
    Files.writeString(
        both,
        first.substring(0, first.indexOf("</xliff>")) + third.substring(third.indexOf("<file ")));
    Map<String, String> before = digests(night);

    Outcome taken = importFile(night, both);

    assertThat(taken.exitCode()).as(taken.err()).isZero();
    assertThat(taken.err()).contains("2 segments of 2 digests");
    assertThat(changed(before, digests(night))).hasSize(8).noneMatch(name -> name.startsWith("2-"));
    assertThat(night.number("select count(*) from pass")).isEqualTo(2);
  }

  @Test
  void theSameTextChangesWhereverItStandsAndNeverInTwoWays() throws IOException {
    Household night = new Household(folder.resolve("night"));
    String twice =
        """
        عنوان %1$d للمقال

        وحضر الحفل عدد من السكان. تضم المكتبة رقم %1$d أكثر من 500 كتاب.

        تفاصيل

        وحضر الحفل عدد من السكان. تضم المكتبة كتبا كثيرة رقم %1$d.
        """;
    night.file("a.txt", twice.formatted(1));
    assertThat(night.run().exitCode()).isZero();
    Path out = folder.resolve("out");
    assertWorks(night, "tm", "xliff", "night", out.toString());
    Path file = list(out).get(0);
    String untouched = Household.read(file);
    edit(file, "s0.1", "Here.");
    edit(file, "s1.1", "There.");
    assertThat(
            assertRefused(
                night, "translated otherwise", "tm", "import", file.toString(), "--reason", "x"))
        .containsPattern(
            "line \\d+, [^ ]+/s1.1: the same text is translated otherwise in line \\d+");

    Files.writeString(file, untouched);
    edit(file, "s0.1", "Here.");
    Outcome taken = importFile(night, file);

    assertThat(taken.err()).contains("1 of them because the same text stands there too");
    assertThat(json(night, 1).split("Here\\.", -1)).hasSizeGreaterThan(2);
  }

  @Test
  void whatDoesNotFitIsNamedSegmentBySegmentAndNothingIsTaken() throws IOException {
    Household night = translated("night", 2);
    Path out = folder.resolve("out");
    assertWorks(night, "tm", "xliff", "night", out.toString());
    Path file = list(out).get(0);
    String good = Household.read(file);
    edit(file, "title", "Right.");
    Files.writeString(
        file,
        Household.read(file)
            .replace("<source>" + LEAD, "<source>نص آخر.")
            .replace("<unit id=\"s1.h\"", "<unit id=\"s9.h\""));

    String refused =
        assertRefused(
            night, "cannot be taken back", "tm", "import", file.toString(), "--reason", "x");

    assertThat(refused)
        .contains("nothing was changed", "s0.1: its source text is another one", "no such segment")
        .containsPattern("line \\d+, [^ ]+/s0.1");
    assertThat(night.number("select count(*) from pass")).isEqualTo(1);
    assertThat(human(night)).isEmpty();
    Path anew = folder.resolve("anew");
    assertWorks(night, commandIn(refused).replace("FOLDER", anew.toString()));
    assertThat(list(anew)).hasSize(1);
    assertThat(Household.read(list(anew).get(0))).isEqualTo(good);

    Files.writeString(file, good.replace(":" + Household.LABEL + ":", ":2020-01-01:"));
    assertRefused(night, "diptych runs night", "tm", "import", file.toString(), "--reason", "x");
    Files.writeString(file, good.replace("trgLang=\"en\"", "trgLang=\"fr\""));
    assertRefused(
        night,
        "edition night/" + Household.LABEL + " has en",
        "tm",
        "import",
        file.toString(),
        "--reason",
        "x");
    Files.writeString(file, good);
    assertRefused(
        night,
        "--trust and --replace are for TMX",
        "tm",
        "import",
        file.toString(),
        "--trust",
        "--reason",
        "x");
    Household other = translated("other", 2);
    assertRefused(
        other, "another installation wrote", "tm", "import", file.toString(), "--reason", "x");
    assertRefused(night, "may hold somebody's work", "tm", "xliff", "night", out.toString());
    assertRefused(
        night, "has no digests into fr", "tm", "xliff", "night", "--target", "fr", out.toString());
    assertRefused(
        night, "has no article 9", "tm", "xliff", "night", "--article", "9", out.toString());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whileItsEditionIsNotFinishedNothingComesBack() {
    Household night = new Household(folder.resolve("night")).articles(1).fault("error");
    assertThat(night.run().exitCode()).isEqualTo(4);

    Outcome refused = night.diptych("tm", "xliff", "night", folder.resolve("out").toString());

    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.err()).contains("diptych restart night " + Household.LABEL);
  }

  @Test
  void aGapIsFilledByAPersonAndItsReasonStandsInTheFile() {
    Household night = new Household(folder.resolve("night")).articles(1).fault("unavailable");
    assertThat(night.run().exitCode()).isEqualTo(3);
    Path out = folder.resolve("out");
    assertWorks(night, "tm", "xliff", "night", out.toString());
    Path file = list(out).get(0);
    assertThat(Household.read(file))
        .contains("state=\"initial\"", "category=\"missing\"", "told to be down")
        .doesNotContain("<target>");
    for (String id : List.of("title", "s0.1", "s0.2", "s1.h", "s1.1", "s1.2", "s2.h", "s2.1")) {
      edit(file, id, "By hand, " + id + ".");
    }

    Outcome taken = importFile(night, file);

    assertThat(taken.exitCode()).as(taken.err()).isZero();
    assertThat(taken.out()).contains("complete", "gaps      0");
    assertThat(json(night, 1)).contains("By hand, s1.h.");
  }

  @Test
  void anArticleInTheTargetLanguageHasNothingToTranslate() {
    Household night = new Household(folder.resolve("night")).edit("source: ar", "source: auto");
    night
        .article("a.txt", 1)
        .file(
            "b.txt",
            """
            A library opens

            The mayor opened the library in the centre of the city this morning. Many people came.
            """);
    assertThat(night.run().exitCode()).isZero();
    Path out = folder.resolve("out");

    Outcome written = assertWorks(night, "tm", "xliff", "night", out.toString(), "--json");

    assertThat(written.out()).contains("\"leftOut\":1");
    assertThat(list(out)).hasSize(1);
    assertRefused(night, "is translated", "tm", "xliff", "night", "--article", "b.txt", out + "-b");
    Path german =
        tmx(
            "auto.tmx",
            unit("ar-EG", LEAD, "en-GB", "From Egypt.", null),
            unit("de", "Ein Text", "en", "A text", null));
    assertWorks(night, "tm", "import", german.toString(), "--reason", "x");
    assertThat(
            night.query(
                "select source_lang from translation_memory where origin = 'human' order by 1"))
        .as("a job that takes any language")
        .containsExactly("ar", "de");
  }

  private Household translated(String name, int articles) {
    Household night = new Household(folder.resolve(name)).articles(articles);
    assertThat(night.run().exitCode()).isZero();
    return night;
  }

  private static void corrected(Household night, String text) {
    assertWorks(night, "correct", "night", "1/s0.1", "--text", text, "--reason", "better");
  }

  private static Outcome importFile(Household night, Path file) {
    return night.diptych("tm", "import", file.toString(), "--reason", "edited");
  }

  private Path tmx(String name, String... units) {
    try {
      return Files.writeString(
          folder.resolve(name),
          "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
              + "<tmx version=\"1.4\"><header/><body>\n"
              + String.join("\n", units)
              + "</body></tmx>");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String unit(String from, String source, String to, String target, String changed) {
    return "<tu tuid=\"1\"%s><tuv xml:lang=\"%s\"><seg>%s</seg></tuv><tuv xml:lang=\"%s\"><seg>%s</seg></tuv></tu>"
        .formatted(
            changed == null ? "" : " changedate=\"" + changed + "\"", from, source, to, target);
  }

  /** Writes a target as a person would, into the unit with this id. */
  private static Path edit(Path file, String unit, String target) {
    String escaped = target.replace("&", "&amp;").replace("<", "&lt;");
    String text = Household.read(file);
    Matcher matcher =
        Pattern.compile(
                "(?s)(<unit id=\"%s\">.*?</source>)(\\s*<target>[^<]*</target>)?"
                    .formatted(Pattern.quote(unit)))
            .matcher(text);
    assertThat(matcher.find()).as(unit).isTrue();
    String edited =
        text.substring(0, matcher.start())
            + matcher.group(1)
            + "<target>"
            + escaped
            + "</target>"
            + text.substring(matcher.end());
    try {
      return Files.writeString(file, edited);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What stands behind the header, which says when it was written. */
  private static String body(Path tmx) {
    String text = Household.read(tmx);
    return text.substring(text.indexOf("<body>"));
  }

  private static List<String> human(Household night) {
    return night.query("select target from translation_memory where origin = 'human'");
  }

  private static String json(Household night, int position) {
    return night.published().entrySet().stream()
        .filter(entry -> entry.getKey().matches(".*/en/0*" + position + "-[^.]*\\.json"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** The digests as they are published now and were before, by the names of their files. */
  private static Map<String, String> digests(Household night) {
    Map<String, String> digests = new TreeMap<>();
    night
        .published()
        .forEach(
            (path, text) -> {
              String name = path.substring(path.lastIndexOf('/') + 1);
              if (name.matches("\\d+-.*")) {
                digests.put(name, text);
              }
            });
    return digests;
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    List<String> changed = new ArrayList<>();
    after.forEach(
        (name, text) -> {
          if (!text.equals(before.get(name))) {
            changed.add(name);
          }
        });
    return changed;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> leftovers() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Outcome assertWorks(Household night, String... arguments) {
    Outcome outcome = night.diptych(arguments);
    assertThat(outcome.exitCode())
        .as("%s: %s", String.join(" ", arguments), outcome.err())
        .isZero();
    return outcome;
  }

  private static Outcome assertWorks(Household night, String command) {
    return assertWorks(night, command.split(" "));
  }

  private static String assertRefused(Household night, String words, String... arguments) {
    Outcome outcome = night.diptych(arguments);
    assertThat(outcome.exitCode())
        .as("%s: %s%s", Arrays.toString(arguments), outcome.out(), outcome.err())
        .isEqualTo(2);
    assertThat(outcome.err()).contains(words).doesNotContain("Exception");
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }

  /** The last command that a message names. */
  private static String commandIn(String message) {
    Matcher matcher = Pattern.compile("diptych (tm .+)").matcher(message.strip());
    String command = "";
    while (matcher.find()) {
      command = matcher.group(1);
    }
    assertThat(command).as(message).isNotEmpty();
    return command;
  }
}
