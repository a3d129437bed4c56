package dev.diptych.console.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a part of a list, with all that the list was asked for. */
final class Href {

  private final UriComponentsBuilder address;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Href(UriComponentsBuilder address) {
    this.address = address;
  }

  static Href of(String path, Object... parts) {
    return new Href(
        UriComponentsBuilder.fromUriString(
            UriComponentsBuilder.fromPath(path).encode().buildAndExpand(parts).toUriString()));
  }

  /** With a parameter; {@code null} leaves it out. */
  Href with(String name, @Nullable Object value) {
    if (value != null) {
      String variable = "v" + values.size();
      address.queryParam(name, "{" + variable + "}");
      values.put(variable, value);
    }
    return this;
  }

  Href withAll(String name, Collection<String> all) {
    all.forEach(value -> with(name, value));
    return this;
  }

  @Override
  public String toString() {
    return address.encode().buildAndExpand(values).toUriString();
  }
}
