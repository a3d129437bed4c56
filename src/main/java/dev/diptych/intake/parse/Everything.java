package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * All text of a page, a message or a Word document with the place it stands in: the readers of
 * articles know what is furniture, quoted or deleted, this one knows nothing and so leaves nothing
 * out. Bounded.
 */
final class Everything {

  private static final int DEEPEST_PART = 20;
  private static final int MOST_PIECES = 20_000;
  private static final int LONGEST_PLACE = 60;
  private static final Set<String> CODE = Set.of("script", "style", "template", "noscript", "head");
  private static final Set<String> NAMED =
      Set.of(
          "nav",
          "header",
          "footer",
          "aside",
          "form",
          "figcaption",
          "figure",
          "article",
          "main",
          "section",
          "blockquote",
          "table",
          "ul",
          "ol");

  private final TextDecoder decoder = new TextDecoder();
  private final ReaderSettings settings;

  Everything(ReaderSettings settings) {
    this.settings = settings;
  }

  Parsed of(RawDocument document, String type) throws UnreadableException {
    Places places = new Places();
    try {
      if (type.contains("html")) {
        page(document.content(), "", places);
      } else if (type.equals("message/rfc822") || type.equals("multipart/related")) {
        part(MailFormat.message(document.content(), settings), "", places, 0);
      } else if (type.contains("wordprocessingml") || type.equals("application/x-tika-ooxml")) {
        word(document.content(), places);
      } else {
        throw new UnreadableException(
            "what was left out is told of pages, messages and Word documents, not of " + type);
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(type, e), e);
    }
    return places.parsed(type);
  }

  /** Pieces by the place they stand in, in the file's order. */
  private static final class Places {

    private final Map<String, List<Block>> pieces = new LinkedHashMap<>();
    private int count;

    void add(String place, String text) {
      if (!text.isBlank() && count < MOST_PIECES) {
        count++;
        String name = place.length() > LONGEST_PLACE ? place.substring(0, LONGEST_PLACE) : place;
        pieces
            .computeIfAbsent(name.isEmpty() ? "page" : name, key -> new ArrayList<>())
            .add(Block.paragraph(text.strip()));
      }
    }

    Parsed parsed(String type) {
      List<Parsed.Part> parts = new ArrayList<>();
      pieces.forEach(
          (place, blocks) ->
              parts.add(
                  new Parsed.Part(
                      place,
                      new Manuscript(ArticleFacts.NONE, type, null, blocks, List.of()),
                      null)));
      return new Parsed(true, parts, List.of());
    }
  }

  private void page(byte[] content, String within, Places places) {
    String text = decoder.decode(content, WebPageFormat.declaredCharset(content)).text();
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    Element body = parser.parseInput(text, "").body();
    StringBuilder line = new StringBuilder();
    body.traverse(
        new NodeVisitor() {
          private Element block = body;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words && !isCode(words)) {
              Element owner = owner(words);
              if (owner != block) {
                places.add(within + place(block), line.toString());
                line.setLength(0);
                block = owner;
              }
              line.append(words.text());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node == body) {
              places.add(within + place(block), line.toString());
            }
          }
        });
  }

  private static boolean isCode(TextNode words) {
    for (Node node = words.parent(); node != null; node = node.parent()) {
      if (node instanceof Element element && CODE.contains(element.normalName())) {
        return true;
      }
    }
    return false;
  }

  private static Element owner(TextNode words) {
    Element element = (Element) words.parent();
    while (element != null && !element.isBlock() && element.parent() != null) {
      element = element.parent();
    }
    return element == null ? new Element("p") : element;
  }

  /** The nearest element around it that says what it is, with what hides it. */
  private static String place(Element block) {
    for (Element element = block; element != null; element = element.parent()) {
      String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
      if (element.hasAttr("hidden") || style.contains("display:none")) {
        return "hidden " + name(element);
      }
    }
    for (Element element = block; element != null; element = element.parent()) {
      boolean classed = !element.className().isBlank() || !element.id().isBlank();
      if (NAMED.contains(element.normalName()) || classed && !element.nameIs("body")) {
        return name(element);
      }
    }
    return "page";
  }

  private static String name(Element element) {
    String id = element.id().isBlank() ? "" : "#" + element.id();
    String first = element.classNames().stream().findFirst().map(one -> "." + one).orElse("");
    return element.normalName() + id + first;
  }

  private void part(Entity part, String within, Places places, int depth) throws IOException {
    if (depth > DEEPEST_PART) {
      return;
    }
    Body body = part.getBody();
    if (body instanceof Multipart multipart) {
      for (Entity child : multipart.getBodyParts()) {
        part(child, within, places, depth + 1);
      }
    } else if (body instanceof Entity message) {
      part(message, within + "attached message, ", places, depth + 1);
    } else if (body instanceof SingleBody single) {
      String type = String.valueOf(part.getMimeType()).toLowerCase(Locale.ROOT);
      byte[] content = MailFormat.bytes(single);
      if (part.getFilename() != null) {
        places.add("attached file", part.getFilename());
      } else if (type.equals("text/html")) {
        page(content, within + "HTML part, ", places);
      } else if (type.startsWith("text/")) {
        for (String line : decoder.decode(content, null).text().lines().toList()) {
          places.add(within + "text part", line);
        }
      }
    }
  }

  private void word(byte[] content, Places places) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      long left = settings.maxFileSize().toBytes();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.startsWith("word/") && name.endsWith(".xml") && name.indexOf('/', 5) < 0) {
          byte[] xml = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, left));
          left -= xml.length;
          word(new String(xml, StandardCharsets.UTF_8), name.substring(5), places);
        }
      }
    }
  }

  private void word(String xml, String part, Places places) {
    Parser parser = Parser.xmlParser().setMaxDepth(settings.maxNesting());
    for (Element paragraph : parser.parseInput(xml, "").getElementsByTag("w:p")) {
      StringBuilder shown = new StringBuilder();
      StringBuilder deleted = new StringBuilder();
      for (Element text : paragraph.getAllElements()) {
        if (text.nameIs("w:t")) {
          shown.append(text.wholeText());
        } else if (text.nameIs("w:deltext")) {
          deleted.append(text.wholeText());
        }
      }
      places.add(part, shown.toString());
      places.add("deleted in " + part, deleted.toString());
    }
  }
}
