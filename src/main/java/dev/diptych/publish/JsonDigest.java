package dev.diptych.publish;

import dev.diptych.article.ArticleFacts;
import dev.diptych.digest.Cause;
import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Row;
import dev.diptych.engine.Alignment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A digest for programs. Its form is published as {@code schema/digest-1.schema.json} in the jar; a
 * change that a reader of version 1 would not survive makes version 2.
 */
@Component
final class JsonDigest implements DigestRenderer {

  /** Names the schema and its version in each file. */
  static final String SCHEMA = "urn:diptych:schema:digest:1";

  @Override
  public String format() {
    return "json";
  }

  @Override
  public byte[] render(Digest digest, Way way) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    Json.put(root, "job", digest.job());
    Json.put(root, "edition", digest.edition());
    Json.put(root, "slug", digest.slug());
    root.put("revision", digest.revision());
    root.put("asOf", digest.asOf().toString());
    Json.put(root, "zone", digest.zone().getId());
    way(root.putObject("way"), way);
    article(root.putObject("article"), digest);
    Json.put(root, "targetLanguage", digest.targetLanguage());
    counts(root.putObject("counts"), Tally.of(digest));
    DigestWords words = new DigestWords(digest);
    Json.put(root, "shownTitle", words.anyTitle());
    row(root, "title", digest.title(), words);
    summary(root.putObject("summary"), digest);
    ArrayNode sections = root.putArray("sections");
    digest.sections().forEach(section -> section(sections.addObject(), section, words));
    ArrayNode engines = root.putArray("engines");
    digest.engines().forEach(engine -> engine(engines.addObject(), engine));
    Json.put(root, "glossary", digest.glossary());
    corrections(root.putArray("corrections"), digest);
    story(root, digest.story());
    changes(root, digest.changes());
    return Json.bytes(root);
  }

  private static void way(ObjectNode node, Way way) {
    node.put("position", way.position());
    node.put("of", way.of());
    Json.put(node, "previous", way.previous());
    Json.put(node, "next", way.next());
  }

  private static void article(ObjectNode node, Digest digest) {
    ArticleFacts facts = digest.facts();
    Json.put(node, "id", digest.source().articleId());
    Json.put(node, "path", digest.source().path());
    node.put("sizeInBytes", digest.source().sizeInBytes());
    Json.put(node, "checksum", digest.source().checksum());
    Json.put(node, "language", digest.sourceLanguage());
    Json.put(node, "author", facts.author());
    Json.put(node, "published", facts.published());
    Json.put(node, "outlet", facts.site());
    Json.put(node, "address", facts.canonicalUrl());
    Json.put(node, "description", facts.description());
    Json.put(node, "keywords", facts.keywords());
    Json.put(node, "notes", digest.notes());
  }

  private static void counts(ObjectNode node, Tally tally) {
    node.put("sentences", tally.sentences());
    node.put("checks", tally.sentencesToCheck() + tally.headsToCheck());
    node.put("gaps", tally.gaps());
    node.put("deferred", tally.deferred());
    node.put("draft", tally.draft());
  }

  private static void summary(ObjectNode node, Digest digest) {
    engine(node.putObject("engine"), digest.summaryEngine());
    ArrayNode sentences = node.putArray("sentences");
    for (Summaries.Sentence sentence : Summaries.of(digest)) {
      ObjectNode one = sentences.addObject();
      Json.put(one, "target", sentence.target());
      Json.put(one, "source", sentence.source());
      one.put("written", sentence.written());
      Json.put(one, "evidence", sentence.evidence().stream().map(Row::segmentId).toList());
    }
  }

  private static void section(ObjectNode node, DigestSection section, DigestWords words) {
    Json.put(node, "id", section.id());
    node.put("level", section.level());
    row(node, "heading", section.heading(), words);
    Json.put(node, "telling", section.tellingSegment());
    if (section.language() != null) {
      Json.put(node, "language", section.language());
    }
    ArrayNode rows = node.putArray("rows");
    section.rows().forEach(row -> row(rows.addObject(), row, words));
  }

  private static void row(ObjectNode parent, String name, @Nullable Row row, DigestWords words) {
    if (row == null) {
      parent.putNull(name);
    } else {
      row(parent.putObject(name), row, words);
    }
  }

  private static void row(ObjectNode node, Row row, DigestWords words) {
    Json.put(node, "id", row.segmentId());
    Json.put(node, "address", PlainText.line(words.address(row)));
    Json.put(node, "state", word(row.state()));
    Json.put(node, "source", row.source());
    Json.put(node, "target", row.target());
    Json.put(node, "reason", row.causes().isEmpty() ? null : CauseWords.english(row.causes()));
    ArrayNode causes = node.putArray("causes");
    for (Cause reason : row.causes()) {
      ObjectNode one = causes.addObject();
      Json.put(one, "code", word(reason.code()));
      Json.put(one, "arguments", reason.arguments());
    }
    Json.put(node, "engine", row.engine());
    node.put("endsParagraph", row.endsParagraph());
    ArrayNode findings = node.putArray("findings");
    for (Finding finding : row.findings()) {
      ObjectNode one = findings.addObject();
      Json.put(one, "check", word(finding.check()));
      String doubt = DigestWords.doubt(finding);
      if (doubt != null) {
        Json.put(one, "doubt", doubt.replace(' ', '-'));
      }
      Json.put(one, "severity", word(finding.severity()));
      Json.put(one, "arguments", finding.arguments());
    }
    if (!row.alignment().isEmpty()) {
      ArrayNode alignment = node.putArray("alignment");
      row.alignment().forEach(pair -> Json.addLine(alignment, alignment(pair)));
    }
    ArrayNode defects = node.putArray("defects");
    for (SourceDefects.Defect defect : SourceDefects.of(row.source())) {
      ObjectNode one = defects.addObject();
      Json.put(one, "defect", word(defect.kind()));
      Json.put(one, "words", defect.words());
    }
  }

  private static ObjectNode alignment(Alignment words) {
    ObjectNode node = Json.object();
    node.putArray("source").add(words.sourceFrom()).add(words.sourceTo());
    node.putArray("target").add(words.targetFrom()).add(words.targetTo());
    Json.put(node, "readings", words.readings());
    return node;
  }

  private static void engine(ObjectNode node, Digest.EngineCredit engine) {
    Json.put(node, "name", engine.name());
    Json.put(node, "model", engine.model());
    node.put("draft", engine.draft());
    node.put("network", engine.network());
  }

  private static void corrections(ArrayNode array, Digest digest) {
    for (Digest.Correction correction : digest.corrections()) {
      ObjectNode one = array.addObject();
      one.put("at", correction.at().toString());
      Json.put(one, "unit", correction.unit());
      Json.put(one, "reason", correction.reason());
    }
  }

  private static void story(ObjectNode root, Digest.@Nullable Story story) {
    if (story == null) {
      root.putNull("story");
    } else {
      ObjectNode node = root.putObject("story");
      Json.put(node, "id", story.id());
      Json.put(node, "reprints", story.reprints());
      if (story.copies().isEmpty()) {
        return;
      }
      ArrayNode copies = node.putArray("copies");
      for (Digest.Copy copy : story.copies()) {
        ObjectNode one = copies.addObject();
        Json.put(one, "path", copy.path());
        Json.put(one, "outlet", copy.outlet());
        Json.put(one, "published", copy.published());
        Json.put(one, "address", copy.address());
        Json.put(one, "differs", copy.differs());
      }
    }
  }

  private static void changes(ObjectNode root, Digest.@Nullable Changes changes) {
    if (changes == null) {
      root.putNull("changes");
      return;
    }
    ObjectNode node = root.putObject("changes");
    Json.put(node, "since", changes.since());
    node.put("another", changes.another());
    ArrayNode array = node.putArray("changes");
    for (Digest.Change change : changes.changes()) {
      ObjectNode one = array.addObject();
      Json.put(one, "kind", word(change.kind()));
      Json.put(one, "id", change.segmentId());
      Digest.Was was = change.was();
      if (was == null) {
        one.putNull("was");
      } else {
        ObjectNode before = one.putObject("was");
        Json.put(before, "source", was.source());
        Json.put(before, "target", was.target());
      }
    }
  }

  /** {@code SOURCE_ONLY} as files write it: {@code source-only}. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
