package dev.diptych.run;

import dev.diptych.store.DatabaseFaults;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What went wrong, in words for an operator: without names of classes and without stack traces,
 * which stand in the log.
 */
public final class FaultWords {

  private FaultWords() {}

  /** What a failure means; a sentence without a full stop. */
  public static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "memory ran out; give it more, for example with -Xmx2g";
      }
      if (cause instanceof FileSystemException file) {
        return of(file);
      }
    }
    return DatabaseFaults.words(failure).orElseGet(() -> ofRoot(root(failure)));
  }

  private static String of(FileSystemException failure) {
    String file = String.valueOf(failure.getFile());
    if (failure instanceof AccessDeniedException) {
      return file + " may not be read or written by this user; check its owner and rights";
    }
    if (failure instanceof NoSuchFileException) {
      return file + " does not exist";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return file + " exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return file + " is no folder";
    }
    String reason = failure.getReason();
    if (reason != null && reason.contains("No space left")) {
      return "the disk of " + file + " is full; make room";
    }
    return file + ": " + (reason == null ? "it cannot be used" : reason);
  }

  private static String ofRoot(Throwable root) {
    String message = root.getMessage();
    if (message == null || message.isBlank()) {
      return "an unexpected fault";
    }
    return root instanceof IOException ? message : "an unexpected fault (" + message + ")";
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
