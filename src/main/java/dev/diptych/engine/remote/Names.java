package dev.diptych.engine.remote;

import java.util.regex.Pattern;

/** What queues, topics and properties of messages are called. */
public final class Names {

  /** Topic on which workers give signs of life. */
  public static final String WORKERS = "diptych.workers";

  /** Topic on which somebody asks all workers for one. */
  public static final String ROLL_CALL = "diptych.roll-call";

  /** Queue of requests that two workers had in hand and did not answer. */
  public static final String DEAD = "diptych.dead";

  /** Property of a request and its answer: the installation that asked. */
  public static final String INSTALLATION = "diptych_installation";

  /** Property of a request and its answer: the process that asked. */
  public static final String ASKER = "diptych_asker";

  /** Property by which the broker knows a message that it has already: of two it keeps one. */
  static final String ONCE = "_AMQ_DUPL_ID";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private Names() {}

  /** The queue of an installation's answers. */
  public static String replies(String installation) {
    return "diptych.replies." + installation;
  }

  /** Whether a word may stand in the name of a queue or in a selector. */
  public static boolean isId(String word) {
    return ID.matcher(word).matches();
  }
}
