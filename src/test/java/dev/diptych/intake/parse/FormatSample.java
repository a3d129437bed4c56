package dev.diptych.intake.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of a format with what each column of the documentation's table promises of it. */
final class FormatSample {

  final String row;
  final String file;
  final byte[] content;
  List<String> body = List.of();
  @Nullable String title;
  @Nullable String date;
  @Nullable String author;
  @Nullable String outlet;
  List<String> sections = List.of();
  final List<String> absent = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  @Nullable String refused;

  private FormatSample(String row, String file, byte[] content) {
    this.row = row;
    this.file = file;
    this.content = content;
  }

  static FormatSample of(String row, String file, byte[] content) {
    return new FormatSample(row, file, content);
  }

  static FormatSample of(String row, String file, String content) {
    return new FormatSample(row, file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** All sentences, in order. */
  FormatSample body(String... sentences) {
    body = List.of(sentences);
    return this;
  }

  FormatSample title(String value) {
    title = value;
    return this;
  }

  FormatSample date(String value) {
    date = value;
    return this;
  }

  FormatSample author(String value) {
    author = value;
    return this;
  }

  FormatSample outlet(String value) {
    outlet = value;
    return this;
  }

  FormatSample sections(String... headings) {
    sections = List.of(headings);
    return this;
  }

  /** What the file holds and no article of it has. */
  FormatSample leftOut(String text) {
    absent.add(text);
    return this;
  }

  /** What is said of it. */
  FormatSample noted(String note) {
    notes.add(note);
    return this;
  }

  FormatSample refused(String reason) {
    refused = reason;
    return this;
  }

  @Override
  public String toString() {
    return row + " (" + file + ")";
  }
}
