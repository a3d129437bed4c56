package dev.diptych.exchange;

import java.io.IOException;
import java.io.InputStream;

/** The formats that can be taken back. */
public enum ExchangeFormat {
  /** A translation memory. */
  TMX,
  /** A digest. */
  XLIFF;

  /**
   * What a file is, by its root element whatever its name.
   *
   * @throws FormatException if it is neither
   */
  public static ExchangeFormat of(InputStream stream) throws FormatException, IOException {
    XmlIn in = new XmlIn(stream);
    String root = in.root();
    return switch (root) {
      case "tmx" -> TMX;
      case "xliff" -> XLIFF;
      default -> throw in.at("the root element is <%s>, neither <tmx> nor <xliff>".formatted(root));
    };
  }
}
