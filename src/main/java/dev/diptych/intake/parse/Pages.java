package dev.diptych.intake.parse;

import dev.diptych.intake.UnreadableException;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** The pages of a file that is nothing but pictures. For one file and one thread. */
interface Pages {

  /** How many there are. */
  int count() throws IOException;

  /**
   * Draws a page.
   *
   * @param page from 0
   * @return in shades of grey, of bounded size
   * @throws UnreadableException if it is too large to be drawn
   */
  BufferedImage draw(int page) throws IOException, UnreadableException;
}
