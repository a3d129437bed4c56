package dev.diptych.engine.gist;

/** أما الوزير فرفض: "As for the minister, he refused". */
final class Topics {

  private static final String AS_FOR = "أما";

  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;

  Topics(Source source, Progress progress) {
    this.cursor = source.cursor();
    this.phrases = source.phrases();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
  }

  static boolean opens(Word word) {
    return word.is(Category.SUBORDINATOR, AS_FOR);
  }

  /** Takes أما and its topic; before a preposition it says nothing in English. */
  void read() {
    Word word = cursor.take();
    openings.clause(true);
    governors.forget();
    link.topic();
    if (cursor.next(Category.PREPOSITION)) {
      return;
    }
    int mark = cursor.mark();
    NounPhrase topic = phrases.parse();
    if (topic == null) {
      cursor.reset(mark);
      parts.plain(word.english());
      return;
    }
    parts.plain(word.english());
    parts.add(topic);
    referents.subject(topic);
    referents.lastPhrase(topic);
  }
}
