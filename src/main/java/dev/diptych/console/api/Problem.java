package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.diptych.operations.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not carried out (RFC 9457, {@code application/problem+json}).
 *
 * @param type a URN made of the code
 * @param title the same for all problems of a status
 * @param status of the answer
 * @param detail what is wrong and what would be right, for a person; free to change
 * @param instance the path of the request
 * @param code what programs go by; stays the same
 * @param exit as a process of the command line would end
 * @param next what may be done instead, the first to be tried first
 * @param order the number of the order that was refused, if it came to one
 * @param faults each by itself, where there may be several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    int exit,
    List<NextStep> next,
    @Nullable Long order,
    @Nullable List<String> faults) {

  Problem {
    next = List.copyOf(next);
  }

  static Problem of(int status, String code, ExitCode exit, String detail) {
    return new Problem(
        "urn:diptych:problem:" + code,
        title(status),
        status,
        detail,
        null,
        code,
        exit.number(),
        List.of(),
        null,
        null);
  }

  /** A request that is wrong. */
  static Problem usage(int status, String code, String detail) {
    return of(status, code, ExitCode.USAGE, detail);
  }

  Problem with(List<NextStep> steps) {
    return new Problem(type, title, status, detail, instance, code, exit, steps, order, faults);
  }

  Problem withFaults(List<String> all) {
    return new Problem(type, title, status, detail, instance, code, exit, next, order, all);
  }

  Problem ofOrder(long number) {
    return new Problem(type, title, status, detail, instance, code, exit, next, number, faults);
  }

  Problem at(String path) {
    return new Problem(type, title, status, detail, path, code, exit, next, order, faults);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "The request is wrong";
      case 401 -> "Nobody is logged in";
      case 403 -> "Not allowed to you";
      case 404 -> "Not found";
      case 405 -> "Not a method of this path";
      case 406 -> "Not available in that form";
      case 409 -> "Not allowed now";
      case 413 -> "Too large";
      case 415 -> "Not readable in that form";
      case 422 -> "It cannot be done as asked";
      case 429 -> "Too often";
      case 503 -> "Not available now";
      default -> status < 500 ? "The request is wrong" : "A fault of ours";
    };
  }
}
