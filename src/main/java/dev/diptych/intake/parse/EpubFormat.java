package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Books in the order of their spine, without contents, page numbers and the marks of notes, which
 * Tika puts into the sentences; notes stand at the end of the chapter that points to them.
 */
final class EpubFormat implements Format {

  private static final int MOST_FILES = 5_000;
  private static final Pattern EMPTY =
      Pattern.compile("<([A-Za-z][\\w:-]{0,40})((?:\\s[^<>]{0,2000})?)/>");
  private static final Set<String> VOID =
      Set.of("br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "source", "image");
  private static final int MOST_KEYWORDS = 50;
  private static final double NOTHING_BUT_LINKS = 0.8;
  private static final String APPARATUS =
      "nav,[hidden],[role=doc-toc],[role=doc-pagelist],[role=doc-pagebreak]";
  private static final String NOTE_BLOCKS = "p,li,dd,div,aside,section";
  private static final Pattern NOTE_MARK =
      Pattern.compile("[\\[(]?(\\p{Nd}{1,4}|\\*{1,3}|[†‡])[\\])]?");
  private static final Pattern NOTE_BEGINS =
      Pattern.compile("[\\s\\[(^↑]{0,4}(\\p{Nd}{1,4}|\\*{1,3}|[†‡])");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[-–—\\[( ]{0,3}\\p{Nd}{1,4}[-–—\\]) ]{0,3}");
  private static final Pattern NOTES_HEADING =
      Pattern.compile(
          "(?:(?:foot|end)?notes?|references|anmerkungen|fußnoten|notes de bas de"
              + " page|notas|(?:ال)?هوامش|(?:ال)?حواشي|(?:ال)?ملاحظات|پی‌?نوشت(?:‌?ها)?|پانویس(?:‌?ها)?)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final List<String> MARKS =
      List.of("pagebreak", "noteref", "toc", "page-list", "landmarks");
  private static final List<String> NOTES = List.of("footnote", "endnote", "rearnote", "note");

  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;
  private final Format other;

  EpubFormat(ReaderSettings settings, Format other) {
    this.settings = settings;
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    Map<String, byte[]> files;
    try {
      files = unpacked(document);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
    byte[] encryption = files.get("META-INF/encryption.xml");
    if (encryption != null
        && text(encryption).matches("(?s).*CipherReference[^>]{0,400}\\.x?html?.*")) {
      throw new UnreadableException(Reasons.ENCRYPTED);
    }
    byte[] container = files.get("META-INF/container.xml");
    Element root = container == null ? null : xml(container).selectFirst("rootfile[full-path]");
    byte[] packed = root == null ? null : files.get(root.attr("full-path"));
    if (root == null || packed == null) {
      return other.read(document);
    }
    return book(document, files, root.attr("full-path"), xml(packed));
  }

  private Map<String, byte[]> unpacked(RawDocument document)
      throws IOException, UnreadableException {
    Map<String, byte[]> files = new HashMap<>();
    long left = settings.maxFileSize().toBytes();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document.content()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (files.size() >= MOST_FILES) {
          break;
        }
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.(?:x?html?|xml|opf)")) {
          byte[] content = zip.readNBytes((int) left);
          left -= content.length;
          if (left <= 0) {
            throw new UnreadableException(
                "unpacked, the book's text is larger than one file may be (%,d bytes); split it or raise diptych.reader.max-file-size"
                    .formatted(settings.maxFileSize().toBytes()));
          }
          files.put(name, content);
        }
      }
    }
    return files;
  }

  private Manuscript book(
      RawDocument document, Map<String, byte[]> files, String path, Document packed)
      throws UnreadableException {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Map<String, Element> items = new HashMap<>();
    packed.select("manifest > item").forEach(item -> items.put(item.attr("id"), item));
    Map<String, Document> chapters = new LinkedHashMap<>();
    Map<String, Document> aside = new LinkedHashMap<>();
    for (Element reference : packed.select("spine > itemref")) {
      Element item = items.get(reference.attr("idref"));
      boolean nav = item == null || item.attr("properties").contains("nav");
      String name = item == null ? "" : resolved(folder, item.attr("href"));
      byte[] content = files.get(name);
      if (!nav && content != null) {
        Document page = page(content);
        (reference.attr("linear").equals("no") ? aside : chapters).put(name, page);
      }
    }
    LetterAccount account = new LetterAccount();
    chapters.values().forEach(page -> account.saw(page.body().wholeText()));
    aside.values().forEach(page -> account.saw(page.body().wholeText()));
    Map<String, String> notes = new LinkedHashMap<>();
    aside.forEach((name, page) -> takeNotes(name, page, notes));
    chapters.forEach((name, page) -> takeNotes(name, page, notes));
    takeUnmarkedNotes(chapters, notes);
    List<Block> blocks = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    long total = 0;
    int contents = 0;
    for (Map.Entry<String, Document> chapter : chapters.entrySet()) {
      Document page = chapter.getValue();
      if (isContents(page)) {
        contents++;
        account.left(Kind.FURNITURE, LetterAccount.letters(page.body().wholeText()));
        continue;
      }
      List<Block> pointed = pointed(chapter.getKey(), page, notes, account);
      strip(page, account);
      List<Block> own = new ArrayList<>(extractor.wholeText(page, inside(account, page)));
      own.removeIf(block -> PAGE_NUMBER.matcher(block.text().strip()).matches());
      if (isHeadingOfNotes(own)) {
        account.left(Kind.FURNITURE, LetterAccount.letters(own));
        own.clear();
      }
      blocks.addAll(own);
      blocks.addAll(pointed);
      total += own.stream().mapToInt(block -> block.text().length()).sum();
      Reasons.requireLength(total, settings);
    }
    remark(contents, notes, aside, remarks, account);
    return account.manuscript(
        facts(packed), document.mediaType(), fact(packed, "language"), blocks, remarks);
  }

  private void remark(
      int contents,
      Map<String, String> notes,
      Map<String, Document> aside,
      List<String> remarks,
      LetterAccount account) {
    notes.values().forEach(note -> account.left(Kind.NOTE, LetterAccount.letters(note)));
    if (contents > 0) {
      remarks.add("pages of contents were left out (%d)".formatted(contents));
    }
    if (!notes.isEmpty()) {
      remarks.add("notes that no text points to were left out (%d)".formatted(notes.size()));
    }
    int letters = 0;
    for (Document page : aside.values()) {
      account.left(Kind.BESIDE, LetterAccount.letters(page.body().wholeText()));
      strip(page, new LetterAccount());
      letters += extractor.wholeText(page).stream().mapToInt(block -> block.text().length()).sum();
    }
    if (letters > 0) {
      remarks.add(
          "pages beside the book's own order were left out (%,d characters)".formatted(letters));
    }
  }

  /** Takes the notes out of a page, each under the address that points to it. */
  private static void takeNotes(String name, Document page, Map<String, String> notes) {
    for (Element element : page.select("[id]")) {
      String role = element.attr("role");
      if (is(element, NOTES) || role.equals("doc-footnote") || role.equals("doc-endnote")) {
        String text = element.text().strip();
        if (!text.isEmpty()) {
          notes.put(name + '#' + element.id(), text);
        }
        element.remove();
      }
    }
  }

  /**
   * Takes the notes that nothing marks as such: a link that is a number only, and the paragraph
   * that it leads to, which begins with the same number.
   */
  private static void takeUnmarkedNotes(Map<String, Document> chapters, Map<String, String> notes) {
    for (Map.Entry<String, Document> chapter : chapters.entrySet()) {
      String name = chapter.getKey();
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      for (Element link : chapter.getValue().select("a[href*=#]")) {
        Matcher mark = NOTE_MARK.matcher(link.text().strip());
        String target = link.attr("href");
        String address = target.startsWith("#") ? name + target : resolved(folder, target);
        int hash = address.lastIndexOf('#');
        Document page = hash < 0 ? null : chapters.get(address.substring(0, hash));
        if (page == null || !mark.matches() || notes.containsKey(address)) {
          continue;
        }
        Element found = page.getElementById(address.substring(hash + 1));
        Element note = found == null ? null : found.closest(NOTE_BLOCKS);
        if (note != null && note != link.closest(NOTE_BLOCKS) && begins(note, mark.group(1))) {
          notes.put(address, note.text().strip());
          note.remove();
        }
      }
    }
  }

  private static boolean begins(Element note, String mark) {
    Matcher own = NOTE_BEGINS.matcher(note.text());
    return own.lookingAt() && own.group(1).equals(mark);
  }

  /** What is left of a page whose notes were taken to their chapters. */
  private static boolean isHeadingOfNotes(List<Block> blocks) {
    return blocks.size() == 1
        && blocks.get(0).kind() == Block.Kind.HEADING
        && NOTES_HEADING.matcher(blocks.get(0).text().strip()).matches();
  }

  private static List<Block> pointed(
      String name, Document page, Map<String, String> notes, LetterAccount account) {
    List<Block> pointed = new ArrayList<>();
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    for (Element link : page.select("a[href]")) {
      String target = link.attr("href");
      String address = target.startsWith("#") ? name + target : resolved(folder, target);
      String note = notes.remove(address);
      if (note != null) {
        pointed.add(new Block(Block.Kind.LIST_ITEM, 0, note, false));
        account.left(Kind.FURNITURE, LetterAccount.letters(link.wholeText()));
        link.remove();
      }
    }
    return pointed;
  }

  /** An account that has not seen a page yet, for one that has. */
  private static LetterAccount inside(LetterAccount account, Document page) {
    return account.saw(-LetterAccount.letters(page.body().wholeText()));
  }

  private static void remove(Element element, LetterAccount account) {
    if (element.ownerDocument() != null) {
      account.left(Kind.FURNITURE, LetterAccount.letters(element.wholeText()));
      element.remove();
    }
  }

  private static void strip(Document page, LetterAccount account) {
    page.select(APPARATUS).forEach(element -> remove(element, account));
    for (Element element : page.body().getAllElements()) {
      if (element.hasParent()
          && (is(element, MARKS) || element.attr("role").equals("doc-noteref"))) {
        remove(element, account);
      }
    }
  }

  private static boolean is(Element element, List<String> kinds) {
    String type = element.attr("epub:type").strip();
    if (type.isEmpty()) {
      return false;
    }
    for (String one : type.split("\\s+", -1)) {
      if (kinds.contains(one)) {
        return true;
      }
    }
    return false;
  }

  /** A page that is nothing but links into the book, whatever it calls itself. */
  private static boolean isContents(Document page) {
    int linked = letters(page.select("a[href]"));
    int all = letters(List.of(page.body()));
    int headings = letters(page.select("h1,h2,h3"));
    return page.select("a[href]").size() >= 2 && linked >= (all - headings) * NOTHING_BUT_LINKS;
  }

  private static int letters(List<Element> elements) {
    return elements.stream()
        .mapToInt(one -> (int) one.text().codePoints().filter(Character::isLetter).count())
        .sum();
  }

  private static String resolved(String folder, String href) {
    String path = decoded(href);
    List<String> parts = new ArrayList<>();
    for (String part : (folder + path).split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String href) {
    try {
      return URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return href;
    }
  }

  private String text(byte[] content) {
    return decoder.decode(content, WebPageFormat.declaredCharset(content)).text();
  }

  /** Closes what XHTML closes at once: read as HTML, an empty span would hold what follows it. */
  private Document page(byte[] content) {
    String closed =
        EMPTY
            .matcher(text(content))
            .replaceAll(
                found ->
                    VOID.contains(found.group(1).toLowerCase(Locale.ROOT))
                        ? Matcher.quoteReplacement(found.group())
                        : Matcher.quoteReplacement(
                            "<" + found.group(1) + found.group(2) + "></" + found.group(1) + ">"));
    return Parser.htmlParser().setMaxDepth(settings.maxNesting()).parseInput(closed, "");
  }

  private Document xml(byte[] content) {
    return Parser.xmlParser()
        .settings(ParseSettings.htmlDefault)
        .setMaxDepth(settings.maxNesting())
        .parseInput(text(content), "");
  }

  private static ArticleFacts facts(Document packed) {
    List<String> authors = facts(packed, "creator");
    return new ArticleFacts(
        fact(packed, "title"),
        authors.isEmpty() ? null : String.join(", ", authors),
        PublicationDate.normalise(fact(packed, "date")),
        fact(packed, "publisher"),
        null,
        fact(packed, "description"),
        facts(packed, "subject").stream().limit(MOST_KEYWORDS).toList());
  }

  private static @Nullable String fact(Document packed, String name) {
    return facts(packed, name).stream().findFirst().orElse(null);
  }

  private static List<String> facts(Document packed, String name) {
    return packed.getElementsByTag("dc:" + name).stream()
        .map(element -> element.text().strip())
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
