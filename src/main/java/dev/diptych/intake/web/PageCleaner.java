package dev.diptych.intake.web;

import dev.diptych.intake.Letters.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;

/** Removes what is never article text, whatever the page. */
final class PageCleaner {

  private static final String NEVER_TEXT =
      "script,style,noscript,template,svg,iframe,object,embed,canvas,button,select,input,textarea,"
          + "nav,dialog,audio,video,footer,aside,[hidden],[aria-hidden=true],[role=navigation],[role=dialog],"
          + "[role=alertdialog],[role=search],[role=menu],[role=menubar],[role=complementary],[role=contentinfo],[role=banner]";

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

  /** Readers' words: as long as an article, and never it. */
  private static final Pattern COMMENTS =
      Pattern.compile(
          "(?:^|[\\s_-])(?:comments?|commentlist|disqus|livefyre|respond|replies|remark|cmts?)(?:$|[\\s_-])");

  /** Names that authors of pages give to what surrounds an article. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:^|[\\s_-])(?:share|sharing|sharedaddy|shares|social|socials|addthis|addtoany|related|recirc|recommended|recommendations?|"
              + "promo|promos|promotion|newsletter|newsletters|subscribe|subscription|signup|sign-up|optin|sidebar|sidebars|side-bar|rail|"
              + "breadcrumbs?|advert|adverts|advertisement|advertising|ad|ads|adbox|adslot|adunit|ad-container|sponsor|sponsored|"
              + "outbrain|taboola|cookies?|gdpr|consent|popup|pop-up|modal|paywall|overlay|pagination|pager|paging|menu|"
              + "navbar|navigation|nav|toolbar|trending|popular|most-read|mostread|most-viewed|more-stories|morestories|read-more|readmore|"
              + "teaser|teasers|carousel|author-bio|authorbio|author-box|authorbox|about-author|author-info|bio|tags|tag-list|taglist|topics|"
              + "post-tags|entry-tags|entry-meta|post-meta|article-meta|postmeta|byline|bylines|dateline-time|timestamp|copyright|disclaimer|"
              + "login|search|rating|ratings|print|skip-link|visually-hidden|screen-reader-text|sr-only|screenreader|hidden|"
              + "jp-relatedposts|yarpp|see-also|next-post|prev-post|post-navigation|nav-links|masthead|credits?|widget|widgets|hide|"
              + "prev-next|prevnext|next-prev|footer|site-header|page-header|toc|table-of-contents)(?:$|[\\s_-])");

  private static final double LARGEST_SHARE = 0.4;
  private static final double LARGEST_SHARE_OF_KIN = 0.6;
  private static final double LARGEST_SHARE_OF_COMMENTS = 0.85;

  private PageCleaner() {}

  /** Removes what a browser shows to nobody. */
  static void removeCode(Document page, PageAccount account) {
    page.select("script,style,noscript,template,head,object,embed")
        .forEach(element -> account.remove(Kind.FURNITURE, element));
    page.select("[hidden]").forEach(element -> account.remove(Kind.HIDDEN, element));
    for (Element element : page.select("[style]")) {
      if (HIDDEN.matcher(element.attr("style")).find()) {
        account.remove(Kind.HIDDEN, element);
      }
    }
  }

  /**
   * Cleans.
   *
   * @param byName whether elements go for what their authors call them
   * @param account of the page's letters
   */
  static void clean(Document page, boolean byName, PageAccount account) {
    page.filter(
        (node, depth) ->
            node instanceof Comment
                ? NodeFilter.FilterResult.REMOVE
                : NodeFilter.FilterResult.CONTINUE);
    TextStats before = TextStats.of(page);
    int all = Math.max(1, before.count(page).prose);
    removeUnlessMost(page.select(NEVER_TEXT), before, all, account);
    for (Element element : page.select("[style]")) {
      if (HIDDEN.matcher(element.attr("style")).find()
          && before.count(element).prose < all * LARGEST_SHARE) {
        account.remove(Kind.HIDDEN, element);
      }
    }
    if (byName) {
      removeNamed(page, account);
    }
  }

  /** By name, unless the name covers most of the page: then it names the page, not furniture. */
  private static void removeNamed(Document page, PageAccount account) {
    TextStats stats = TextStats.of(page);
    int all = Math.max(1, stats.count(page).prose);
    for (Element element : page.body().select("[class],[id]")) {
      if (element == page.body() || !element.hasParent()) {
        continue;
      }
      String names = Elements.names(element);
      int prose = stats.count(element).prose;
      if (COMMENTS.matcher(names).find() && prose < all * LARGEST_SHARE_OF_COMMENTS) {
        // what readers wrote below an article is no part of it, as its menus are none
        account.remove(Kind.FURNITURE, element);
      } else if (FURNITURE.matcher(names).find()
          && prose < all * LARGEST_SHARE
          && stats.proseOfKin(element) < all * LARGEST_SHARE_OF_KIN
          && !quotes(element, stats)) {
        account.remove(Kind.FURNITURE, element);
      }
    }
  }

  /** A post that the article shows is a quotation, whatever the frame around it is called. */
  private static boolean quotes(Element element, TextStats stats) {
    Element quote = element.selectFirst("blockquote");
    return quote != null && stats.count(quote).chars * 2 > stats.count(element).chars;
  }

  private static void removeUnlessMost(
      List<Element> elements, TextStats stats, int all, PageAccount account) {
    for (Element element : elements) {
      String name = element.normalName();
      boolean code = name.equals("script") || name.equals("style") || name.equals("noscript");
      if (code || stats.count(element).prose < all * LARGEST_SHARE) {
        boolean hidden = element.hasAttr("hidden") || element.attr("aria-hidden").equals("true");
        account.remove(hidden ? Kind.HIDDEN : Kind.FURNITURE, element);
      }
    }
  }
}
