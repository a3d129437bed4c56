package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.StoryData;
import dev.diptych.intake.web.WebArticle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Articles in JSON: ninjs, WordPress, news-please, JSON Feed and the like, one or many, as a list
 * or a line each; never the braces as text.
 */
final class NewsJsonFormat implements Format {

  private static final String NO_ARTICLE =
      "no article in this JSON: nothing in it has a title and a text; deliver the article as a page"
          + " or as text";
  private static final int MOST_LINES = 100_000;
  private static final int MOST_BYTES = 4;

  private final TextDecoder decoder = new TextDecoder();
  private final ReaderSettings settings;
  private final JsonMapper mapper;

  NewsJsonFormat(ReaderSettings settings) {
    this.settings = settings;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(settings.maxNesting())
                            .build())
                    .build())
            .build();
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    Reasons.requireLength(
        document.content().length / MOST_BYTES / Parts.ARTICLES_OF_FULL_LENGTH, settings);
    DecodedText decoded = decoder.decode(document.content(), null);
    List<String> lines = lines(decoded.text());
    if (lines.size() > 1) {
      return lines(lines, decoded, document.mediaType());
    }
    JsonNode root = tree(decoded.text());
    List<JsonNode> listed = StoryData.listed(root);
    if (!listed.isEmpty()) {
      return listed(root, listed, decoded, document.mediaType());
    }
    List<JsonNode> stories = StoryData.nodes(root);
    if (stories.isEmpty()) {
      throw new UnreadableException(NO_ARTICLE);
    }
    return stories.size() == 1
        ? Parsed.one(manuscript(stories.get(0), null, document.mediaType(), decoded.notes()))
        : listed(root, stories, decoded, document.mediaType());
  }

  private Parsed listed(JsonNode root, List<JsonNode> nodes, DecodedText decoded, String mediaType)
      throws UnreadableException {
    Parts parts = new Parts(settings);
    decoded.notes().forEach(parts::note);
    String outlet = StoryData.feedTitle(root);
    for (JsonNode node : nodes) {
      parts.add(
          PartKey.of(StoryData.identity(node)),
          () -> manuscript(node, outlet, mediaType, List.of()));
    }
    return parts.all();
  }

  private static WebArticle story(JsonNode node, @Nullable String outlet)
      throws UnreadableException {
    List<WebArticle> stories = StoryData.stories(node, 1);
    WebArticle story = stories.isEmpty() ? null : stories.get(0);
    if (story == null && outlet != null) {
      story = StoryData.entry(node);
    }
    if (story == null || story.blocks().isEmpty()) {
      throw new UnreadableException(NO_ARTICLE);
    }
    ArticleFacts facts = story.facts();
    return facts.site() != null || outlet == null
        ? story
        : new WebArticle(
            facts.withSite(outlet), story.language(), story.blocks(), story.notes(), false);
  }

  /** One JSON object a line, as scrapers write them. */
  private Parsed lines(List<String> lines, DecodedText decoded, String mediaType) {
    Parts parts = new Parts(settings);
    decoded.notes().forEach(parts::note);
    for (String line : lines) {
      JsonNode node = null;
      UnreadableException fault = null;
      try {
        node = tree(line);
      } catch (UnreadableException e) {
        fault = e;
      }
      JsonNode found = node;
      UnreadableException thrown = fault;
      parts.add(
          found == null ? null : PartKey.of(StoryData.identity(found)),
          () -> {
            if (found == null) {
              throw new UnreadableException(
                  thrown == null ? NO_ARTICLE : String.valueOf(thrown.getMessage()), thrown);
            }
            return manuscript(found, null, mediaType, List.of());
          });
    }
    return parts.all();
  }

  private static List<String> lines(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    boolean objects = lines.stream().allMatch(line -> line.strip().startsWith("{"));
    boolean whole =
        lines.size() > 1
            && lines.get(0).strip().endsWith("}")
            && lines.get(1).strip().startsWith("{\"");
    return objects && whole ? lines : List.of();
  }

  private JsonNode tree(String text) throws UnreadableException {
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      throw new UnreadableException(
          "the file is no whole JSON, or nested too deep (more than %d levels); deliver it again"
              .formatted(settings.maxNesting()),
          e);
    }
  }

  private static Manuscript manuscript(
      JsonNode node, @Nullable String outlet, String mediaType, List<String> notes)
      throws UnreadableException {
    WebArticle story = story(node, outlet);
    List<String> all = new ArrayList<>(notes);
    all.addAll(story.notes());
    return StoryData.account(node, story)
        .manuscript(story.facts(), mediaType, story.language(), story.blocks(), all);
  }
}
