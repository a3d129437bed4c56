package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.UnreadableException;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pages that Safari saved ({@code .webarchive}): the page's own resource, without the others. */
final class WebArchiveFormat implements Format {

  private final TextDecoder decoder = new TextDecoder();
  private final WebPageFormat pages;

  WebArchiveFormat(WebPageFormat pages) {
    this.pages = pages;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    try {
      Map<String, Object> archive = PropertyList.read(document.content());
      if (archive.get("WebMainResource") instanceof Map<?, ?> page
          && page.get("WebResourceData") instanceof byte[] content) {
        Object charset = page.get("WebResourceTextEncodingName");
        String declared = charset instanceof String name ? name : null;
        String own = WebPageFormat.declaredCharset(content);
        Manuscript read =
            pages.read(decoder.decode(content, declared == null ? own : declared), "text/html");
        return at(read, page.get("WebResourceURL"));
      }
    } catch (IOException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
    throw new UnreadableException(
        "the file is a property list of Apple's and no saved page: save the page again");
  }

  /** Whether a property list in XML is a saved page. */
  static boolean isSavedPage(Element list) {
    return data(list) != null;
  }

  /** The same page where the property list is XML. */
  Parsed open(Element list) throws UnreadableException {
    Element data = data(list);
    byte[] content = Base64.getMimeDecoder().decode(data == null ? "" : data.wholeText());
    Element url = value(list, "WebResourceURL", "string");
    Manuscript read =
        pages.read(decoder.decode(content, WebPageFormat.declaredCharset(content)), "text/html");
    return Parsed.one(at(read, url == null ? null : url.text()));
  }

  /** The main resource comes first; what belongs to it follows. */
  private static @Nullable Element data(Element list) {
    for (Element key : list.getElementsByTag("key")) {
      Element main = key.nextElementSibling();
      if (key.text().equals("WebMainResource") && main != null) {
        return value(main, "WebResourceData", "data");
      }
    }
    return null;
  }

  private static @Nullable Element value(Element within, String name, String type) {
    for (Element key : within.getElementsByTag("key")) {
      Element value = key.nextElementSibling();
      if (key.text().equals(name) && value != null && value.nameIs(type)) {
        return value;
      }
    }
    return null;
  }

  private static Manuscript at(Manuscript read, @Nullable Object url) {
    ArticleFacts facts = read.facts();
    return facts.canonicalUrl() == null && url instanceof String text && text.startsWith("http")
        ? read.withFacts(facts.withAddress(text))
        : read;
  }
}
