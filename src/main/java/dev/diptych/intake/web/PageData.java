package dev.diptych.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data of which a script would make the page: a script of JSON ({@code __NEXT_DATA__}), an
 * assignment ({@code window.__INITIAL_STATE__ = {…}}, {@code JSON.parse("…")}), or the stream that
 * newer frameworks push in pieces. Nothing is run. Size and number are bounded.
 */
final class PageData {

  private static final int LONGEST_SCRIPT = 1_000_000;
  private static final int MOST_SCRIPTS = 40;
  private static final int SHORTEST_DATA = 200;
  private static final int MOST_ROWS = 2_000;

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:^|[;\\s(])(?:window|self|globalThis)?[.\\[\"']{0,2}[\\w$.]{2,60}[\"'\\]]{0,2}\\s{0,5}=\\s{0,5}(?:JSON\\.parse\\(\\s{0,5}(?=\")|(?=[{\\[]))");

  private static final Pattern PUSHED =
      Pattern.compile("self\\.__next_f\\.push\\(\\s{0,3}(?=\\[\\s{0,3}1\\s{0,3},)");

  private static final Pattern ROW = Pattern.compile("([0-9a-f]{1,6}):(?:(T)([0-9a-f]{1,6}),)?");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PageData() {}

  /** The scripts in a page that may hold its data; cheap, for a page is cleaned of them. */
  static List<String> of(Document page) {
    List<String> scripts = new ArrayList<>();
    for (Element script : page.select("script:not([src])")) {
      String type = script.attr("type");
      boolean code = type.isEmpty() || type.contains("javascript") || type.equals("module");
      String data = script.data();
      if ((code || type.equals("application/json") || script.id().equals("__NEXT_DATA__"))
          && data.length() > SHORTEST_DATA / 4
          && data.length() <= LONGEST_SCRIPT
          && scripts.size() < MOST_SCRIPTS) {
        scripts.add(data.strip());
      }
    }
    return scripts;
  }

  /**
   * The story in a page's data.
   *
   * @param title of the page, by which its story is told from others
   * @return {@code null} if there is none
   */
  static @Nullable WebArticle story(List<String> scripts, @Nullable String title) {
    StringBuilder stream = new StringBuilder();
    for (String script : scripts) {
      Matcher pushed = PUSHED.matcher(script);
      while (pushed.find() && stream.length() < LONGEST_SCRIPT) {
        JsonNode piece = parsed(script.substring(pushed.end()));
        stream.append(piece == null ? "" : piece.path(1).asString(""));
      }
      WebArticle story = script.length() > SHORTEST_DATA ? ofScript(script, title) : null;
      if (story != null) {
        return story;
      }
    }
    return ofStream(stream.toString(), title);
  }

  private static @Nullable WebArticle ofScript(String script, @Nullable String title) {
    if (script.startsWith("{") || script.startsWith("[")) {
      return ofJson(script, title);
    }
    Matcher assigned = ASSIGNED.matcher(script);
    return assigned.find() ? ofJson(script.substring(assigned.end()), title) : null;
  }

  private static @Nullable WebArticle ofJson(String json, @Nullable String title) {
    JsonNode tree = parsed(json);
    if (tree != null && tree.isString()) {
      tree = parsed(tree.asString(""));
    }
    return tree == null ? null : StoryData.story(tree, title);
  }

  private static @Nullable JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Rows of a number and a value; long texts are rows of their own, to which others point. */
  private static @Nullable WebArticle ofStream(String stream, @Nullable String title) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(stream);
    int at = 0;
    while (at < stream.length() && rows.size() < MOST_ROWS && row.find(at)) {
      int end;
      if (row.group(2) != null) {
        end = endOfBytes(stream, row.end(), Integer.parseInt(row.group(3), 16));
        texts.put(row.group(1), stream.substring(row.end(), end));
      } else {
        int line = stream.indexOf('\n', row.end());
        end = line < 0 ? stream.length() : line;
        rows.add(stream.substring(row.end(), end));
      }
      at = end;
    }
    for (String value : rows) {
      String whole = value;
      for (Map.Entry<String, String> text : texts.entrySet()) {
        String pointer = "\"$" + text.getKey() + "\"";
        if (whole.contains(pointer)
            && whole.length() + text.getValue().length() <= LONGEST_SCRIPT) {
          whole = whole.replace(pointer, JSON.writeValueAsString(text.getValue()));
        }
      }
      WebArticle story =
          whole.startsWith("{") || whole.startsWith("[") ? ofJson(whole, title) : null;
      if (story != null) {
        return story;
      }
    }
    return null;
  }

  private static int endOfBytes(String text, int from, int bytes) {
    int left = bytes;
    int at = from;
    while (at < text.length() && left > 0) {
      int point = text.codePointAt(at);
      left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += Character.charCount(point);
    }
    return at;
  }
}
