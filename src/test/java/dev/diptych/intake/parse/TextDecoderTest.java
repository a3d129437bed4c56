package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {

  private static final String ARABIC =
      "أعلنت هيئة مياه الساحل اليوم الأحد بدء العمل في إصلاح شبكة مياه الشرب في ثلاث مدن، بعد شكاوى"
          + " السكان. وقال المتحدث باسم الهيئة إن المشروع سيخدم أكثر من 180 ألف شخص.";
  private static final String RUSSIAN =
      "Городской совет вчера вечером утвердил новый план ремонта водопровода в трёх районах"
          + " города.";
  private static final String FRENCH =
      "Le conseil municipal a décidé hier soir de rénover le réseau d'eau dans trois quartiers,"
          + " après des années de plaintes répétées.";

  private final TextDecoder decoder = new TextDecoder();

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "windows-1256", "ISO-8859-6", "x-MacArabic", "UTF-16LE", "UTF-16BE"})
  void arabicIsReadWithoutADeclaration(String charset) {
    String text = charset.equals("ISO-8859-6") ? ARABIC.replace("’", "'") : ARABIC;
    DecodedText decoded = decoder.decode(text.getBytes(Charset.forName(charset)), null);
    assertThat(decoded.text()).isEqualTo(text);
    assertThat(decoded.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R", "UTF-16LE"})
  void russianIsReadWithoutADeclaration(String charset) {
    assertThat(decoder.decode(RUSSIAN.getBytes(Charset.forName(charset)), null).text())
        .isEqualTo(RUSSIAN);
  }

  @Test
  void hebrewIsReadWithoutADeclaration() {
    String hebrew = "מועצת העיר אישרה אתמול את התוכנית החדשה לתיקון רשת המים";
    assertThat(decoder.decode(hebrew.getBytes(Charset.forName("windows-1255")), null).text())
        .isEqualTo(hebrew);
  }

  @Test
  void westernTextStaysWestern() {
    assertThat(decoder.decode(FRENCH.getBytes(Charset.forName("windows-1252")), null).text())
        .isEqualTo(FRENCH);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "ISO-8859-1", "windows-1252"})
  void aWrongDeclarationIsNotedAndNotBelieved(String declared) {
    DecodedText decoded =
        decoder.decode(ARABIC.getBytes(Charset.forName("windows-1256")), declared);
    assertThat(decoded.text()).isEqualTo(ARABIC);
    assertThat(decoded.notes())
        .containsExactly("decoded as windows-1256 although the file declares " + declared);
  }

  @Test
  void utf8IsReadAsUtf8WhateverIsDeclared() {
    DecodedText decoded = decoder.decode(ARABIC.getBytes(StandardCharsets.UTF_8), "windows-1256");
    assertThat(decoded.text()).isEqualTo(ARABIC);
    assertThat(decoded.notes()).hasSize(1);
  }

  @Test
  void aTrueDeclarationIsBelieved() {
    DecodedText decoded =
        decoder.decode(ARABIC.getBytes(Charset.forName("windows-1256")), "windows-1256");
    assertThat(decoded.text()).isEqualTo(ARABIC);
    assertThat(decoded.notes()).isEmpty();
  }

  @Test
  void theMarkWinsAndGoes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
    bytes.writeBytes(ARABIC.getBytes(StandardCharsets.UTF_16LE));
    assertThat(decoder.decode(bytes.toByteArray(), "UTF-8").text()).isEqualTo(ARABIC);
  }

  @Test
  void cp720IsReadByItsOwnTable() {
    DecodedText decoded = decoder.decode(inCp720(ARABIC), null);
    assertThat(decoded.text()).isEqualTo(ARABIC.replace('،', ','));
    assertThat(decoded.charset()).isEqualTo("CP720");
  }

  @Test
  void cp864IsReadAsTheShapesThatItHolds() {
    byte[] some = new byte[128];
    for (int i = 0; i < some.length; i++) {
      some[i] = (byte) (i + 128);
    }
    String shapes = new String(some, Charset.forName("IBM864"));
    StringBuilder line = new StringBuilder();
    for (char c : "وقال السكان في المدينة من الشمال ما كان بعد ذلك لا في المكان".toCharArray()) {
      line.append(shape(c, shapes));
    }
    DecodedText decoded = decoder.decode(line.toString().getBytes(Charset.forName("IBM864")), null);
    assertThat(decoded.charset()).isEqualTo("CP864");
    assertThat(decoded.text()).isEqualTo(line.toString());
  }

  @Test
  void aFileThatChangesItsCharsetIsReadWholeAndSaysSo() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((ARABIC + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(
        "وقال السكان في المدينة إن العمل بعد ذلك\n".getBytes(Charset.forName("windows-1256")));
    bytes.writeBytes(ARABIC.getBytes(StandardCharsets.UTF_8));
    DecodedText decoded = decoder.decode(bytes.toByteArray(), null);
    assertThat(decoded.text())
        .isEqualTo(ARABIC + "\nوقال السكان في المدينة إن العمل بعد ذلك\n" + ARABIC);
    assertThat(decoded.notes())
        .containsExactly(
            "1 of its lines are in windows-1256 and the others in UTF-8; both were read");
  }

  @Test
  void aPartThatIsNoTextInAnyCharsetIsLeftOutAndNamed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((ARABIC + "\n").getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 60; i++) {
      bytes.write(0x80 + i % 31);
      bytes.write(1 + i % 7);
    }
    DecodedText decoded = decoder.decode(bytes.toByteArray(), null);
    assertThat(decoded.text()).isEqualTo(ARABIC + "\n");
    assertThat(decoded.notes()).singleElement().asString().contains("left out (120 bytes)");
  }

  @Test
  void aLetterThatWasCutCostsOnlyItself() {
    byte[] whole = ARABIC.getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 2);
    DecodedText decoded = decoder.decode(cut, null);
    assertThat(decoded.text()).startsWith(ARABIC.substring(0, ARABIC.length() - 2));
    assertThat(decoded.notes()).singleElement().asString().contains("damaged");
  }

  /** Any shape of a letter that the page has: it has no letters without one. */
  private static char shape(char letter, String shapes) {
    for (char c : shapes.toCharArray()) {
      if (Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
          .equals(String.valueOf(letter))) {
        return c;
      }
    }
    return letter;
  }

  /** By the numbers that Microsoft's table gives the letters. */
  private static byte[] inCp720(String text) {
    String upper = "ءآأؤ\u00A3إئابةتثجحخدذرزسشص";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (char c : text.toCharArray()) {
      int at = upper.indexOf(c);
      int late = "ضطظعغف\u00B5قكلمنهوىي".indexOf(c);
      if (c < 128) {
        bytes.write(c);
      } else if (at >= 0) {
        bytes.write(0x98 + at);
      } else if (late >= 0) {
        bytes.write(0xE0 + late);
      } else {
        assertThat(c).as("a letter of the test").isEqualTo('،');
        bytes.write(',');
      }
    }
    return bytes.toByteArray();
  }
}
