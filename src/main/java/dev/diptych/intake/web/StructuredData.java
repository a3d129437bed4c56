package dev.diptych.intake.web;

import dev.diptych.intake.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page states about its article as JSON-LD (schema.org). Broken JSON is passed over; size,
 * depth and the number of nodes looked at are bounded.
 */
final class StructuredData {

  private static final int LONGEST_SCRIPT = 1_000_000;
  private static final int MOST_NODES = 20_000;
  private static final Pattern TIME = Pattern.compile("T(\\d{2}:\\d{2})");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final @Nullable JsonNode article;

  private StructuredData(@Nullable JsonNode article) {
    this.article = article;
  }

  static StructuredData of(Document page) {
    JsonNode best = null;
    for (Element script : page.select("script[type=application/ld+json]")) {
      JsonNode found = article(script.data());
      if (found != null && (best == null || !best.has("articleBody") && found.has("articleBody"))) {
        best = found;
      }
    }
    return new StructuredData(best);
  }

  private static @Nullable JsonNode article(String script) {
    if (script.length() > LONGEST_SCRIPT) {
      return null;
    }
    Deque<JsonNode> open = new ArrayDeque<>();
    try {
      open.add(JSON.readTree(script.strip()));
    } catch (JacksonException e) {
      return null;
    }
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.poll();
      if (node.isObject() && isArticle(node.path("@type"))) {
        return node;
      }
      node.forEach(open::add);
    }
    return null;
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asString("").toLowerCase(Locale.ROOT);
    return name.endsWith("article")
        || name.endsWith("posting")
        || name.equals("report")
        || name.equals("review");
  }

  /** What is written on as things happen: each update with its own time as heading. */
  List<Block> updates() {
    List<Block> blocks = new ArrayList<>();
    if (article == null || !article.path("liveBlogUpdate").isArray()) {
      return blocks;
    }
    for (JsonNode update : article.path("liveBlogUpdate")) {
      String text = update.path("articleBody").asString("").strip();
      if (!text.isEmpty() && blocks.size() < MOST_NODES) {
        Matcher time = TIME.matcher(update.path("datePublished").asString(""));
        String headline = update.path("headline").asString("").strip();
        String clock = time.find() ? time.group(1) : "";
        String heading =
            String.join(clock.isEmpty() || headline.isEmpty() ? "" : " – ", clock, headline);
        if (!heading.isEmpty()) {
          blocks.add(Block.heading(2, heading));
        }
        blocks.addAll(StoryData.blocks(text));
      }
    }
    return blocks;
  }

  @Nullable String text(String name) {
    if (article == null) {
      return null;
    }
    JsonNode value = article.path(name);
    if (value.isObject()) {
      value = value.has("name") ? value.path("name") : value.path("@id");
    }
    String text = value.isValueNode() ? value.asString("").strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** The names of a person or organisation, or of several. */
  List<String> names(String field) {
    List<String> names = new ArrayList<>();
    if (article == null) {
      return names;
    }
    JsonNode value = article.path(field);
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      String name =
          one.isObject() ? one.path("name").asString("") : one.isString() ? one.asString("") : "";
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
