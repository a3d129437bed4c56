package dev.diptych.console.access;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said where no page and no controller is reached: a short page for a browser, problem
 * details for a program.
 *
 * @param code stays the same, for programs
 * @param title what happened
 * @param detail to what, and what is right
 * @param next what helps on, the first to be tried first; empty if no verb does
 */
record PlainAnswer(HttpStatus status, String code, String title, String detail, List<Next> next) {

  private static final List<String> FOR_PROGRAMS = List.of("/api", "/actuator", "/v3");

  private static final String RETRY_AFTER_SECONDS = "10";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  PlainAnswer(HttpStatus status, String code, String title, String detail, Next... next) {
    this(status, code, title, detail, List.of(next));
  }

  /** Whether whoever asks wants JSON, to go by the path and by what they say they accept. */
  static boolean forProgram(HttpServletRequest request) {
    String path = request.getRequestURI();
    String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
    return FOR_PROGRAMS.stream()
            .anyMatch(start -> path.equals(start) || path.startsWith(start + "/"))
        || TokenFilter.hasToken(request)
        || (accept.contains("json") && !accept.contains("html"));
  }

  /** Writes it, as whoever asks wants it. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean json = forProgram(request);
    byte[] body = (json ? json(request.getRequestURI()) : page()).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setContentType(json ? "application/problem+json" : "text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private String json(String path) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:diptych:problem:" + code);
    problem.put("title", title);
    problem.put("status", status.value());
    problem.put("detail", detail);
    problem.put("instance", path);
    problem.put("code", code);
    problem.put("exit", (status.is5xxServerError() ? ExitCode.FAILED : ExitCode.USAGE).number());
    problem.put("next", next.stream().map(PlainAnswer::json).toList());
    return JSON.writeValueAsString(problem);
  }

  private static Map<String, Object> json(Next step) {
    Map<String, Object> next = new LinkedHashMap<>();
    next.put("when", step.when());
    next.put("verb", step.verb());
    next.put("arguments", step.arguments());
    next.put("options", step.options());
    next.put("wantsReason", step.wantsReason());
    next.put("command", RefusalWords.command(step));
    return next;
  }

  private String page() {
    String commands =
        next.isEmpty()
            ? ""
            : "<p><code>%s</code></p>\n"
                .formatted(HtmlUtils.htmlEscape(RefusalWords.commands(next)));
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s · Diptych</title>
    <link rel="stylesheet" href="/css/console.css">
    </head>
    <body>
    <main>
    <h1>%1$s</h1>
    <p>%2$s</p>
    %3$s<p><a href="/">Start page</a></p>
    </main>
    </body>
    </html>
    """
        .formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(detail), commands);
  }

  /** The tables cannot be asked, so that nobody can be known. */
  static PlainAnswer databaseAway() {
    return new PlainAnswer(
        HttpStatus.SERVICE_UNAVAILABLE,
        "database-away",
        "The database does not answer",
        "It cannot be seen who you are, and nothing was changed. Try again in a few seconds; if it"
            + " stays so, the log says why: data/logs/diptych.log",
        Next.of(When.TO_SEE, "status"));
  }
}
