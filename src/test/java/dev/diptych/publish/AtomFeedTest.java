package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class AtomFeedTest {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  private static Document feed(EditionIndex index) throws Exception {
    byte[] bytes = WrittenFiles.of(new AtomFeed(), index, EditionDigests.NONE).get("feed.xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element
          && ATOM.equals(node.getNamespaceURI())
          && name.equals(node.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  private static String one(Element parent, String name) {
    List<Element> found = children(parent, name);
    assertThat(found).as(name).hasSize(1);
    return found.get(0).getTextContent();
  }

  /** What RFC 4287 demands of a feed and its entries. */
  @Test
  void everyFeedAndEntryHasWhatItMust() throws Exception {
    List<Digest> hostile = new ArrayList<>(HostileDigests.all().values());
    for (EditionIndex index :
        List.of(
            SampleEditions.mixed(), SampleEditions.arabic(), SampleEditions.of("en", hostile))) {
      Element feed = feed(index).getDocumentElement();
      assertThat(one(feed, "id")).startsWith("urn:uuid:");
      assertThat(one(feed, "title")).isNotBlank();
      assertThat(one(feed, "updated")).matches(INSTANT);
      assertThat(children(feed, "author")).hasSize(1);
      assertThat(children(feed, "entry")).hasSize(index.inOrder().size());
      for (Element entry : children(feed, "entry")) {
        assertThat(one(entry, "id")).startsWith("urn:uuid:");
        assertThat(one(entry, "title")).isNotBlank();
        assertThat(one(entry, "updated")).matches(INSTANT);
        for (Element published : children(entry, "published")) {
          assertThat(published.getTextContent()).matches(INSTANT);
        }
      }
    }
  }

  @Test
  void entriesAreToldApartAndStandInTheOrderOfThePages() throws Exception {
    EditionIndex index = SampleEditions.large(5_000);
    List<Element> entries = children(feed(index).getDocumentElement(), "entry");
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(one(entry, "id")));
    assertThat(ids).hasSize(5_000);
    assertThat(children(entries.get(0), "link").get(0).getAttribute("href"))
        .isEqualTo(index.inOrder().get(0).slug() + ".html");
  }

  @Test
  void bothLanguagesAreMarkedAsWhatTheyAre() {
    String feed =
        new String(
            WrittenFiles.of(new AtomFeed(), SampleEditions.mixed(), EditionDigests.NONE)
                .get("feed.xml"),
            StandardCharsets.UTF_8);
    assertThat(feed)
        .contains(
            "<p lang=\"ar\" dir=\"rtl\">أسعار القهوة ترتفع</p>",
            "<published>2026-11-23T16:40:00Z</published>",
            "2 gaps · 2 to check · draft");
  }
}
