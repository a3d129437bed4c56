package dev.diptych.console.page;

import dev.diptych.operations.NightHistory.Night;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * A figure of each night as a bar of a drawing; all lengths in units of the drawing.
 *
 * @param name as the bundle calls it below {@code plot.}
 * @param bars oldest first
 * @param fewestWords the smallest figure as people write it
 * @param mostWords the largest
 * @param first the label of the oldest night
 * @param last that of the newest
 */
record Plot(
    String name, List<Bar> bars, String fewestWords, String mostWords, String first, String last) {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 150;
  private static final int BASE = 130;
  private static final int TOP = 8;

  /** With few nights a bar is no wall. */
  private static final double WIDEST = 28;

  Plot {
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param flaw whether what it shows should be nothing
   * @param title what it says in words
   */
  record Bar(String x, String y, String width, String height, boolean flaw, String title) {}

  static Plot of(
      String name,
      List<Night> nights,
      ToLongFunction<Night> figure,
      LongFunction<String> words,
      boolean flaw) {
    long most = nights.stream().mapToLong(figure).max().orElse(0);
    long fewest = nights.stream().mapToLong(figure).min().orElse(0);
    double step = (double) WIDTH / Math.max(1, nights.size());
    double width = Math.min(WIDEST, step * 0.8);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < nights.size(); i++) {
      Night night = nights.get(i);
      long value = figure.applyAsLong(night);
      double height = most == 0 ? 0 : (double) (BASE - TOP) * value / most;
      bars.add(
          new Bar(
              length(i * step + (step - width) / 2),
              length(BASE - height),
              length(width),
              length(height),
              flaw,
              night.edition() + ": " + words.apply(value)));
    }
    return new Plot(
        name,
        bars,
        words.apply(fewest),
        words.apply(most),
        nights.isEmpty() ? "" : nights.get(0).edition(),
        nights.isEmpty() ? "" : nights.get(nights.size() - 1).edition());
  }

  private static String length(double units) {
    return String.format(Locale.ROOT, "%.2f", units);
  }

  /** The width of the drawing. */
  public int width() {
    return WIDTH;
  }

  /** Its height. */
  public int height() {
    return HEIGHT;
  }

  /** Where its bars stand. */
  public int base() {
    return BASE;
  }
}
