package dev.diptych.intake.web;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Removes what is never article text. */
final class PageCleaner {

  private static final String NEVER_TEXT =
      "script,style,noscript,template,svg,iframe,object,embed,canvas,button,select,input,textarea,"
          + "nav,dialog,audio,video,[hidden],[role=navigation],[role=dialog],[role=alertdialog],[role=search],[role=menu],[role=menubar]";
  private static final Pattern HIDDEN =
      Pattern.compile("display\\s*:\\s*none", Pattern.CASE_INSENSITIVE);

  private PageCleaner() {}

  static void clean(Document page) {
    page.select(NEVER_TEXT).remove();
    for (Element element : page.select("[style]")) {
      if (HIDDEN.matcher(element.attr("style")).find()) {
        element.remove();
      }
    }
  }
}
