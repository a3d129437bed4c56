package dev.diptych.publish;

import dev.diptych.digest.Digest;

/** What the other copies of a story say otherwise, a line each, with the way to their pages. */
final class DigestCopies {

  private final Html html;
  private final Messages messages;
  private final Digest.Story story;

  DigestCopies(Html html, Messages messages, Digest.Story story) {
    this.html = html;
    this.messages = messages;
    this.story = story;
  }

  /** A paragraph for each copy that differs or has an address, and its text behind a fold. */
  void differences() {
    for (Digest.Copy copy : story.copies()) {
      line(copy);
      text(copy);
    }
  }

  private void line(Digest.Copy copy) {
    String address = copy.address();
    if (copy.differs().isEmpty() && address == null) {
      return;
    }
    html.open("p", "class", "note");
    if (address != null && WebAddress.isLink(address)) {
      html.open("a", "href", WebAddress.encoded(address), "rel", "noreferrer noopener nofollow");
      html.path(copy.path()).close();
    } else {
      html.path(copy.path());
    }
    if (!copy.differs().isEmpty()) {
      html.trusted(" ").message(messages.text("reprints.differs")).trusted(" ");
      for (int i = 0; i < copy.differs().size(); i++) {
        html.trusted(i == 0 ? "" : "; ").isolated(copy.differs().get(i));
      }
    }
    html.close().newLine();
  }

  private void text(Digest.Copy copy) {
    if (copy.paragraphs().isEmpty()) {
      return;
    }
    html.open("details", "class", "note").open("summary");
    html.message(messages.text("reprints.text")).trusted(" ").path(copy.path()).close();
    String tag = copy.language();
    for (String paragraph : copy.paragraphs()) {
      html.element("p", paragraph, "lang", tag, "dir", Languages.direction(tag));
    }
    html.close().newLine();
  }
}
