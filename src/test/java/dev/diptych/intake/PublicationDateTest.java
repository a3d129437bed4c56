package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23|2026-11-23",
        "2026/11/3|2026-11-03",
        "2026-11-23T08:12:00+02:00|2026-11-23T08:12+02:00",
        "2026-11-23T08:12:00+0200|2026-11-23T08:12+02:00",
        "2026-11-23T08:12:30.123Z|2026-11-23T08:12:30.123Z",
        "2026-11-23 08:12:00|2026-11-23T08:12",
        "2026-11-23 08:12:00 UTC|2026-11-23T08:12Z",
        "Mon, 23 Nov 2026 08:12:00 +0000|2026-11-23T08:12Z",
        "23 November 2026|2026-11-23",
        "November 3, 2026|2026-11-03",
        "1795421520|2026-11-23T08:12Z",
      })
  void isIso(String stated, String expected) {
    assertThat(PublicationDate.normalise(stated)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "03/04/2026",
        "2026-13-45",
        "0001-01-01",
        "99999-01-01T00:00:00Z"
      })
  void whatCannotBeToldIsLeftOut(String stated) {
    assertThat(PublicationDate.normalise(stated)).isNull();
  }
}
