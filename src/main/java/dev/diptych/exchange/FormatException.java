package dev.diptych.exchange;

/**
 * A file is not what it should be: broken, of another format, or beyond what is read. The message
 * says what is wrong and in which line, without the file's name.
 */
public final class FormatException extends Exception {

  private static final long serialVersionUID = 1L;

  FormatException(String message) {
    super(message);
  }

  FormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
