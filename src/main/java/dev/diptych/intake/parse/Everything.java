package dev.diptych.intake.parse;

import static java.util.stream.Collectors.joining;

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
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * All text of a file with the place it stands in: the readers of articles know what is furniture,
 * quoted or deleted, this one knows nothing and so leaves nothing out. Bounded.
 */
final class Everything {

  private static final int DEEPEST_PART = 20;
  private static final Pattern PAGE = Pattern.compile("\\.x?html?$", Pattern.CASE_INSENSITIVE);
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
  private final TikaFormat other;

  /**
   * Of every format.
   *
   * @param other knows the formats that none here knows
   */
  Everything(ReaderSettings settings, TikaFormat other) {
    this.settings = settings;
    this.other = other;
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
      } else if (type.equals("application/pdf")) {
        pdf(document.content(), places);
      } else if (type.equals("application/epub+zip")) {
        book(document.content(), places);
      } else if (type.startsWith("application/vnd.oasis.opendocument.text")) {
        openDocument(document.content(), places);
      } else if (type.contains("xml") || type.contains("json") || type.startsWith("text/")) {
        text(document.content(), places);
      } else {
        for (Block block : other.everything(document)) {
          places.add("document", block.text());
        }
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

  private void pdf(byte[] content, Places places) throws IOException {
    try (PDDocument pdf =
        Loader.loadPDF(content, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      for (PdfLine line : PdfLineReader.lines(pdf, 2L * settings.maxText())) {
        places.add("page " + line.page(), line.text());
      }
      PdfRemarks.of(pdf).forEach(remark -> places.add("comment, " + remark.place(), remark.text()));
    }
  }

  private void book(byte[] content, Places places) throws IOException {
    long left = settings.maxFileSize().toBytes();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (PAGE.matcher(name).find()) {
          byte[] page = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, left));
          left -= page.length;
          page(page, name.substring(name.lastIndexOf('/') + 1) + ", ", places);
        }
      }
    }
  }

  private void openDocument(byte[] content, Places places) throws IOException {
    long left = settings.maxFileSize().toBytes();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals("content.xml") || name.equals("styles.xml")) {
          byte[] xml = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, left));
          left -= xml.length;
          openDocument(new String(xml, StandardCharsets.UTF_8), name, places);
        }
      }
    }
  }

  private void openDocument(String xml, String part, Places places) {
    Parser parser = Parser.xmlParser().setMaxDepth(settings.maxNesting());
    for (Element paragraph : parser.parseInput(xml, "").select("text|p,text|h")) {
      String place = part;
      for (Element around : paragraph.parents()) {
        place =
            switch (around.normalName()) {
              case "text:deletion" -> "deleted in " + part;
              case "office:annotation" -> "comment in " + part;
              case "text:note-body" -> "note in " + part;
              default -> place;
            };
      }
      places.add(place, paragraph.ownText().isBlank() ? paragraph.text() : shown(paragraph));
    }
  }

  /** Without the notes and comments within it, which are paragraphs of their own. */
  private static String shown(Element paragraph) {
    Element copy = paragraph.clone();
    copy.select("text|note,office|annotation").remove();
    return copy.wholeText();
  }

  /** Lines of text; of JSON and XML what stands between signs and tags. */
  private void text(byte[] content, Places places) {
    String text = decoder.decode(content, WebPageFormat.declaredCharset(content)).text();
    String start = text.stripLeading();
    if (start.startsWith("<")) {
      Parser parser =
          Parser.xmlParser().settings(ParseSettings.htmlDefault).setMaxDepth(settings.maxNesting());
      for (Element element : parser.parseInput(text, "").getAllElements()) {
        String own = element.textNodes().stream().map(TextNode::getWholeText).collect(joining());
        pieces(element.normalName(), own, places);
      }
    } else if (start.startsWith("{") || start.startsWith("[")) {
      strings(text, places);
    } else {
      text.lines().forEach(line -> places.add("text", line));
    }
  }

  /** The strings of JSON, whole or not: each at the name that stands before it. */
  private void strings(String json, Places places) {
    String name = "list";
    int begin = json.indexOf('"');
    while (begin >= 0) {
      int end = begin + 1;
      while (end < json.length() && json.charAt(end) != '"') {
        end += json.charAt(end) == '\\' ? 2 : 1;
      }
      String value = json.substring(begin + 1, Math.min(end, json.length()));
      int next = end + 1;
      while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
        next++;
      }
      if (next < json.length() && json.charAt(next) == ':') {
        name = value;
      } else {
        pieces(name, LiteralEscapes.once(value), places);
      }
      begin = next < json.length() ? json.indexOf('"', next) : -1;
    }
  }

  /** A text that may be markup, in its paragraphs. */
  private void pieces(String place, String text, Places places) {
    if (text.indexOf('<') < 0) {
      text.lines().forEach(line -> places.add(place, line));
    } else {
      page(text.getBytes(StandardCharsets.UTF_8), place + ", ", places);
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
