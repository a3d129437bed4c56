package dev.diptych.intake.parse;

import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.StoryData;
import dev.diptych.intake.web.WebArticle;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** An article in JSON: ninjs, WordPress, news-please and the like; never the braces as text. */
final class NewsJsonFormat implements Format {

  private static final int MOST_COUNTED = 100_000;
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
    Reasons.requireLength(document.content().length / MOST_BYTES, settings);
    DecodedText decoded = decoder.decode(document.content(), null);
    List<WebArticle> stories;
    try {
      stories = StoryData.stories(mapper.readTree(decoded.text()), MOST_COUNTED);
    } catch (JacksonException e) {
      int lines = (int) decoded.text().lines().filter(line -> line.startsWith("{\"")).count();
      throw new UnreadableException(
          lines > 1
              ? Reasons.several(lines)
              : "the file is no whole JSON, or nested too deep (more than %d levels); deliver it again"
                  .formatted(settings.maxNesting()),
          e);
    }
    if (stories.size() > 1) {
      throw new UnreadableException(Reasons.several(stories.size()));
    }
    if (stories.isEmpty()) {
      throw new UnreadableException(
          "no article in this JSON file: nothing in it has a title and a text; deliver the article"
              + " as a page or as text");
    }
    WebArticle story = stories.get(0);
    List<String> notes = new ArrayList<>(decoded.notes());
    notes.addAll(story.notes());
    return new Manuscript(
        story.facts(), document.mediaType(), story.language(), story.blocks(), notes);
  }
}
