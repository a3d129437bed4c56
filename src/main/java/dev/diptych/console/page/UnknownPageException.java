package dev.diptych.console.page;

/** There is no such page. */
final class UnknownPageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownPageException(String message) {
    super(message);
  }
}
