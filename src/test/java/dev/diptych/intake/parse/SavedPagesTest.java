package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.Parsed.Part;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that browsers saved in one file, and mailboxes in one file. */
class SavedPagesTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";
  private static final String TWO =
      "Nobody has to save water this summer, it went on to say on Sunday, and wished a good year.";
  private static final String PAGE =
      "<html><head><title>Lake</title></head><body><nav><a>Home</a><a>Sport</a></nav><article><h1>Lake"
          + " is full</h1><p>"
          + ONE
          + "</p><p>"
          + TWO
          + "</p></article><footer>All rights reserved</footer></body></html>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: <Saved by Blink>\n"
            + "Snapshot-Content-Location: https://x.example/1\n"
            + "Subject: x\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n"
            + "--b\n"
            + "Content-Type: text/html\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "%s\n"
            + "--b--\n",
        "From: <Saved by UnMHT>\n"
            + "Subject: x\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: multipart/related; boundary=\"b\"\n\n"
            + "--b\n"
            + "Content-Disposition: inline; filename=\"default.htm\"\n"
            + "Content-Type: text/html; charset=utf-8\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "%s\n"
            + "--b--\n",
        "From: \"Saved by Windows Internet Explorer 9\"\n"
            + "Subject: x\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: text/html;\n"
            + "\tcharset=\"utf-8\"\n"
            + "Content-Transfer-Encoding: base64\n"
            + "Content-Location: https://x.example/1\n\n"
            + "%s\n",
        "From: \"Saved by Mozilla 5.0 (X11)\"\n"
            + "Subject: x\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: multipart/related; boundary=b\n\n"
            + "--b\n"
            + "Content-Type: text/html; charset=utf-8\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "%s\n"
            + "--b\n"
            + "Content-Type: text/css\n"
            + "Content-Location: https://x.example/a.css\n\n"
            + "p{}\n"
            + "--b--\n",
        "MIME-Version: 1.0\n"
            + "Content-Type: multipart/related; boundary=\"----=_NextPart\"\n\n"
            + "This document is a Single File Web Page.\n\n"
            + "------=_NextPart\n"
            + "Content-Location: file:///C:/x.htm\n"
            + "Content-Type: text/html; charset=\"us-ascii\"\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "%s\n"
            + "------=_NextPart--\n"
      })
  void aWebArchiveOfAnyBrowser(String form) throws UnreadableException {
    String page = Base64.getMimeEncoder().encodeToString(PAGE.getBytes(StandardCharsets.UTF_8));
    assertPage(parse("a.mht", form.formatted(page).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aWebArchiveOfSafari() throws UnreadableException {
    byte[] archive =
        binary(
            "https://x.example/ar/\u0639\u0627\u062c\u0644", PAGE.getBytes(StandardCharsets.UTF_8));
    Parsed read = parse("a.webarchive", archive);
    assertPage(read);
    assertThat(manuscript(read).facts().canonicalUrl()).endsWith("عاجل");
    assertPage(
        parse(
            "a.webarchive",
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 + "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                 + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
                 + "<plist"
                 + " version=\"1.0\"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>"
                    + Base64.getMimeEncoder().encodeToString(PAGE.getBytes(StandardCharsets.UTF_8))
                    + "</data><key>WebResourceURL</key><string>https://x.example</string></dict></dict></plist>")
                .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDamagedArchiveIsAnsweredWhereverItIsCut() {
    byte[] archive = binary("https://x.example", PAGE.getBytes(StandardCharsets.UTF_8));
    for (int length = 50; length < archive.length; length += 37) {
      byte[] cut = java.util.Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> parse("a.webarchive", cut)).isInstanceOf(UnreadableException.class);
    }
    for (int i = archive.length - 60; i < archive.length; i++) {
      byte[] wrong = archive.clone();
      wrong[i] = (byte) 0xFF;
      try {
        assertThat(parse("a.webarchive", wrong).parts()).hasSize(1);
      } catch (UnreadableException e) {
        assertThat(e).hasMessageContaining("again");
      }
    }
  }

  @Test
  void aListThatContainsItselfEnds() {
    // one dictionary whose only value is itself
    byte[] list = new Plist().object(new byte[] {(byte) 0xD1, 1, 0}).object(text("a")).bytes();
    assertThatThrownBy(() -> parse("a.webarchive", list)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void aMailboxIsAnArticleAMessage() throws UnreadableException {
    String mailbox =
        "From a@x.example Mon Nov 23 10:00:00 2026\nFrom: Ana Ruiz <a@x.example>\nMessage-ID:"
            + " <lake@x.example>\nSubject: Lake\nContent-Type: text/plain\n\n"
            + ONE
            + "\n\n"
            + ">From Sunday on it is open.\n\n"
            + "From b@x.example Mon Nov 23 10:00:00 2026\n"
            + "From: b@x.example\n"
            + "Subject: Sea\n"
            + "Content-Type: application/pkcs7-mime\n\n"
            + "x\n\n"
            + "From c@x.example Mon Nov 23 10:00:00 2026\n"
            + "From: c@x.example\n"
            + "Subject: Sea\n"
            + "Content-Type: text/plain\n\n"
            + TWO
            + "\n";
    Parsed read = parse("a.mbox", mailbox.getBytes(StandardCharsets.UTF_8));
    assertThat(read.parts()).hasSize(3);
    assertThat(read.parts().get(0).key()).startsWith("lake-x.example-");
    assertThat(read.parts().get(1).reason()).contains("encrypted");
    Manuscript first = manuscript(read);
    assertThat(first.facts().title()).isEqualTo("Lake");
    assertThat(first.blocks().get(0).text()).contains(ONE, "From Sunday on").doesNotContain(">");
    Part third = read.parts().get(2);
    assertThat(third.manuscript()).isNotNull();
  }

  private static void assertPage(Parsed read) throws UnreadableException {
    Manuscript page = read.only();
    assertThat(page.facts().title()).isEqualTo("Lake is full");
    assertThat(page.blocks().stream().map(Block::text).toList()).containsExactly(ONE, TWO);
  }

  private static Manuscript manuscript(Parsed read) {
    Manuscript manuscript = read.parts().get(0).manuscript();
    assertThat(manuscript).isNotNull();
    return manuscript;
  }

  private static Parsed parse(String name, byte[] content) throws UnreadableException {
    return PARSER.open(new SourceFile(name, content.length, "0".repeat(64)), content);
  }

  /** As Safari writes it: a dictionary in a dictionary, an address in UTF-16, the page as bytes. */
  private static byte[] binary(String url, byte[] page) {
    return new Plist()
        .object(new byte[] {(byte) 0xD1, 1, 2})
        .object(text("WebMainResource"))
        .object(new byte[] {(byte) 0xD2, 3, 4, 5, 6})
        .object(text("WebResourceURL"))
        .object(text("WebResourceData"))
        .object(wide(url))
        .object(data(page))
        .bytes();
  }

  private static byte[] text(String text) {
    return counted(0x50, text.length(), text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] wide(String text) {
    return counted(0x60, text.length(), text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static byte[] data(byte[] data) {
    return counted(0x40, data.length, data);
  }

  private static byte[] counted(int kind, int length, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (length < 15) {
      bytes.write(kind | length);
    } else {
      bytes.write(kind | 15);
      bytes.write(0x11);
      bytes.write(length >> 8);
      bytes.write(length);
    }
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  /** Objects, the table of where they are, and the trailer. */
  private static final class Plist {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    Plist() {
      bytes.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
    }

    Plist object(byte[] object) {
      offsets.add(bytes.size());
      bytes.writeBytes(object);
      return this;
    }

    byte[] bytes() {
      int table = bytes.size();
      for (int offset : offsets) {
        bytes.write(offset >> 8);
        bytes.write(offset);
      }
      bytes.writeBytes(new byte[6]);
      bytes.write(2);
      bytes.write(1);
      number(offsets.size());
      number(0);
      number(table);
      return bytes.toByteArray();
    }

    private void number(int number) {
      bytes.writeBytes(new byte[4]);
      for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.write(number >> shift);
      }
    }
  }
}
