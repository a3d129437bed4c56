package dev.diptych.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.exchange.XliffUnit.Note;
import dev.diptych.exchange.XliffUnit.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

/** What is written as XLIFF comes back, and what a person's tool does to it is understood. */
class XliffTest {

  private static final DigestName NAME =
      new DigestName("night", "2026-11-24", "0a1b2c3d4e5f", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

  private static final XliffDocument DOCUMENT =
      new XliffDocument(
          "ar",
          "en",
          List.of(
              new XliffFile(
                  NAME,
                  "a \"b\"\n&.txt",
                  List.of("Machine translation."),
                  List.of(
                      unit("title", State.REVIEWED, true, "عنوان", "A title"),
                      unit("s1.h", State.INITIAL, true, "تفاصيل", null),
                      unit("s1.1", State.TRANSLATED, true, "نص\u0001 <b> &amp; 😀", "Text ]]>"),
                      unit("s1.2", State.INITIAL, false, "English already.", null)))));

  /**
   * The elements and attributes that are written, in the order and with the types that the standard
   * asks for: the standard's own schema is not ours to pass on.
   */
  private static final String STRUCTURE =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:oasis:names:tc:xliff:document:2.0"
          targetNamespace="urn:oasis:names:tc:xliff:document:2.0" elementFormDefault="qualified">
        <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
        <xs:simpleType name="yesNo"><xs:restriction base="xs:string">
          <xs:enumeration value="yes"/><xs:enumeration value="no"/></xs:restriction></xs:simpleType>
        <xs:complexType name="notes"><xs:sequence>
          <xs:element name="note" maxOccurs="unbounded"><xs:complexType mixed="true">
            <xs:attribute name="category" type="xs:string"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType>
        <xs:element name="xliff"><xs:complexType><xs:sequence>
          <xs:element name="file" maxOccurs="unbounded"><xs:complexType><xs:sequence>
            <xs:element name="notes" type="notes" minOccurs="0"/>
            <xs:element name="unit" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="notes" type="notes" minOccurs="0"/>
              <xs:element name="segment"><xs:complexType><xs:sequence>
                <xs:element name="source" type="xs:string"/>
                <xs:element name="target" type="xs:string" minOccurs="0"/>
              </xs:sequence>
              <xs:attribute name="state" use="required"><xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="initial"/><xs:enumeration value="translated"/>
                <xs:enumeration value="reviewed"/></xs:restriction></xs:simpleType></xs:attribute>
              </xs:complexType></xs:element>
            </xs:sequence>
            <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
            <xs:attribute name="translate" type="yesNo"/>
            </xs:complexType></xs:element>
          </xs:sequence>
          <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
          <xs:attribute name="original" type="xs:string"/>
          <xs:attribute name="canResegment" type="yesNo"/>
          <xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/>
          </xs:complexType>
          <xs:unique name="unitIds"><xs:selector xpath="*"/><xs:field xpath="@id"/></xs:unique></xs:element>
        </xs:sequence>
        <xs:attribute name="version" fixed="2.1" use="required"/>
        <xs:attribute name="srcLang" type="xs:language" use="required"/>
        <xs:attribute name="trgLang" type="xs:language" use="required"/>
        </xs:complexType></xs:element>
      </xs:schema>
      """;

  private static XliffUnit unit(
      String id, State state, boolean translate, String source, String target) {
    List<Note> notes =
        target == null && translate ? List.of(new Note("missing", "why")) : List.of();
    return new XliffUnit(id, state, translate, source, target, notes, 0);
  }

  @Test
  void whatIsWrittenComesBack() throws Exception {
    XliffDocument back = read(written());

    assertThat(back.sourceLanguage()).isEqualTo("ar");
    assertThat(back.targetLanguage()).isEqualTo("en");
    XliffFile file = back.files().get(0);
    assertThat(file.digest()).isEqualTo(NAME);
    assertThat(file.original()).isEqualTo("a \"b\" &.txt");
    assertThat(file.units())
        .extracting(XliffUnit::id, XliffUnit::state, XliffUnit::source, XliffUnit::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("title", State.REVIEWED, "عنوان", "A title"),
            org.assertj.core.groups.Tuple.tuple("s1.h", State.INITIAL, "تفاصيل", null),
            org.assertj.core.groups.Tuple.tuple(
                "s1.1", State.TRANSLATED, "نص <b> &amp; 😀", "Text ]]>"),
            org.assertj.core.groups.Tuple.tuple("s1.2", State.INITIAL, "English already.", null));
    assertThat(file.units())
        .extracting(XliffUnit::translate)
        .containsExactly(true, true, true, false);
  }

  @Test
  void theStructureIsThatOfTheStandard() throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory
        .newSchema(new StreamSource(new StringReader(STRUCTURE)))
        .newValidator()
        .validate(new StreamSource(new StringReader(written())));
    assertThat(written())
        .contains("xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"", "version=\"2.1\"")
        .doesNotContain("final");
  }

  @Test
  void whatAToolAddsIsReadOver() throws Exception {
    String edited =
        written()
            .replace(
                "<unit id=\"title\">",
                "<unit id=\"title\"><mtc:matches"
                    + " xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match"
                    + " ref=\"#s\"><source>other</source><target>Other</target></mtc:match></mtc:matches><originalData><data"
                    + " id=\"d\">x</data></originalData>")
            .replace(
                ">A title<",
                "><mrk id=\"m\" type=\"term\">An</mrk> <pc id=\"1\">edited</pc><ph id=\"2\"/>"
                    + " title<");

    XliffUnit title = read(edited).files().get(0).units().get(0);

    assertThat(title.source()).isEqualTo("عنوان");
    assertThat(title.target()).isEqualTo("An edited title");
  }

  @Test
  void whatDidNotComeFromHereOrWasTakenApartIsRefused() throws Exception {
    assertBroken("<tmx/>", "the root element is <tmx>, not <xliff>");
    assertBroken(written().replace("version=\"2.1\"", "version=\"1.2\""), "XLIFF \"1.2\"");
    assertBroken(written().replace(NAME.toString(), "f1"), "leads to no digest");
    assertBroken(
        written().replace("<unit id=\"s1.h\"", "<unit id=\"title\""), "unit title is there twice");
    assertBroken(
        written().replace("</segment>", "</segment><segment><source>x</source></segment>"),
        "unit title has 2 segments");
    assertBroken(written().replace("</xliff>", ""), "line ");
    assertBroken(
        "<!DOCTYPE xliff [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + written().replaceFirst("<\\?.*\\?>", "").replace(">A title<", ">&e;<"),
        "\"e\"");
    assertBroken(written().replace(">A title<", ">" + "x".repeat(10 << 20) + "<"), "more text");
  }

  @Test
  void languagesAreAlikeByLanguageAndScript() {
    assertThat(LanguageTags.alike("ar-SA", "ar")).isTrue();
    assertThat(LanguageTags.alike("AR_eg", "ar-SA")).isTrue();
    assertThat(LanguageTags.alike("zh-TW", "zh-Hans")).isFalse();
    assertThat(LanguageTags.alike("sr-Latn", "sr")).isFalse();
    assertThat(LanguageTags.alike("fr", "en")).isFalse();
    assertThat(LanguageTags.alike("", "en")).isFalse();
    assertThat(LanguageTags.alike("x".repeat(5000), "en")).isFalse();
    assertThat(LanguageTags.primary("ar-SA")).isEqualTo("ar");
    assertThat(LanguageTags.primary("zh-TW")).isEqualTo("zh-Hant");
  }

  private static String written() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XliffWriter.write(out, DOCUMENT);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static XliffDocument read(String file) throws Exception {
    return XliffReader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertBroken(String file, String words) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(file))
        .withMessageContaining(words);
  }
}
