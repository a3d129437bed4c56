package dev.diptych.exchange;

import dev.diptych.exchange.XliffUnit.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads digests in XLIFF 2 that came from here, as a person or their tool left them. Text in spans
 * that a tool put in ({@code pc}, {@code mrk}) stays; what modules of other namespaces hold is
 * nobody's translation and goes.
 */
public final class XliffReader {

  private static final int LONGEST_TEXT = 200_000;
  private static final int LONGEST_ID = 400;
  private static final long MOST_TEXT = 64L << 20;
  private static final Set<String> SPANS = Set.of("pc", "mrk");

  private final XmlIn in;
  private long characters;

  private XliffReader(XmlIn in) {
    this.in = in;
  }

  /**
   * Reads a file to its end.
   *
   * @throws FormatException if it is broken, no XLIFF 2, or did not come from here
   * @throws IOException if it cannot be read
   */
  public static XliffDocument read(InputStream stream) throws FormatException, IOException {
    return new XliffReader(new XmlIn(stream)).document();
  }

  private XliffDocument document() throws FormatException, IOException {
    if (!in.root().equals("xliff")) {
      throw in.at("the root element is <%s>, not <xliff>".formatted(in.name()));
    }
    String version = attribute("version");
    if (!version.startsWith("2.") || !isCore()) {
      throw in.at(
          "it is XLIFF \"%s\", of which nothing is read; only XLIFF 2 is"
              .formatted(version.replaceAll("[^0-9.]", "")));
    }
    String source = attribute("srcLang");
    String target = attribute("trgLang");
    List<XliffFile> files = new ArrayList<>();
    Set<DigestName> names = new HashSet<>();
    int root = in.depth();
    while (in.inside(root)) {
      if (isCore("file")) {
        XliffFile file = file();
        if (!names.add(file.digest())) {
          throw in.at("the same digest is in the file twice");
        }
        files.add(file);
      } else {
        in.skip();
      }
    }
    in.finish();
    if (files.isEmpty()) {
      throw new FormatException("it holds no <file>");
    }
    return new XliffDocument(source, target, files);
  }

  private XliffFile file() throws FormatException, IOException {
    String id = attribute("id");
    int line = in.line();
    DigestName digest =
        DigestName.of(id)
            .orElseThrow(
                () ->
                    new FormatException(
                        "line %d: the id of <file> leads to no digest; it did not come from diptych tm xliff, or was changed since"
                            .formatted(line)));
    String original = attribute("original");
    List<XliffUnit> units = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int depth = in.depth();
    while (in.inside(depth)) {
      if (isCore("unit")) {
        XliffUnit unit = unit();
        if (!ids.add(unit.id())) {
          throw new FormatException(
              "line %d: unit %s is there twice".formatted(unit.line(), unit.id()));
        }
        units.add(unit);
      } else if (!isCore("group")) {
        in.skip();
      }
    }
    return new XliffFile(digest, original, List.of(), units);
  }

  private XliffUnit unit() throws FormatException, IOException {
    String id = attribute("id");
    boolean translate = !attribute("translate").equals("no");
    int line = in.line();
    int segments = 0;
    Pair pair = new Pair("", null, "");
    int depth = in.depth();
    while (in.inside(depth)) {
      if (isCore("segment")) {
        segments++;
        pair = pair();
      } else if (isCore("ignorable")) {
        segments++;
        in.skip();
      } else {
        in.skip();
      }
    }
    if (segments != 1) {
      throw new FormatException(
          "line %d: unit %s has %d segments; it has to be one, as it was written"
              .formatted(line, id, segments));
    }
    return new XliffUnit(id, state(pair), translate, pair.source(), pair.target(), List.of(), line);
  }

  private Pair pair() throws FormatException, IOException {
    String state = attribute("state");
    String source = "";
    String target = null;
    int depth = in.depth();
    while (in.inside(depth)) {
      if (isCore("source")) {
        source = text();
      } else if (isCore("target")) {
        target = text();
      } else {
        in.skip();
      }
    }
    return new Pair(source, target, state);
  }

  /** A segment as it is read. */
  private record Pair(String source, @Nullable String target, String state) {}

  private static State state(Pair pair) {
    return switch (pair.state()) {
      case "translated" -> State.TRANSLATED;
      case "reviewed", "final" -> State.REVIEWED;
      default -> State.INITIAL;
    };
  }

  private String text() throws FormatException, IOException {
    StringBuilder text = in.text(SPANS::contains, LONGEST_TEXT);
    characters += text.length();
    if (text.length() > LONGEST_TEXT || characters > MOST_TEXT) {
      throw in.at("there is more text than any digest has");
    }
    return text.toString();
  }

  private String attribute(String name) throws FormatException {
    String value = in.attribute(name);
    if (value != null && value.length() > LONGEST_ID && !name.equals("original")) {
      throw in.at("the attribute %s is too long".formatted(name));
    }
    return value == null ? "" : value;
  }

  private boolean isCore() {
    return in.namespace().equals(XliffWriter.NAMESPACE);
  }

  private boolean isCore(String name) {
    return isCore() && in.name().equals(name);
  }
}
