package dev.diptych.intake.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The styles of a Word document: what a paragraph is that says nothing of itself. */
final class WordStyles extends DefaultHandler {

  private static final int LONGEST_CHAIN = 20;
  private static final int DEFAULT_SIZE = 22;

  /** One style; {@code null} for what it leaves to the style that it is based on. */
  private static final class Style {
    private String name = "";
    private String basedOn = "";
    private @Nullable Boolean bold;
    private @Nullable Boolean centred;
    private @Nullable Integer size;
    private @Nullable Integer outline;
    private @Nullable String list;
  }

  private final Map<String, Style> styles = new HashMap<>();
  private final Style defaults = new Style();
  private String normal = "";
  private @Nullable Style current;

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    String value = WordBody.value(attributes, "val");
    switch (localName) {
      case "docDefaults" -> current = defaults;
      case "style" -> {
        Style style = new Style();
        String id = WordBody.value(attributes, "styleId");
        styles.put(id, style);
        if (WordBody.isOn(WordBody.value(attributes, "default"))
            && !WordBody.value(attributes, "default").isEmpty()
            && WordBody.value(attributes, "type").equals("paragraph")) {
          normal = id;
        }
        current = style;
      }
      default -> property(localName, value);
    }
  }

  private void property(String name, String value) {
    Style style = current;
    if (style == null) {
      return;
    }
    switch (name) {
      case "name" -> style.name = value.toLowerCase(Locale.ROOT);
      case "basedOn" -> style.basedOn = value;
      case "b", "bCs" -> style.bold = WordBody.isOn(value);
      case "sz" -> style.size = WordBody.number(value, DEFAULT_SIZE);
      case "jc" -> style.centred = value.equals("center");
      case "outlineLvl" -> style.outline = WordBody.number(value, -1);
      case "numId" -> style.list = value;
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    if (localName.equals("style") || localName.equals("docDefaults")) {
      current = null;
    }
  }

  /** The name of a style in small letters, its id if it has none. */
  String name(String id) {
    Style style = styles.get(id);
    return style == null || style.name.isEmpty() ? id.toLowerCase(Locale.ROOT) : style.name;
  }

  boolean isBold(String id) {
    Boolean bold = first(id, style -> style.bold);
    return bold != null && bold;
  }

  boolean isCentred(String id) {
    Boolean centred = first(id, style -> style.centred);
    return centred != null && centred;
  }

  /** The size of its letters in half points. */
  int size(String id) {
    Integer size = first(id, style -> style.size);
    return size == null ? DEFAULT_SIZE : size;
  }

  /** The level of a heading from 1 to 6, 0 for none. A title is a heading of the first level. */
  int heading(String id) {
    String name = name(id);
    if (name.equals("title")) {
      return 1;
    }
    Integer outline = first(id, style -> style.outline);
    if (outline == null && name.matches("heading ?[1-9]")) {
      outline = name.charAt(name.length() - 1) - '1';
    }
    return outline == null || outline < 0 || outline > 8 ? 0 : Math.min(6, outline + 1);
  }

  @Nullable String list(String id) {
    return first(id, style -> style.list);
  }

  /** The first answer up the chain of styles, which a hostile file may have closed to a ring. */
  private <T> @Nullable T first(String id, java.util.function.Function<Style, @Nullable T> ask) {
    Style style = styles.get(id.isEmpty() ? normal : id);
    for (int i = 0; i < LONGEST_CHAIN && style != null; i++) {
      T answer = ask.apply(style);
      if (answer != null) {
        return answer;
      }
      style = styles.get(style.basedOn);
    }
    return ask.apply(defaults);
  }
}
