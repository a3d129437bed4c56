package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.junit.jupiter.api.Test;

class SingleByteCharsetTest {

  @Test
  void writesEveryCharacterAsThePlatformsEncoderDoes() {
    for (SingleByteCharset charset : Mojibake.SUSPECTS) {
      Charset platforms = Charset.forName(charset.name());
      CharsetEncoder encoder = platforms.newEncoder();
      for (int i = 0; i <= Character.MAX_VALUE; i++) {
        char c = (char) i;
        int expected = encoder.canEncode(c) ? String.valueOf(c).getBytes(platforms)[0] & 0xFF : -1;
        assertThat(charset.byteOf(c)).as("%s U+%04X", charset.name(), i).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatTheCharsetDoesNotHaveIsAForeignByte() {
    SingleByteCharset western = Mojibake.SUSPECTS.get(0);
    assertThat(Mojibake.encode("aé€\u0081و", western))
        .containsExactly('a', (byte) 0xE9, (byte) 0x80, (byte) 0x81, (byte) 0xFF);
  }
}
