package dev.diptych.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTextTest {

  @Test
  void readsWhatJsonCanHold() {
    Map<String, Object> read =
        JsonText.object(
            """
            {"text": "وصل \\u0022", "number": 12345678901, "part": 1.5, "yes": true, "no": false,
             "none": null, "list": [1, "two", [], {}], "inner": {"a": {"b": "c"}}}
            """);

    assertThat(read.keySet())
        .containsExactly("text", "number", "part", "yes", "no", "none", "list", "inner");
    assertThat(read)
        .containsEntry("text", "وصل \"")
        .containsEntry("number", 12345678901L)
        .containsEntry("part", 1.5)
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("none", null)
        .containsEntry("list", Arrays.asList(1L, "two", List.of(), Map.of()))
        .containsEntry("inner", Map.of("a", Map.of("b", "c")));
    assertThat(JsonText.text(read, "text")).isEqualTo("وصل \"");
    assertThat(JsonText.text(read, "number")).isNull();
    assertThat(JsonText.text(read, "absent")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "{", "{\"a\"", "{\"a\":", "{\"a\":[1", "{a:1}", "{\"a\" 1}"})
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> JsonText.object(text)).isInstanceOf(JacksonException.class);
  }
}
