package dev.diptych.publish;

import org.jspecify.annotations.Nullable;

/** What every page has around its content: language, policy, style, script. */
final class PageFrame {

  private static final PageAsset STYLE = PageAsset.load("page.css");

  private PageFrame() {}

  /**
   * Begins a page and leaves {@code body} open. Nothing is loaded from anywhere, and only the
   * page's own style sheet and script take effect, whatever an article brings.
   *
   * @param title for the window, of any origin
   * @param paper what stands at the edge of printed pages, see {@link PaperEdge}
   * @param bodyAttributes of the body, names and values in turn
   */
  static void begin(
      Html html,
      Messages messages,
      String title,
      PageAsset paper,
      PageAsset script,
      @Nullable String... bodyAttributes) {
    String language = messages.language();
    html.trusted("<!DOCTYPE html>\n");
    html.open("html", "lang", language, "dir", Languages.direction(language)).newLine();
    html.open("head").newLine();
    html.empty("meta", "charset", "utf-8").newLine();
    html.empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src %s %s; script-src %s; base-uri 'none'; form-action 'none'"
                .formatted(STYLE.hash(), paper.hash(), script.hash()))
        .newLine();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .newLine();
    html.empty("meta", "name", "color-scheme", "content", "light dark").newLine();
    html.empty("meta", "name", "referrer", "content", "no-referrer").newLine();
    html.element("title", PlainText.beginning(title, 200)).newLine();
    html.open("style").trusted(STYLE.text()).close().newLine();
    html.open("style").trusted(paper.text()).close().newLine();
    html.close().newLine();
    html.open("body", bodyAttributes).newLine();
  }

  /** Ends the page with its script. */
  static void end(Html html, PageAsset script) {
    html.open("script").trusted(script.text()).close().newLine();
    html.close().newLine().close().newLine();
  }
}
