package dev.diptych.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.Reach;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "http://127.0.0.1:5000/v1",
        "http://127.9.8.7",
        "http://localhost:11434",
        "https://LOCALHOST",
        "http://[::1]:80",
        "http://[0:0:0:0:0:0:0:1]"
      })
  void stayingOnThisMachine(String url) {
    assertThat(Address.fault(url)).isEmpty();
    assertThat(Address.reach(Address.of(url))).isEqualTo(Reach.MACHINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "http://192.168.1.5:8000",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[1::1]",
        "https://mt.example.org"
      })
  void leavingIt(String url) {
    assertThat(Address.reach(Address.of(url))).isEqualTo(Reach.NETWORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:5000",
        "http://127.1",
        "ftp://127.0.0.1",
        "http://",
        "http://user:key@mt.example.org",
        "https://mt.example.org/v1?api_key=abc",
        "http://a b"
      })
  void whatIsNoAddress(String url) {
    assertThat(Address.fault(url))
        .hasValueSatisfying(fault -> assertThat(fault).doesNotContain("abc"));
  }

  @Test
  void slashesAtTheEndMakeNoDifference() {
    assertThat(Address.of(" http://127.0.0.1/v1// ")).hasToString("http://127.0.0.1/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17",
    "1.5, 2",
    "999999999999999999, 999999999999999999",
    "'Fri, 27 Nov 2026 01:31:30 GMT', 90",
    "'Fri, 27 Nov 2026 01:00:00 GMT', 0",
    "-5,",
    "soon,",
    "99999999999999999999999,"
  })
  void retryAfter(String header, Long seconds) {
    Instant now = Instant.parse("2026-11-27T01:30:00Z");
    assertThat(RetryAfter.of(header, now))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void aKeyIsNotShown() {
    Secret key = Secret.valueOf(" sk-0123456789 ");
    assertThat(key).hasToString("[key]");
    assertThat(key.reveal()).isEqualTo("sk-0123456789");
    assertThat(key.clear("Incorrect key sk-0123456789!")).isEqualTo("Incorrect key [key]!");
    assertThat(Secret.valueOf("none").clear("none left")).isEqualTo("none left");
    assertThat(Secret.valueOf(" ").isSet()).isFalse();
  }
}
