package dev.diptych.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts targets that come with ids in the order of their segments, so that nothing can shift: an
 * answer with an id that was not asked for, or with one twice, is no answer. A segment without
 * target gets an empty one, which the gates refuse. Used by one thread.
 */
public final class KeyedTargets {

  private static final Pattern ID = Pattern.compile("s([1-9]\\d{0,6})");

  private final @Nullable String[] texts;

  /** For the answer to a request of so many segments. */
  public KeyedTargets(int segments) {
    texts = new String[segments];
  }

  /**
   * The id of a segment.
   *
   * @param index in the request, from 0
   */
  public static String id(int index) {
    return "s" + (index + 1);
  }

  /**
   * Takes one target.
   *
   * @param id as the answer says
   * @throws EngineException.Rejected if it is unknown or has been here
   */
  public void put(String id, String text) throws EngineException.Rejected {
    Matcher known = ID.matcher(id);
    int index = known.matches() ? Integer.parseInt(known.group(1)) - 1 : texts.length;
    if (index >= texts.length) {
      throw new EngineException.Rejected(
          "it answered a segment that was not asked for, among %d".formatted(texts.length), null);
    }
    if (texts[index] != null) {
      throw new EngineException.Rejected("it answered segment %s twice".formatted(id), null);
    }
    texts[index] = text;
  }

  /** Whether every segment has a target. */
  public boolean complete() {
    return Arrays.stream(texts).allMatch(text -> text != null);
  }

  /**
   * One target for each segment, in order.
   *
   * @throws EngineException.Rejected if there is none at all
   */
  public List<SegmentTarget> inOrder() throws EngineException.Rejected {
    List<SegmentTarget> targets = new ArrayList<>();
    boolean any = false;
    for (String text : texts) {
      any |= text != null;
      targets.add(SegmentTarget.of(text == null ? "" : text));
    }
    if (!any) {
      throw new EngineException.Rejected(
          "it answered none of %d segments".formatted(texts.length), null);
    }
    return targets;
  }
}
