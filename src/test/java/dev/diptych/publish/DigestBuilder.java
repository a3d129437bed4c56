package dev.diptych.publish;

import dev.diptych.article.ArticleFacts;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.Cause;
import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Row;
import dev.diptych.engine.Alignment;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SummarySentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds digests for tests, row by row in reading order. */
final class DigestBuilder {

  static final Digest.EngineCredit DRAFT =
      new Digest.EngineCredit("gist", "word for word", true, Reach.PROCESS);
  static final Digest.EngineCredit MACHINE =
      new Digest.EngineCredit("openai", "example-model", false, Reach.NETWORK);
  static final Digest.EngineCredit CHOSEN =
      new Digest.EngineCredit("extract", "chosen sentences", false, Reach.PROCESS);

  private static final String CHECKSUM =
      "9f2c4be17a0d5583e6c1b0a4d7f8e92365748a9bacbdcedfe0f1a2b3c4d5e6f7";

  private final List<DigestSection> sections = new ArrayList<>();
  private final List<SummarySentence> summary = new ArrayList<>();
  private final List<Digest.Correction> corrections = new ArrayList<>();
  private List<Digest.EngineCredit> engines = List.of(DRAFT);
  private @Nullable String language;
  private List<Row> rows = new ArrayList<>();
  private List<String> notes = List.of();
  private ArticleFacts facts = ArticleFacts.NONE;
  private String source = "ar";
  private String target = "en";
  private String path = "port.html";
  private String slug = "017-port";
  private int revision = 1;
  private @Nullable Row title;
  private @Nullable Row heading;
  private int level;
  private int section;
  private Digest.@Nullable Story story;
  private @Nullable String glossary;
  private final List<Digest.Change> changes = new ArrayList<>();
  private @Nullable String since;
  private boolean another;

  static DigestBuilder aDigest() {
    return new DigestBuilder();
  }

  /** An Arabic article with a paragraph in English, the target. */
  static Digest mixed() {
    return aDigest()
        .pair("وصل الوفد.", "The delegation arrived.")
        .section()
        .language("en")
        .sourceOnly("The delegation left.")
        .build();
  }

  DigestBuilder languages(String from, String to) {
    source = from;
    target = to;
    return this;
  }

  DigestBuilder file(String newPath, String newSlug) {
    path = newPath;
    slug = newSlug;
    return this;
  }

  DigestBuilder facts(ArticleFacts newFacts) {
    facts = newFacts;
    return this;
  }

  DigestBuilder notes(String... newNotes) {
    notes = List.of(newNotes);
    return this;
  }

  DigestBuilder engines(Digest.EngineCredit... credits) {
    engines = List.of(credits);
    return this;
  }

  DigestBuilder glossary(String checksum) {
    glossary = checksum;
    return this;
  }

  DigestBuilder revision(int newRevision) {
    revision = newRevision;
    return this;
  }

  DigestBuilder corrected(String at, String unit, String reason) {
    corrections.add(new Digest.Correction(Instant.parse(at), unit, reason));
    return this;
  }

  DigestBuilder story(String id, String... reprints) {
    story = new Digest.Story(id, List.of(reprints), List.of());
    return this;
  }

  /** Another copy of the story, with what it says otherwise. */
  DigestBuilder copy(String copied, @Nullable String address, String... differs) {
    Digest.Copy copy =
        new Digest.Copy(
            copied, null, null, address, List.of(differs), "ar", List.of("<u>نص النسخة.</u>"));
    story = new Digest.Story("0123456789ab", List.of(copied), List.of(copy));
    return this;
  }

  /** So many copies of the story, each with its text. */
  DigestBuilder copies(int count) {
    List<Digest.Copy> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(
          new Digest.Copy(
              "c" + i + ".txt", null, null, null, List.of(), "ar", List.of("نص النسخة.")));
    }
    List<String> paths = copies.stream().map(Digest.Copy::path).toList();
    story = new Digest.Story("0123456789ab", paths, copies);
    return this;
  }

  /** An earlier edition had this text in place of the row, {@code null} where the row is new. */
  DigestBuilder was(@Nullable String row, @Nullable String text, @Nullable String translation) {
    since = since == null ? "2026-11-22" : since;
    changes.add(new Digest.Change(text == null ? null : new Digest.Was(text, translation), row));
    return this;
  }

  /** The edition that had another text. */
  DigestBuilder since(String label) {
    since = label;
    return this;
  }

  /** What it had was another article. */
  DigestBuilder another() {
    another = true;
    return this;
  }

  DigestBuilder title(String text, @Nullable String translation) {
    title = row("title", text, translation);
    return this;
  }

  DigestBuilder title(Row row) {
    title = row;
    return this;
  }

  /** Ends the section before and begins one under a heading. */
  DigestBuilder section(int newLevel, String text, @Nullable String translation) {
    endSection();
    section++;
    level = newLevel;
    heading = row("s" + section + ".h", text, translation);
    return this;
  }

  /** Ends the section before and goes on without a heading. */
  DigestBuilder continuation() {
    int same = level;
    endSection();
    section++;
    level = same;
    return this;
  }

  DigestBuilder pair(String text, String translation) {
    rows.add(row(nextId(), text, translation));
    return this;
  }

  DigestBuilder checked(String text, String translation, Finding... findings) {
    rows.add(
        new Row(
            nextId(),
            text,
            translation,
            Row.State.WARNED,
            List.of(),
            List.of(findings),
            engines.get(0).name(),
            false));
    return this;
  }

  /** A row whose engine says which words belong together. */
  DigestBuilder aligned(String text, String translation, Alignment... words) {
    rows.add(
        new Row(
            nextId(),
            text,
            translation,
            Row.State.TRANSLATED,
            List.of(),
            List.of(),
            engines.get(0).name(),
            false,
            List.of(words)));
    return this;
  }

  DigestBuilder by(Digest.EngineCredit engine, String text, String translation) {
    rows.add(
        new Row(
            nextId(),
            text,
            translation,
            Row.State.TRANSLATED,
            List.of(),
            List.of(),
            engine.name(),
            false));
    return this;
  }

  DigestBuilder gap(String text, String reason) {
    rows.add(missing(nextId(), text, Row.State.GAP, reason));
    return this;
  }

  DigestBuilder deferred(String text, String reason) {
    rows.add(missing(nextId(), text, Row.State.DEFERRED, reason));
    return this;
  }

  DigestBuilder missing(Cause cause, Row.State state, String text) {
    rows.add(new Row(nextId(), text, null, state, List.of(cause), List.of(), null, false));
    return this;
  }

  DigestBuilder sourceOnly(String text) {
    rows.add(missing(nextId(), text, Row.State.SOURCE_ONLY, null));
    return this;
  }

  /** The row before ends a paragraph. */
  DigestBuilder paragraph() {
    Row last = rows.remove(rows.size() - 1);
    rows.add(
        new Row(
            last.segmentId(),
            last.source(),
            last.target(),
            last.state(),
            last.causes(),
            last.findings(),
            last.engine(),
            true,
            last.alignment()));
    return this;
  }

  DigestBuilder summary(String... evidence) {
    for (String id : evidence) {
      summary.add(new SummarySentence(null, List.of(id)));
    }
    return this;
  }

  DigestBuilder written(String text, String... evidence) {
    summary.add(new SummarySentence(text, List.of(evidence)));
    return this;
  }

  static Row missing(String id, String text, Row.State state, @Nullable String reason) {
    List<Cause> causes = reason == null ? List.of() : List.of(Cause.of(Cause.Code.TOLD, reason));
    return new Row(id, text, null, state, causes, List.of(), null, false);
  }

  Row row(String id, String text, @Nullable String translation) {
    return translation == null
        ? missing(id, text, Row.State.SOURCE_ONLY, null)
        : new Row(
            id,
            text,
            translation,
            Row.State.TRANSLATED,
            List.of(),
            List.of(),
            engines.isEmpty() ? null : engines.get(0).name(),
            false);
  }

  /** The section that is being written is in another language than the article. */
  DigestBuilder language(String tag) {
    language = tag;
    return this;
  }

  /** A section without a heading begins. */
  DigestBuilder section() {
    endSection();
    section++;
    return this;
  }

  private String nextId() {
    return "s" + section + "." + (rows.size() + 1);
  }

  private void endSection() {
    if (heading != null || !rows.isEmpty() || section > 0) {
      String telling = rows.isEmpty() ? null : rows.get(0).segmentId();
      sections.add(new DigestSection("s" + section, level, heading, rows, telling, language));
    }
    language = null;
    rows = new ArrayList<>();
    heading = null;
  }

  Digest build() {
    endSection();
    boolean written = summary.stream().anyMatch(sentence -> sentence.text() != null);
    return new Digest(
        "nightly",
        "2026-11-24",
        slug,
        revision,
        new SourceFile(path, 18_432, CHECKSUM),
        facts,
        notes,
        source,
        target,
        title,
        summary,
        written ? MACHINE : CHOSEN,
        sections,
        engines,
        glossary,
        Instant.parse("2026-11-24T01:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        corrections,
        story,
        since == null ? null : new Digest.Changes(since, another, changes));
  }
}
