package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what stands at the foot of a digest's page: where everything in it comes from. */
final class DigestFoot {

  private final Html html;
  private final Digest digest;
  private final DigestWords words;
  private final Messages messages;

  DigestFoot(Html html, Digest digest, DigestWords words) {
    this.html = html;
    this.digest = digest;
    this.words = words;
    this.messages = words.messages();
  }

  void write() {
    html.open("footer", "aria-label", messages.text("foot")).newLine();
    html.open("details", "class", "brief").open("summary").message(messages.text("brief")).close();
    html.open("pre", "id", "brief").message(words.brief()).close().close().newLine();
    html.open("dl").newLine();
    corrections();
    engines();
    address(digest.facts().canonicalUrl());
    line("foot.checksum", digest.source().checksum(), "checksum");
    String glossary = digest.glossary();
    line("foot.glossary", glossary == null ? messages.text("foot.glossary.none") : glossary, null);
    line("foot.asOf", words.asOf(), null);
    line("foot.zone", digest.zone().getId(), null);
    line("foot.revision", messages.number(digest.revision()), null);
    earlier();
    html.close().close().newLine();
  }

  private void line(String label, String value, @Nullable String cssClass) {
    html.open("div", "class", cssClass).open("dt").message(messages.text(label)).close();
    html.open("dd").isolated(value).close().close().newLine();
  }

  private void corrections() {
    List<String> corrections = words.corrections();
    if (!corrections.isEmpty()) {
      html.open("div").open("dt").message(messages.text("foot.corrections")).close();
      corrections.forEach(correction -> html.open("dd").message(correction).close());
      html.close().newLine();
    }
  }

  private void engines() {
    html.open("div").open("dt").message(messages.text("foot.engines")).close();
    if (digest.engines().isEmpty()) {
      html.open("dd").message(messages.text("foot.engines.none")).close();
    }
    for (Digest.EngineCredit engine : digest.engines()) {
      html.open("dd").message(words.origin(engine)).close();
    }
    html.close().newLine();
  }

  /** A link only where following it cannot run anything. */
  private void address(@Nullable String address) {
    if (address == null) {
      return;
    }
    html.open("div").open("dt").message(messages.text("fact.address")).close().open("dd");
    String lower = address.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://") || lower.startsWith("http://")) {
      html.open("a", "href", WebAddress.encoded(address), "rel", "noreferrer noopener nofollow");
      html.isolated(PlainText.beginning(address, 200)).close();
    } else {
      html.isolated(PlainText.beginning(address, 200));
    }
    html.close().close().newLine();
  }

  private void earlier() {
    if (digest.revision() < 2) {
      return;
    }
    html.open("div").open("dt").message(messages.text("foot.earlier")).close();
    for (int revision = digest.revision() - 1; revision >= 1; revision--) {
      String file = OutputFolder.earlier(digest.slug(), revision, "html");
      html.open("dd").element("a", messages.number(revision), "href", file).close();
    }
    html.close().newLine();
  }
}
