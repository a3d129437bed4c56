package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.util.List;
import java.util.stream.Collectors;

/** The other copies of a story: a line each, behind which its text is, then those without text. */
final class DigestCopies {

  /** More copies than these nobody reads beside the story. */
  private static final int MOST = 20;

  private final Html html;
  private final DigestWords words;
  private final Messages messages;

  DigestCopies(Html html, DigestWords words) {
    this.html = html;
    this.words = words;
    this.messages = words.messages();
  }

  void write(Digest.Story story) {
    List<Digest.Copy> told =
        story.copies().stream().filter(DigestCopies::saysMore).limit(MOST).toList();
    told.forEach(this::copy);
    String rest = words.reprints(told.stream().map(Digest.Copy::path).collect(Collectors.toSet()));
    if (rest != null) {
      html.open("p", "class", "note").message(rest).close().newLine();
    }
  }

  private static boolean saysMore(Digest.Copy copy) {
    return !copy.differs().isEmpty() || !copy.paragraphs().isEmpty() || copy.address() != null;
  }

  private void copy(Digest.Copy copy) {
    if (copy.paragraphs().isEmpty()) {
      html.open("p", "class", "note");
      name(copy);
      html.trusted(copy.address() == null ? "" : " ");
      address(copy);
      html.close().newLine();
      return;
    }
    html.open("details", "class", "note").open("summary");
    name(copy);
    html.close();
    if (copy.address() != null) {
      html.open("p");
      address(copy);
      html.close();
    }
    String tag = copy.language();
    for (String paragraph : copy.paragraphs()) {
      html.element("p", paragraph, "lang", tag, "dir", Languages.direction(tag));
    }
    html.close().newLine();
  }

  private void name(Digest.Copy copy) {
    html.message(messages.text("reprints")).trusted(": ").path(copy.path());
    if (!copy.differs().isEmpty()) {
      html.trusted(" ").message(messages.text("reprints.differs")).trusted(" ");
      for (int i = 0; i < copy.differs().size(); i++) {
        html.trusted(i == 0 ? "" : "; ").isolated(copy.differs().get(i));
      }
    }
  }

  /** A link only where following it cannot run anything. */
  private void address(Digest.Copy copy) {
    String address = copy.address();
    if (address == null) {
      return;
    }
    if (WebAddress.isLink(address)) {
      html.open("a", "href", WebAddress.encoded(address), "rel", "noreferrer noopener nofollow");
      html.isolated(PlainText.beginning(address, 200)).close();
    } else {
      html.isolated(PlainText.beginning(address, 200));
    }
  }
}
