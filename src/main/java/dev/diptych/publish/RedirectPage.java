package dev.diptych.publish;

/** A page that leads on to an edition, for file systems without symbolic links. */
final class RedirectPage {

  private RedirectPage() {}

  static byte[] to(String edition, String target) {
    String address = "../../" + edition + "/" + target + "/index.html";
    Messages messages = Messages.forTarget(target);
    Html html = new Html(512);
    html.trusted("<!DOCTYPE html>\n");
    html.open("html", "lang", messages.language(), "dir", Languages.direction(messages.language()));
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "refresh", "content", "0; url=" + address);
    html.element("title", edition).close();
    html.open("body").open("p").element("a", edition, "href", address).close().close();
    return html.close().newLine().bytes();
  }
}
