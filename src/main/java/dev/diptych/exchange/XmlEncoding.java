package dev.diptych.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML by its byte order mark or declaration, strictly: a byte that is no letter ends the
 * reading instead of becoming one. The parser could do it too, but prints what it finds wrong.
 */
final class XmlEncoding {

  private static final int DECLARATION = 256;
  private static final Pattern STATED =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private XmlEncoding() {}

  static Reader reader(InputStream stream) throws FormatException, IOException {
    BufferedInputStream input = new BufferedInputStream(stream);
    input.mark(DECLARATION);
    byte[] begin = input.readNBytes(DECLARATION);
    input.reset();
    Charset charset = charset(begin);
    if (charset.equals(StandardCharsets.UTF_8) && at(begin, 0) == 0xEF && at(begin, 1) == 0xBB) {
      input.skipNBytes(3);
    }
    return new InputStreamReader(
        input,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(byte[] begin) throws FormatException {
    int first = at(begin, 0) << 8 | at(begin, 1);
    if (first == 0xFEFF || first == 0xFFFE) {
      return StandardCharsets.UTF_16;
    }
    if (first == '<') {
      return StandardCharsets.UTF_16BE;
    }
    if (first == '<' << 8) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher stated = STATED.matcher(new String(begin, StandardCharsets.ISO_8859_1));
    if (!stated.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(stated.group(1));
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      throw new FormatException("line 1: nobody knows the encoding " + stated.group(1), e);
    }
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0;
  }
}
