package dev.diptych.operations.notice;

import dev.diptych.engine.http.Address;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where whoever gets a notice finds the pages: {@code diptych.console.url}. The address that this
 * process listens at is of no use elsewhere, so without the setting there are no links.
 */
@Component
final class ConsoleAddress {

  private final @Nullable URI url;

  ConsoleAddress(@Value("${diptych.console.url:}") String url) {
    this.url = Address.fault(url).isEmpty() ? Address.of(url) : null;
  }

  /** The page of an edition, or of what stands where if it is about none. */
  Optional<String> of(@Nullable String job, @Nullable String label) {
    return job == null || label == null ? page() : page("runs", job, label);
  }

  /** Where the index of an edition is read. */
  Optional<String> index(String job, String label, String target) {
    return page("read", job, label, target);
  }

  /** Where an article of an edition is read. */
  Optional<String> article(String job, String label, String target, String slug) {
    URI base = url;
    return base == null
        ? Optional.empty()
        : Optional.of(
            UriComponentsBuilder.fromUri(base)
                .pathSegment("read", job, label, target)
                .queryParam("article", "{article}")
                .encode()
                .buildAndExpand(slug)
                .toUriString());
  }

  private Optional<String> page(String... path) {
    URI base = url;
    return base == null
        ? Optional.empty()
        : Optional.of(
            UriComponentsBuilder.fromUri(base).pathSegment(path).encode().build().toUriString());
  }
}
