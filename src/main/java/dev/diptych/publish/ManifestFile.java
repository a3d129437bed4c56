package dev.diptych.publish;

import java.io.OutputStream;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an edition consists of, for programs: every file with its fate, every digest with its counts
 * and checksums. Its form is published as {@code schema/manifest-1.schema.json} in the jar.
 */
final class ManifestFile {

  /** Names the schema and its version in each file. */
  static final String SCHEMA = "urn:diptych:schema:manifest:1";

  private ManifestFile() {}

  /**
   * Writes it as it is read.
   *
   * @param pages the index pages in order: name → SHA-256
   */
  static void write(EditionIndex index, Map<String, String> pages, OutputStream out) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    Json.put(root, "job", index.job());
    Json.put(root, "edition", index.edition());
    Json.put(root, "targetLanguage", index.targetLanguage());
    root.put("asOf", index.asOf().toString());
    Json.put(root, "zone", index.zone().getId());
    LocalTime deadline = index.deadline();
    root.put("publishedByDeadline", deadline != null);
    Json.put(root, "deadline", deadline == null ? null : deadline.toString());
    counts(root.putObject("counts"), EditionTally.of(index));
    ObjectNode names = root.putObject("index");
    pages.forEach((name, checksum) -> Json.put(names, name, checksum));
    ArrayNode takenOver = root.putArray("takenOver");
    index.takenOver().forEach(takenOver::add);
    try (Json.Growing lines = new Json.Growing(root, out)) {
      try (Stream<DigestEntry> digests = index.contents().digests().all()) {
        lines.array("digests", digests.map(ManifestFile::digest));
      }
      try (Stream<EditionIndex.FileFate> files = index.contents().files()) {
        lines.array("files", files.map(ManifestFile::file));
      }
    }
  }

  private static void counts(ObjectNode node, EditionTally tally) {
    node.put("files", tally.items().all());
    node.put("articles", tally.articles());
    node.put("stories", tally.stories());
    node.put("reprints", tally.reprints());
    node.put("filtered", tally.items().filtered());
    node.put("skipped", tally.items().skipped());
    node.put("withdrawn", tally.items().withdrawn());
    ObjectNode files = node.putObject("inputFiles");
    files.put("all", tally.files().all());
    files.put("read", tally.files().read());
    files.put("filtered", tally.files().filtered());
    files.put("skipped", tally.files().skipped());
    files.put("withdrawn", tally.files().withdrawn());
    node.put("withGaps", tally.withGaps());
    node.put("withDeferred", tally.withDeferred());
    node.put("withChecks", tally.withChecks());
    node.put("drafts", tally.drafts());
  }

  private static ObjectNode digest(DigestEntry entry) {
    ObjectNode node = Json.object();
    Json.put(node, "slug", entry.slug());
    Json.put(node, "path", entry.path());
    Json.put(node, "articleId", entry.articleId());
    Json.put(node, "sourceLanguage", entry.sourceLanguage());
    Json.put(node, "title", entry.title());
    Json.put(node, "sourceTitle", entry.sourceTitle());
    node.put("revision", entry.revision());
    node.put("sentences", entry.sentences());
    node.put("checks", entry.checks());
    node.put("gaps", entry.gaps());
    node.put("deferred", entry.deferred());
    node.put("draft", entry.draft());
    ObjectNode files = node.putObject("files");
    entry
        .files()
        .forEach((format, checksum) -> Json.put(files, entry.slug() + "." + format, checksum));
    ArrayNode watch = node.putArray("watch");
    entry.watchHits().keySet().forEach(name -> watch.add(PlainText.encodable(name)));
    Json.put(node, "story", entry.story() == null ? null : entry.story().id());
    Json.put(node, "notes", entry.notes());
    Integer place = entry.place();
    if (place != null) {
      node.put("place", place);
    }
    return node;
  }

  private static ObjectNode file(EditionIndex.FileFate file) {
    ObjectNode node = Json.object();
    Json.put(node, "path", file.path());
    Json.put(node, "checksum", file.checksum());
    Json.put(node, "fate", file.fate().name().toLowerCase(Locale.ROOT));
    Json.put(node, "reason", file.reason());
    return node;
  }
}
