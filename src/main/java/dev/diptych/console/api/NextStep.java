package dev.diptych.console.api;

import dev.diptych.job.Next;
import dev.diptych.operations.RefusalWords;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What helps on, ready to be sent and ready to be typed.
 *
 * @param when what it is for, or when it applies
 * @param verb of the command line
 * @param arguments in their order
 * @param options by name without hyphens; a flag has an empty value
 * @param wantsReason whether it is refused without a {@code reason}, which is to be added to the
 *     body
 * @param command what to type
 * @param method of the request, {@code null} where only the command line can do it
 * @param href of the request, {@code null} where only the command line can do it
 * @param body of the request, {@code null} if it has none; where {@code when} is {@code
 *     SAME_WITH_MORE} its fields are to be added to those of the request that was refused
 */
record NextStep(
    Next.When when,
    String verb,
    List<String> arguments,
    Map<String, String> options,
    boolean wantsReason,
    String command,
    @Nullable String method,
    @Nullable String href,
    @Nullable Map<String, Object> body) {

  private static final Set<String> ORDERS = Set.of("run", "restart", "retry-gaps", "publish");
  private static final Set<String> ON_EDITIONS = Set.of("stop", "recover", "abandon");

  static List<NextStep> of(List<Next> next) {
    return next.stream().map(NextStep::of).toList();
  }

  static NextStep of(Next next) {
    Request request = request(next);
    return new NextStep(
        next.when(),
        next.verb(),
        next.arguments(),
        next.options(),
        next.wantsReason(),
        RefusalWords.command(next),
        request.method(),
        request.href(),
        request.body());
  }

  private record Request(
      @Nullable String method, @Nullable String href, @Nullable Map<String, Object> body) {

    static final Request NONE = new Request(null, null, null);

    static Request get(String path, Object... parts) {
      return new Request("GET", path(path, parts), null);
    }

    static Request post(Map<String, Object> body, String path, Object... parts) {
      return new Request("POST", path(path, parts), body);
    }
  }

  private static Request request(Next next) {
    List<String> words = next.arguments();
    String job = words.isEmpty() ? null : words.get(0);
    String label = words.size() < 2 ? "latest" : words.get(1);
    Map<String, Object> fields = new LinkedHashMap<>();
    next.options().forEach((name, value) -> fields.put(field(name), value(name, value)));
    String verb = next.verb();
    if (ORDERS.contains(verb) || next.when() == Next.When.SAME_WITH_MORE) {
      if (job != null) {
        fields.put("job", job);
      }
      if (words.size() > 1) {
        fields.put("edition", label);
      }
      return Request.post(fields, "/api/orders/{verb}", verb.replace(' ', '-'));
    }
    if (job != null && ON_EDITIONS.contains(verb)) {
      return Request.post(fields, "/api/editions/{job}/{edition}/{verb}", job, label, verb);
    }
    if (job != null && verb.equals("show")) {
      return Request.get("/api/editions/{job}/{edition}", job, label);
    }
    if (job != null && verb.equals("tidy")) {
      return Request.post(fields, "/api/jobs/{job}/tidy", job);
    }
    return switch (verb) {
      case "runs" -> Request.get("/api/editions");
      case "status" -> Request.get("/api/status");
      case "engines" -> Request.get("/api/engines");
      default -> Request.NONE;
    };
  }

  /** {@code budget-calls} is the field {@code budgetCalls}. */
  private static String field(String option) {
    StringBuilder field = new StringBuilder();
    boolean raised = false;
    for (char c : option.toCharArray()) {
      if (c == '-') {
        raised = true;
      } else {
        field.append(raised ? Character.toUpperCase(c) : c);
        raised = false;
      }
    }
    return field.toString();
  }

  private static Object value(String option, String value) {
    if (value.isEmpty()) {
      return true;
    }
    return option.equals("lanes") || option.startsWith("budget-") ? new BigDecimal(value) : value;
  }

  private static String path(String template, Object... parts) {
    return UriComponentsBuilder.fromPath(template).encode().buildAndExpand(parts).toUriString();
  }
}
