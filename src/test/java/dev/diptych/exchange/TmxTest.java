package dev.diptych.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.exchange.TmxUnit.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written as TMX comes back; what strangers write does no harm. */
class TmxTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:03:04Z");

  @TempDir Path folder;

  @Test
  void whatIsWrittenComesBackToTheCharacter() throws Exception {
    String source = "نص <b>&\"' مع 😀 \t و\rسطر\nآخر]]>";

    List<TmxUnit> units = read(written(entry(source, "Text — with 𝒳 & <marks>", Origin.HUMAN)));

    assertThat(units).hasSize(1);
    assertThat(units.get(0).origin()).isEqualTo(Origin.HUMAN);
    assertThat(units.get(0).variants())
        .containsExactly(
            new Variant("ar", source, false, NOW),
            new Variant("en", "Text — with 𝒳 & <marks>", false, NOW));
  }

  @Test
  void whatXmlCannotCarryGoes() throws Exception {
    List<TmxUnit> units =
        read(
            written(
                entry("a\u0000b\u0001c\u000Bd\uFFFEe\uD800f", "\uDC00g\u0085h", Origin.MACHINE)));

    assertThat(units.get(0).variants())
        .extracting(Variant::text)
        .containsExactly("abcde\uFFFDf", "\uFFFDgh");
    assertThat(units.get(0).origin()).isEqualTo(Origin.MACHINE);
  }

  @Test
  void theHeaderHasAllSevenAttributesAndPartsStandInTheOrderOfTheStandard() throws Exception {
    String file = text(written(entry("نص", "Text", Origin.HUMAN)));

    assertThat(file)
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">")
        .containsPattern(
            "<header creationtool=\"Diptych\" creationtoolversion=\"1\" segtype=\"sentence\""
                + " o-tmf=\"Diptych\" adminlang=\"en\" srclang=\"ar\" datatype=\"plaintext\"")
        .contains("creationdate=\"20261124T020304Z\"", "lastusagedate=\"20261124T020304Z\"")
        .containsPattern(
            "(?s)<tu tuid=\"7\".*<prop type=\"x-diptych-origin\">human</prop>.*"
                + "<prop type=\"x-diptych-engine\">human</prop>.*"
                + "<prop type=\"x-diptych-model\">m</prop>.*"
                + "<tuv xml:lang=\"ar\">\\s*<seg>نص</seg>.*<tuv xml:lang=\"en\">")
        .endsWith("</tmx>\n");
  }

  @Test
  void ofMarkupOnlyWhatWasTranslatedStays() throws Exception {
    List<TmxUnit> units =
        read(
            tmx(
                """
                <tu><tuv xml:lang="ar"><seg>قال <bpt i="1">&lt;b></bpt>الوزير<ept i="1">&lt;/b></ept>
                 <hi type="x">أمس<ph>{0}</ph></hi><it pos="begin">x</it><ut>y<sub>z</sub></ut>.</seg></tuv>
                <tuv lang="EN-US" changedate="20200101T000000Z"><note>n</note><prop type="p">q</prop>
                <seg><![CDATA[<The> minister]]><!-- c --> said &#x64;o<?p i?>.</seg></tuv></tu>
                """));

    assertThat(units.get(0).variants())
        .containsExactly(
            new Variant("ar", "قال الوزير\n أمس.", false, null),
            new Variant(
                "EN-US", "<The> minister said do.", false, Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(units.get(0).origin()).isEqualTo(Origin.UNKNOWN);
    assertThat(units.get(0).line()).isEqualTo(2);
  }

  @Test
  void aDocumentTypeIsReadOverAndOtherEncodingsAreRead() throws Exception {
    String file =
        "<?xml version=\"1.0\" encoding=\"%s\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
            + "<tmx version=\"1.1\"><header/><body><tu><tuv lang=\"AR\"><seg>نص</seg></tuv></tu>"
            + "</body></tmx>";
    for (String name : List.of("UTF-8", "UTF-16", "windows-1256")) {
      byte[] bytes = file.formatted(name).getBytes(Charset.forName(name));
      List<TmxUnit> units = read(new ByteArrayInputStream(bytes));
      assertThat(units.get(0).variants().get(0).text()).as(name).isEqualTo("نص");
    }
  }

  @Test
  void entitiesAreNotKnownAndNothingOutsideIsOpened() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String laughs =
        "<!DOCTYPE tmx [<!ENTITY a \"ha\">"
            + IntStream.range(1, 12)
                .mapToObj(
                    i -> "<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)))
                .reduce("", String::concat)
                .replace("&a0;", "&a;")
            + "]>";
    String outside = "<!DOCTYPE tmx [<!ENTITY a11 SYSTEM \"%s\">]>".formatted(secret.toUri());
    String parameter =
        "<!DOCTYPE tmx [<!ENTITY %% p SYSTEM \"%s\"> %%p;]>".formatted(secret.toUri());
    for (String type : List.of(laughs, outside, parameter)) {
      assertBroken(type + body("<tu><tuv xml:lang=\"ar\"><seg>&a11;</seg></tuv></tu>"), "a11");
    }
    String attribute = outside + body("<tu><tuv xml:lang=\"&a11;\"><seg>x</seg></tuv></tu>");
    assertBroken(attribute, "a11");
  }

  @Test
  void whatIsBrokenIsSaidWithItsLine() {
    assertBroken("", "Premature end of file");
    assertBroken("no xml", "line 1: ");
    assertBroken("<html/>", "the root element is <html>, not <tmx>");
    assertBroken(body("<tu><tuv xml:lang=\"ar\"><seg>x").replace("</body></tmx>", ""), "line 1: ");
    assertBroken(body("<tu>\n\n<b></tu>"), "line 3: ");
    assertBroken(body("<tu><tuv xml:lang=\"ar\"><seg>&#1;</seg></tuv></tu>"), "line 1: ");
    assertBroken(body("") + "<more/>", "line 1: ");
    assertBroken(body("<a>".repeat(200) + "</a>".repeat(200)), "deep in each other");
    assertBroken(
        body("<tu>" + "<tuv xml:lang=\"ar\"><seg/></tuv>".repeat(300) + "</tu>"),
        "more than 200 languages");
  }

  @Test
  void aByteThatIsNoLetterIsSaid() {
    byte[] file =
        body("<tu><tuv xml:lang=\"ar\"><seg>\u00E9</seg></tuv></tu>")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(new ByteArrayInputStream(file)));
  }

  @Test
  void aTextOfTenMegabytesIsCutAndSaidToBe() throws Exception {
    String ten = "x".repeat(10 << 20);
    List<TmxUnit> units =
        read(
            tmx(
                "<tu><tuv xml:lang=\"ar\"><seg>%s</seg></tuv><tuv xml:lang=\"en\"><seg>y</seg></tuv></tu>"
                    .formatted(ten)));
    Variant first = units.get(0).variants().get(0);
    assertThat(first.tooLong()).isTrue();
    assertThat(first.text()).hasSize(TmxReader.LONGEST_TEXT + 1);
    assertBroken(body("<tu tuid=\"%s\"/>".formatted(ten)), "longer than 4 MB");
    assertBroken(body("<!--%s-->".formatted(ten)), "longer than 4 MB");
    assertBroken("<!DOCTYPE tmx [<!-- %s -->]>".formatted(ten) + body(""), "longer than 4 MB");
  }

  @Test
  void aFileWithoutEndIsReadUnitByUnit() {
    InputStream endless =
        new SequenceInputStream(
            bytes("<tmx><body>"),
            new SequenceInputStream(
                Collections.enumeration(
                    new AbstractList<InputStream>() {
                      @Override
                      public int size() {
                        return Integer.MAX_VALUE;
                      }

                      @Override
                      public InputStream get(int index) {
                        return bytes("<tu><tuv xml:lang=\"ar\"><seg>x</seg></tuv></tu>");
                      }
                    })));
    int[] count = {0};
    assertThatExceptionOfType(Enough.class)
        .isThrownBy(
            () ->
                TmxReader.read(
                    endless,
                    unit -> {
                      if (++count[0] == 100_000) {
                        throw new Enough();
                      }
                    }));
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aTimeIsWrittenAsTheStandardSays() {
    assertThat(TmxDates.of(Instant.parse("2026-01-02T03:04:05.678Z")))
        .isEqualTo("20260102T030405Z");
    assertThat(TmxDates.parse("20260102T030405Z")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(TmxDates.parse("2026-01-02")).isNull();
    assertThat(TmxDates.parse("20269999T990000Z")).isNull();
  }

  private static TmxEntry entry(String source, String target, Origin origin) {
    return new TmxEntry("7", "ar", source, "en", target, origin, origin.word(), "m", NOW, NOW);
  }

  private static InputStream written(TmxEntry... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TmxWriter writer = new TmxWriter(out, "1", "ar", NOW);
    for (TmxEntry entry : entries) {
      writer.write(entry);
    }
    writer.finish();
    return new ByteArrayInputStream(out.toByteArray());
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String body(String units) {
    return "<tmx version=\"1.4\"><header/><body>" + units + "</body></tmx>";
  }

  private static InputStream tmx(String units) {
    return bytes("<tmx version=\"1.4\"><header/>\n<body>" + units + "</body></tmx>");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<TmxUnit> read(InputStream stream) throws Exception {
    List<TmxUnit> units = Collections.synchronizedList(new ArrayList<>());
    TmxReader.read(stream, units::add);
    return units;
  }

  private static void assertBroken(String file, String... words) {
    assertThatExceptionOfType(FormatException.class)
        .as(file.substring(0, Math.min(200, file.length())))
        .isThrownBy(() -> read(bytes(file)))
        .withMessageContainingAll(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ParseError", "Exception"));
  }
}
