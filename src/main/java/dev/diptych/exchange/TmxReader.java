package dev.diptych.exchange;

import dev.diptych.exchange.TmxUnit.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a translation memory in TMX, of any version and any tool, unit by unit: memory does not
 * grow with their number.
 *
 * <p>Of the markup inside a segment only {@code hi} holds text that was translated; what stands in
 * {@code bpt}, {@code ept}, {@code ph}, {@code it} and {@code ut} is code of the document it came
 * from, and goes.
 */
public final class TmxReader {

  /** No sentence is longer; what is, is said to be. */
  public static final int LONGEST_TEXT = 50_000;

  private static final int MOST_VARIANTS = 200;
  private static final Set<String> TRANSLATED = Set.of("hi");

  private TmxReader() {}

  /**
   * Reads a file to its end.
   *
   * @param units gets each unit in the order of the file
   * @throws FormatException if it is broken or no TMX; units before that were passed on
   * @throws IOException if it cannot be read
   */
  public static void read(InputStream stream, Consumer<TmxUnit> units)
      throws FormatException, IOException {
    XmlIn in = new XmlIn(stream);
    if (!in.root().equals("tmx")) {
      throw in.at("the root element is <%s>, not <tmx>".formatted(in.name()));
    }
    int root = in.depth();
    while (in.inside(root)) {
      if (in.name().equals("tu")) {
        units.accept(unit(in));
      } else if (in.name().equals("header")) {
        in.skip();
      }
    }
    in.finish();
  }

  private static TmxUnit unit(XmlIn in) throws FormatException, IOException {
    int line = in.line();
    Instant changed = changed(in, null);
    Origin origin = Origin.UNKNOWN;
    List<Variant> variants = new ArrayList<>();
    int depth = in.depth();
    while (in.inside(depth)) {
      switch (in.name()) {
        case "prop" -> origin = origin(in, origin);
        case "tuv" -> {
          if (variants.size() == MOST_VARIANTS) {
            throw in.at("one unit has more than %d languages".formatted(MOST_VARIANTS));
          }
          variants.add(variant(in, changed));
        }
        default -> in.skip();
      }
    }
    return new TmxUnit(line, origin, variants);
  }

  private static Origin origin(XmlIn in, Origin before) throws FormatException, IOException {
    if (!TmxWriter.ORIGIN.equals(in.attribute("type"))) {
      in.skip();
      return before;
    }
    return Origin.of(in.text(inner -> false, 20).toString().strip().toLowerCase(Locale.ROOT));
  }

  private static Variant variant(XmlIn in, @Nullable Instant unitChanged)
      throws FormatException, IOException {
    String language = in.language();
    if (language == null) {
      language = in.attribute("lang"); // TMX before 1.4.
    }
    Instant changed = changed(in, unitChanged);
    StringBuilder text = new StringBuilder();
    int depth = in.depth();
    while (in.inside(depth)) {
      if (in.name().equals("seg")) {
        text = in.text(TRANSLATED::contains, LONGEST_TEXT);
      } else {
        in.skip();
      }
    }
    return new Variant(
        language == null ? "" : language.strip(),
        XmlText.plain(text),
        text.length() > LONGEST_TEXT,
        changed);
  }

  private static @Nullable Instant changed(XmlIn in, @Nullable Instant otherwise) {
    Instant changed = TmxDates.parse(in.attribute("changedate"));
    Instant created = TmxDates.parse(in.attribute("creationdate"));
    return changed != null ? changed : created != null ? created : otherwise;
  }
}
