package dev.diptych.publish;

import java.util.ArrayList;
import java.util.List;

/** What a reader must know of an article before opening it, in words. */
final class IndexMarks {

  private IndexMarks() {}

  /**
   * The marks of one article.
   *
   * @param allDrafts whether it is said of all articles together that they are drafts
   */
  static List<String> of(
      DigestEntry entry, String targetLanguage, Messages messages, boolean allDrafts) {
    List<String> marks = new ArrayList<>();
    if (entry.title() == null && entry.sourceTitle() != null) {
      marks.add(messages.text("title.untranslated"));
    }
    if (entry.gaps() > 0) {
      marks.add(messages.count("mark.gaps", entry.gaps()));
    }
    if (entry.checks() > 0) {
      marks.add(messages.count("mark.checks", entry.checks()));
    }
    if (entry.draft() && !allDrafts) {
      marks.add(messages.text("mark.draft"));
    }
    if (Languages.same(entry.sourceLanguage(), targetLanguage)) {
      marks.add(messages.text("already", new Messages.Part(messages.languageName(targetLanguage))));
    }
    DigestEntry.Since since = entry.since();
    if (since != null && !since.another()) {
      marks.add(messages.text("mark.changed"));
    }
    if (entry.revision() > 1) {
      marks.add(messages.text("mark.revision", entry.revision()));
    }
    return marks;
  }
}
