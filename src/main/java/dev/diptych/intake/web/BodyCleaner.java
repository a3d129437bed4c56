package dev.diptych.intake.web;

import dev.diptych.intake.Letters.Kind;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Removes what stands inside an article's body and is not its text: pictures' captions, teasers.
 */
final class BodyCleaner {

  /** What belongs to a picture. Its caption names the picture, the article is read without it. */
  private static final Pattern PICTURE =
      Pattern.compile(
          "(?:^|[\\s_-])(?<!has[-_])(?<!with[-_])(?:caption|captions|figcaption|image|photo|photos|picture|storyimage|credit|credits|"
              + "attribution|copyright)(?:$|[\\s_-])");

  private static final Pattern GALLERY =
      Pattern.compile(
          "(?:^|[\\s_-])(?<!has[-_])(?<!with[-_])(?:gallery|galleries|resgallery|slideshow|slider|lightbox|carousel)(?:$|[\\s_-])");

  private static final int LONGEST_PICTURE_TEXT = 600;
  private static final int LONGEST_BARE_CAPTION = 120;
  private static final double LARGEST_SHARE_OF_KIN = 0.6;
  private static final double LARGEST_GALLERY = 0.15;
  private static final double NOTHING_BUT_LINKS = 0.9;
  private static final double MOSTLY_LINKS = 0.6;

  private final Element body;
  private final PageAccount account;

  private BodyCleaner(Element body, PageAccount account) {
    this.body = body;
    this.account = account;
  }

  static void clean(Element body, PageAccount account) {
    BodyCleaner cleaner = new BodyCleaner(body, account);
    cleaner.removePictures();
    cleaner.removeBareCaptions();
    cleaner.removeHoverCards();
    cleaner.removeLinkLists();
    cleaner.removeTeasers();
  }

  private void removePictures() {
    for (Element figure : body.select("figure")) {
      boolean text = figure.selectFirst("table,blockquote,pre,ul,ol") != null;
      if (figure != body && (!text || figure.selectFirst("img,picture") != null)) {
        account.remove(Kind.FURNITURE, figure);
      }
    }
    body.select("figcaption").forEach(caption -> account.remove(Kind.FURNITURE, caption));
    TextStats stats = TextStats.of(body);
    int all = stats.count(body).prose;
    for (Element element : body.select("[class],[id]")) {
      TextStats.Count count = stats.count(element);
      String names = dev.diptych.intake.web.Elements.names(element);
      boolean picture = PICTURE.matcher(names).find() && count.chars <= LONGEST_PICTURE_TEXT;
      boolean gallery = GALLERY.matcher(names).find() && count.prose < all * LARGEST_GALLERY;
      boolean text = all > 0 && stats.proseOfKin(element) >= all * LARGEST_SHARE_OF_KIN;
      if (element != body && (picture || gallery) && !text) {
        account.remove(Kind.FURNITURE, element);
      }
    }
  }

  /** A short line in the same element as a picture, and nothing else there: its caption. */
  private void removeBareCaptions() {
    TextStats stats = TextStats.of(body);
    for (Element element : body.select("div:has(img),p:has(img),center:has(img),td:has(img)")) {
      TextStats.Count count = stats.count(element);
      boolean line = count.chars > 0 && count.chars <= LONGEST_BARE_CAPTION;
      if (element != body && line && !FurnitureLines.endsSentence(element.text().strip())) {
        account.remove(Kind.FURNITURE, element);
      }
    }
  }

  /** A card that the page shows when the pointer rests on a name: a picture and links in a line. */
  private void removeHoverCards() {
    TextStats stats = TextStats.of(body);
    for (Element span : body.select("p span:has(img)")) {
      if (span.select("a").size() >= 2 && stats.count(span).linkDensity() > MOSTLY_LINKS) {
        Elements inner = span.select("span:has(img)");
        Element card = inner.size() > 1 ? inner.get(1) : span;
        account.remove(Kind.FURNITURE, card.parent() == null ? span : card);
      }
    }
  }

  /** Lists whose every entry is a link lead elsewhere. */
  private void removeLinkLists() {
    TextStats stats = TextStats.of(body);
    for (Element list : body.select("ul,ol,dl,table,div,section,center")) {
      TextStats.Count count = stats.count(list);
      boolean links =
          count.linkDensity() > MOSTLY_LINKS && count.prose < 200 && list.select("a").size() >= 2;
      if (list != body && links) {
        account.remove(Kind.FURNITURE, list);
      }
    }
  }

  /** A paragraph or heading that is one link and nothing else points to another article. */
  private void removeTeasers() {
    TextStats stats = TextStats.of(body);
    for (Element block : body.select("p,div,li,h1,h2,h3,h4,h5,h6,strong,b,center")) {
      TextStats.Count count = stats.count(block);
      boolean link = count.chars > 0 && count.linkChars >= count.chars * NOTHING_BUT_LINKS;
      boolean own = !block.nameIs("strong") && !block.nameIs("b");
      if (block != body && link && own && count.chars > 8) {
        account.remove(Kind.FURNITURE, block);
      }
    }
  }
}
