package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
  @ValueSource(strings = {"UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE"})
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
}
