package dev.diptych.engine.remote;

import java.util.regex.Pattern;

/**
 * A sign of life of a worker, on the topic {@link Names#WORKERS}.
 *
 * @param version of the messages, {@link Wire#VERSION}
 * @param worker its host and process
 * @param identity of its engine
 * @param lanes how many requests it takes at once; 0 when it leaves
 * @param inHand how many it has taken and not answered
 * @param answered how many it has answered since it began
 * @param failed how many of them with a failure
 * @param perMinute how many within the last minute
 */
public record Announcement(
    int version,
    String worker,
    Identity identity,
    int lanes,
    int inHand,
    long answered,
    long failed,
    long perMinute) {

  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Z}]{1,200}");

  /**
   * Holds it to what can be shown.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public Announcement {
    Wire.require(version);
    if (!PRINTABLE.matcher(worker).matches() || identity == null || lanes < 0) {
      throw new IllegalArgumentException("No sign of life");
    }
  }

  /** The last sign, of one that takes no more requests. */
  public Announcement leaving() {
    return new Announcement(version, worker, identity, 0, inHand, answered, failed, perMinute);
  }
}
