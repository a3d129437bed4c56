package dev.diptych.engine.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request by POST.
 *
 * @param path under the endpoint's address, beginning with a slash
 * @param contentType of the body
 * @param body in UTF-8
 * @param headers besides what every request has; a key stands here
 */
public record Call(String path, String contentType, String body, Map<String, String> headers) {

  /** Copies the headers, so that the call cannot change. */
  public Call {
    headers = Map.copyOf(headers);
  }

  /** A call with a JSON text. */
  public static Call json(String path, String body, Map<String, String> headers) {
    return new Call(path, "application/json", body, headers);
  }

  /** A call with the fields of a form; a name may occur several times. */
  public static Call form(
      String path, List<Map.Entry<String, String>> fields, Map<String, String> headers) {
    String body =
        fields.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Call(path, "application/x-www-form-urlencoded", body, headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Neither the text nor the key. */
  @Override
  public String toString() {
    return "POST %s, %d characters".formatted(path, body.length());
  }
}
